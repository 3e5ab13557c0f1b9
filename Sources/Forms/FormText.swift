/// A text that can be printed as it is: nothing in it is invisible or turns the direction of reading
/// (Specification.md §2.1).
package struct FormText: Sendable, Equatable {
    /// Lines parted by LF; never empty.
    package let text: String

    /// - Throws: `RefusedText` for an empty text, one that is too long, or one with a control, direction or
    ///   invisible character other than LF.
    package init(_ text: String) throws(RefusedText) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .blank }
        guard text.utf8.count <= FormText.maximumByteCount else {
            throw .tooLong(byteCount: text.utf8.count)
        }
        if let refused = text.unicodeScalars.first(where: { $0 != "\n" && FormText.refuses($0) }) {
            throw .character(codePoint: refused.value)
        }
        self.text = text
    }

    /// Whether a character may stand in no text of a form, neither in a value nor in a template.
    static func refuses(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Chosen so that one value fills some forty pages.
    package static let maximumByteCount = 256 * 1024
}

/// Thrown for a text that cannot be printed as it is; says nothing of the text but one code point.
package enum RefusedText: Error, Equatable {
    case blank
    case tooLong(byteCount: Int)
    case character(codePoint: UInt32)
}
