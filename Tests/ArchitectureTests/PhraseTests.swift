import Foundation
import Testing

/// Wording holds what people read, and nothing that nobody says.
@Suite struct `Phrases` {
    @Test func `are each said somewhere`() throws {
        var declared: Set<Substring> = []
        var counts: [Substring: Int] = [:]
        let texts = try FileManager.default.contentsOfDirectory(
            at: Repository.root.appending(path: "Sources"), includingPropertiesForKeys: nil
        ).flatMap { try Repository.swiftFiles(in: "Sources/\($0.lastPathComponent)") }
            .map { try String(contentsOf: $0, encoding: .utf8) }
        for text in texts {
            for match in text.matches(
                of: /package static (?:let|func) (\w+)[^\n]*?(?:= Phrase\(|-> Phrase)/)
            {
                declared.insert(match.1)
            }
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
                counts[word, default: 0] += 1
            }
        }
        #expect(declared.count > 1000)
        #expect(declared.filter { counts[$0] == 1 }.sorted() == [])
    }

    /// What is interpolated as it is would be shown as code.
    @Test func `name days and times in their own language`() throws {
        var count = 0
        for file in try Repository.swiftFiles(in: "Sources/Wording") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for function in text.matches(
                of: /static func (\w+)\(([^)]*)\) -> Phrase \{([\s\S]*?)\n    \}/)
            {
                for parameter in function.2.matches(of: /(\w+): Civil(?:Time|Date)/) {
                    count += 1
                    #expect(
                        !function.3.contains("\\(\(parameter.1))"), "\(function.1)")
                }
            }
        }
        #expect(count > 30)
    }
}
