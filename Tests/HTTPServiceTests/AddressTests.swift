import HTTPService
import Testing

@Suite struct `An address to listen on` {
    @Test(arguments: [
        ("127.0.0.1:8080", ServiceAddress.loopback(host: .v4, port: 8080)),
        ("localhost:0", .loopback(host: .v4, port: 0)),
        ("[::1]:65535", .loopback(host: .v6, port: 65_535)),
        ("unix:/run/senim/gateway.socket", .unixSocket(path: "/run/senim/gateway.socket")),
    ])
    func `is a loopback port or a Unix socket`(text: String, address: ServiceAddress) throws {
        #expect(try ServiceAddress(parsing: text) == address)
    }

    @Test(arguments: [
        "0.0.0.0:8080", "[::]:8080", "192.168.0.1:80", "example.org:80", ":8080", "127.0.0.2:80",
        "::1:80", "127.0.0.1.example.org:80", "LOCALHOST:80",
    ])
    func `is never one that other machines reach`(text: String) {
        #expect(throws: RefusedAddress.notLoopback) { try ServiceAddress(parsing: text) }
    }

    @Test(arguments: [
        "", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:080", "127.0.0.1:+80",
        "127.0.0.1:8 0", "unix:", "unix:relative", "unix:/a\0b", "127.0.0.1:٨٠",
    ])
    func `is refused when malformed`(text: String) {
        #expect(throws: RefusedAddress.malformed) { try ServiceAddress(parsing: text) }
    }

    @Test func `is refused when the system would cut the socket's path`() {
        let path = "/" + String(repeating: "a", count: 107)
        #expect(throws: RefusedAddress.socketPathTooLong(byteCount: 108)) {
            try ServiceAddress(parsing: "unix:" + path)
        }
        #expect(throws: Never.self) { try ServiceAddress(parsing: "unix:" + path.dropLast()) }
    }
}
