import Encoding
import Mutations
import SignedNote
import Testing

@Suite struct `A verifier key` {
    static let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    @Test func `prints what it reads`() throws {
        let key = try VerifierKey(parsing: Self.text)
        #expect(key.text == Self.text)
        #expect(key.name == "PeterNeumann")
        #expect(key.keyID == 0xc74f_20a3)
        #expect(key.algorithm == .ed25519)
        #expect(
            try VerifierKey(name: key.name, algorithm: .ed25519, publicKey: key.publicKey) == key)
    }

    @Test func `is refused in every published bad spelling`() throws {
        let bad = try #require(NoteVectors.all).bad_vkeys
        #expect(bad.count == 4)
        for text in bad.prefix(2) {
            #expect(throws: MalformedVerifierKey.self) { try VerifierKey(parsing: text) }
        }
        let bytes = Array(Self.text.utf8)
        for start in bytes.indices {
            for end in start...bytes.count where end - start < bytes.count {
                let part = String(decoding: bytes[start..<end], as: UTF8.self)
                #expect(throws: MalformedVerifierKey.self) { try VerifierKey(parsing: part) }
            }
        }
        for index in bytes.indices {
            var changed = bytes
            changed[index] += 1
            let text = String(decoding: changed, as: UTF8.self)
            #expect(throws: MalformedVerifierKey.self) { try VerifierKey(parsing: text) }
        }
    }

    @Test func `of an algorithm we do not know is refused`() throws {
        struct Vectors: Decodable { let mldsa44_vkey: String }
        let text = try SignedNoteTests.Vectors.decode(
            "cosignature-parse", as: Vectors.self
        ).mldsa44_vkey
        #expect(throws: MalformedVerifierKey.unsupportedAlgorithm(6)) {
            try VerifierKey(parsing: text)
        }
    }

    @Test(arguments: [
        (
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            MalformedVerifierKey.keyID
        ),
        ("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .keyIDMismatch),
        ("PeterNeumann+c74f20+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .keyID),
        ("PeterNeumann+c74f20a3+", .base64),
        ("PeterNeumann+c74f20a3", .parts(count: 2)),
        ("PeterNeumann+c74f20a3+AQ==", .publicKeyLength(byteCount: 0)),
        ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .name),
        ("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .name),
    ])
    func `is refused for one flaw`(text: String, error: MalformedVerifierKey) {
        #expect(throws: error) { try VerifierKey(parsing: text) }
    }

    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ])
    func `with a point of small order or in a second spelling is refused`(hex: String) throws {
        let publicKey = try Hex.decode(hex)
        #expect(throws: MalformedVerifierKey.publicKeyRefused) {
            try VerifierKey(name: "w", algorithm: .ed25519, publicKey: publicKey)
        }
        #expect(throws: MalformedVerifierKey.publicKeyRefused) {
            try VerifierKey(name: "w", algorithm: .cosignature, publicKey: publicKey)
        }
    }

    @Test func `differs by its use`() throws {
        let key = try VerifierKey(parsing: Self.text)
        let other = try VerifierKey(
            name: key.name, algorithm: .cosignature, publicKey: key.publicKey)
        #expect(other != key)
        #expect(other.keyID != key.keyID)
    }

    @Test func `prints what it reads, over 5,000 edits`() {
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let bytes = mutations.mutate(Array(Self.text.utf8))
            let text = String(decoding: bytes, as: UTF8.self)
            guard let key = try? VerifierKey(parsing: text) else { continue }
            #expect(key.text.utf8.elementsEqual(text.utf8), "seed \(seed)")
        }
    }
}
