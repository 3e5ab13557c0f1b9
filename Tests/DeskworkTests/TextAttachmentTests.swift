import Deskwork
import Testing

@Suite struct `A text from outside` {
    @Test(arguments: [
        ("pass\u{202E}drow", "pass[U+202E]drow"), ("a\u{0}b\u{1B}[1m", "a[U+0000]b[U+001B][1m"),
        ("a\u{200B}b\u{AD}c", "a[U+200B]b[U+00AD]c"), ("\u{E0041}", "[U+E0041]"),
        ("a\u{2028}b", "a[U+2028]b"), ("\u{2066}a\u{2069}", "[U+2066]a[U+2069]"),
        ("tab\tstays", "tab\tstays"), ("Әлем – world № 1", "Әлем – world № 1"), ("", ""),
    ])
    func `shows what is hidden in it, and nothing else`(text: String, shown: String) {
        #expect(ShownText(text).text == shown)
    }

    @Test func `has lines, however they end`() {
        #expect(ShownText("a\r\nb\rc\nd\n").lines == ["a", "b", "c", "d", ""])
        #expect(ShownText("a\n\r\nb").lines == ["a", "", "b"])
    }
}

@Suite struct `A text attachment` {
    @Test func `is read as UTF-8, with or without a mark`() throws {
        let text = Array("Қызмет\nсөз".utf8)
        for bytes in [text, [0xEF, 0xBB, 0xBF] + text] {
            let attachment = try TextAttachment(reading: bytes)
            #expect(attachment.encoding == .utf8)
            #expect(attachment.lines == ["Қызмет", "сөз"])
            #expect(attachment.isWhole)
        }
    }

    @Test(arguments: [true, false], [true, false])
    func `is read as UTF-16`(isLittleEndian: Bool, isMarked: Bool) throws {
        let units = Array(((isMarked ? "\u{FEFF}" : "") + "Тапсырыс № 5\r\nсөз").utf16)
        let bytes = units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isLittleEndian ? [low, high] : [high, low]
        }
        let attachment = try TextAttachment(reading: bytes)
        #expect(attachment.encoding == .utf16)
        #expect(attachment.lines == ["Тапсырыс № 5", "сөз"])
    }

    @Test func `is read as the Kazakh Windows-1251`() throws {
        let bytes: [UInt8] = [
            0xC0, 0xE9, 0xE3, 0xBF, 0xEB, 0x20, 0xA3, 0x9D, 0x8E, 0xBA, 0xBE, 0xB4, 0xA2, 0xB3,
            0x20, 0xB9, 0x31, 0x0D, 0x0A,
        ]
        let attachment = try TextAttachment(reading: bytes)
        #expect(attachment.encoding == .windows1251)
        #expect(attachment.lines == ["Айгүл ӘқҺғңөұі №1", ""])
    }

    @Test(
        arguments: [
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF, 0xE0, 0, 16],
            [0x50, 0x4B, 3, 4, 20, 0], [0x61, 0, 0x62], [0x61, 0x7F], [0xEF, 0xBB, 0xBF, 0xFF],
            [0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0, 0xD8], [0xC0, 0x98], [0x80, 0x81, 0xA0, 0xB1],
            [0xC0, 1], [0x41, 0, 0x98, 0xFF],
        ] as [[UInt8]])
    func `is none when any byte does not fit`(bytes: [UInt8]) {
        #expect(throws: NotText()) { try TextAttachment(reading: bytes) }
    }

    @Test func `shows what turns its direction`() throws {
        let attachment = try TextAttachment(reading: Array("a\u{202E}b".utf8))
        #expect(attachment.lines == ["a[U+202E]b"])
    }

    @Test(arguments: [199_999, 200_000, 200_001])
    func `is cut between characters after so much`(byteCount: Int) throws {
        let text = String(repeating: "ә", count: byteCount / 2) + (byteCount % 2 == 1 ? "a" : "")
        let attachment = try TextAttachment(reading: Array(text.utf8))
        #expect(attachment.isWhole == (byteCount <= 200_000))
        #expect(attachment.shown.text.utf8.count == min(byteCount, 200_000))
    }

    @Test func `that is empty has one empty line`() throws {
        #expect(try TextAttachment(reading: []).lines == [""])
    }
}
