// `unsafe` here: libsodium derives, seals and opens in buffers of locked pages whose lengths are computed beside them.
// This is the one file of the module that opens anything: a gateway's own key file, never a message.
import CSodium
import Encoding

/// Reads and writes key files: a key ring under a passphrase (Specification.md §2).
package enum KeyFile {
    /// Seals the ring under a passphrase, with a fresh salt and nonce.
    ///
    /// Takes about half a second and 256 MiB, so that guessing passphrases does too.
    package static func write(
        _ ring: borrowing KeyRing, passphrase: borrowing SecretBytes
    ) throws(KeyFileError) -> [UInt8] {
        try write(ring, passphrase: passphrase, cost: .version1)
    }

    /// Opens a key file for one role.
    ///
    /// The passphrase is judged by the file's head alone, so that a wrong one and a damaged body are told apart;
    /// what the file contains is judged only after it proved genuine.
    package static func open(
        _ bytes: [UInt8], passphrase: borrowing SecretBytes, expecting role: KeyRole
    ) throws(KeyFileError) -> KeyRing {
        try open(bytes, passphrase: passphrase, expecting: role, cost: .version1)
    }

    static func write(
        _ ring: borrowing KeyRing, passphrase: borrowing SecretBytes, cost: Cost
    ) throws(KeyFileError) -> [UInt8] {
        let content = KeyFileContent.bytes(of: ring)
        let head = Head(
            bodyByteCount: UInt32(content.byteCount + tagByteCount), salt: randomBytes(16),
            nonce: randomBytes(24))
        let keys = try DerivedKeys(passphrase: passphrase, salt: head.salt, cost: cost)
        return head.bytes + keys.tag(over: head.bytes)
            + keys.seal(content, nonce: head.nonce, associatedData: head.bytes)
    }

    static func open(
        _ bytes: [UInt8], passphrase: borrowing SecretBytes, expecting role: KeyRole, cost: Cost
    ) throws(KeyFileError) -> KeyRing {
        var reader = ByteReader(bytes)
        let head: Head
        let tag: [UInt8]
        let body: [UInt8]
        do {
            head = try Head(reading: &reader)
            tag = try reader.bytes(headTagByteCount)
            body = try reader.bytes(Int(head.bodyByteCount))
            try reader.finish()
        } catch let error as KeyFileError {
            throw error
        } catch let error as MalformedBytes {
            switch error {
            case .truncated: throw .truncated
            case .trailing: throw .trailing
            }
        } catch {
            preconditionFailure("the reader throws nothing else")
        }
        let keys = try DerivedKeys(passphrase: passphrase, salt: head.salt, cost: cost)
        guard constantTimeEqual(keys.tag(over: head.bytes), tag) else { throw .wrongPassphrase }
        let content = try keys.open(body, nonce: head.nonce, associatedData: head.bytes)
        let ring = try KeyFileContent.ring(from: content)
        guard ring.role == role else { throw .wrongRole(found: ring.role, expected: role) }
        return ring
    }

    /// What a guess of the passphrase costs; fixed by the version, never read from the file.
    struct Cost {
        let operations: UInt64
        let memoryByteCount: Int

        /// libsodium's MODERATE: three passes over 256 MiB.
        static let version1 = Cost(operations: 3, memoryByteCount: 256 << 20)
        /// The least Argon2id takes, for tests of everything but the cost.
        static let least = Cost(operations: 1, memoryByteCount: 8192)
    }

    /// The longest file accepted, far above what a ring of any age needs.
    package static let maximumByteCount = 1 << 19

    private static let headTagByteCount = 32
    private static let tagByteCount = 16
}

/// The first bytes of a key file, in clear.
private struct Head {
    let bodyByteCount: UInt32
    let salt: [UInt8]
    let nonce: [UInt8]

    init(bodyByteCount: UInt32, salt: [UInt8], nonce: [UInt8]) {
        self.bodyByteCount = bodyByteCount
        self.salt = salt
        self.nonce = nonce
    }

