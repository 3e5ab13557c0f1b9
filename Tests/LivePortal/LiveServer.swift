package import HTTPService

/// A server of this process on a free loopback port.
package struct LiveServer: Sendable {
    package let port: Int
    private let task: Task<Void, any Error>

    /// Returns once it accepts connections.
    package init(_ routes: [Route]) async throws {
        let (ports, found) = AsyncStream<Int>.makeStream()
        let server = BoundedServer(
            address: .loopback(host: .v4, port: 0), routes: routes,
            onRunning: { port in
                found.yield(port ?? 0)
                found.finish()
            })
        let task = Task { try await server.run() }
        var first: Int?
        for await port in ports { first = port }
        guard let first else { throw CancellationError() }
        port = first
        self.task = task
    }

    /// Closes every connection at once, as a killed process does.
    package func kill() async {
        task.cancel()
        _ = try? await task.value
    }
}
