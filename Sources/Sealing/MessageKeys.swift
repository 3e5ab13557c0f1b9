// `unsafe` here: a pseudorandom key and the commitment, a public value, are read from keys of swift-crypto within closures.
import Crypto
import Encoding
import FoundationEssentials
import Secrets

/// Everything that follows from both halves (Specification.md §3).
struct MessageKeys: Sendable {
    /// Public: it stands in the message.
    let commitment: Encoding.Digest
    /// Opens the body; swift-crypto wipes it.
    let contentKey: SymmetricKey
    /// What the trustees' shares and salts are derived from; swift-crypto wipes it.
    private let pseudorandomKey: SymmetricKey

    init(
        contextHash: Encoding.Digest, holderKey: borrowing SecretBytes,
        trusteeKey: borrowing SecretBytes
    ) {
        let halves = SecretBytes(joining: holderKey, trusteeKey)
        let extracted = HKDF<SHA256>.extract(
            inputKeyMaterial: halves.symmetricKey(), salt: contextHash.bytes)
        pseudorandomKey = unsafe extracted.withUnsafeBytes { unsafe SymmetricKey(data: $0) }
        contentKey = MessageKeys.expand(pseudorandomKey, "senim/1 content")
        let commitment = MessageKeys.expand(pseudorandomKey, "senim/1 commit")
        let commitmentBytes = unsafe commitment.withUnsafeBytes { unsafe Array($0) }
        guard let digest = try? Encoding.Digest(commitmentBytes) else {
            preconditionFailure("32 bytes were asked for")
        }
        self.commitment = digest
    }

    /// The coefficients of the trustees' polynomial: 32 bytes for x, 32 for x², and so on (Specification.md §4.2).
    func coefficients(threshold: Int) -> SecretBytes {
        guard threshold > 1 else { return SecretBytes(zeroByteCount: 0) }
        return SecretBytes(
            MessageKeys.expand(
                pseudorandomKey, "senim/1 shares",
                byteCount: Shamir.secretByteCount * (threshold - 1)))
    }

    /// The salt of one trustee's commitment, 32 bytes (Specification.md §4.3).
    func salt(ofTrustee index: Int) -> SecretBytes {
        SecretBytes(MessageKeys.expand(pseudorandomKey, "senim/1 salt", [UInt8(index)]))
    }

    private static func expand(
        _ key: SymmetricKey, _ label: StaticString, _ suffix: [UInt8] = [], byteCount: Int = 32
    ) -> SymmetricKey {
        HKDF<SHA256>.expand(
            pseudoRandomKey: key, info: Array(label.description.utf8) + suffix,
            outputByteCount: byteCount)
    }
}
