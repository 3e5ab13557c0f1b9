import PortalClient
import Testing

@Suite struct `A transport through a proxy` {
    private let onion = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion"

    @Test func `hands an onion name over unresolved`() async throws {
        let (request, answer) = try await throughProxy("http://\(onion)", replyCode: 0)
        #expect(answer?.body == Array("hello".utf8))
        // RFC 1928 §4: version 5, CONNECT, reserved, a domain name, its length, itself, the port.
        #expect(request == [5, 1, 0, 3, UInt8(onion.utf8.count)] + Array(onion.utf8) + [0, 80])
    }

    @Test func `hands a name that no resolver knows over unresolved`() async throws {
        let (request, answer) = try await throughProxy("http://name.onion:8080", replyCode: 0)
        #expect(answer?.status == 200)
        #expect(request == [5, 1, 0, 3, 10] + Array("name.onion".utf8) + [0x1F, 0x90])
    }

    @Test func `hands a name over unresolved for TLS, too`() async throws {
        // The proxy here refuses in the end: what it was asked for is the test.
        let (request, _) = try await throughProxy("https://report.invalid", replyCode: 5)
        #expect(request == [5, 1, 0, 3, 14] + Array("report.invalid".utf8) + [0x01, 0xBB])
    }

    @Test func `offers no user name`() async throws {
        let server = try await ScriptedServer([greeting])
        let transport = try transport("http://\(onion)", through: server)
        _ = try? await transport.send(.get, "/a", limit: 10, timeout: .milliseconds(300))
        #expect(server.heard.first == [5, 1, 0])
        await transport.shutdown()
        await server.stop()
    }

    /// RFC 1928 §6: general failure, not allowed, host unreachable, refused, TTL expired.
    @Test(arguments: [1, 2, 4, 5, 6] as [UInt8])
    func `says that the proxy refused`(replyCode: UInt8) async throws {
        let server = try await ScriptedServer([greeting, connect(replyCode: replyCode)])
        let transport = try transport("http://\(onion)", through: server)
        await #expect(throws: TransportError.proxyRefused) {
            try await transport.send(.get, "/a", limit: 10, timeout: .seconds(5))
        }
        await transport.shutdown()
        await server.stop()
    }

    @Test func `says that no proxy listens, and connects to nobody else`() async throws {
        let portal = try await ScriptedServer([.http(ok("hello"))])
        let gone = try await ScriptedServer([])
        let transport = try transport("http://127.0.0.1:\(portal.port)", through: gone)
        await gone.stop()
        await #expect(throws: TransportError.proxyRefused) {
            try await transport.send(.get, "/a", limit: 10, timeout: .seconds(5))
        }
        #expect(portal.heard.isEmpty)
        await transport.shutdown()
        await portal.stop()
    }

    @Test func `is needed for an onion service`() throws {
        let address = try PortalAddress(parsing: "http://\(onion)")
        #expect(throws: TransportError.proxyMissing) { try HTTPTransport(base: address) }
    }

    @Test func `is refused for a Unix socket`() throws {
        let address = try PortalAddress(parsing: "unix:/run/a.socket")
        let proxy = try SOCKSProxy(parsing: "socks5h://127.0.0.1:9050")
        #expect(throws: TransportError.proxyUseless) {
            try HTTPTransport(base: address, proxy: proxy)
        }
    }

    private let greeting = ScriptedServer.Step(isComplete: { $0.count >= 3 }, answer: [5, 0])

    private func connect(replyCode: UInt8) -> ScriptedServer.Step {
        .init(
            isComplete: { $0.count > 4 && $0.count >= 7 + Int($0[4]) },
            answer: [5, replyCode, 0, 1, 0, 0, 0, 0, 0, 0])
    }

    private func transport(
        _ address: String, through server: ScriptedServer
    ) throws -> HTTPTransport {
        try HTTPTransport(
            base: PortalAddress(parsing: address),
            proxy: SOCKSProxy(parsing: "socks5h://127.0.0.1:\(server.port)"))
    }

    /// What the proxy was asked for, and what the portal behind it answered.
    private func throughProxy(
        _ address: String, replyCode: UInt8
    ) async throws -> ([UInt8]?, TransportAnswer?) {
        let server = try await ScriptedServer([
            greeting, connect(replyCode: replyCode), .http(ok("hello")),
        ])
        let transport = try transport(address, through: server)
        let answer = try? await transport.send(.get, "/a", limit: 10, timeout: .seconds(1))
        let heard = server.heard
        await transport.shutdown()
        await server.stop()
        return (heard.count > 1 ? heard[1] : nil, answer)
    }
}
