/// The languages Senim speaks.
package enum Language: String, Sendable, CaseIterable {
    /// Kazakh, in Cyrillic: the language we begin with.
    case kk
    /// Russian.
    case ru
    /// English.
    case en

    /// The language somebody asked for with `--lang`.
    package init(option: String) throws(UnknownLanguage) {
        guard let language = Language(rawValue: option) else { throw UnknownLanguage() }
        self = language
    }

    /// The language of the environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is
    /// set decides, as for every program; Kazakh where it names a language we do not speak.
    package init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty }
        let name = locale?.prefix { $0 != "_" && $0 != "." && $0 != "@" }
        self = name.flatMap { Language(rawValue: $0.lowercased()) } ?? .kk
    }

    /// `--lang` where given, else the environment.
    package static func preferred(
        option: String?, environment: [String: String]
    ) throws(UnknownLanguage) -> Language {
        guard let option else { return Language(environment: environment) }
        return try Language(option: option)
    }
}

/// `--lang` names none of `kk`, `ru`, `en`.
package struct UnknownLanguage: Error, Equatable {
    package init() {}
}
