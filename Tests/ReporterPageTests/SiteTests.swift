import Directory
import PortalSamples
import SignedNote
import Testing

@testable import ReporterPage

@Suite struct `A portal's pages` {
    private func site(
        _ directory: Directory = SamplePortal.directory, operatorPage: OperatorPage = .empty
    ) -> PageSite {
        PageSite(
            directory: directory, authority: SamplePortal.authority.verifierKey,
            operatorPage: operatorPage)
    }

    private func text(_ path: String, of site: PageSite) throws -> String {
        String(decoding: try #require(site.file(at: path)).bytes, as: UTF8.self)
    }

    @Test func `are rendered alike each time, for every path`() throws {
        #expect(PageSite.paths.count == Set(PageSite.paths).count)
        for path in PageSite.paths {
            let file = try #require(site().file(at: path), "\(path)")
            #expect(file == site().file(at: path))
            #expect(Gzip.opened(file.compressed, limit: 1 << 20) == file.bytes)
        }
        #expect(site().file(at: "/nothing") == nil)
    }

    @Test func `name every module with its hash`() throws {
        let page = try text("/report", of: site())
        for path in PageModules.closure(of: "js/main.js") {
            #expect(page.contains("\"/\(path)\" integrity=\"\(PageParts.integrity(of: path))\""))
        }
    }

    @Test func `say who reads and what the operator says, and escape it`() throws {
        var draft = SamplePortal.draft
        let old = draft.keyholders[0]
        draft.keyholders[0] = Keyholder(
            id: old.id, person: old.person, name: try FreeText("<b title=\"x\">&'"),
            body: old.body, role: old.role, post: old.post, answersTo: old.answersTo,
            isOutside: old.isOutside, identityKey: old.identityKey, from: old.from, until: old.until
        )
        let lines = "commissioner-name: <script>\ncommissioner-phone: 8 800\n"
        let changed = site(
            try Directory(checking: draft), operatorPage: try OperatorPage(parsing: lines))
        let readers = try text("/en/readers", of: changed)
        #expect(readers.contains("&lt;b title=&quot;x&quot;&gt;&amp;&#39;"))
        #expect(!readers.contains("<b title"))
        let card = try text("/ru/commissioner", of: changed)
        #expect(card.contains("&lt;script&gt;"))
        #expect(card.contains("8 800"))
    }

    @Test(arguments: PageLanguage.allCases)
    func `are in their language`(language: PageLanguage) throws {
        let page = try text(language.root, of: site())
        #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    }
}

@Suite struct `The operator's lines` {
    @Test(arguments: [
        ("commissioner-name", 1), ("commissioner-name:Aigul", 1), ("name: Aigul", 1),
        ("# card\n\ncommissioner-name: \n", 3), ("commissioner-name: A\ncommissioner-name: B", 2),
        ("commissioner-post: Head", 1), ("exit: http://example.com/", 1),
        ("commissioner-name: A\u{202E}B", 1), ("exit: https://example.com/ x", 1),
    ])
    func `are refused by their number`(text: String, line: Int) {
        #expect(throws: MalformedOperatorPage.line(line)) { try OperatorPage(parsing: text) }
    }

    @Test func `are refused when there are too many`() {
        let long = "#" + String(repeating: "x", count: OperatorPage.maximumByteCount)
        #expect(throws: MalformedOperatorPage.tooLong) { try OperatorPage(parsing: long) }
    }

    @Test func `give a value in its language, and the exit`() throws {
        let lines = "commissioner-post.ru: Уполномоченный\nexit: https://example.com/\n"
        let page = try OperatorPage(parsing: lines)
        #expect(page.value("commissioner-post", in: .russian) == "Уполномоченный")
        #expect(page.value("commissioner-post", in: .kazakh) == nil)
        #expect(page.exit == "https://example.com/")
        #expect(page.text == lines)
    }
}

@Suite struct `A page in gzip` {
    @Test func `gives back what was packed, and nothing else`() {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let packed = Gzip.compressed(bytes)
        #expect(packed.count < bytes.count / 10)
        #expect(Gzip.opened(packed, limit: bytes.count) == bytes)
        #expect(Gzip.opened(packed, limit: bytes.count - 1) == nil)
        #expect(Gzip.opened(packed + [0], limit: 1 << 20) == nil)
        #expect(Gzip.opened(Array(packed.dropLast()), limit: 1 << 20) == nil)
        #expect(Gzip.opened(bytes, limit: 1 << 20) == nil)
        #expect(Gzip.opened(Gzip.compressed([]), limit: 16) == [])
    }
}
