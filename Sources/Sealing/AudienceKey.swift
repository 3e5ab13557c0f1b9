import Crypto
import Encoding
import FoundationEssentials
import SealedMessage
import Secrets

/// Proves to the receipt's holder that nobody else wrote the place of an own message (Specification.md §4.5).
///
/// Derived from the receipt and told to nobody, officers included: they know the reply key, and could seal to it. A
/// reference, so that a sealer can use the key without a second copy of it in memory.
package final class AudienceKey: Sendable {
    private let key: SecretBytes

    /// Takes 32 bytes, derived from a receipt.
    init(_ key: consuming SecretBytes) {
        precondition(key.byteCount == AudienceKey.byteCount, "an audience key has 32 bytes")
        self.key = key
    }

    /// `HMAC-SHA256(K, L("senim/1 audience", hP ‖ place))`, 32 bytes.
    func code(for place: [UInt8], preheaderHash: Encoding.Digest) -> [UInt8] {
        let message = labelledHash("senim/1 audience", preheaderHash.bytes, place)
        return Array(
            HMAC<SHA256>.authenticationCode(for: message.bytes, using: key.symmetricKey()))
    }

    static let byteCount = 32
}
