import PortalClient
import Testing

@Suite struct `A portal's address` {
    @Test(arguments: [
        "http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080", "https://report.example",
        "https://report.example:8443", "http://abc.onion", "https://abc.onion", "https://10.0.0.1",
        "unix:/run/senim/gateway.socket", "https://xn--80ak6aa92e.example",
    ])
    func `is an origin or a Unix socket`(text: String) throws {
        #expect(try PortalAddress(parsing: text).text == text)
    }

    @Test(arguments: ["", "report.example", "ftp://a", "HTTP://a", "//a", "socks5h://a:1"])
    func `is refused with another scheme`(text: String) {
        #expect(throws: MalformedPortalAddress.scheme) { try PortalAddress(parsing: text) }
    }

    @Test(arguments: [
        "https://", "https://a/", "https://a/path", "https://a?q", "https://a#f", "https://u@a",
        "https://A.example", "https://a..b", "https://.a", "https://a.", "https://-a", "https://a-",
        "https://a b", "https://%61", "https://аt.example", "https://1.2.3", "https://256.0.0.1",
        "https://01.2.3.4", "https://[::2]", "https://[::1", "https://::1", "https://a_b",
        "https://\(String(repeating: "a", count: 64)).example",
        "https://\(String(repeating: "a.", count: 127))b",
        "https://0x7f.1", "https://a.0x7f",
    ])
    func `is refused with a host that is none`(text: String) {
        #expect(throws: MalformedPortalAddress.host) { try PortalAddress(parsing: text) }
    }

    @Test(arguments: [
        "https://a:", "https://a:0", "https://a:65536", "https://a:080", "https://a:+1",
        "https://a:443", "http://127.0.0.1:80", "https://a:1/", "https://a:1:2", "https://a: 1",
    ])
    func `is refused with a port that is none`(text: String) {
        #expect(throws: MalformedPortalAddress.port) { try PortalAddress(parsing: text) }
    }

    @Test(arguments: [
        "http://report.example", "http://10.0.0.1", "http://127.0.0.1.example", "http://onion",
        "http://abc.onion.example",
    ])
    func `is refused without encryption to another machine`(text: String) {
        #expect(throws: MalformedPortalAddress.plainText) { try PortalAddress(parsing: text) }
    }

    @Test(arguments: [
        "unix:", "unix:a", "unix://a\0", "unix:/\(String(repeating: "a", count: 107))",
    ])
    func `is refused with a socket path that is none`(text: String) {
        #expect(throws: MalformedPortalAddress.socketPath) { try PortalAddress(parsing: text) }
    }
}

@Suite struct `A proxy's address` {
    @Test(arguments: [
        "socks5h://127.0.0.1:9050", "socks5h://localhost:9150", "socks5h://[::1]:9050",
        "socks5h://10.152.152.10:9100",
    ])
    func `is an address and a port`(text: String) {
        #expect(throws: Never.self) { try SOCKSProxy(parsing: text) }
    }

    @Test(arguments: ["socks5://127.0.0.1:9050", "socks4a://127.0.0.1:1", "127.0.0.1:9050", ""])
    func `is refused when this machine would look names up`(text: String) {
        #expect(throws: MalformedProxy.scheme) { try SOCKSProxy(parsing: text) }
    }

    @Test(arguments: ["socks5h://tor.example:9050", "socks5h://:9050", "socks5h://u@127.0.0.1:1"])
    func `is refused by name`(text: String) {
        #expect(throws: MalformedProxy.host) { try SOCKSProxy(parsing: text) }
    }

    @Test(arguments: ["socks5h://127.0.0.1", "socks5h://127.0.0.1:0", "socks5h://127.0.0.1:1/"])
    func `is refused without a port`(text: String) {
        #expect(throws: MalformedProxy.port) { try SOCKSProxy(parsing: text) }
    }
}
