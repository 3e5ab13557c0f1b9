import HTTPService
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@Suite struct `A bounded server stopping` {
    @Test func `ends within its grace though an upload stalls`() async throws {
        var bounds = ServiceBounds()
        bounds.shutdownTimeout = .milliseconds(300)
        let routes = [Route(.post, .exact("/b"), bodyLimit: 100, handler: echo)]
        let took = try await stopped(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(postHead("/b", length: 100) + "start")
            // Nothing tells when the server has read the head.
            try await Task.sleep(for: .milliseconds(100))
            return connection
        }
        #expect(took >= .milliseconds(250))
        // Without the grace it would last as long as a body may: two minutes.
        #expect(took < .seconds(60))
    }

    @Test func `ends at once when only idle connections are open`() async throws {
        var bounds = ServiceBounds()
        bounds.shutdownTimeout = .seconds(60)
        bounds.idleTimeout = .seconds(60)
        let routes = [Route(.get, .exact("/a"), handler: echo)]
        let took = try await stopped(routes, bounds: bounds) { port in
            try await RawConnection.open(port: port)
        }
        // It waits for neither of the two.
        #expect(took < .seconds(30))
    }

    @Test func `lets a request in work finish`() async throws {
        let (began, begin) = AsyncStream<Void>.makeStream()
        let routes = [
            Route(.get, .exact("/slow")) { _ in
                begin.yield()
                try? await Task.sleep(for: .milliseconds(200))
                return .text("slow done")
            }
        ]
        let connection = Mutex<RawConnection?>(nil)
        _ = try await stopped(routes) { port in
            let opened = try await RawConnection.open(port: port)
            try await opened.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            for await _ in began { break }
            connection.withLock { $0 = opened }
            return opened
        }
        #expect(connection.withLock { $0?.heard.contains("slow done") } == true)
    }

    @Test func `survives being cancelled while connections arrive`() async throws {
        for _ in 0..<20 {
            try await withServer([Route(.get, .exact("/a"), handler: echo)]) { port in
                for _ in 0..<8 {
                    Task {
                        let connection = try? await RawConnection.open(port: port)
                        try? await connection?.send("GET /a HTTP/1.1\r\n")
                        await connection?.close()
                    }
                }
                try await Task.sleep(for: .milliseconds(1))
            }
        }
    }

    @Test func `says that an address is taken`() async throws {
        try await withServer([]) { port in
            let second = BoundedServer(address: .loopback(host: .v4, port: port), routes: [])
            await #expect(throws: ServerFailed.addressInUse) { try await second.run() }
        }
    }

    @Test func `says that the folder of a socket is missing`() async throws {
        let server = BoundedServer(address: .unixSocket(path: "/nowhere/a.socket"), routes: [])
        await #expect(throws: ServerFailed.noSuchFolder) { try await server.run() }
    }

    /// Starts a server in a service group, lets a client begin something, shuts down gracefully,
    /// and measures how long that takes.
    private func stopped(
        _ routes: [Route], bounds: ServiceBounds = ServiceBounds(),
        client: @escaping @Sendable (Int) async throws -> RawConnection
    ) async throws -> Duration {
        let (ports, found) = AsyncStream<Int>.makeStream()
        let server = BoundedServer(
            address: .loopback(host: .v4, port: 0), bounds: bounds, routes: routes,
            onRunning: { port in
                found.yield(port ?? 0)
                found.finish()
            })
        let group = ServiceGroup(
            services: [server], logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var connection: RawConnection?
            for await port in ports { connection = try await client(port) }
            let start = ContinuousClock.now
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            let took = ContinuousClock.now - start
            _ = await connection?.hearsEnd()
            await connection?.close()
            return took
        }
    }
}
