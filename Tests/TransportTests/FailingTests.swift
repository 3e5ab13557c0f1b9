import PortalClient
import Testing

@Suite struct `A transport failing` {
    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n01234567890",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n01234567\r\n3\r\n890\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n",
    ])
    func `refuses an answer over the limit`(answer: String) async throws {
        #expect(await failure(answer) == .answerTooLarge)
    }

    @Test(arguments: [
        "nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "",
    ])
    func `refuses an answer cut short or broken`(answer: String) async throws {
        #expect(await failure(answer) == .brokenAnswer)
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"])
    func `gives up at its deadline`(answer: String) async throws {
        let server = try await ScriptedServer([.http(answer)])
        let transport = try transport(to: server)
        await #expect(throws: TransportError.timedOut) {
            try await transport.send(.get, "/a", limit: 10, timeout: .milliseconds(300))
        }
        await transport.shutdown()
        await server.stop()
    }

    @Test func `says that nobody listens`() async throws {
        // A port that no test's server can be given.
        let transport = try HTTPTransport(base: PortalAddress(parsing: "http://127.0.0.1:1"))
        await #expect(throws: TransportError.cannotConnect) {
            try await transport.send(.get, "/a", limit: 10)
        }
        await transport.shutdown()
    }

    /// A command that fails before its first request lets the transport go; the client beneath would trap.
    @Test func `may be let go without an end`() async throws {
        for _ in 0..<3 {
            _ = try HTTPTransport(base: PortalAddress(parsing: "unix:/tmp/no-such-socket"))
        }
        // The trap would come when the last reference goes, at once.
        try await Task.sleep(for: .milliseconds(50))
    }

    @Test func `says that a socket is not there`() async throws {
        let transport = try HTTPTransport(base: PortalAddress(parsing: "unix:/tmp/no-such-socket"))
        await #expect(throws: TransportError.cannotConnect) {
            try await transport.send(.get, "/a", limit: 10)
        }
        await transport.shutdown()
    }

    @Test func `says that TLS failed`() async throws {
        let server = try await ScriptedServer([
            .init(isComplete: { !$0.isEmpty }, answer: Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
        ])
        let transport = try HTTPTransport(
            base: PortalAddress(parsing: "https://127.0.0.1:\(server.port)"))
        await #expect(throws: TransportError.tls) {
            try await transport.send(.get, "/a", limit: 10, timeout: .seconds(5))
        }
        await transport.shutdown()
        await server.stop()
    }

    @Test func `says that it was cancelled`() async throws {
        let server = try await ScriptedServer([.http("")])
        let transport = try transport(to: server)
        let sending = Task { () async -> TransportError? in
            do throws(TransportError) {
                _ = try await transport.send(.get, "/a", limit: 10)
                return nil
            } catch {
                return error
            }
        }
        try await Task.sleep(for: .milliseconds(100))
        sending.cancel()
        #expect(await sending.value == .cancelled)
        await transport.shutdown()
        await server.stop()
    }

    @Test func `describes itself without the address`() async throws {
        let transport = try HTTPTransport(
            base: PortalAddress(parsing: "unix:/tmp/secret-place"))
        do {
            _ = try await transport.send(.get, "/secret-path", limit: 10)
        } catch {
            #expect(!String(reflecting: error).contains("secret"))
            #expect(!"\(error)".contains("secret"))
        }
        await transport.shutdown()
    }

    /// What a server that answers so, and closes, makes of a request for at most 10 bytes.
    private func failure(_ answer: String) async -> TransportError? {
        do {
            let server = try await ScriptedServer([.http(answer, closes: true)])
            let transport = try transport(to: server)
            var failure: TransportError?
            do throws(TransportError) {
                _ = try await transport.send(.get, "/a", limit: 10)
            } catch {
                failure = error
            }
            await transport.shutdown()
            await server.stop()
            return failure
        } catch {
            return nil
        }
    }
}
