/// Standard base64 with padding (RFC 4648 §4), canonical spellings only.
package enum Base64 {
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        encode(Array(bytes))
    }

    /// Not generic: a step through somebody else's collection costs a call.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var pending: UInt32 = 0
        var pendingCount = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            pendingCount += 1
            if pendingCount == 3 {
                for shift in [18, 12, 6, 0] {
                    text.append(alphabet[Int(pending >> UInt32(shift) & 63)])
                }
                pending = 0
                pendingCount = 0
            }
        }
        if pendingCount > 0 {
            let padded = pending << UInt32(8 * (3 - pendingCount))
            for (position, shift) in [18, 12, 6, 0].enumerated() {
                text.append(
                    position <= pendingCount ? alphabet[Int(padded >> UInt32(shift) & 63)] : padding
                )
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads canonical base64: padded, no white space, and zero bits behind the last byte.
    ///
    /// - Throws: `MalformedText.base64` for any other spelling (RFC 4648 §3.5), so that one value has one text.
    package static func decode(_ text: some StringProtocol) throws(MalformedText) -> [UInt8] {
        let characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { throw .base64 }
        let paddingCount = characters.suffix(2).count(where: { $0 == padding })
        let digits = characters.dropLast(paddingCount)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        var pending: UInt32 = 0
        var bitCount: UInt32 = 0
        for character in digits {
            guard let value = values[Int(character)] else { throw .base64 }
            pending = pending << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> bitCount))
                pending &= (1 << bitCount) - 1
            }
        }
        guard pending == 0, bitCount != 6 else { throw .base64 }
        return bytes
    }

    private static let padding = UInt8(ascii: "=")
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8?] = {
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
}
