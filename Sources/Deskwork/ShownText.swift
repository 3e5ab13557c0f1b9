/// A text from outside as it may be shown: what is invisible in it, or turns the direction of reading, stands as its code point.
///
/// `pass\u{202E}drow` is shown as `pass[U+202E]drow`. Lines end with LF, whatever ended them; a tab stays. It is not
/// HTML: whoever puts it on a page escapes it there.
package struct ShownText: Sendable, Hashable {
    /// Every line without its end.
    package let lines: [String]

    /// All lines, parted by LF.
    package var text: String { lines.joined(separator: "\n") }

    package init(_ text: some StringProtocol) {
        self.init(scalars: text.unicodeScalars)
    }

    init(scalars: some Sequence<Unicode.Scalar>) {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in scalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r":
                lines.append(String(line))
                line = String.UnicodeScalarView()
            default:
                if ShownText.isHidden(scalar) {
                    line.append(contentsOf: ShownText.codePoint(scalar).unicodeScalars)
                } else {
                    line.append(scalar)
                }
            }
            last = scalar
        }
        self.lines = lines + [String(line)]
    }

    /// Whether a reader would not see the character, or would see others in another order because of it.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\t" { return false }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return true }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            return true
        default: return false
        }
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "[U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
    }
}
