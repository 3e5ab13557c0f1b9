import HTTPService

/// Runs a server on a free port for the time of a test.
func withServer(
    _ routes: [Route], bounds: ServiceBounds = ServiceBounds(),
    _ body: @Sendable (Int) async throws -> Void
) async throws {
    let (ports, found) = AsyncStream<Int>.makeStream()
    let server = BoundedServer(
        address: .loopback(host: .v4, port: 0), bounds: bounds, routes: routes,
        onRunning: { port in
            found.yield(port ?? 0)
            found.finish()
        })
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        for await port in ports {
            try await body(port)
        }
        group.cancelAll()
    }
}

/// Sends one request on a new connection and returns what was heard until the server's end.
func exchange(_ request: String, port: Int) async throws -> String {
    let connection = try await RawConnection.open(port: port)
    try await connection.send(request)
    _ = await connection.hearsEnd()
    await connection.close()
    return connection.heard
}

/// Answers with the method, the path, the query and the body.
let echo: Route.Handler = { request in
    let body = String(decoding: request.body, as: UTF8.self)
    return .text("\(request.method.rawValue) \(request.path) ?\(request.query) [\(body)]")
}

/// A complete GET that asks for the end of the connection.
func get(_ target: String) -> String {
    "GET \(target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
}

/// The head of a POST with a declared length.
func postHead(_ target: String, length: Int) -> String {
    "POST \(target) HTTP/1.1\r\nHost: x\r\nContent-Length: \(length)\r\n\r\n"
}
