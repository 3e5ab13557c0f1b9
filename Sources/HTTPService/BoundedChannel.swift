import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Hummingbird's HTTP/1.1 connection with our guard in front, counted against the maximum.
struct BoundedChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    private let base: HTTP1Channel
    private let bounds: ServiceBounds
    private let connections: OpenConnections
    private let unclaimed = UnclaimedConnections()

    init(
        bounds: ServiceBounds, connections: OpenConnections,
        responder: @escaping HTTPChannelHandler.Responder
    ) {
        self.bounds = bounds
        self.connections = connections
        base = HTTP1Channel(
            responder: responder,
            configuration: .init(
                idleTimeout: TimeAmount(bounds.idleTimeout),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: bounds.maximumHeaderFieldByteCount,
                    maxHeaderListSize: bounds.maximumHeaderListByteCount,
                    maxHeaderFieldCount: bounds.maximumHeaderFieldCount)))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let isAdmitted = connections.admit(channel)
        return base.setup(channel: channel, logger: logger).map { [bounds, unclaimed] value in
            unclaimed.hold(value)
            do {
                let pipeline = channel.pipeline.syncOperations
                let decoder = try pipeline.handler(
                    type: ByteToMessageHandler<HTTPRequestDecoder>.self)
                try pipeline.addHandler(
                    RequestGuard(bounds: bounds, isAdmitted: isAdmitted), position: .after(decoder))
            } catch {
                // No connection goes unguarded.
                channel.close(promise: nil)
            }
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        guard unclaimed.claim(value) else { return }
        await base.handle(value: value, logger: logger)
    }
}
