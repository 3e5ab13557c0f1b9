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
}
