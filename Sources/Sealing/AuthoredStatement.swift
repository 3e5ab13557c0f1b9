package import Encoding
import SealedMessage

/// What an officer signs under a reply, a note or a handover: eight lines (Specification.md §8.4).
package struct AuthoredStatement: Sendable, Hashable {
    /// What the officer wrote; each has a first line of its own, so that none passes for another.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case reply, note, handover
    }

    /// The bytes that the Ed25519 signature is over.
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - headerHash: hH of the message that carries it: what is signed is sealed to these readers, and no others.
    ///   - replyKey: the report's, or that of the re-key in force: it binds the text to one reporter.
    package init(
        _ kind: Kind, portal: String, headerHash: Digest, place: ConversationPlace,
        replyKey: SealingPublicKey, json: [UInt8]
    ) {
        let lines = [
            "senim/\(kind.rawValue)/v1", portal, headerHash.hex, place.conversation.hex,
            String(place.sequence), place.previous.hex, replyKey.digest.hex,
            Digest(hashing: json).hex,
        ]
        bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Whether the signature before the JSON is the author's.
    ///
    /// - Parameter verify: checks a signature over bytes under the author's identity key, strictly.
    package func isSigned(
        by authenticator: Authenticator, verify: (_ message: [UInt8], _ signature: [UInt8]) -> Bool
    ) -> Bool {
        verify(bytes, authenticator.bytes)
    }
}
