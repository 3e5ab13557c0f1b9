/// Where a portal is reached: an origin (RFC 6454) or a Unix socket.
///
/// Strict, so that an address means the same here, in the proxy and in a directory: no path, no
/// query, no user name, no upper case, no percent signs, no default port written out.
package struct PortalAddress: Sendable, Hashable {
    /// How the portal is reached.
    package enum Kind: Sendable, Hashable {
        /// Without TLS: only to this machine, or to an onion service, which encrypts by itself.
        case http
        /// With TLS.
        case https
        /// Through a socket file on this machine.
        case unixSocket
    }

    /// How the portal is reached.
    package let kind: Kind
    /// The text it was read from, for messages and for comparing with a directory's origins.
    package let text: String
    /// The host as written, or the absolute path of the socket.
    let host: String

    /// Reads `http://127.0.0.1:8080`, `https://report.example`, `http://….onion` or
    /// `unix:/run/senim/gateway.socket`.
    package init(parsing text: some StringProtocol) throws(MalformedPortalAddress) {
        let text = String(text)
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            guard path.hasPrefix("/"), !path.utf8.contains(0),
                path.utf8.count <= PortalAddress.maximumSocketPathByteCount
            else { throw .socketPath }
            (kind, host) = (.unixSocket, path)
        } else if text.hasPrefix("http://") {
            kind = .http
            host = try PortalAddress.host(text.dropFirst("http://".count), defaultPort: 80)
        } else if text.hasPrefix("https://") {
            kind = .https
            host = try PortalAddress.host(text.dropFirst("https://".count), defaultPort: 443)
        } else {
            throw .scheme
        }
        self.text = text
        guard kind != .http || isOnion || isLoopback else { throw .plainText }
    }

    /// Whether the portal is an onion service, which only Tor reaches.
    package var isOnion: Bool {
        kind != .unixSocket && host.hasSuffix(".onion")
    }

    /// Whether the portal is on this machine.
    package var isLoopback: Bool {
        kind == .unixSocket || ["127.0.0.1", "[::1]", "localhost"].contains(host)
    }

    private static func host(
        _ authority: Substring, defaultPort: Int
    ) throws(MalformedPortalAddress) -> String {
        let (host, portText) = split(authority)
        guard HostName.isValid(host) else { throw .host }
        if let portText {
            guard let port = PortNumber.parse(portText), port != defaultPort else { throw .port }
        }
        return String(host)
    }

    /// Host and port text; the colons of `[::1]` are the host's.
    static func split(_ authority: Substring) -> (host: Substring, port: Substring?) {
        let searchStart = authority.lastIndex(of: "]") ?? authority.startIndex
        guard let colon = authority[searchStart...].firstIndex(of: ":") else {
            return (authority, nil)
        }
        return (authority[..<colon], authority[authority.index(after: colon)...])
    }

    /// `sockaddr_un` has 108 bytes, the last of them zero.
    static let maximumSocketPathByteCount = 107
}

/// Why a text is not the address of a portal.
package enum MalformedPortalAddress: Error, Equatable {
    /// Neither `http://`, `https://` nor `unix:`.
    case scheme
    /// Not a host name in lower case, an IPv4 address or `[::1]`; or something follows it.
    case host
    /// Not a port from 1 to 65535, or the scheme's own port, which is left out.
    case port
    /// Not an absolute path of at most 107 bytes.
    case socketPath
    /// `http://` to another machine that is no onion service: everyone on the way could read.
    case plainText
}

/// Host names as they stand in an origin.
enum HostName {
    /// Letters, digits and hyphens in labels of 1 to 63 (RFC 1123 §2.1), lower case, at most
    /// 253 bytes; `[::1]` is the only IPv6 address.
    static func isValid(_ host: some StringProtocol) -> Bool {
        if host == "[::1]" { return true }
        guard host.utf8.count <= 253 else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy({ isLabel($0) }) else { return false }
        // Resolvers take a last label that begins with a digit for a part of an IPv4 address
        // (also 0x7f): then the whole must be a canonical one. No top-level domain begins so.
        if let first = labels.last?.utf8.first, (0x30...0x39).contains(first) {
            return labels.count == 4 && labels.allSatisfy { isOctet($0) }
        }
        return true
    }

    private static func isLabel(_ label: some StringProtocol) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
            }
    }

    private static func isOctet(_ label: some StringProtocol) -> Bool {
        (label == "0" || !label.hasPrefix("0")) && label.utf8.count <= 3
            && (Int(String(label)) ?? 256) <= 255
    }
}

/// Port numbers as they stand in an address.
enum PortNumber {
    /// Strict decimal from 1 to 65535, without sign or leading zero.
    static func parse(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), !text.hasPrefix("0"),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(String(text)), port <= 65_535
        else { return nil }
        return port
    }
}
