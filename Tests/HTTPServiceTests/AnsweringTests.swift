import HTTPService
import Testing

@Suite struct `A bounded server answering` {
    private let routes = [
        Route(.get, .exact("/a"), handler: echo),
        Route(.get, .prefix("/tile/"), handler: echo),
        Route(.get, .prefix("/tile/entries/")) { _ in .text("entries", caching: .immutable) },
        Route(.post, .exact("/b"), bodyLimit: 16, handler: echo),
        Route(.get, .exact("/b"), handler: echo),
        Route(.get, .exact("/large")) { _ in
            .bytes([UInt8](repeating: 0x61, count: 3_000_000))
        },
    ]

    @Test(arguments: [
        ("/a", "GET /a ?"), ("/a?x=1&y", "GET /a ?x=1&y"), ("/tile/0/x001", "GET /tile/0/x001"),
        ("/tile/entries/000", "entries"),
    ])
    func `hands the path and the query to the route that fits best`(
        target: String, answer: String
    ) async throws {
        try await withServer(routes) { port in
            let heard = try await exchange(get(target), port: port)
            #expect(heard.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(heard.contains("\r\n\r\n" + answer))
        }
    }

    @Test func `hands the body over, counted or in chunks`() async throws {
        try await withServer(routes) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(postHead("/b", length: 5) + "hello")
            #expect(await connection.hears("POST /b ? [hello]"))
            try await connection.send(
                "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            try await connection.send("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
            #expect(await connection.hears("POST /b ? [abcde]"))
            await connection.close()
        }
    }

    @Test(arguments: ["/", "/aa", "/A", "/%61", "/tile/", "/tile", "//a", "/a/"])
    func `refuses an unknown path with 404`(target: String) async throws {
        try await withServer(routes) { port in
            let heard = try await exchange(get(target), port: port)
            #expect(heard.hasPrefix("HTTP/1.1 404 Not Found\r\n"))
            #expect(heard.contains("\"code\":\"not-found\""))
        }
    }

    @Test(arguments: [("PUT", "/b", "GET, HEAD, POST"), ("POST", "/a", "GET, HEAD")])
    func `refuses a wrong method with 405 and the methods it takes`(
        method: String, target: String, allowed: String
    ) async throws {
        try await withServer(routes) { port in
            let heard = try await exchange(
                "\(method) \(target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
            #expect(heard.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
            #expect(heard.contains("Allow: \(allowed)\r\n"))
        }
    }

    @Test func `answers HEAD as GET without the body`() async throws {
        try await withServer(routes) { port in
            let heard = try await exchange(
                "HEAD /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
            #expect(heard.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(heard.contains("Content-Length: 3000000\r\n"))
            #expect(heard.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `sends a large answer whole before it closes`() async throws {
        try await withServer(routes) { port in
            let heard = try await exchange(get("/large"), port: port)
            #expect(heard.split(separator: "\r\n\r\n").last?.utf8.count == 3_000_000)
        }
    }

    @Test func `sends the security headers with answers and refusals alike`() async throws {
        try await withServer(routes) { port in
            for target in ["/a", "/unknown"] {
                let heard = try await exchange(get(target), port: port)
                for header in [
                    "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
                    "Referrer-Policy: no-referrer", "Connection: close", "Date: ",
                    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
                ] {
                    #expect(heard.contains("\r\n\(header)"), "\(header)")
                }
                #expect(!heard.lowercased().contains("\r\nserver:"))
            }
        }
    }

    @Test func `lets only a route that says so be stored`() async throws {
        try await withServer(routes) { port in
            let heard = try await exchange(get("/tile/entries/000"), port: port)
            #expect(heard.contains("Cache-Control: public, max-age=31536000, immutable\r\n"))
        }
    }

    @Test func `describes a refusal as RFC 9457 says`() async throws {
        try await withServer(routes) { port in
            let heard = try await exchange(get("/unknown"), port: port)
            #expect(heard.contains("Content-Type: application/problem+json\r\n"))
            #expect(
                heard.hasSuffix(
                    #"{"type":"about:blank","title":"Not Found","status":404,"code":"not-found","#
                        + #""hint":"nothing is served at this path"}"# + "\n"))
        }
    }

    @Test func `keeps a connection for the next request`() async throws {
        try await withServer(routes) { port in
            let connection = try await RawConnection.open(port: port)
            for query in ["1", "2", "3"] {
                try await connection.send("GET /a?\(query) HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(await connection.hears("GET /a ?\(query)"))
            }
            try await connection.send("GET /none HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await connection.hears("404 Not Found"))
            try await connection.send("GET /a?4 HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await connection.hears("GET /a ?4"))
            await connection.close()
        }
    }

    @Test func `tells a client that waits for it to go on`() async throws {
        try await withServer(routes) { port in
            let connection = try await RawConnection.open(port: port)
            try await connection.send(
                "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
            #expect(await connection.hears("HTTP/1.1 100 Continue\r\n"))
            try await connection.send("ok")
            #expect(await connection.hears("POST /b ? [ok]"))
            await connection.close()
        }
    }
}
