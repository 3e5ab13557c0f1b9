import NIOCore
import NIOPosix
import Synchronization

/// A TCP client that sends exactly what a test says and keeps everything it hears.
///
/// It does not close when the server ends its side, so a test sees whether the server truly closes.
final class RawConnection: Sendable {
    private let channel: any Channel
    private let record: Record

    private init(channel: any Channel, record: Record) {
        self.channel = channel
        self.record = record
    }

    static func open(port: Int, reading: Bool = true) async throws -> RawConnection {
        let record = Record()
        let bootstrap = bootstrap(record).channelOption(.autoRead, value: reading)
        let channel = try await bootstrap.connect(host: "127.0.0.1", port: port).get()
        return RawConnection(channel: channel, record: record)
    }

    static func open(socketPath: String) async throws -> RawConnection {
        let record = Record()
        let channel = try await bootstrap(record).connect(unixDomainSocketPath: socketPath).get()
        return RawConnection(channel: channel, record: record)
    }

    private static func bootstrap(_ record: Record) -> ClientBootstrap {
        ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(RecordingHandler(record))
                }
            }
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    /// Ends our side only.
    func endSending() async throws {
        try await channel.close(mode: .output).get()
    }

    func startReading() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }

    func close() async {
        try? await channel.close().get()
    }

    /// Everything heard, as text.
    var heard: String {
        String(decoding: record.state.withLock { $0.bytes }, as: UTF8.self)
    }

    var heardByteCount: Int { record.state.withLock { $0.bytes.count } }

    /// Waits until something was heard that contains the text.
    func hears(_ text: String, within limit: Duration = .seconds(5)) async -> Bool {
        await until(limit) { self.heard.contains(text) }
    }

    /// Waits for the end of the server's side.
    func hearsEnd(within limit: Duration = .seconds(5)) async -> Bool {
        await until(limit) { self.record.state.withLock { $0.hasEnded || $0.isClosed } }
    }

    /// Waits until the server has closed altogether, sending bytes to find out.
    func isClosed(within limit: Duration = .seconds(5)) async -> Bool {
        await until(limit) {
            self.channel.writeAndFlush(ByteBuffer(string: "x"), promise: nil)
            return self.record.state.withLock { $0.isClosed }
        }
    }

    private func until(
        _ limit: Duration, _ condition: @Sendable () -> Bool
    ) async -> Bool {
        let end = ContinuousClock.now + limit
        while !condition() {
            guard ContinuousClock.now < end else { return false }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return true
    }
}

private final class Record: Sendable {
    struct State {
        var bytes: [UInt8] = []
        var hasEnded = false
        var isClosed = false
    }

    let state = Mutex(State())
}

private final class RecordingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let record: Record

    init(_ record: Record) {
        self.record = record
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        record.state.withLock { $0.bytes += bytes }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            record.state.withLock { $0.hasEnded = true }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        record.state.withLock { $0.isClosed = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
