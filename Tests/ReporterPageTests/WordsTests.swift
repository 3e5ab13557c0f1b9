import Testing

@testable import ReporterPage

@Suite struct `The page's words` {
    @Test func `are the same phrases in every language, with the same places`() {
        let kazakh = PageLanguage.phrases[.kazakh] ?? [:]
        #expect(kazakh.count > 400)
        for language in PageLanguage.allCases {
            let phrases = PageLanguage.phrases[language] ?? [:]
            #expect(Set(phrases.keys) == Set(kazakh.keys), "\(language)")
            for (key, text) in phrases {
                #expect(places(in: text) == places(in: kazakh[key] ?? ""), "\(language) \(key)")
                #expect(!text.isEmpty)
            }
        }
    }

    @Test func `exist as pages in every language`() {
        let english = files(in: .english)
        for language in PageLanguage.allCases { #expect(files(in: language) == english) }
        #expect(english.count == 7)
    }

    private func files(in language: PageLanguage) -> [String] {
        let folder = "html/\(language.rawValue)/"
        return PageSource.files.keys.filter { $0.hasPrefix(folder) }
            .map { String($0.dropFirst(folder.count)) }.sorted()
    }

    private func places(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
            .map { String($0.prefix { $0 != "}" }) }.sorted()
    }
}
