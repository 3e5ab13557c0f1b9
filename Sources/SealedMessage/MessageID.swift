package import Encoding

/// The name of a message: a hash of all its bytes (Specification.md §5).
package struct MessageID: Sendable, Hashable, Comparable {
    package let digest: Digest

    /// Takes over an identifier that somebody states; only the other initialisers tie it to bytes.
    package init(_ digest: Digest) {
        self.digest = digest
    }

    /// The identifier of the message with this header and this sealed body.
    package init(header: MessageHeader, body: [UInt8]) {
        self.init(header: header, bodyDigest: Digest(hashing: body))
    }

    /// The identifier, for one who has only SHA-256 of the sealed body.
    package init(header: MessageHeader, bodyDigest: Digest) {
        digest = labelledHash(
            "senim/1 message", Digest(hashing: header.bytes).bytes, bodyDigest.bytes)
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// - Throws: `MalformedDigest` for any other text.
    package init(hex: some StringProtocol) throws(MalformedDigest) {
        digest = try Digest(hex: hex)
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { digest.hex }

    /// The 32 bytes, as they stand on the wire.
    package var bytes: [UInt8] { digest.bytes }

    package static func < (left: MessageID, right: MessageID) -> Bool {
        left.digest < right.digest
    }

    /// 32 zero bytes: "no message before this one".
    package static let none = MessageID(.zero)
}

/// The 32 random bytes that make every message, and all that is derived from it, unlike any other.
package struct MessageNonce: Sendable, Hashable {
    package let bytes: [UInt8]

    /// - Throws: `MalformedDigest` when the byte count is not 32.
    package init(_ bytes: [UInt8]) throws(MalformedDigest) {
        guard bytes.count == MessageNonce.byteCount else {
            throw MalformedDigest(byteCount: bytes.count)
        }
        self.bytes = bytes
    }

    package static let byteCount = 32
}
