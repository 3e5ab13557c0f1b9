// `unsafe` here: the commitment, a public value, is read from a key of swift-crypto within the closure.
import Crypto
import Encoding
import FoundationEssentials
import Secrets

/// The two keys that follow from both halves (Specification.md §3).
struct MessageKeys {
    /// Public: it stands in the message.
    let commitment: Encoding.Digest
    /// Opens the body; swift-crypto wipes it.
    let contentKey: SymmetricKey

    init(
        contextHash: Encoding.Digest, holderKey: borrowing SecretBytes,
        trusteeKey: borrowing SecretBytes
    ) {
        let halves = SecretBytes(joining: holderKey, trusteeKey)
        let pseudorandomKey = HKDF<SHA256>.extract(
            inputKeyMaterial: halves.symmetricKey(), salt: contextHash.bytes)
        let commitment = HKDF<SHA256>.expand(
            pseudoRandomKey: pseudorandomKey, info: Array("senim/1 commit".utf8),
            outputByteCount: Encoding.Digest.byteCount)
        contentKey = HKDF<SHA256>.expand(
            pseudoRandomKey: pseudorandomKey, info: Array("senim/1 content".utf8),
            outputByteCount: 32)
        let commitmentBytes = unsafe commitment.withUnsafeBytes { unsafe Array($0) }
        guard let digest = try? Encoding.Digest(commitmentBytes) else {
            preconditionFailure("32 bytes were asked for")
        }
        self.commitment = digest
    }
}
