/// The 64 bytes before the JSON that say who wrote it, as far as anyone may know (Specification.md §5).
package struct Authenticator: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Zeros: the first message of a conversation has nobody to be proven to.
    package static let none = Authenticator(unchecked: [UInt8](repeating: 0, count: byteCount))

    /// An HMAC of 32 bytes under the conversation key, then zeros: follow-ups and identities.
    init(code: [UInt8]) {
        bytes = code + [UInt8](repeating: 0, count: Authenticator.byteCount - code.count)
    }

    /// An officer's Ed25519 signature: replies, notes and handovers.
    ///
    /// - Throws: `MalformedAuthenticator` when the byte count is not 64.
    package init(signature: [UInt8]) throws(MalformedAuthenticator) {
        guard signature.count == Authenticator.byteCount else {
            throw MalformedAuthenticator(byteCount: signature.count)
        }
        bytes = signature
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    package static let byteCount = 64
}

/// Thrown for an authenticator of another length than 64 bytes.
package struct MalformedAuthenticator: Error, Equatable {
    package let byteCount: Int
}
