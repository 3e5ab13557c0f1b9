import HTTPService
import Testing

@Suite struct `A bounded server keeping time` {
    private let routes = [
        Route(.post, .exact("/b"), bodyLimit: 1_000_000, handler: echo),
        Route(.get, .exact("/large")) { _ in
            .bytes([UInt8](repeating: 0x61, count: 64 * 1024 * 1024))
        },
    ]

    @Test func `closes a connection that says nothing`() async throws {
        var bounds = ServiceBounds()
        bounds.idleTimeout = .milliseconds(200)
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            #expect(await connection.hearsEnd(within: .seconds(2)))
        }
    }

    @Test func `closes a connection whose headers trickle`() async throws {
        var bounds = ServiceBounds()
        bounds.idleTimeout = .milliseconds(300)
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send("GET /a HTTP/1.1\r\nHost: x\r\n")
            // isClosed sends a byte every few milliseconds; none of them renews the time.
            #expect(await connection.isClosed(within: .seconds(2)))
            #expect(connection.heard.isEmpty)
        }
    }

    @Test func `closes a connection that stays idle after its answer`() async throws {
        var bounds = ServiceBounds()
        bounds.idleTimeout = .milliseconds(200)
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(postHead("/b", length: 2) + "ok")
            #expect(await connection.hears("200 OK"))
            #expect(await connection.hearsEnd(within: .seconds(2)))
        }
    }

    @Test func `answers 408 to a body that trickles, and closes`() async throws {
        var bounds = ServiceBounds()
        bounds.bodyTimeout = .milliseconds(300)
        bounds.lingerTimeout = .milliseconds(200)
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(postHead("/b", length: 100_000))
            #expect(await connection.isClosed(within: .seconds(3)))
            #expect(connection.heard.contains("408 Request Timeout"))
            #expect(connection.heard.contains("\"code\":\"too-slow\""))
        }
    }

    @Test func `answers 408 to a body that stalls, and closes`() async throws {
        var bounds = ServiceBounds()
        bounds.bodyTimeout = .milliseconds(200)
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(postHead("/b", length: 100_000) + "start")
            #expect(await connection.hears("408 Request Timeout", within: .seconds(2)))
            #expect(await connection.isClosed(within: .seconds(2)))
        }
    }

    @Test func `closes on a client that does not take its answer`() async throws {
        var bounds = ServiceBounds()
        bounds.answerTimeout = .milliseconds(300)
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port, reading: false)
            try await connection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
            try await Task.sleep(for: .milliseconds(600))
            try await connection.startReading()
            #expect(await connection.hearsEnd(within: .seconds(2)))
            #expect(connection.heardByteCount < 64 * 1024 * 1024)
        }
    }

    @Test func `does not count a slow reader as idle`() async throws {
        var bounds = ServiceBounds()
        bounds.idleTimeout = .milliseconds(200)
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port, reading: false)
            try await connection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
            try await Task.sleep(for: .milliseconds(600))
            try await connection.startReading()
            #expect(await connection.hearsEnd())
            #expect(connection.heardByteCount > 64 * 1024 * 1024)
        }
    }
}
