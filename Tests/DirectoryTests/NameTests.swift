import Encoding
import PortalSamples
import SignedNote
import Testing
import TransparencyLog

@testable import Directory

@Suite struct `A portal's name` {
    @Test(arguments: [
        "a", "7", "demo", "demo.example", "a-b.c-2", String(repeating: "x", count: 64),
    ])
    func `is read as written`(name: String) throws {
        #expect(try Portal(name).name == name)
    }

    @Test(arguments: [
        "", ".demo", "demo.", "-demo", "demo-", "Demo", "de mo", "de/mo", "de+mo", "дем", "demo\n",
        "demo\u{301}", String(repeating: "x", count: 65),
    ])
    func `is refused in any other form`(name: String) {
        #expect(throws: MalformedName()) { try Portal(name) }
    }

    @Test func `follows from the authority's key`() throws {
        #expect(
            try Portal(ofAuthority: SamplePortal.authority.verifierKey) == SamplePortal.portal)
        for name in ["demo.example", "demo.example/gateway", "/authority", "Demo/authority"] {
            #expect(throws: MalformedName()) {
                try Portal(ofAuthority: SamplePortal.signer(name).verifierKey)
            }
        }
        #expect(throws: MalformedName()) {
            try Portal(ofAuthority: SamplePortal.cosigner("demo/authority").verifierKey)
        }
    }
}

@Suite struct `An identifier` {
    @Test(arguments: ["a", "a-1", "head", "x--y-", String(repeating: "x", count: 32)])
    func `is read as written`(text: String) throws {
        #expect(try Identifier(text).text == text)
    }

    @Test(arguments: ["", "1a", "-a", "A", "a.b", "a b", "ә", String(repeating: "x", count: 33)])
    func `is refused in any other form`(text: String) {
        #expect(throws: MalformedName()) { try Identifier(text) }
    }
}

@Suite struct `Free text` {
    @Test(arguments: ["x", "Әділет «Қазына» №5", "a  b", String(repeating: "я", count: 100)])
    func `is read as written`(text: String) throws {
        #expect(try FreeText(text).text == text)
    }

    @Test(arguments: [
        ("", MalformedFreeText.empty), (" a", .spaceAtAnEnd), ("a ", .spaceAtAnEnd),
        ("a\u{A0}", .spaceAtAnEnd), ("a\u{3000}", .spaceAtAnEnd), ("a\nb", .invisibleCharacter),
        ("a\r\nb", .invisibleCharacter), ("a\tb", .invisibleCharacter),
        ("a\u{85}b", .invisibleCharacter), ("a\u{202E}b", .invisibleCharacter),
        ("a\u{200D}b", .invisibleCharacter), ("a\u{FEFF}b", .invisibleCharacter),
        ("a\u{AD}b", .invisibleCharacter), ("a\u{E0041}b", .invisibleCharacter),
        (String(repeating: "я", count: 101), .tooLong(byteCount: 202)),
    ])
    func `is refused`(text: String, refusal: MalformedFreeText) {
        #expect(throws: refusal) { try FreeText(text) }
    }

    @Test func `is compared byte by byte`() throws {
        #expect(try FreeText("\u{E9}") != FreeText("e\u{301}"))
    }
}

@Suite struct `An origin` {
    @Test(arguments: [
        "https://report.example", "https://a.b-c.kz:8443", "http://127.0.0.1:8080",
        "http://127.0.0.1", "http://localhost:1",
        "http://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion",
    ])
    func `is read as written`(text: String) throws {
        let origin = try Origin(text)
        #expect(origin.text == text)
        #expect(origin.isOnion == text.hasSuffix(".onion"))
    }

    @Test(arguments: [
        ("report.example", MalformedOrigin.scheme), ("ftp://a", .scheme), ("HTTPS://a", .scheme),
        ("https://", .host), ("https://a/", .host), ("https://A", .host), ("https://a..b", .host),
        ("https://-a", .host), ("https://a_b", .host), ("https://u@a", .host),
        ("https://a?", .host), ("https:///a", .host), ("https://a:1:2", .host),
        ("https://\u{301}a", .host), ("https://[::1]", .host), ("https://a:", .port),
        ("https://a:0", .port), ("https://a:443", .port), ("http://localhost:80", .port),
        ("https://a:065", .port), ("https://a:65536", .port), ("http://report.example", .notSecure),
        ("http://127.0.0.2", .notSecure), ("http://abc.onion", .onion),
        ("https://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion", .onion),
        ("http://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion:81", .onion),
        ("http://1bcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion", .onion),
        ("https://" + String(repeating: "a.", count: 100) + "a", .tooLong),
    ])
    func `is refused`(text: String, refusal: MalformedOrigin) {
        #expect(throws: refusal) { try Origin(text) }
    }
}

