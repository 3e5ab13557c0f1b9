import HTTPService
import NIOPosix
import Secrets
import ServiceLifecycle

/// The desk in the browser: pages on this computer's loopback, for whoever types the printed code (Specification.md §2).
package struct DeskServer: Service {
    private let house: DeskHouse
    private let announce: @Sendable (String) -> Void
    private let tellCode: @Sendable (String) -> Void

    /// - Parameters:
    ///   - announce: told the address once the desk can be opened.
    ///   - tellCode: told each new single-use code, to be shown to the officer and nobody else.
    package init(
        settings: DeskSettings, announce: @escaping @Sendable (String) -> Void,
        tellCode: @escaping @Sendable (String) -> Void
    ) {
        house = DeskHouse(settings: settings)
        self.announce = announce
        self.tellCode = tellCode
    }

    /// Lets a browser in anew; whoever was in is out, and the desk locks.
    package func renewCode() async {
        tellCode(await house.issueCode().text)
    }

    /// Serves until a graceful shutdown; then the keys are let go of.
    package func run() async throws {
        let house = house
        let routes = [ServiceMethod.get, .post].flatMap { method in
            [Route.Path.exact("/"), .prefix("/")].map { path in
                Route(
                    method, path, bodyLimit: method == .post ? Self.bodyLimit : 0,
                    headers: RequestCheck.headers
                ) { await house.respond($0) }
            }
        }
        var bounds = ServiceBounds()
        bounds.isReadableFromElsewhere = false
        let server = BoundedServer(
            address: .loopback(host: .v4, port: 0), bounds: bounds, routes: routes
        ) { port in
            await house.serve(at: port ?? 0)
            announce("http://\(await house.host)/")
            await renewCode()
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask {
                while !Task.isCancelled {
                    await house.lookAround()
                    try? await Task.sleep(for: house.settings.interval)
                }
            }
            group.addTask {
                // By itself: a portal that keeps the desk waiting keeps it from nothing.
                while !Task.isCancelled {
                    await house.lockIfIdle()
                    try? await Task.sleep(for: .seconds(1))
                }
            }
            try await group.next()
            group.cancelAll()
        }
        await house.lock()
    }

    /// The longest reply, every byte of it escaped.
    private static let bodyLimit = 512 * 1024
}