    init(reading reader: inout ByteReader) throws {
        guard reader.remainingByteCount <= KeyFile.maximumByteCount else {
            throw KeyFileError.trailing
        }
        guard try reader.bytes(Head.magic.count) == Head.magic else {
            throw KeyFileError.notAKeyFile
        }
        let version = try reader.uint8()
        guard version == Head.version else { throw KeyFileError.unsupportedVersion(version) }
        bodyByteCount = try reader.uint32()
        salt = try reader.bytes(16)
        nonce = try reader.bytes(24)
    }

    var bytes: [UInt8] {
        Head.magic + [Head.version] + [UInt8](bigEndian: bodyByteCount) + salt + nonce
    }

    private static let magic = Array("SENIMKEY".utf8)
    private static let version: UInt8 = 1
}

/// The two keys that Argon2id makes of a passphrase: one for the head's tag, one for the body.
private struct DerivedKeys: ~Copyable {
    private let both: SecretBytes

    init(
        passphrase: borrowing SecretBytes, salt: [UInt8], cost: KeyFile.Cost
    ) throws(KeyFileError) {
        let byteCount = UInt64(passphrase.byteCount)
        both = try unsafe passphrase.withPointer { (passphrase) throws(KeyFileError) in
            try unsafe SecretBytes(byteCount: 64) { (buffer) throws(KeyFileError) in
                let keys = unsafe buffer.assumingMemoryBound(to: UInt8.self).baseAddress
                guard let keys = unsafe keys,
                    unsafe crypto_pwhash(
                        keys, 64, passphrase, byteCount, salt, cost.operations,
                        cost.memoryByteCount, crypto_pwhash_ALG_ARGON2ID13) == 0
                else { throw .tooLittleMemory }
            }
        }
    }

    /// Keyed BLAKE2b, 32 bytes.
    borrowing func tag(over head: [UInt8]) -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: 32)
        unsafe both.withPointer { keys in
            _ = unsafe crypto_generichash(&tag, tag.count, head, UInt64(head.count), keys, 32)
        }
        return tag
    }

    borrowing func seal(
        _ content: borrowing SecretBytes, nonce: [UInt8], associatedData: [UInt8]
    ) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: content.byteCount + 16)
        let byteCount = UInt64(content.byteCount)
        unsafe both.withPointer { keys in
            unsafe content.withPointer { content in
                _ = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
                    &sealed, nil, content, byteCount, associatedData,
                    UInt64(associatedData.count), nil, nonce, keys + 32)
            }
        }
        return sealed
    }

    borrowing func open(
        _ sealed: [UInt8], nonce: [UInt8], associatedData: [UInt8]
    ) throws(KeyFileError) -> SecretBytes {
        guard sealed.count >= 16 else { throw .damaged }
        return try unsafe both.withPointer { (keys) throws(KeyFileError) in
            try unsafe SecretBytes(byteCount: sealed.count - 16) { (buffer) throws(KeyFileError) in
                let content = unsafe buffer.assumingMemoryBound(to: UInt8.self).baseAddress
                guard let content = unsafe content,
                    unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
                        content, nil, nil, sealed, UInt64(sealed.count), associatedData,
                        UInt64(associatedData.count), nonce, keys + 32) == 0
                else { throw .damaged }
            }
        }
    }
}

/// Why a key file does not open.
package enum KeyFileError: Error, Equatable {
    case notAKeyFile
    case unsupportedVersion(UInt8)
    case truncated
    case trailing
    /// Wrong passphrase, or the first bytes are damaged: nobody can tell them apart.
    case wrongPassphrase
    /// The passphrase is right, and the rest of the file is damaged.
    case damaged
    /// Genuine, and yet not what version 1 writes.
    case malformedContent
    /// Somebody else's key file; known only after it proved genuine.
    case wrongRole(found: KeyRole, expected: KeyRole)
    /// Argon2id needs 256 MiB.
    case tooLittleMemory
}
