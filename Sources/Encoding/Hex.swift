/// Lower-case hexadecimal, the one spelling Senim's notes use.
package enum Hex {
    /// Two lower-case digits a byte.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads lower-case digits in pairs.
    ///
    /// - Throws: `MalformedText.hexadecimal` for anything else, upper case included: one value has one spelling.
    package static func decode(_ text: some StringProtocol) throws(MalformedText) -> [UInt8] {
        let characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 2) else { throw .hexadecimal }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 2)
        for index in stride(from: 0, to: characters.count, by: 2) {
            bytes.append(try value(characters[index]) << 4 | value(characters[index + 1]))
        }
        return bytes
    }

    private static func value(_ character: UInt8) throws(MalformedText) -> UInt8 {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: throw .hexadecimal
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

/// Thrown for text that is not the one canonical spelling of its bytes or its number.
package enum MalformedText: Error, Equatable {
    case hexadecimal
    case base64
    case decimal
}
