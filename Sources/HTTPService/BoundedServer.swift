import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// An HTTP/1.1 server that a stranger cannot exhaust, and that knows nothing about who asks.
///
/// It listens on loopback or a Unix socket only, keeps no access log, reads no remote address, and
/// writes nothing anywhere: whoever runs it says that it started and stopped. Every bound of
/// `ServiceBounds` holds for every connection.
package struct BoundedServer: Service {
    private let address: ServiceAddress
    private let bounds: ServiceBounds
    private let routes: RouteTable
    private let onRunning: @Sendable (Int?) async -> Void

    /// A server that is not running yet.
    ///
    /// - Parameter onRunning: called once the server accepts connections, with the port it got
    ///   (nil for a Unix socket).
    package init(
        address: ServiceAddress, bounds: ServiceBounds = ServiceBounds(), routes: [Route],
        onRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) {
        self.address = address
        self.bounds = bounds
        self.routes = RouteTable(routes)
        self.onRunning = onRunning
    }

    /// Serves until a graceful shutdown of the surrounding `ServiceGroup`, or until the task is
    /// cancelled.
    ///
    /// A graceful shutdown takes no new connections, lets requests finish for
    /// `ServiceBounds.shutdownTimeout`, and then closes what is left. Cancelling closes at once.
    package func run() async throws(ServerFailed) {
        let connections = OpenConnections(maximumCount: bounds.maximumConnections)
        do {
            let server = try makeServer(connections: connections)
            try await withTaskCancellationHandler {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await server.run() }
                    group.addTask { await closeAfterGrace(connections) }
                    // The server ends first: the other task only ends with it or ends it.
                    while try await group.next() != nil { group.cancelAll() }
                }
            } onCancel: {
                connections.closeAll()
            }
        } catch let error as IOError {
            throw ServerFailed(error)
        } catch is CancellationError {
            return
        } catch {
            throw ServerFailed.other
        }
    }

    private func makeServer(connections: OpenConnections) throws -> any Service {
        let responder = Responder(routes: routes, bounds: bounds)
        let builder = HTTPServerBuilder { [bounds] respond in
            BoundedChannel(bounds: bounds, connections: connections, responder: respond)
        }
        return try builder.buildServer(
            configuration: ServerConfiguration(address: address.bindAddress),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() },
            responder: { request, writer, channel in
                try await responder.respond(to: request, writer: writer, channel: channel)
            },
            onServerRunning: { [onRunning] channel in
                // The address we listen on ourselves; a client's is never asked for.
                await onRunning(channel.localAddress?.port)
            })
    }

    /// Waits for the graceful shutdown, gives open requests their time, and closes the rest.
    ///
    /// A server without traffic has returned before that, which cancels the waiting.
    private func closeAfterGrace(_ connections: OpenConnections) async {
        guard (try? await gracefulShutdown()) != nil else { return }
        try? await Task.sleep(for: bounds.shutdownTimeout)
        connections.closeAll()
    }
}

extension ServiceAddress {
    /// The same, for Hummingbird.
    fileprivate var bindAddress: BindAddress {
        switch self {
        case .loopback(let host, let port): .hostname(host.rawValue, port: port)
        case .unixSocket(let path): .unixDomainSocket(path: path)
        }
    }
}
