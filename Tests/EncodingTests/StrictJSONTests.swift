import Foundation
import Mutations
import Testing

@testable import Encoding

@Suite struct `Strict JSON` {
    static let sample = #"{"a":[1,-2,0,true,false,null],"b":{"c":"қазақша \"\\\n\u0001"},"d":""}"#

    @Test func `reads every kind of value`() throws {
        let value = try JSONValue(parsing: Array(Self.sample.utf8))
        #expect(
            value
                == .object([
                    JSONMember(
                        "a",
                        .array([
                            .integer(1), .integer(-2), .integer(0), .bool(true), .bool(false),
                            .null,
                        ])),
                    JSONMember("b", .object([JSONMember("c", .string("қазақша \"\\\n\u{1}"))])),
                    JSONMember("d", .string("")),
                ]))
    }

    @Test func `is written as it was read`() throws {
        let value = try JSONValue(parsing: Array(Self.sample.utf8))
        #expect(String(decoding: value.bytes, as: UTF8.self) == Self.sample)
    }

    @Test func `keeps members in the order parsed, and compares them in any`() throws {
        let left = try JSONValue(parsing: Array(#"{"b":1,"a":2}"#.utf8))
        let right = try JSONValue(parsing: Array(#" { "a" : 2 , "b" : 1 } "#.utf8))
        #expect(left == right)
        #expect(left.bytes == Array(#"{"b":1,"a":2}"#.utf8))
    }

    @Test func `tells strings apart that only look alike`() throws {
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONValue.string("K") != .string("\u{212A}"))
    }

    @Test(arguments: [
        (#""\u0041\u00e9\ud83d\ude00\/""#, "Aé😀/"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ])
    func `reads escapes`(text: String, value: String) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == .string(value))
    }

    @Test(arguments: [
        ("9007199254740991", 9_007_199_254_740_991), ("-9007199254740991", -9_007_199_254_740_991),
    ])
    func `reads the largest integers`(text: String, value: Int64) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == .integer(value))
    }

    @Test(arguments: [
        ("", MalformedJSON.truncated), ("[", .truncated), ("{", .truncated), ("\"a", .truncated),
        ("tru", .truncated), ("{\"a\"", .truncated), ("{\"a\":", .truncated), ("-", .truncated),
        ("\"\\", .truncated), ("\"\\u00", .truncated), (" ", .truncated),
        ("{} {}", .trailing(offset: 3)), ("1 2", .trailing(offset: 2)),
        ("[1,]", .unexpectedByte(offset: 3)), ("{\"a\":1,}", .unexpectedByte(offset: 7)),
        ("{a:1}", .unexpectedByte(offset: 1)), ("[1 2]", .unexpectedByte(offset: 3)),
        ("'a'", .unexpectedByte(offset: 0)), ("truE", .unexpectedByte(offset: 3)),
        ("NaN", .unexpectedByte(offset: 0)), ("+1", .unexpectedByte(offset: 0)),
        ("/**/1", .unexpectedByte(offset: 0)),
        ("\u{A0}1", .unexpectedByte(offset: 0)), ("\u{FEFF}1", .byteOrderMark),
        (#"{"a":1,"a":1}"#, .duplicateMember(offset: 7)),
        (#"{"a":1,"\u0061":1}"#, .duplicateMember(offset: 7)),
        ("\"\u{1}\"", .controlCharacter(offset: 1)), ("\"\n\"", .controlCharacter(offset: 1)),
        (#""\x""#, .unknownEscape(offset: 1)), (#""\u00g0""#, .unknownEscape(offset: 1)),
        (#""\ud800""#, .loneSurrogate(offset: 1)), (#""\udc00""#, .loneSurrogate(offset: 1)),
        (#""\ud800\u0041""#, .loneSurrogate(offset: 1)),
        (#""\ud800\ud800""#, .loneSurrogate(offset: 1)),
        (#""\ufffe""#, .noncharacter(offset: 1)), (#""a\ud83f\udfff""#, .noncharacter(offset: 2)),
        ("01", .notAnInteger(offset: 0)), ("-0", .notAnInteger(offset: 0)),
        ("1.0", .notAnInteger(offset: 0)), ("1e3", .notAnInteger(offset: 0)),
        ("1E3", .notAnInteger(offset: 0)), ("-a", .notAnInteger(offset: 0)),
        ("9007199254740992", .integerOutOfRange(offset: 0)),
        ("-9007199254740992", .integerOutOfRange(offset: 0)),
        ("99999999999999999999999999", .integerOutOfRange(offset: 0)),
    ])
    func `refuses one flaw`(text: String, refusal: MalformedJSON) {
        #expect(throws: refusal) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
        ] as [[UInt8]])
    func `refuses what is not UTF-8`(bytes: [UInt8]) {
        #expect(throws: MalformedJSON.notUTF8) { try JSONValue(parsing: bytes) }
    }

    @Test(
        arguments: [[0xEF, 0xB7, 0x90], [0xEF, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBE]] as [[UInt8]])
    func `refuses noncharacters`(bytes: [UInt8]) {
        #expect(throws: MalformedJSON.noncharacter(offset: 2)) {
            try JSONValue(parsing: [0x22, 0x61] + bytes + [0x22])
        }
    }

    @Test func `refuses nesting beyond sixteen`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array(
                (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONValue(parsing: nested(16))
        #expect(throws: MalformedJSON.tooDeep(offset: 16)) { try JSONValue(parsing: nested(17)) }
        #expect(throws: MalformedJSON.tooDeep(offset: 16)) {
            try JSONValue(parsing: nested(400_000))
        }
    }

    @Test func `refuses a text beyond its limit`() {
        #expect(throws: MalformedJSON.tooLong(byteCount: 5)) {
            try JSONValue(parsing: Array("12345".utf8), maximumByteCount: 4)
        }
    }

    /// Four times the text takes about four times as long; a quadratic reader would take sixteen.
    @Test(arguments: ["\"a\\n\",", "12,", "{\"name\":null},"])
    func `is read in linear time`(element: String) throws {
        func text(_ count: Int) -> [UInt8] {
            Array(("[" + String(repeating: element, count: count) + "0]").utf8)
        }
        func duration(_ bytes: [UInt8]) throws -> Duration {
            try (0..<3).map { _ in
                try ContinuousClock().measure { _ = try JSONValue(parsing: bytes) }
            }.min() ?? .zero
        }
        let short = try duration(text(2_000))
        let long = try duration(text(16_000))
        #expect(long < short * 32 + .milliseconds(20))
    }

    @Test func `survives any injury, and prints back what it still reads`() throws {
        for seed in UInt64(0)..<5_000 {
            let bytes = mutated(Array(Self.sample.utf8), seed: seed)
            guard let value = try? JSONValue(parsing: bytes) else { continue }
            let again = try JSONValue(parsing: value.bytes)
            #expect(again == value && again.bytes == value.bytes, "seed \(seed)")
        }
    }

    /// Foundation is laxer everywhere but must agree on what both read.
    @Test func `agrees with Foundation on what it reads`() throws {
        for seed in UInt64(0)..<1_000 {
            let bytes = mutated(Array(Self.sample.utf8), seed: seed)
            guard (try? JSONValue(parsing: bytes)) != nil else { continue }
            #expect(throws: Never.self, "seed \(seed)") {
                try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            }
        }
    }
}

@Suite struct `Reading an object by its schema` {
    func reader(_ text: String) throws -> JSONObjectReader {
        try JSONObjectReader(JSONValue(parsing: Array(text.utf8)))
    }

    @Test func `gives each member once`() throws {
        var reader = try reader(#"{"s":"ab","i":5,"b":true,"l":["x"],"o":{"n":1}}"#)
        #expect(try reader.string("s", maximumByteCount: 2) == "ab")
        #expect(try reader.integer("i", in: 5...5) == 5)
        #expect(try reader.bool("b"))
        #expect(try reader.strings("l", maximumCount: 1, maximumByteCount: 1) == ["x"])
        var inner = try reader.object("o")
        #expect(try inner.integer("n", in: 0...9) == 1)
        try inner.finish()
        try reader.finish()
        #expect(throws: JSONSchemaError.missing("s")) {
            try reader.string("s", maximumByteCount: 2)
        }
    }

    @Test func `refuses what the schema does not know`() throws {
        #expect(throws: JSONSchemaError.unknownMember) { try reader(#"{"x":1}"#).finish() }
        #expect(throws: JSONSchemaError.notAnObject) { try reader("[]") }
    }

    @Test func `refuses a member of another type or size`() throws {
        let text = #"{"s":"abc","i":5,"l":["xy"]}"#
        var fields = try reader(text)
        #expect(throws: JSONSchemaError.wrongType("s")) { try fields.bool("s") }
        fields = try reader(text)
        #expect(throws: JSONSchemaError.outOfBounds("s")) {
            try fields.string("s", maximumByteCount: 2)
        }
        #expect(throws: JSONSchemaError.outOfBounds("i")) { try fields.integer("i", in: 6...9) }
        #expect(throws: JSONSchemaError.outOfBounds("l")) {
            try fields.array("l", maximumCount: 0)
        }
        fields = try reader(text)
        #expect(throws: JSONSchemaError.outOfBounds("l")) {
            try fields.strings("l", maximumCount: 1, maximumByteCount: 1)
        }
        #expect(throws: JSONSchemaError.missing("none")) { try fields.bool("none") }
    }

    @Test func `does not take the Kelvin sign for a K`() throws {
        var reader = try reader("{\"\u{212A}ey\":1}")
        #expect(throws: JSONSchemaError.missing("Key")) { try reader.integer("Key", in: 0...9) }
    }
}
