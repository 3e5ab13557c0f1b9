import PortalClient
import Testing

@Suite struct `A transport sending` {
    @Test func `sends constant headers and nothing of the machine`() async throws {
        let server = try await ScriptedServer([.http(ok("hello"))])
        let transport = try transport(to: server)
        let answer = try await transport.send(.get, "/checkpoint", limit: 10)
        #expect(answer == TransportAnswer(status: 200, body: Array("hello".utf8)))
        let lines = server.heardText[0].components(separatedBy: "\r\n")
        #expect(lines[0] == "GET /checkpoint HTTP/1.1")
        #expect(
            Set(lines.dropFirst().filter { !$0.isEmpty }.map { $0.lowercased() })
                == ["host: 127.0.0.1:\(server.port)", "user-agent: senim", "accept: */*"])
        await transport.shutdown()
        await server.stop()
    }

    @Test func `sends a body with its length`() async throws {
        let server = try await ScriptedServer([.http(ok(""))])
        let transport = try transport(to: server)
        let answer = try await transport.send(.post, "/b", body: Array("body".utf8), limit: 0)
        #expect(answer.status == 200)
        #expect(server.heardText[0].hasPrefix("POST /b HTTP/1.1\r\n"))
        #expect(server.heardText[0].lowercased().contains("content-length: 4\r\n"))
        #expect(server.heardText[0].hasSuffix("\r\n\r\nbody"))
        await transport.shutdown()
        await server.stop()
    }

    @Test func `follows no redirect and keeps no cookie`() async throws {
        let server = try await ScriptedServer([
            .http(
                "HTTP/1.1 302 Found\r\nLocation: /other\r\nSet-Cookie: a=b\r\n"
                    + "Content-Length: 0\r\n\r\n"), .http(ok("second")),
        ])
        let transport = try transport(to: server)
        #expect(try await transport.send(.get, "/a", limit: 10).status == 302)
        #expect(try await transport.send(.get, "/b", limit: 10).status == 200)
        #expect(server.heard.count == 2)
        #expect(!server.heardText[1].lowercased().contains("cookie"))
        await transport.shutdown()
        await server.stop()
    }

    @Test func `hands a refusal over with the time to wait`() async throws {
        let server = try await ScriptedServer([
            .http("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}")
        ])
        let transport = try transport(to: server)
        let answer = try await transport.send(.get, "/a", limit: 10)
        #expect(
            answer
                == TransportAnswer(status: 503, body: Array("{}".utf8), retryAfterSeconds: 7))
        await transport.shutdown()
        await server.stop()
    }

    @Test func `reaches a Unix socket`() async throws {
        let path = "/tmp/senim transport%test-\(UInt32.random(in: 0...UInt32.max)).socket"
        let server = try await ScriptedServer([.http(ok("hello"))], socketPath: path)
        let transport = try HTTPTransport(base: PortalAddress(parsing: "unix:" + path))
        let answer = try await transport.send(.get, "/a?b=c", limit: 10)
        #expect(answer.body == Array("hello".utf8))
        #expect(server.heardText[0].hasPrefix("GET /a?b=c HTTP/1.1\r\n"))
        #expect(server.heardText[0].contains("\r\nHost: localhost\r\n"))
        #expect(!server.heardText[0].contains("/tmp"))
        await transport.shutdown()
        await server.stop()
    }

    @Test func `does not hand a compressed answer on as something else`() async throws {
        let server = try await ScriptedServer([
            .http("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
        ])
        let transport = try transport(to: server)
        #expect(try await transport.send(.get, "/a", limit: 10).body == Array("abc".utf8))
        #expect(!server.heardText[0].lowercased().contains("accept-encoding"))
        await transport.shutdown()
        await server.stop()
    }
}

/// A transport straight to the server.
func transport(to server: ScriptedServer) throws -> HTTPTransport {
    try HTTPTransport(base: PortalAddress(parsing: "http://127.0.0.1:\(server.port)"))
}

/// A whole answer.
func ok(_ body: String) -> String {
    "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
}
