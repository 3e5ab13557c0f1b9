extension JSONValue {
    /// Reads one JSON text by the rules of SealedMessage/Specification.md §7, in linear time.
    ///
    /// - Parameter maximumByteCount: a longer text is refused before it is read.
    package init(
        parsing bytes: [UInt8], maximumByteCount: Int = 1 << 20
    ) throws(MalformedJSON) {
        guard bytes.count <= maximumByteCount else { throw .tooLong(byteCount: bytes.count) }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw .byteOrderMark }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        var parser = JSONParser(bytes: bytes)
        self = try parser.text()
    }
}

/// Why a text is not strict JSON. Offsets are bytes; nothing of the text itself is told.
package enum MalformedJSON: Error, Equatable {
    case tooLong(byteCount: Int)
    case byteOrderMark
    case notUTF8
    /// The text ends within a value.
    case truncated
    /// A byte that cannot stand here.
    case unexpectedByte(offset: Int)
    case trailing(offset: Int)
    case tooDeep(offset: Int)
    case duplicateMember(offset: Int)
    /// A control character that is not escaped.
    case controlCharacter(offset: Int)
    case unknownEscape(offset: Int)
    /// Half of a surrogate pair.
    case loneSurrogate(offset: Int)
    /// A code point that Unicode promises never to use (RFC 7493 §2.1).
    case noncharacter(offset: Int)
    /// A fraction, an exponent, a leading zero or a negative zero.
    case notAnInteger(offset: Int)
    /// Beyond 2^53 − 1 either way.
    case integerOutOfRange(offset: Int)
}

/// A recursive descent over bytes that are known to be UTF-8.
private struct JSONParser {
    let bytes: [UInt8]
    var offset = 0

    mutating func text() throws(MalformedJSON) -> JSONValue {
        skipWhiteSpace()
        let value = try value(depth: 1)
        skipWhiteSpace()
        guard offset == bytes.count else { throw .trailing(offset: offset) }
        return value
    }

    private mutating func value(depth: Int) throws(MalformedJSON) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .integer(try integer())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default: throw .unexpectedByte(offset: offset)
        }
    }

    private mutating func object(depth: Int) throws(MalformedJSON) -> JSONValue {
        guard depth <= maximumDepth else { throw .tooDeep(offset: offset) }
        offset += 1
        var members: [JSONMember] = []
        var names: Set<[UInt8]> = []
        skipWhiteSpace()
        if try peek() == UInt8(ascii: "}") {
            offset += 1
            return .object([])
        }
        while true {
            let start = offset
            guard try peek() == UInt8(ascii: "\"") else { throw .unexpectedByte(offset: offset) }
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else {
                throw .duplicateMember(offset: start)
            }
            skipWhiteSpace()
            try expect(UInt8(ascii: ":"))
            skipWhiteSpace()
            members.append(JSONMember(name, try value(depth: depth + 1)))
            skipWhiteSpace()
            if try peek() == UInt8(ascii: "}") {
                offset += 1
                return .object(members)
            }
            try expect(UInt8(ascii: ","))
            skipWhiteSpace()
        }
    }

    private mutating func array(depth: Int) throws(MalformedJSON) -> JSONValue {
        guard depth <= maximumDepth else { throw .tooDeep(offset: offset) }
        offset += 1
        var elements: [JSONValue] = []
        skipWhiteSpace()
        if try peek() == UInt8(ascii: "]") {
            offset += 1
            return .array([])
        }
        while true {
            elements.append(try value(depth: depth + 1))
            skipWhiteSpace()
            if try peek() == UInt8(ascii: "]") {
                offset += 1
                return .array(elements)
            }
            try expect(UInt8(ascii: ","))
            skipWhiteSpace()
        }
    }

    private mutating func string() throws(MalformedJSON) -> String {
        offset += 1
        var characters: [UInt8] = []
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: characters, as: UTF8.self)
            case UInt8(ascii: "\\"):
                let start = offset
                let scalar = try escape()
                guard !isNoncharacter(scalar.value) else { throw .noncharacter(offset: start) }
                characters.append(
                    contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case ..<0x20: throw .controlCharacter(offset: offset)
            case ..<0x80:
                characters.append(byte)
                offset += 1
            default:
                let start = offset
                let scalar = multibyteScalar()
                guard !isNoncharacter(scalar) else { throw .noncharacter(offset: start) }
                characters.append(contentsOf: bytes[start..<offset])
            }
        }
    }

    /// Reads one scalar of two to four bytes; the text is known to be UTF-8.
    private mutating func multibyteScalar() -> UInt32 {
        let first = bytes[offset]
        let (byteCount, leadingBits): (Int, UInt8) =
            first < 0xE0 ? (2, 0x1F) : first < 0xF0 ? (3, 0x0F) : (4, 0x07)
        let scalar = bytes[offset + 1..<offset + byteCount]
            .reduce(UInt32(first & leadingBits)) { $0 << 6 | UInt32($1 & 0x3F) }
        offset += byteCount
        return scalar
    }

    private mutating func escape() throws(MalformedJSON) -> Unicode.Scalar {
        let start = offset
        offset += 1
        let letter = try peek()
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw .unknownEscape(offset: start)
        }
        let unit = try fourDigits(of: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw .loneSurrogate(offset: start) }
        offset += 2
        let second = try fourDigits(of: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw .loneSurrogate(offset: start) }
        return scalar
    }

    private mutating func fourDigits(of start: Int) throws(MalformedJSON) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let digit = try peek()
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
            default: throw .unknownEscape(offset: start)
            }
            unit = unit << 4 | UInt16(value)
            offset += 1
        }
        return unit
    }

    private mutating func integer() throws(MalformedJSON) -> Int64 {
        let start = offset
        let isNegative = bytes[offset] == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let firstDigit = offset
        var magnitude: Int64 = 0
        while offset < bytes.count, isDigit(bytes[offset]) {
            // Beyond the bound only the digits' end is looked for: no overflow, no growing cost.
            if magnitude <= JSONValue.largestInteger {
                magnitude = magnitude * 10 + Int64(bytes[offset] - UInt8(ascii: "0"))
            }
            offset += 1
        }
        guard offset > firstDigit else {
            guard offset < bytes.count else { throw .truncated }
            throw .notAnInteger(offset: start)
        }
        let digitCount = offset - firstDigit
        guard bytes[firstDigit] != UInt8(ascii: "0") || (digitCount == 1 && !isNegative) else {
            throw .notAnInteger(offset: start)
        }
        if offset < bytes.count, [".", "e", "E"].contains(Unicode.Scalar(bytes[offset])) {
            throw .notAnInteger(offset: start)
        }
        guard magnitude <= JSONValue.largestInteger else { throw .integerOutOfRange(offset: start) }
        return isNegative ? -magnitude : magnitude
    }

    private mutating func word(_ word: StaticString) throws(MalformedJSON) {
        for byte in word.description.utf8 { try expect(byte) }
    }

    private mutating func expect(_ byte: UInt8) throws(MalformedJSON) {
        guard try peek() == byte else { throw .unexpectedByte(offset: offset) }
        offset += 1
    }

    private func peek() throws(MalformedJSON) -> UInt8 {
        guard offset < bytes.count else { throw .truncated }
        return bytes[offset]
    }

    private mutating func skipWhiteSpace() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) {
            offset += 1
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func isNoncharacter(_ scalar: UInt32) -> Bool {
        (0xFDD0...0xFDEF).contains(scalar) || scalar & 0xFFFE == 0xFFFE
    }
}

/// Deeper nesting than any schema of ours, and shallow enough for any stack.
private let maximumDepth = 16
