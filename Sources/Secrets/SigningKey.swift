// `unsafe` here: libsodium reads and writes buffers of exactly the sizes it documents, all alive for the call.
import CSodium

/// An Ed25519 signing key (RFC 8032) in locked pages.
///
/// One key, one use: the type says nothing of the role; whoever holds it gives it one.
package struct SigningKey: ~Copyable, Sendable {
    private let expanded: SecretBytes
    /// The 32 bytes of the public key.
    package let publicKey: [UInt8]

    /// A fresh random key.
    package init() {
        self.init(seed: SecretBytes(randomByteCount: SigningKey.seedByteCount))
    }

    /// The key that belongs to a 32-byte seed.
    package init(seed: borrowing SecretBytes) {
        precondition(seed.byteCount == SigningKey.seedByteCount, "an Ed25519 seed has 32 bytes")
        Sodium.start()
        var publicKey = [UInt8](repeating: 0, count: 32)
        expanded = unsafe seed.withUnsafeBytes { seed in
            unsafe SecretBytes(byteCount: 64) { buffer in
                guard let secret = unsafe buffer.assumingMemoryBound(to: UInt8.self).baseAddress,
                    let seed = unsafe seed.assumingMemoryBound(to: UInt8.self).baseAddress
                else { preconditionFailure("neither buffer is empty") }
                _ = unsafe crypto_sign_seed_keypair(&publicKey, secret, seed)
            }
        }
        self.publicKey = publicKey
    }

    /// The 64 bytes of a deterministic Ed25519 signature over the message.
    package borrowing func signature(for message: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        unsafe expanded.withUnsafeBytes { key in
            guard let key = unsafe key.assumingMemoryBound(to: UInt8.self).baseAddress else {
                preconditionFailure("the key is not empty")
            }
            _ = unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), key)
        }
        return signature
    }

    /// Lends the 32-byte seed, to be written into a key file.
    package borrowing func withSeed<R: ~Copyable, E: Error>(
        _ body: (borrowing SecretBytes) throws(E) -> R
    ) throws(E) -> R {
        let seed = unsafe expanded.withUnsafeBytes { key in
            unsafe SecretBytes(byteCount: SigningKey.seedByteCount) { buffer in
                unsafe buffer.copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: key[..<SigningKey.seedByteCount]))
            }
        }
        return try body(seed)
    }

    package static let seedByteCount = 32
}
