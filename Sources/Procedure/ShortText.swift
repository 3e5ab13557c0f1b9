/// One line that an officer wrote into a statement: a document's number or a ground (Specification.md §2.2).
///
/// Nothing invisible can stand in it. It MUST NOT tell who reported or what; no program can see that, so forms say it.
package struct ShortText: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    /// - Throws: `MalformedShortText` for an empty text, `-`, one over 200 bytes, or one with white space at an end, line
    ///   breaks, control characters or invisible characters.
    package init(_ text: String) throws(MalformedShortText) {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last,
            text.utf8.count <= ShortText.maximumByteCount, !first.properties.isWhitespace,
            !last.properties.isWhitespace, text != "-",
            !scalars.contains(where: { scalar in
                ShortText.refused.contains { $0.contains(scalar.value) }
            })
        else { throw MalformedShortText() }
        self.text = text
    }

    package var description: String { text }

    /// Compares bytes, not Unicode equivalence.
    package static func == (left: ShortText, right: ShortText) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(Array(text.utf8))
    }

    /// A hundred Kazakh letters.
    package static let maximumByteCount = 200

    /// Controls, soft hyphen, direction marks, zero-width and separator characters, byte order mark, tags: the list of
    /// Directory/Specification.md §3.1.
    private static let refused: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x115F...0x1160, 0x180E...0x180E,
        0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F,
        0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF,
    ]
}

/// Thrown for a text that may not stand in a statement.
package struct MalformedShortText: Error, Equatable {
    package init() {}
}
