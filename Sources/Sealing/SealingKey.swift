// `unsafe` here: swift-crypto reads the seed from locked pages within the closure; nothing keeps the pointer.
import Crypto
package import Encoding
import FoundationEssentials
package import Secrets

/// An X-Wing private key: a 32-byte seed in locked pages (Specification.md §1).
///
/// The expanded key exists only while something is opened. swift-crypto frees it without wiping, which
/// Specification.md §9 states.
package struct SealingKey: ~Copyable, Sendable {
    private let seed: SecretBytes
    package let publicKey: SealingPublicKey

    /// A fresh random key.
    package init() {
        self.init(seed: SecretBytes(randomByteCount: SealingKey.seedByteCount))
    }

    /// The key that belongs to a 32-byte seed.
    package init(seed: consuming SecretBytes) {
        precondition(seed.byteCount == SealingKey.seedByteCount, "an X-Wing seed has 32 bytes")
        let expanded = SealingKey.expand(seed)
        guard
            let publicKey = try? SealingPublicKey(Array(expanded.publicKey.rawRepresentation))
        else { preconditionFailure("the key that belongs to a seed is a good one") }
        self.publicKey = publicKey
        self.seed = seed
    }

    /// The key that belongs to a seed, whose public half was made before.
    package init(seed: consuming SecretBytes, publicKey: SealingPublicKey) {
        precondition(seed.byteCount == SealingKey.seedByteCount, "an X-Wing seed has 32 bytes")
        self.seed = seed
        self.publicKey = publicKey
    }

    /// Opens what `SealingPublicKey.seal(_:info:)` sealed with the same info.
    ///
    /// - Throws: `CannotOpen` for another key, another info or any changed byte; the reasons look alike.
    package borrowing func open(
        encapsulatedKey: [UInt8], ciphertext: [UInt8], info: [UInt8]
    ) throws(CannotOpen) -> SecretBytes {
        try expanded().open(
            encapsulatedKey: encapsulatedKey, ciphertext: ciphertext, info: info)
    }

    /// The key made ready for several openings.
    package borrowing func expanded() -> ExpandedSealingKey {
        ExpandedSealingKey(key: SealingKey.expand(seed))
    }

    /// Lends the seed, to be written into a key file.
    package borrowing func withSeed<R: ~Copyable, E: Error>(
        _ body: (borrowing SecretBytes) throws(E) -> R
    ) throws(E) -> R {
        try body(seed)
    }

    package static let seedByteCount = 32

    private static func expand(_ seed: borrowing SecretBytes) -> XWingMLKEM768X25519.PrivateKey {
        unsafe seed.withUnsafeBytes { bytes in
            guard
                let key = try? unsafe XWingMLKEM768X25519.PrivateKey(
                    seedRepresentation: bytes.assumingMemoryBound(to: UInt8.self), publicKey: nil)
            else { preconditionFailure("every 32 bytes are a seed") }
            return key
        }
    }
}

/// A sealing key in the form that opens, to live no longer than a few openings take (Specification.md §9).
package struct ExpandedSealingKey: ~Copyable {
    fileprivate let key: XWingMLKEM768X25519.PrivateKey

    /// As `SealingKey.open`.
    package borrowing func open(
        encapsulatedKey: [UInt8], ciphertext: [UInt8], info: [UInt8]
    ) throws(CannotOpen) -> SecretBytes {
        do {
            var recipient = try HPKE.Recipient(
                privateKey: key, ciphersuite: .XWingMLKEM768X25519_SHA256_AES_GCM_256,
                info: Data(info), encapsulatedKey: Data(encapsulatedKey))
            var plaintext = try recipient.open(ciphertext)
            return SecretBytes(moving: &plaintext)
        } catch {
            throw CannotOpen()
        }
    }
}

extension SealingPublicKey {
    /// Seals by HPKE in base mode with 0x647a, 0x0001, 0x0002 and no associated data (RFC 9180 §6.1).
    ///
    /// - Returns: The encapsulated key, 1120 bytes, and the ciphertext, 16 bytes longer than the plaintext.
    package func seal(
        _ plaintext: borrowing SecretBytes, info: [UInt8]
    ) -> (encapsulatedKey: [UInt8], ciphertext: [UInt8]) {
        do {
            var sender = try HPKE.Sender(
                recipientKey: XWingMLKEM768X25519.PublicKey(rawRepresentation: bytes),
                ciphersuite: .XWingMLKEM768X25519_SHA256_AES_GCM_256, info: Data(info))
            let ciphertext = try unsafe plaintext.withUnsafeBytes { plaintext in
                try unsafe sender.seal(plaintext.assumingMemoryBound(to: UInt8.self))
            }
            return (Array(sender.encapsulatedKey), Array(ciphertext))
        } catch {
            preconditionFailure("sealing to a checked key does not fail")
        }
    }
}

/// Thrown when sealed bytes do not open; there is nothing more to know, and nothing more is said.
package struct CannotOpen: Error, Equatable {
    package init() {}
}
