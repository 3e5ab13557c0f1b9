package import Encoding

/// The page as one file that opens from a disk or a mirror, and talks to the portal that it is told (Specification.md §6).
package enum PageSingleFile {
    /// Its bytes: the same for everyone who has this release.
    package static let bytes: [UInt8] = {
        let script = PageModules.joined("js/single.js")
        let sheet = PageSource.text("page.css")
        let policy = [
            "default-src 'none'", "script-src '\(hash(of: script))'",
            "style-src '\(hash(of: sheet))'", "connect-src https: http:", "base-uri 'none'",
            "form-action 'none'",
        ].joined(separator: "; ")
        let page = PageTemplate.filled(PageSource.text("html/single.html")) { place in
            switch place {
            case "policy": policy
            case "sheet": sheet
            case "script": script
            case "words": PageLanguage.allCases.map(PageParts.words).joined(separator: "\n")
            case "exit": OperatorPage.empty.exit
            case "text:title": PageTemplate.escaped(PageLanguage.kazakh.phrase("title"))
            case "text:exit": PageTemplate.escaped(PageLanguage.kazakh.phrase("exit"))
            case "text:nav.languages":
                PageTemplate.escaped(PageLanguage.kazakh.phrase("nav.languages"))
            default: nil
            }
        }
        return Array(page.utf8)
    }()

    /// What a release prints beside the file.
    package static var digest: Digest { Digest(hashing: bytes) }

    private static func hash(of text: String) -> String {
        "sha256-" + Base64.encode(Digest(hashing: Array(text.utf8)).bytes)
    }
}
