import Encoding
import Secrets

/// The text form of a receipt or claim code: 128 bits and a checksum of 12 in Crockford's base 32 (Specification.md §2.2).
enum ReceiptText {
    /// What a code is, by the label of its checksum.
    enum Label: CaseIterable {
        case receipt, claim

        fileprivate var text: StaticString {
            switch self {
            case .receipt: "senim/1 checksum"
            case .claim: "senim/1 claim"
            }
        }
    }

    static let characterCount = 28
    private static let groupLength = 4

    /// The 28 digits, each below 32, of what a person typed.
    static func digits(in text: [UInt8]) throws(MalformedReceipt) -> [UInt8] {
        guard text.count <= maximumByteCount else { throw .characterCount(text.count) }
        var digits: [UInt8] = []
        digits.reserveCapacity(characterCount)
        var unknownGroup: Int?
        var count = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
        where !separators.contains(scalar) {
            if let digit = values[scalar] {
                digits.append(digit)
            } else {
                unknownGroup = unknownGroup ?? count / groupLength + 1
            }
            count += 1
        }
        guard count == characterCount else { throw .characterCount(count) }
        if let unknownGroup { throw .unknownCharacter(group: unknownGroup) }
        return digits
    }

    /// R and the checksum that stands behind it.
    static func bytes(of digits: [UInt8]) -> (bytes: [UInt8], checksum: UInt16) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Receipt.byteCount)
        var pending: UInt32 = 0
        var bitCount: UInt32 = 0
        for digit in digits {
            pending = pending << 5 | UInt32(digit)
            bitCount += 5
            if bitCount >= 8, bytes.count < Receipt.byteCount {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> bitCount))
                pending &= (1 << bitCount) - 1
            }
        }
        return (bytes, UInt16(pending))
    }

    /// 128 bits of R and 12 of the checksum, five at a time.
    static func digits(of bytes: [UInt8], checksum: UInt16) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(characterCount)
        var pending: UInt32 = 0
        var bitCount: UInt32 = 0
        func drain() {
            while bitCount >= 5 {
                bitCount -= 5
                digits.append(UInt8(pending >> bitCount & 31))
            }
            pending &= (1 << bitCount) - 1
        }
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bitCount += 8
            drain()
        }
        pending = pending << 12 | UInt32(checksum)
        bitCount += 12
        drain()
        return digits
    }

    /// The first 12 bits of `L(label, R ‖ portal)`.
    static func checksum(of bytes: [UInt8], portal: String, label: Label) -> UInt16 {
        let digest = labelledHash(label.text, bytes, Array(portal.utf8)).bytes
        return UInt16(digest[0]) << 4 | UInt16(digest[1] >> 4)
    }

    /// What a code is: a receipt where both labels fit; nil where neither does.
    static func label(of bytes: [UInt8], checksum: UInt16, portal: String) -> Label? {
        Label.allCases.first { checksum == self.checksum(of: bytes, portal: portal, label: $0) }
    }

    /// The group, from one, whose repair is the only one: one changed character makes a receipt or a claim code.
    static func groupToRepair(in digits: [UInt8], portal: String) -> Int? {
        var repair: Int?
        var candidate = digits
        defer { wipe(&candidate) }
        for position in digits.indices {
            for digit in UInt8(0)..<32 where digit != digits[position] {
                candidate[position] = digit
                var (bytes, checksum) = bytes(of: candidate)
                defer { wipe(&bytes) }
                if label(of: bytes, checksum: checksum, portal: portal) != nil {
                    guard repair == nil else { return nil }
                    repair = position / groupLength + 1
                }
            }
            candidate[position] = digits[position]
        }
        return repair
    }

    /// Groups of four with hyphens.
    static func print(_ digits: [UInt8]) -> String {
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, position.isMultiple(of: groupLength) { text.append("-") }
            text.unicodeScalars.append(alphabet[Int(digit)])
        }
        return text
    }

    /// Far more than 28 characters with separators between all of them.
    private static let maximumByteCount = 256

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".unicodeScalars)

    /// Spaces and hyphens, and what word processors make of them.
    private static let separators: Set<Unicode.Scalar> = [
        " ", "\t", "\n", "\r", "\u{A0}", "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}",
        "\u{2014}", "\u{2212}",
    ]

    /// The digit a character stands for, in either case, look-alikes included.
    private static let values: [Unicode.Scalar: UInt8] = {
        var values: [Unicode.Scalar: UInt8] = [:]
        for (digit, character) in alphabet.enumerated() {
            values[character] = UInt8(digit)
            values[character.properties.lowercaseMapping.unicodeScalars.first ?? character] =
                UInt8(digit)
        }
        for (lookAlikes, character) in lookAlikes {
            guard let digit = values[character] else { continue }
            for lookAlike in lookAlikes.unicodeScalars { values[lookAlike] = digit }
        }
        return values
    }()

    /// Crockford's own, and the letters of the Kazakh and Russian keyboards that look like ours.
    private static let lookAlikes: [(String, Unicode.Scalar)] = [
        ("OoОо", "0"), ("IiLlІі", "1"), ("Зз", "3"), ("Аа", "A"), ("Вв", "B"), ("Сс", "C"),
        ("Ее", "E"), ("НнҺһ", "H"), ("Кк", "K"), ("Мм", "M"), ("Рр", "P"), ("Тт", "T"),
        ("Хх", "X"), ("УуҮү", "Y"),
    ]
}
