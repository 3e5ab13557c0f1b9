/// A SOCKS 5 proxy (RFC 1928) that resolves names itself, as Tor does.
///
/// async-http-client hands the host name over unresolved when it is a name and not an address, so
/// no name is looked up on this machine. It offers no user name, so Tor does not isolate one
/// connection from another by SOCKS credentials; each run of the program is told apart only by
/// Tor's own rules. Other schemes (`socks5://`, `socks4a://`) are refused: their promise differs.
package struct SOCKSProxy: Sendable, Hashable {
    /// The proxy's host: an address or `localhost`, so that finding it asks nobody.
    let host: String
    /// The proxy's port.
    let port: Int

    /// Reads `socks5h://127.0.0.1:9050`. The port must be given.
    package init(parsing text: some StringProtocol) throws(MalformedProxy) {
        guard text.hasPrefix(SOCKSProxy.scheme) else { throw .scheme }
        let authority = Substring(text.dropFirst(SOCKSProxy.scheme.count))
        let (host, portText) = PortalAddress.split(authority)
        guard let portText, let port = PortNumber.parse(portText) else { throw .port }
        let isName =
            host != "[::1]" && !(host.utf8.last.map { (0x30...0x39).contains($0) } ?? false)
        guard HostName.isValid(host), !isName || host == "localhost" else { throw .host }
        self.host = host == "[::1]" ? "::1" : host == "localhost" ? "127.0.0.1" : String(host)
        self.port = port
    }

    private static let scheme = "socks5h://"
}

/// Why a text is no proxy.
package enum MalformedProxy: Error, Equatable {
    /// Not `socks5h://`: with others this machine might look names up itself.
    case scheme
    /// Not an IPv4 address, `[::1]` or `localhost`.
    case host
    /// No port from 1 to 65535.
    case port
}
