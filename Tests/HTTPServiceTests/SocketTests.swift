import HTTPService
import NIOCore
import Testing

@Suite struct `A bounded server on a Unix socket` {
    @Test func `answers, and has no port`() async throws {
        let path = "/tmp/senim-test-\(UInt32.random(in: 0...UInt32.max)).socket"
        let (ports, found) = AsyncStream<Int?>.makeStream()
        let server = BoundedServer(
            address: .unixSocket(path: path), routes: [Route(.get, .exact("/a"), handler: echo)],
            onRunning: { port in
                found.yield(port)
                found.finish()
            })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await port in ports {
                #expect(port == nil)
                let connection = try await RawConnection.open(socketPath: path)
                try await connection.send(get("/a"))
                #expect(await connection.hears("GET /a ?"))
                await connection.close()
            }
            group.cancelAll()
        }
    }
}
