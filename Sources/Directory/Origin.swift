import Encoding

/// Where a portal is reached: scheme, host and port, nothing behind them (Specification.md §1.3).
package struct Origin: Sendable, Hashable, CustomStringConvertible {
    /// `https://report.example`, `http://127.0.0.1:8080`, or `http://<56 characters>.onion`.
    package let text: String
    package let isOnion: Bool

    /// Reads an origin in its one spelling.
    ///
    /// - Throws: `MalformedOrigin` for anything else: a path, user, upper case, a default port, and plain `http` to a
    ///   host that is neither loopback nor an onion service.
    package init(_ text: String) throws(MalformedOrigin) {
        guard text.utf8.count <= Origin.maximumByteCount else { throw .tooLong }
        let isSecure: Bool
        let rest: Substring.UTF8View
        if text.utf8.starts(with: "https://".utf8) {
            (isSecure, rest) = (true, text.utf8.dropFirst(8))
        } else if text.utf8.starts(with: "http://".utf8) {
            (isSecure, rest) = (false, text.utf8.dropFirst(7))
        } else {
            throw .scheme
        }
        let parts = rest.split(
            separator: UInt8(ascii: ":"), omittingEmptySubsequences: false
        ).map { Array($0) }
        guard let host = parts.first, parts.count <= 2, Origin.isHost(host) else { throw .host }
        if parts.count == 2 {
            guard let port = try? Decimal.decode(String(decoding: parts[1], as: UTF8.self)),
                (1...65_535).contains(port), port != (isSecure ? 443 : 80)
            else { throw .port }
        }
        let name = String(decoding: host, as: UTF8.self)
        isOnion = name.hasSuffix(Origin.onionSuffix)
        if isOnion {
            guard !isSecure, parts.count == 1, Origin.isOnionHost(host) else { throw .onion }
        } else {
            guard isSecure || Origin.loopbackHosts.contains(name) else { throw .notSecure }
        }
        self.text = text
    }

    package var description: String { text }

    /// Labels of `a-z 0-9 -` with dots between, none empty, none with a hyphen at an end.
    private static func isHost(_ host: [UInt8]) -> Bool {
        !host.isEmpty
            && host.split(separator: .dot, omittingEmptySubsequences: false).allSatisfy { label in
                guard let first = label.first, let last = label.last, label.count <= 63 else {
                    return false
                }
                return first.isLowerAlphanumeric && last.isLowerAlphanumeric
                    && label.allSatisfy { $0.isLowerAlphanumeric || $0 == .hyphen }
            }
    }

    /// Tor's version 3 addresses: 56 base-32 characters.
    private static func isOnionHost(_ host: [UInt8]) -> Bool {
        let label = host.dropLast(onionSuffix.utf8.count)
        return label.count == 56
            && label.allSatisfy {
                $0.isLowerLetter || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains($0)
            }
    }

    package static let maximumByteCount = 200
    private static let onionSuffix = ".onion"
    private static let loopbackHosts: Set<String> = ["127.0.0.1", "localhost"]
}

/// Thrown for a text that is no origin.
package enum MalformedOrigin: Error, Equatable {
    case tooLong
    /// Neither `https://` nor `http://` in front.
    case scheme
    /// The host is empty or has other characters, or something stands behind it.
    case host
    /// The port is not 1 to 65535, or is the scheme's own.
    case port
    /// Plain `http` to a host that is neither loopback nor an onion service.
    case notSecure
    /// An onion address that is not `http://<56 characters>.onion`.
    case onion
}
