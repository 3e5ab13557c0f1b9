/// Where a server listens: a loopback port or a Unix socket, nothing else.
///
/// Senim's servers stand behind Tor or a reverse proxy on the same machine. An address that other
/// machines reach would skip both, so no flag allows it.
package enum ServiceAddress: Sendable, Equatable {
    /// A port of this machine alone. Port 0 asks the system for a free one.
    case loopback(host: LoopbackHost, port: Int)
    /// A socket file, by absolute path.
    case unixSocket(path: String)

    /// Reads `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080` or `unix:/run/senim/gateway.socket`.
    ///
    /// `localhost` means 127.0.0.1: the name is never looked up.
    package init(parsing text: some StringProtocol) throws(RefusedAddress) {
        if text.hasPrefix(ServiceAddress.unixPrefix) {
            let path = String(text.dropFirst(ServiceAddress.unixPrefix.count))
            guard path.hasPrefix("/"), !path.utf8.contains(0) else {
                throw RefusedAddress.malformed
            }
            guard path.utf8.count <= ServiceAddress.maximumSocketPathByteCount else {
                throw RefusedAddress.socketPathTooLong(byteCount: path.utf8.count)
            }
            self = .unixSocket(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":") else { throw RefusedAddress.malformed }
        guard let port = ServiceAddress.port(text[text.index(after: colon)...]) else {
            throw RefusedAddress.malformed
        }
        switch String(text[..<colon]) {
        case "127.0.0.1", "localhost": self = .loopback(host: .v4, port: port)
        case "[::1]": self = .loopback(host: .v6, port: port)
        default: throw RefusedAddress.notLoopback
        }
    }

    /// One of the two loopback addresses.
    package enum LoopbackHost: String, Sendable, Equatable {
        /// IPv4.
        case v4 = "127.0.0.1"
        /// IPv6.
        case v6 = "::1"
    }

    /// Strict decimal, 0 to 65535, without sign or leading zero.
    private static func port(_ text: some StringProtocol) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 5,
            text == "0" || !text.hasPrefix("0"), let port = Int(String(text)), port <= 65_535
        else { return nil }
        return port
    }

    private static let unixPrefix = "unix:"

    /// `sockaddr_un` has 108 bytes, the last of them zero.
    package static let maximumSocketPathByteCount = 107
}

/// Why a text is no address to listen on.
package enum RefusedAddress: Error, Equatable {
    /// Neither `host:port` nor `unix:/path`.
    case malformed
    /// A host other than 127.0.0.1, `[::1]` or `localhost`.
    case notLoopback
    /// A socket path longer than 107 bytes, which the system would cut.
    case socketPathTooLong(byteCount: Int)
}
