import HTTPService
import Synchronization
import Testing

@Suite struct `A bounded server refusing` {
    @Test(arguments: [
        "GET /a HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
    ])
    func `asks for exactly one Host`(request: String) async throws {
        try await withServer([Route(.get, .exact("/a"), handler: echo)]) { port in
            let heard = try await exchange(request, port: port)
            #expect(heard.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
            #expect(heard.contains("exactly one Host"))
        }
    }

    @Test(arguments: [
        "GET /a HTTP/1.0\r\nHost: x\r\n\r\n",
        "GET /a HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET /a\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 9000))\r\n\r\n",
        "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\n\(String(repeating: "X: y\r\n", count: 70))\r\n",
        "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\n",
    ])
    func `answers a malformed request with 400 and closes`(request: String) async throws {
        try await withServer([Route(.get, .exact("/a"), handler: echo)]) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(request)
            #expect(await connection.hears("HTTP/1.1 400 Bad Request\r\n"))
            #expect(await connection.hears("\"code\":\"malformed-request\""))
            #expect(connection.heard.contains("X-Content-Type-Options: nosniff"))
            #expect(await connection.isClosed())
        }
    }

    @Test func `refuses a length and chunks at once`() async throws {
        try await withServer([Route(.post, .exact("/b"), bodyLimit: 9, handler: echo)]) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(
                "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
            #expect(await connection.hears("400 Bad Request"))
            #expect(!connection.heard.contains("200 OK"))
            #expect(await connection.isClosed())
        }
    }

    @Test func `refuses a declared length over the limit without reading, and closes`()
        async throws
    {
        var bounds = ServiceBounds()
        bounds.lingerTimeout = .milliseconds(200)
        let routes = [Route(.post, .exact("/b"), bodyLimit: 10, handler: echo)]
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(postHead("/b", length: 11))
            #expect(await connection.hears("HTTP/1.1 413 "))
            #expect(connection.heard.contains("at most 10 bytes"))
            #expect(await connection.hearsEnd())
            // It goes on sending; the server does not listen for ever.
            #expect(await connection.isClosed(within: .seconds(2)))
        }
    }

    @Test func `takes a body of exactly the limit`() async throws {
        let routes = [Route(.post, .exact("/b"), bodyLimit: 10, handler: echo)]
        try await withServer(routes) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(postHead("/b", length: 10) + "0123456789")
            #expect(await connection.hears("[0123456789]"))
            await connection.close()
        }
    }

    @Test func `counts chunks and refuses the first byte over the limit`() async throws {
        var bounds = ServiceBounds()
        bounds.lingerTimeout = .milliseconds(200)
        let routes = [Route(.post, .exact("/b"), bodyLimit: 10, handler: echo)]
        try await withServer(routes, bounds: bounds) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(
                "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            try await connection.send("8\r\n01234567\r\n")
            try await connection.send("3\r\n890\r\n")
            #expect(await connection.hears("HTTP/1.1 413 "))
            #expect(await connection.isClosed(within: .seconds(2)))
        }
    }

    @Test func `refuses any body where the route takes none`() async throws {
        try await withServer([Route(.get, .exact("/a"), handler: echo)]) { port in
            let heard = try await exchange(
                "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx", port: port)
            #expect(heard.contains("HTTP/1.1 413 "))
        }
    }

    @Test(arguments: [
        "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234",
        "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n",
        "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ])
    func `never takes a body cut short for a complete one`(request: String) async throws {
        let calls = Atomic(0)
        let routes = [
            Route(.post, .exact("/b"), bodyLimit: 16) { _ in
                calls.add(1, ordering: .relaxed)
                return .text("taken")
            }
        ]
        try await withServer(routes) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(request)
            try await connection.endSending()
            #expect(await connection.hearsEnd())
            #expect(!connection.heard.contains("200 OK"))
            await connection.close()
            let other = try await RawConnection.open(port: port)
            try await other.send(request)
            await other.close()
        }
        #expect(calls.load(ordering: .relaxed) == 0)
    }

    @Test func `refuses an expectation it does not know`() async throws {
        try await withServer([Route(.get, .exact("/a"), handler: echo)]) { port in
            let heard = try await exchange(
                "GET /a HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n", port: port
            )
            #expect(heard.hasPrefix("HTTP/1.1 417 Expectation Failed\r\n"))
        }
    }
}