@Suite struct `A sealing key` {
    @Test func `is read as written`() throws {
        let key = SamplePortal.sealingKey("x")
        #expect(try SealingPublicKey(parsing: key.text) == key)
    }

    @Test func `is refused in another length or spelling`() {
        let bytes = SamplePortal.sealingKey("x").bytes
        #expect(throws: MalformedSealingKey.length(byteCount: 1215)) {
            try SealingPublicKey(Array(bytes.dropLast()))
        }
        #expect(throws: MalformedSealingKey.length(byteCount: 1217)) {
            try SealingPublicKey(bytes + [0])
        }
        #expect(throws: MalformedSealingKey.base64) {
            try SealingPublicKey(parsing: Base64.encode(bytes) + "\n")
        }
    }

    /// FIPS 203 §7.2: each coefficient is below q = 3329 = 0xD01.
    @Test func `is refused with a coefficient that is not reduced`() throws {
        let good = SamplePortal.sealingKey("x").bytes
        for offset in [0, 576, 1149] {
            var bytes = good
            bytes[offset] = 0x01
            bytes[offset + 1] = bytes[offset + 1] & 0xF0 | 0x0D
            #expect(throws: MalformedSealingKey.coefficient) { try SealingPublicKey(bytes) }
            bytes[offset] = 0x00
            #expect(throws: Never.self) { try SealingPublicKey(bytes) }
            bytes[offset + 1] = bytes[offset + 1] & 0x0F | 0x10
            bytes[offset + 2] = 0xD0
            #expect(throws: MalformedSealingKey.coefficient) { try SealingPublicKey(bytes) }
        }
    }

    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    ])
    func `is refused with a point of small order`(point: String) throws {
        let bytes = SamplePortal.sealingKey("x").bytes.prefix(1184) + (try Hex.decode(point))
        #expect(throws: MalformedSealingKey.smallOrder) { try SealingPublicKey(Array(bytes)) }
    }

    /// Without this rule a holder could list another's key as an own one, spelled otherwise.
    @Test(arguments: [
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  // p
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  // p + 9
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0900000000000000000000000000000000000000000000000000000000000080",  // 9, with bit 255
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ])
    func `is refused with a second spelling of a point`(point: String) throws {
        let lattice = SamplePortal.sealingKey("x").bytes.prefix(1184)
        let bytes = lattice + (try Hex.decode(point))
        #expect(throws: MalformedSealingKey.notCanonical) { try SealingPublicKey(Array(bytes)) }
        // The largest coordinate that is not of small order.
        let last = [0xEB] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
        #expect(throws: Never.self) { try SealingPublicKey(lattice + last) }
    }
}

@Suite struct `A fingerprint` {
    @Test func `has 256 distinct words`() {
        #expect(FingerprintWords.list.count == 256)
        #expect(Set(FingerprintWords.list).count == 256)
    }

    @Test func `shows the hash of the key`() {
        let key = SamplePortal.authority.verifierKey
        let fingerprint = Fingerprint(of: key)
        #expect(fingerprint.digest == Digest(hashing: key.publicKey))
        #expect(fingerprint.hex.split(separator: " ").joined() == fingerprint.digest.hex)
        #expect(fingerprint.hex.split(separator: " ").count == 16)
        #expect(fingerprint.words.count == 16)
        #expect(
            fingerprint.words.last
                == FingerprintWords.list[Int(fingerprint.digest.bytes[15])])
    }

    /// Frozen: a poster printed once must read the same for ever.
    @Test func `reads the same for ever`() {
        let bytes = FingerprintWords.list.joined(separator: " ").utf8
        #expect(
            Digest(hashing: Array(bytes)).hex
                == "627656f623e3adbcabda7abd29977b94a28bc436ba1bd61b92ba070ea1074dcc")
    }
}
