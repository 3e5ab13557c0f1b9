// `unsafe` here: a shared secret of swift-crypto is copied within its closure.
import Crypto
import Encoding
import Foundation
import Testing

@testable import Sealing

@Suite struct `Published vectors` {
    /// draft-connolly-cfrg-xwing-kem.
    @Test func `give X-Wing's keys and shared secrets`() throws {
        struct Vector: Decodable {
            let seed, pk, ct, ss: HexBytes
        }
        for vector in try VectorFile.decode("x-wing/xwing.json", as: [Vector].self) {
            let key = SealingKey(seed: secret(vector.seed.bytes))
            #expect(key.publicKey.bytes == vector.pk.bytes)
            #expect(try SealingPublicKey(vector.pk.bytes) == key.publicKey)
            let shared = try XWingMLKEM768X25519.PrivateKey(
                seedRepresentation: vector.seed.bytes, publicKey: nil
            ).decapsulate(Data(vector.ct.bytes))
            #expect(shared == SymmetricKey(data: vector.ss.bytes))
        }
    }

    /// hpkewg/hpke-pq, the set of KEM 0x647a with HKDF-SHA256: its AEAD is ChaCha20-Poly1305, ours is not.
    @Test func `open under X-Wing's key schedule`() throws {
        struct Vector: Decodable {
            struct Encryption: Decodable {
                let aad, ct, pt: HexBytes
            }
            let kem_id: Int
            let skRm, pkRm, enc, info: HexBytes
            let encryptions: [Encryption]
        }
        for vector in try VectorFile.decode("x-wing/hpke-pq.json", as: [Vector].self) {
            #expect(vector.kem_id == 0x647A)
            let key = SealingKey(seed: secret(vector.skRm.bytes))
            #expect(key.publicKey.bytes == vector.pkRm.bytes)
            var recipient = try HPKE.Recipient(
                privateKey: XWingMLKEM768X25519.PrivateKey(
                    seedRepresentation: vector.skRm.bytes, publicKey: nil),
                ciphersuite: .init(
                    kem: .XWingMLKEM768X25519, kdf: .HKDF_SHA256, aead: .chaChaPoly),
                info: Data(vector.info.bytes), encapsulatedKey: Data(vector.enc.bytes))
            for encryption in vector.encryptions {
                let plaintext = try recipient.open(
                    encryption.ct.bytes, authenticating: encryption.aad.bytes)
                #expect(Array(plaintext) == encryption.pt.bytes)
            }
        }
    }
}

/// C2SP/wycheproof. What Swift's interface cannot express is named in Tests/Vectors/wycheproof/README.md.
@Suite struct `Wycheproof vectors` {
    struct File<Group: Decodable>: Decodable {
        let testGroups: [Group]
    }

    @Test func `refuse every malformed ML-KEM key`() throws {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let ek: HexBytes
                let result: String
            }
            let tests: [Case]
        }
        // A good point, so that only the lattice half decides.
        let point = Array(Curve25519.KeyAgreement.PrivateKey().publicKey.rawRepresentation)
        let file = try VectorFile.decode(
            "wycheproof/mlkem_768_encaps_test.json", as: File<Group>.self)
        for test in file.testGroups.flatMap(\.tests) {
            let key = try? SealingPublicKey(test.ek.bytes + point)
            #expect((key != nil) == (test.result == "valid"), "case \(test.tcId)")
        }
    }

    @Test func `give ML-KEM's keys from seeds`() throws {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let seed, ek: HexBytes
                let result: String
            }
            let tests: [Case]
        }
        let file = try VectorFile.decode(
            "wycheproof/mlkem_768_keygen_seed_test.json", as: File<Group>.self)
        for test in file.testGroups.flatMap(\.tests) where test.result == "valid" {
            let key = try MLKEM768.PrivateKey(
                seedRepresentation: test.seed.bytes, publicKey: nil)
            #expect(Array(key.publicKey.rawRepresentation) == test.ek.bytes, "case \(test.tcId)")
        }
    }

    @Test func `agree on X25519 and refuse points of small order`() throws {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let flags: [String]
                let `public`, `private`, shared: HexBytes
            }
            let tests: [Case]
        }
        let lattice = Array(try MLKEM768.PrivateKey().publicKey.rawRepresentation)
        let file = try VectorFile.decode("wycheproof/x25519_test.json", as: File<Group>.self)
        for test in file.testGroups.flatMap(\.tests) {
            let isSmall = test.flags.contains("ZeroSharedSecret")
            let isSecondSpelling =
                test.flags.contains("NonCanonicalPublic") || test.public.bytes[31] > 0x7F
            let key = try? SealingPublicKey(lattice + test.public.bytes)
            #expect((key == nil) == (isSmall || isSecondSpelling), "case \(test.tcId)")
            guard !isSmall else { continue }
            let shared = try Curve25519.KeyAgreement.PrivateKey(
                rawRepresentation: test.private.bytes
            ).sharedSecretFromKeyAgreement(
                with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: test.public.bytes))
            let bytes = unsafe shared.withUnsafeBytes { unsafe Array($0) }
            #expect(bytes == test.shared.bytes, "case \(test.tcId)")
        }
    }

    @Test func `agree on AES-256-GCM with nonces of 96 bits`() throws {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let key, iv, aad, msg, ct, tag: HexBytes
                let result: String
            }
            let keySize, ivSize: Int
            let tests: [Case]
        }
        let file = try VectorFile.decode("wycheproof/aes_gcm_test.json", as: File<Group>.self)
        for group in file.testGroups where group.keySize == 256 && group.ivSize == 96 {
            for test in group.tests {
                let opened = try? AES.GCM.open(
                    AES.GCM.SealedBox(
                        nonce: AES.GCM.Nonce(data: test.iv.bytes), ciphertext: test.ct.bytes,
                        tag: test.tag.bytes),
                    using: SymmetricKey(data: test.key.bytes), authenticating: test.aad.bytes)
                #expect(
                    opened.map { Array($0) } == (test.result == "valid" ? test.msg.bytes : nil),
                    "case \(test.tcId)")
            }
        }
    }

    @Test func `agree on HKDF-SHA256`() throws {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId, size: Int
                let ikm, salt, info, okm: HexBytes
                let result: String
            }
            let tests: [Case]
        }
        let file = try VectorFile.decode("wycheproof/hkdf_sha256_test.json", as: File<Group>.self)
        for test in file.testGroups.flatMap(\.tests) where test.result == "valid" {
            let key = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: test.ikm.bytes), salt: test.salt.bytes,
                info: test.info.bytes, outputByteCount: test.size)
            #expect(key == SymmetricKey(data: test.okm.bytes), "case \(test.tcId)")
        }
    }
}
