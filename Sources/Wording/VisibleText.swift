/// Somebody else's words, as a terminal or page may show them.
package enum VisibleText {
    /// The text with control, direction and unassigned characters replaced, so that it moves no cursor and hides nothing.
    package static func of(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n", .format, .lineSeparator, .paragraphSeparator:
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
