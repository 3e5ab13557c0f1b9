/// The forms in which a command speaks to people.
package enum Wording {
    /// The message in one language.
    package static func text(_ phrase: Phrase, in language: Language) -> String {
        phrase.text(in: language)
    }

    /// `senim: error: …`, and `senim: hint: …` below it where the reader can act; each line ends.
    package static func error(
        _ phrase: Phrase, hint: Phrase? = nil, in language: Language
    ) -> String {
        let hintLine = hint.map { line(.labelHint, $0, in: language) } ?? ""
        return line(.labelError, phrase, in: language) + hintLine
    }

    /// `senim: warning: …`, and a hint below it.
    package static func warning(
        _ phrase: Phrase, hint: Phrase? = nil, in language: Language
    ) -> String {
        let hintLine = hint.map { line(.labelHint, $0, in: language) } ?? ""
        return line(.labelWarning, phrase, in: language) + hintLine
    }

    private static func line(_ label: Phrase, _ phrase: Phrase, in language: Language) -> String {
        "senim: \(label.text(in: language)): \(phrase.text(in: language))\n"
    }
}
