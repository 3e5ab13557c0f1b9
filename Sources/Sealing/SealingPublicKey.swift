// `unsafe` here: the secret of a throw-away exchange is compared with zeros, within the closure.
import Crypto
package import Encoding

/// An X-Wing public key that was checked once: whoever seals to it cannot be made to fail (Specification.md §1).
package struct SealingPublicKey: Sendable, Hashable {
    /// 1216 bytes: the ML-KEM-768 encapsulation key, then the X25519 public key.
    package let bytes: [UInt8]

    /// Reads a key and refuses one that any implementation would refuse later.
    package init(_ bytes: [UInt8]) throws(MalformedSealingKey) {
        guard bytes.count == SealingPublicKey.byteCount else {
            throw .byteCount(bytes.count)
        }
        // FIPS 203 §7.2: each coefficient stands below the modulus.
        guard
            (try? MLKEM768.PublicKey(
                rawRepresentation: bytes.prefix(SealingPublicKey.latticeByteCount))) != nil
        else { throw .notReduced }
        guard !SealingPublicKey.isOfSmallOrder(bytes.suffix(SealingPublicKey.curveByteCount)) else {
            throw .smallOrder
        }
        self.bytes = bytes
    }

    /// The key that belongs to a private one; nothing to check.
    init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// SHA-256 of the 1216 bytes, as statements and replies name a key.
    package var digest: Encoding.Digest { Encoding.Digest(hashing: bytes) }

    package static let byteCount = 1216
    private static let latticeByteCount = 1184
    private static let curveByteCount = 32

    /// Whether any exchange with this point gives zeros (RFC 7748 §6.1): browsers refuse it, others do not.
    private static func isOfSmallOrder(_ point: ArraySlice<UInt8>) -> Bool {
        guard let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: point),
            let secret = try? Curve25519.KeyAgreement.PrivateKey()
                .sharedSecretFromKeyAgreement(with: key)
        else { return true }
        // swift-crypto itself does not refuse zeros.
        return unsafe secret.withUnsafeBytes { bytes in unsafe bytes.allSatisfy { $0 == 0 } }
    }
}

/// Why bytes are no X-Wing public key.
package enum MalformedSealingKey: Error, Equatable {
    case byteCount(Int)
    /// A coefficient of the ML-KEM key is not below the modulus.
    case notReduced
    /// The X25519 point is one of the few that give the same secret to everybody.
    case smallOrder
}
