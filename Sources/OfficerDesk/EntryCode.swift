import Secrets

/// The code that the program prints and the officer types into the page: 40 random bits, good for one entry (Specification.md §2.2).
struct EntryCode: Sendable, Equatable {
    /// As printed: `K7QF-3M2X`.
    let text: String

    /// A fresh one.
    init() {
        var bits = randomBytes(EntryCode.byteCount).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var digits: [Character] = []
        for place in 0..<EntryCode.digitCount {
            if place == EntryCode.digitCount / 2 { digits.append("-") }
            digits.append(EntryCode.alphabet[Int(bits & 31)])
            bits >>= 5
        }
        text = String(digits)
    }

    /// Whether somebody typed this code: in any case, with any spaces and hyphens, O for 0, I and L for 1.
    func matches(_ typed: String) -> Bool {
        constantTimeEqual(
            EntryCode.plain(typed), EntryCode.plain(text))
    }

    private static func plain(_ text: String) -> [UInt8] {
        text.uppercased().filter { $0 != "-" && !$0.isWhitespace }.map {
            switch $0 {
            case "O": "0"
            case "I", "L": "1"
            default: $0
            }
        }.flatMap { Array(String($0).utf8) }
    }

    private static let byteCount = 5
    private static let digitCount = 8
    /// Crockford's base 32.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}
