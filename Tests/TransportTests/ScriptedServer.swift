import NIOCore
import NIOPosix
import Synchronization

/// A TCP or Unix-socket server that waits for bytes and answers them, step by step, as a test says.
final class ScriptedServer: Sendable {
    /// Waits until `isComplete` is true of what came since the last step, then sends the answer.
    struct Step: Sendable {
        let isComplete: @Sendable ([UInt8]) -> Bool
        let answer: [UInt8]
        var closes = false

        /// Waits for a whole request head and, where it declares one, its body.
        static func http(_ answer: String, closes: Bool = false) -> Step {
            http(bytes: Array(answer.utf8), closes: closes)
        }

        static func http(bytes: [UInt8], closes: Bool = false) -> Step {
            Step(isComplete: isWholeRequest, answer: bytes, closes: closes)
        }

        private static func isWholeRequest(_ bytes: [UInt8]) -> Bool {
            let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
            guard parts.count > 1 else { return false }
            let length = parts[0].lowercased().split(separator: "\r\n")
                .first { $0.hasPrefix("content-length: ") }
                .flatMap { Int($0.dropFirst("content-length: ".count)) }
            return parts[1].utf8.count >= length ?? 0
        }
    }

    private let channel: any Channel
    private let heardSteps: Heard

    /// Each connection goes through the steps from the first.
    init(_ steps: [Step], socketPath: String? = nil) async throws {
        let heard = Heard()
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ScriptHandler(steps, heard))
                }
            }
        if let socketPath {
            channel = try await bootstrap.bind(
                unixDomainSocketPath: socketPath, cleanupExistingSocketFile: true
            ).get()
        } else {
            channel = try await bootstrap.bind(host: "127.0.0.1", port: 0).get()
        }
        heardSteps = heard
    }

    var port: Int { channel.localAddress?.port ?? 0 }

    /// What completed each step, over all connections.
    var heard: [[UInt8]] { heardSteps.steps.withLock { $0 } }

    /// The same as text.
    var heardText: [String] { heard.map { String(decoding: $0, as: UTF8.self) } }

    func stop() async {
        try? await channel.close().get()
    }
}

private final class Heard: Sendable {
    let steps = Mutex<[[UInt8]]>([])
}

private final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var steps: ArraySlice<ScriptedServer.Step>
    private let heard: Heard
    private var bytes: [UInt8] = []

    init(_ steps: [ScriptedServer.Step], _ heard: Heard) {
        self.steps = steps[...]
        self.heard = heard
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += Array(unwrapInboundIn(data).readableBytesView)
        guard let step = steps.first, step.isComplete(bytes) else { return }
        let complete = bytes
        heard.steps.withLock { $0.append(complete) }
        bytes = []
        steps = steps.dropFirst()
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: step.answer)), promise: nil)
        if step.closes { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

extension String {
    /// The pieces between separators, without Foundation.
    func components(separatedBy separator: String) -> [String] {
        var pieces: [String] = []
        var piece: [UInt8] = []
        for byte in utf8 {
            piece.append(byte)
            if piece.suffix(separator.utf8.count).elementsEqual(separator.utf8) {
                pieces.append(
                    String(decoding: piece.dropLast(separator.utf8.count), as: UTF8.self))
                piece = []
            }
        }
        return pieces + [String(decoding: piece, as: UTF8.self)]
    }
}
