package import Directory
import Encoding
package import SignedNote

/// All pages of a portal, rendered from the release, the directory in force and the operator's lines.
///
/// The same four things give the same bytes: an auditor renders them anew and compares (Specification.md §5).
package struct PageSite: Sendable {
    private let directory: Directory
    private let authority: VerifierKey
    private let operatorPage: OperatorPage

    package init(directory: Directory, authority: VerifierKey, operatorPage: OperatorPage) {
        self.directory = directory
        self.authority = authority
        self.operatorPage = operatorPage
    }

    /// What is served at a path; nil where nothing is.
    package func file(at path: String) -> PageFile? {
        if let file = PageSite.still[path] { return file }
        if path == PageSite.authorityPath {
            return PageFile(.text, Array("\(authority.text)\n".utf8))
        }
        if path == PageSite.operatorPath { return PageFile(.text, Array(operatorPage.text.utf8)) }
        guard let place = PageSite.places[path] else { return nil }
        return PageFile(.page, Array(page(place.name, in: place.language).utf8))
    }

    /// Every path, in order: what an auditor fetches.
    package static let paths: [String] =
        (Array(still.keys) + Array(places.keys) + [operatorPath, authorityPath]).sorted()

    /// Where the operator's lines are served.
    package static let operatorPath = "/operator"
    /// Where the authority's verifier key is served, for a page that comes from elsewhere; people compare it with a poster.
    package static let authorityPath = "/authority"
    /// Where the list of files is served.
    package static let releasePath = "/release"

    /// Files that are served as they are.
    private static let still: [String: PageFile] = {
        var files = [releasePath: PageFile(.text, Array(PageRelease.current.text.utf8))]
        for (path, bytes) in PageSource.files {
            let kind: PageFile.Kind? =
                switch path.split(separator: ".").last {
                case "css": .sheet
                case "js": .script
                case "svg": .picture
                case "json": .words
                default: nil
                }
            if let kind { files["/\(path)"] = PageFile(kind, bytes) }
        }
        return files
    }()

    /// The pages by path.
    private static let places: [String: (name: String, language: PageLanguage)] = {
        var places: [String: (String, PageLanguage)] = [:]
        for language in PageLanguage.allCases {
            places[language.root] = ("welcome", language)
            for name in pageNames { places[language.root + name] = (name, language) }
        }
        return places
    }()

    /// The pages beside the first one, as their paths end.
    static let pageNames =
        appPages + ["readers", "rights", "safety", "commissioner", "verify"]
    /// The pages that are a program: without JavaScript they say which ways stay safe.
    static let appPages = ["report", "advice", "mailbox"]

    // MARK: Rendering

    private func page(_ name: String, in language: PageLanguage) -> String {
        let isApp = PageSite.appPages.contains(name)
        let body = "html/\(language.rawValue)/\(isApp ? "app" : name).html"
        let parts = PageParts(
            directory: directory, authority: authority, operatorPage: operatorPage,
            language: language)
        let main = PageTemplate.filled(PageSource.text(body), parts.value)
        return PageTemplate.filled(PageSource.text("html/layout.html")) { place in
            switch place {
            case "main": main
            case "page": name
            case "facts": parts.facts(isApp: isApp)
            case "modules": parts.modules(entry: isApp ? "js/main.js" : "js/site.js", isApp: isApp)
            case "languages": parts.languages(name)
            case "exit": PageTemplate.escaped(operatorPage.exit)
            default: parts.value(place)
            }
        }
    }
}
