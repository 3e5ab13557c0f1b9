import Directory
import Encoding
import SignedNote

/// The parts of a page that come from directory, operator and release.
struct PageParts {
    let directory: Directory
    let authority: VerifierKey
    let operatorPage: OperatorPage
    let language: PageLanguage

    /// The HTML of a place in a template.
    func value(_ place: String) -> String? {
        if place.hasPrefix("text:") { return escaped(text(String(place.dropFirst(5)))) }
        if place.hasPrefix("integrity:") {
            return PageParts.integrity(of: String(place.dropFirst(10)))
        }
        switch place {
        case "language": return language.rawValue
        case "root": return language.root
        case "onion": return onion
        case "in-person": return inPerson
        case "keyholders": return keyholders
        case "trustees": return trustees
        case "authority": return fingerprint(authority, "page.authority")
        case "commissioner": return commissioner
        case "release": return release
        default: return nil
        }
    }

    /// What the program needs to know: the authority's key, and the hash of each language's words.
    func facts(isApp: Bool) -> String {
        guard isApp else { return "" }
        var facts = [meta("senim-authority", authority.text)]
        for other in PageLanguage.allCases {
            facts.append(
                meta("senim-words-\(other.rawValue)", PageParts.integrity(of: other.textFile)))
        }
        return facts.joined(separator: "\n")
    }

    /// Each module with its hash, and the words of the language, which need no request of their own.
    func modules(entry: String, isApp: Bool) -> String {
        var lines = PageModules.closure(of: entry).dropLast().map { path in
            """
            <link rel="modulepreload" href="/\(path)" integrity="\(PageParts.integrity(of: path))">
            """
        }
        lines.append(
            "<script type=\"module\" src=\"/\(entry)\" integrity=\"\(PageParts.integrity(of: entry))\"></script>"
        )
        if isApp { lines.append(PageParts.words(language)) }
        return lines.joined(separator: "\n")
    }

    /// The words of a language as a block of data: no script, and no text of it can end the block.
    ///
    /// Those of `page.…` stand in pages that are written here, and the program never says them.
    static func words(_ language: PageLanguage) -> String {
        let json = PageSource.text(language.textFile)
            .split(separator: "\n").filter { !$0.hasPrefix("\"page.") }.joined(separator: "\n")
            .replacing("<", with: "\\u003c")
        return
            "<script type=\"application/json\" id=\"words-\(language.rawValue)\">\(json)</script>"
    }

    /// The way to the same page in each language.
    func languages(_ name: String) -> String {
        PageLanguage.allCases.map { other in
            let path = other.root + (name == "welcome" ? "" : name)
            let current = other == language ? " aria-current=\"true\"" : ""
            return """
                <a href="\(path)" lang="\(other.rawValue)" hreflang="\(other.rawValue)" \
                data-language="\(other.rawValue)"\(current)>\(other.name)</a>
                """
        }.joined(separator: "\n")
    }

    // MARK: What directory and operator say

    private var onion: String {
        guard !directory.onionOrigins.isEmpty else { return "" }
        let list = directory.onionOrigins.map { origin in
            "<p class=\"fingerprint\">\(escaped(origin.text))</p>"
        }
        return "<h2>\(escaped(text("page.onion")))</h2>\n" + list.joined(separator: "\n")
    }

    private var inPerson: String {
        guard let place = operatorPage.value("in-person", in: language) else { return "" }
        return "<h2>\(escaped(text("page.inPerson")))</h2>\n<p>\(escaped(place))</p>"
    }

    private var keyholders: String {
        let cards = directory.keyholders.map { keyholder in
            let superior = keyholder.answersTo.flatMap { directory.keyholder($0) }
            var lines = [
                "<h2>\(escaped(keyholder.name.text))</h2>",
                "<p>\(escaped(keyholder.post.text)) · \(escaped(keyholder.body.text)) · \(escaped(text("role.\(keyholder.role.rawValue)")))</p>",
            ]
            if keyholder.isOutside {
                lines.append("<p>\(escaped(text("readers.outside")))</p>")
            } else if let superior {
                lines.append(
                    "<p>\(escaped(text("readers.answersTo", ["name": superior.name.text])))</p>")
            }
            if keyholder.isSuspended {
                lines.append("<p class=\"problem\">\(escaped(text("readers.suspended")))</p>")
            }
            lines.append(fingerprint(keyholder.identityKey, "page.key"))
            return "<li>\(lines.joined(separator: "\n"))</li>"
        }
        return "<ul class=\"thread\">\n\(cards.joined(separator: "\n"))\n</ul>"
    }

    private var trustees: String {
        let cards = directory.trustees.map { trustee in
            "<li><h3>\(escaped(trustee.name.text))</h3>\n\(fingerprint(trustee.noteKey, "page.key"))</li>"
        }
        let rule = text(
            "page.threshold",
            ["count": String(directory.threshold), "whole": String(directory.trustees.count)])
        return
            "<p>\(escaped(rule))</p>\n<ul class=\"thread\">\n\(cards.joined(separator: "\n"))\n</ul>"
    }

    private var commissioner: String {
        let rows = [
            ("name", "commissioner-name"), ("post", "commissioner-post"),
            ("office", "commissioner-office"), ("phone", "commissioner-phone"),
            ("hours", "commissioner-hours"),
        ].compactMap { key, name in
            operatorPage.value(name, in: language).map { value in
                "<dt>\(escaped(text("page.commissioner.\(key)")))</dt><dd>\(escaped(value))</dd>"
            }
        }
        guard !rows.isEmpty else { return "<p>\(escaped(text("page.commissioner.none")))</p>" }
        return "<dl class=\"review\">\n\(rows.joined(separator: "\n"))\n</dl>"
    }

    private var release: String {
        let named = directory.pageRelease?.hex ?? "-"
        return """
            <dl class="review"><dt>\(escaped(text("page.release.directory")))</dt>
            <dd class="fingerprint">\(named)</dd></dl>
            """
    }

    private func fingerprint(_ key: VerifierKey, _ label: String) -> String {
        let print = Fingerprint(of: key)
        return """
            <p>\(escaped(text(label)))<br><span class="fingerprint">\(print.hex)</span><br>\
            <span lang="kk">\(escaped(print.words.joined(separator: " ")))</span></p>
            """
    }

    // MARK: Words and hashes

    private func text(_ key: String, _ values: [String: String] = [:]) -> String {
        var text = language.phrase(key)
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
    }

    private func escaped(_ text: String) -> String { PageTemplate.escaped(text) }

    private func meta(_ name: String, _ content: String) -> String {
        "<meta name=\"\(name)\" content=\"\(escaped(content))\">"
    }

    /// W3C Subresource Integrity of a file below `Page`.
    static func integrity(of path: String) -> String {
        guard let bytes = PageSource.files[path] else {
            preconditionFailure("the page has no file \(path)")
        }
        return "sha256-" + Base64.encode(Digest(hashing: bytes).bytes)
    }
}
