import Encoding
import Forms
import Testing
import Wording

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

    /// Slip and page send who got a code on paper to the button that changes it (Sealing/Specification.md §2.5).
    @Test(arguments: Language.allCases)
    func `name the button that changes a receipt as the slip does`(language: Language) throws {
        let key = try #require(PageLanguage(rawValue: "\(language)"))
        let phrases = try #require(PageLanguage.phrases[key])
        let button = try #require(phrases["mailbox.change"])
        #expect(phrases["enter.paper"]?.contains(button) == true)
        #expect(TemplateSet().template(of: .intakeSlip, in: language).text.contains(button))
    }

    @Test(arguments: PageLanguage.allCases)
    func `stand in a page as JSON, but for those that only the server writes`(
        language: PageLanguage
    ) throws {
        let block = PageParts.words(language)
        let start = try #require(block.firstIndex(of: "{"))
        let end = try #require(block.lastIndex(of: "}"))
        guard case .object(let members) = try JSONValue(parsing: Array(block[start...end].utf8))
        else {
            Issue.record("the words are an object")
            return
        }
        let phrases = try #require(PageLanguage.phrases[language])
        #expect(
            Set(members.map(\.name)) == Set(phrases.keys.filter { !$0.hasPrefix("page.") }))
        #expect(members.count > 400)
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
