import Mutations
import Testing

@testable import Encoding

@Suite struct `Hexadecimal text` {
    @Test func `prints and reads every byte`() throws {
        let bytes = (0...255).map { UInt8($0) }
        #expect(try Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Hex.encode([0, 0x0F, 0xF0, 0xFF]) == "000ff0ff")
    }

    @Test(arguments: ["0", "0g", "0A", "A0", " 0", "0x00", "\u{660}0", "00 "])
    func `refuses every other spelling`(text: String) {
        #expect(throws: MalformedText.hexadecimal) { try Hex.decode(text) }
    }
}

@Suite struct `Base64 text` {
    /// RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `agrees with the RFC`(plain: String, text: String) throws {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(try Base64.decode(text) == Array(plain.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z", "====", "A===", "=AAA", "AA=A", "Zm9v\n",
        "Zm9 v", "Zm-_", "Zm8=Zm8=", "\u{416}\u{416}",
    ])
    func `refuses what is not canonical`(text: String) {
        #expect(throws: MalformedText.base64) { try Base64.decode(text) }
    }

    @Test func `reads back what it prints at every length`() throws {
        for seed in UInt64(0)..<200 {
            var generator = SeededMutations(seed: seed)
            let bytes = (0..<Int(seed)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(try Base64.decode(Base64.encode(bytes)) == bytes, "seed \(seed)")
        }
    }
}

@Suite struct `Decimal text` {
    @Test(arguments: [("0", 0), ("7", 7), ("18446744073709551615", UInt64.max)])
    func `reads a number`(text: String, value: UInt64) throws {
        #expect(try Decimal.decode(text) == value)
    }

    @Test(arguments: ["", "00", "01", "+1", "-0", "1 ", "1e3", "18446744073709551616", "\u{661}"])
    func `refuses every other spelling`(text: String) {
        #expect(throws: MalformedText.decimal) { try Decimal.decode(text) }
    }
}
