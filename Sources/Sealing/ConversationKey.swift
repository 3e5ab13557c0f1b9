import Crypto
package import Encoding
import FoundationEssentials
package import Secrets

/// The key that joins a report, its follow-ups and its replies (Specification.md §2.4).
///
/// The report carries it to the officers it addresses: they can check follow-ups, and could forge them.
package struct ConversationKey: ~Copyable, Sendable {
    private let key: SecretBytes

    /// Takes 32 bytes, derived from a receipt or read from a report.
    package init(_ key: consuming SecretBytes) {
        precondition(key.byteCount == ConversationKey.byteCount, "a conversation key has 32 bytes")
        self.key = key
    }

    /// The key of statements about a portal, which is no secret (Specification.md §12.4).
    package static func ofPortal() -> ConversationKey {
        ConversationKey(SecretBytes(zeroByteCount: byteCount))
    }

    /// T: lists the messages of this conversation, and lets an officer reply into it.
    package borrowing func threadCapability() -> SecretBytes {
        var bytes = key.labelledDigest("senim/1 thread").bytes
        return SecretBytes(moving: &bytes)
    }

    /// `L("senim/1 thread-id", T)`, all that the gateway keeps of T.
    package var threadID: Encoding.Digest { Mailbox.threadID(of: threadCapability()) }

    /// Authenticates a follow-up or an identity to those who have the report.
    ///
    /// - Parameter headerHash: hH of the message that carries it.
    package borrowing func authenticator(
        for json: [UInt8], headerHash: Encoding.Digest
    ) -> Authenticator {
        let message = labelledHash(
            "senim/1 follow-up", headerHash.bytes, Encoding.Digest(hashing: json).bytes)
        let code = HMAC<SHA256>.authenticationCode(
            for: message.bytes, using: key.symmetricKey())
        return Authenticator(code: Array(code))
    }

    /// Whether the reporter, or someone whom the report addressed, wrote this.
    package borrowing func accepts(
        _ authenticator: Authenticator, for json: [UInt8], headerHash: Encoding.Digest
    ) -> Bool {
        constantTimeEqual(
            self.authenticator(for: json, headerHash: headerHash).bytes, authenticator.bytes)
    }

    /// Lends the 32 bytes, to be written into the report.
    package borrowing func withBytes<R: ~Copyable, E: Error>(
        _ body: (borrowing SecretBytes) throws(E) -> R
    ) throws(E) -> R {
        try body(key)
    }

    package static let byteCount = 32
}

extension SecretBytes {
    /// `L(label, these bytes)`.
    func labelledDigest(_ label: StaticString) -> Encoding.Digest {
        var hasher = DigestHasher(label: label)
        withBytes { hasher.update($0) }
        return hasher.finish()
    }
}
