import Directory

/// What the operator says on the page: where to come in person, and whose face stands behind it (Specification.md §4; the
/// Regulation on the ethics commissioner, §9).
///
/// Lines of `name: value`; whoever fetches the portal's pages gets these lines, too, and can render the pages anew.
package struct OperatorPage: Sendable, Equatable {
    /// The lines as the operator wrote them.
    package let text: String
    private let values: [String: FreeText]

    /// Nothing said.
    package static let empty = OperatorPage(text: "", values: [:])

    /// Reads the lines.
    ///
    /// - Throws: `MalformedOperatorPage` with the number of the line, from 1, that is not `name: value` with a known name
    ///   that has not been before.
    package init(parsing text: String) throws(MalformedOperatorPage) {
        guard text.utf8.count <= OperatorPage.maximumByteCount else { throw .tooLong }
        var values: [String: FreeText] = [:]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { throw .line(index + 1) }
            let name = String(line[..<colon])
            let rest = line[line.index(after: colon)...]
            guard OperatorPage.names.contains(name), values[name] == nil, rest.hasPrefix(" "),
                let value = try? FreeText(String(rest.dropFirst())),
                name != "exit" || (value.text.hasPrefix("https://") && !value.text.contains(" "))
            else { throw .line(index + 1) }
            values[name] = value
        }
        self.init(text: text, values: values)
    }

    private init(text: String, values: [String: FreeText]) {
        self.text = text
        self.values = values
    }

    /// A value in a language; nil when the operator gave none.
    func value(_ name: String, in language: PageLanguage) -> String? {
        (values["\(name).\(language.rawValue)"] ?? values[name])?.text
    }

    /// Where the quick exit leads.
    var exit: String { values["exit"]?.text ?? OperatorPage.neutralPage }

    /// The weather: a page that everybody reads at work.
    private static let neutralPage = "https://www.kazhydromet.kz/"
    /// Of the file, in bytes.
    package static let maximumByteCount = 16 * 1024
    /// Values that are one for all languages.
    static let plainNames = ["commissioner-name", "commissioner-phone", "exit"]
    /// Values with one line for each language.
    static let namesByLanguage = [
        "commissioner-post", "commissioner-office", "commissioner-hours", "in-person",
    ]
    private static let names = Set(
        plainNames
            + namesByLanguage.flatMap { name in
                PageLanguage.allCases.map { "\(name).\($0.rawValue)" }
            })
}

/// Thrown for lines that are not the operator's.
package enum MalformedOperatorPage: Error, Equatable {
    case tooLong
    /// Which line, from 1.
    case line(Int)
}
