import Testing

@testable import ReporterPage

@Suite struct `The page's modules` {
    private static let modules = PageSource.files.keys.filter { $0.hasSuffix(".js") }.sorted()

    @Test func `are all needed by the pages or by the single file`() {
        let needed = ["js/main.js", "js/site.js", "js/single.js"].flatMap {
            PageModules.closure(of: $0)
        }
        #expect(Set(needed) == Set(Self.modules))
    }

    @Test(arguments: modules)
    func `have only imports that one file can do without`(path: String) {
        let text = PageSource.text(path)
        for line in text.split(separator: "\n") {
            #expect(!line.contains("import("), "\(path) imports while it runs")
            guard line.hasPrefix("export ") else { continue }
            let declares = ["function ", "async function ", "const ", "class "].contains {
                line.dropFirst(7).hasPrefix($0)
            }
            #expect(declares, "\(path): \(line)")
        }
    }

    @Test func `have no top-level name twice`() {
        var owners: [String: String] = [:]
        for path in Self.modules {
            for line in PageSource.text(path).split(separator: "\n") {
                var rest = line.hasPrefix("export ") ? line.dropFirst(7) : line
                for word in ["async ", "function ", "const ", "let ", "class "]
                where rest.hasPrefix(word) {
                    rest = rest.dropFirst(word.count)
                    if word == "async " { continue }
                    let name = String(rest.prefix { $0.isLetter || $0.isNumber })
                    if let owner = owners.updateValue(path, forKey: name) {
                        Issue.record("\(name) stands in \(owner) and \(path)")
                    }
                }
            }
        }
        #expect(owners.count > 300)
    }

    @Test func `stand in the single file without imports, and can be put into a page`() {
        let text = String(decoding: PageSingleFile.bytes, as: UTF8.self)
        #expect(!text.contains("\nimport "))
        #expect(!text.contains("\nexport "))
        #expect(text.ranges(of: "</script>").count == 1 + PageLanguage.allCases.count)
        #expect(!text.contains("<!--"))
    }
}
