import Foundation
import Testing
import Wording

@testable import OfficerDesk

@Suite struct `The desk's pages` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/OfficerDesk/Pages")

    @Test func `are those of the folder`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        #expect(Set(PageLibrary.files.keys) == Set(names))
        for name in names {
            let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            #expect(PageLibrary.files[name] == text)
        }
    }

    @Test func `use every label, and no other`() {
        let used = Set(
            PageLibrary.files.values.flatMap { text in
                text.matches(of: /\{\{t\.([A-Za-z]+)\}\}/).map { String($0.1) }
            })
        #expect(used.subtracting(DeskLabels.all.keys) == [])
        #expect(Set(DeskLabels.all.keys).subtracting(used) == [])
    }

    @Test func `escape every value`() {
        for (name, text) in PageLibrary.files where name.hasSuffix(".html") {
            // The one picture is drawn by us, from values that it escapes itself.
            let raw = text.matches(of: /\{\{\{|\{\{&/).count
            #expect(raw == (name == "record.html" ? 1 : 0), "\(name)")
            #expect(!text.contains("style="), "\(name)")
            #expect(text.firstMatch(of: /\son[a-z]+=/) == nil, "\(name)")
        }
    }

    @Test func `show hostile words as words`() {
        let page = PageLibrary.render(
            "cases",
            [
                "words": "\"><script>alert(1)</script>",
                "cases": [["id": "'\"><b>", "name": "<img src=x onerror=alert(1)>"]],
            ])
        #expect(!page.contains("<script>alert"))
        #expect(!page.contains("<img"))
        #expect(!page.contains("<b>"))
    }
}
