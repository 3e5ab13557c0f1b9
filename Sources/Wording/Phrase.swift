/// One message in all our languages.
///
/// Phrases are static members in `Phrases+<Topic>.swift`; the initialiser asks for all three
/// languages, so a missing translation does not compile. Values are interpolated:
///
/// ```swift
/// extension Phrase {
///     package static func reporterAccepted(on day: CivilDate) -> Phrase {
///         Phrase(
///             kk: "хабарлама \(day.kk) қабылданды",
///             ru: "сообщение принято \(day.ru)",
///             en: "the report was accepted on \(day.en)")
///     }
/// }
/// ```
///
/// Names begin with the topic or role, so that two files never clash. Errors and hints begin in
/// lower case and have no full stop at the end. A test reads every such file: each phrase must be
/// literal text, and each language must mention the same values.
package struct Phrase: Sendable, Hashable {
    /// Kazakh.
    package let kk: String
    /// Russian.
    package let ru: String
    /// English.
    package let en: String

    /// A message, complete.
    package init(kk: String, ru: String, en: String) {
        self.kk = kk
        self.ru = ru
        self.en = en
    }

    /// The message in one language.
    package func text(in language: Language) -> String {
        switch language {
        case .kk: kk
        case .ru: ru
        case .en: en
        }
    }
}
