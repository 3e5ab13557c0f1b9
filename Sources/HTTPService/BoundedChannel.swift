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
        return base.setup(channel: channel, logger: logger).flatMapThrowing { [bounds] value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(
                RequestGuard(bounds: bounds, isAdmitted: isAdmitted), position: .after(decoder))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
