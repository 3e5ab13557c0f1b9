// `unsafe` here: swift-crypto reads a plaintext from locked pages within the closure.
import Crypto
import Encoding
import FoundationEssentials
package import Secrets

/// Seals records on an officer's own disk under a quarter's data key (Specification.md §7).
package struct RecordKey: ~Copyable, Sendable {
    private let key: SecretBytes

    /// A fresh random key.
    package init() {
        self.init(SecretBytes(randomByteCount: RecordKey.byteCount))
    }

    /// Takes the 32 bytes of a key from a key file.
    package init(_ key: consuming SecretBytes) {
        precondition(key.byteCount == RecordKey.byteCount, "a data key has 32 bytes")
        self.key = key
    }

    /// Seals a record under its id: nonce 12, ciphertext, tag 16.
    package borrowing func seal(_ record: borrowing SecretBytes, id: [UInt8]) -> [UInt8] {
        do {
            return try unsafe record.withUnsafeBytes { record in
                let box = try unsafe AES.GCM.seal(
                    record.assumingMemoryBound(to: UInt8.self), using: key.symmetricKey(),
                    authenticating: RecordKey.associatedData(id))
                return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
            }
        } catch {
            preconditionFailure("AES-256-GCM seals whatever fits its limits")
        }
    }

    /// Opens a record that was sealed under this id.
    ///
    /// - Throws: `CannotOpen` for another key, another id or any changed byte.
    package borrowing func open(_ sealed: [UInt8], id: [UInt8]) throws(CannotOpen) -> SecretBytes {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            var record = try AES.GCM.open(
                box, using: key.symmetricKey(), authenticating: RecordKey.associatedData(id))
            return SecretBytes(moving: &record)
        } catch {
            throw CannotOpen()
        }
    }

    /// Lends the 32 bytes, to be written into a key file.
    package borrowing func withBytes<R: ~Copyable, E: Error>(
        _ body: (borrowing SecretBytes) throws(E) -> R
    ) throws(E) -> R {
        try body(key)
    }

    package static let byteCount = 32

    private static func associatedData(_ id: [UInt8]) -> [UInt8] {
        labelledHash("senim/1 record", id).bytes
    }
}
