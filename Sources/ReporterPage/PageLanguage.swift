import Encoding

/// The languages of the page, Kazakh first, with the words that the page's own texts have in each.
package enum PageLanguage: String, Sendable, CaseIterable {
    case kazakh = "kk"
    case russian = "ru"
    case english = "en"

    /// Where the language's pages begin.
    package var root: String {
        self == .kazakh ? "/" : "/\(rawValue)/"
    }

    /// The language's name in itself.
    var name: String {
        switch self {
        case .kazakh: "Қазақша"
        case .russian: "Русский"
        case .english: "English"
        }
    }

    /// The file of its words, below `Page`.
    var textFile: String { "text/\(rawValue).json" }

    /// A phrase of the page by its key.
    func phrase(_ key: String) -> String {
        PageLanguage.phrases[self]?[key] ?? key
    }

    /// All words of all languages, read once. A file that is no object of strings is our own mistake.
    static let phrases: [PageLanguage: [String: String]] = {
        var all: [PageLanguage: [String: String]] = [:]
        for language in allCases {
            guard let bytes = PageSource.files[language.textFile],
                case .object(let members)? = try? JSONValue(parsing: bytes)
            else { preconditionFailure("the page's words in \(language.rawValue) do not read") }
            var phrases: [String: String] = [:]
            for member in members {
                guard case .string(let text) = member.value else { continue }
                phrases[member.name] = text
            }
            all[language] = phrases
        }
        return all
    }()
}
