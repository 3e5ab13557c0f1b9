/// Texts that people typed, in the form payloads carry them (Specification.md §8.1).
///
/// A control character could rewrite an officer's terminal: none but line feed and tab gets in. Nor does anything
/// invisible, by which a text could carry a mark of its writer or read otherwise than it is written. Kazakh, Russian and
/// English need none of it, joiners included; an emoji made of several falls apart into its parts.
package enum PlainText {
    /// Line ends as line feeds; whatever `isPlain` would refuse is left out.
    package static func cleaned(_ typed: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in typed.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if isPlain(scalar), !(scalar == "\n" && previous == "\r") {
                scalars.append(scalar)
            }
            previous = scalar
        }
        return String(scalars)
    }

    /// Whether a payload may carry this text.
    package static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(isPlain)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case ..<0x20, 0x7F...0x9F: false
        // Spaces of no width, joiners, and marks of direction.
        case 0x061C, 0x200B...0x200F, 0xFEFF: false
        // Separators of lines and paragraphs, which some readers break at and some do not.
        case 0x2028, 0x2029: false
        // Overrides and isolates of direction: they make a text read otherwise than it is written.
        case 0x202A...0x202E, 0x2066...0x2069: false
        // Invisible operators and the word joiner.
        case 0x2060...0x2064: false
        // Tags: a whole invisible alphabet.
        case 0xE0000...0xE007F: false
        // Noncharacters, which strict JSON refuses.
        case 0xFDD0...0xFDEF: false
        case let value: value & 0xFFFE != 0xFFFE
        }
    }
}
