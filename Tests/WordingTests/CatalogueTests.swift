import Foundation
import Testing

@Suite struct `The catalogue` {
    @Test(arguments: files)
    func `has literal text in all languages for every phrase`(file: String) throws {
        let phrases = try PhraseSource.all(in: source(of: file))
        #expect(!phrases.isEmpty)
        for phrase in phrases {
            for text in phrase.texts {
                #expect(text.contains { !$0.isWhitespace }, "\(phrase)")
            }
        }
    }

    @Test(arguments: files)
    func `mentions the same values in all languages`(file: String) throws {
        for phrase in try PhraseSource.all(in: source(of: file)) {
            #expect(Set(phrase.values).count == 1, "\(phrase)")
        }
    }

    @Test(arguments: files)
    func `mixes no alphabets within a word`(file: String) throws {
        for phrase in try PhraseSource.all(in: source(of: file)) {
            #expect(!phrase.en.contains(where: isCyrillic), "\(phrase.en)")
            for text in [phrase.kk, phrase.ru] {
                for word in text.split(whereSeparator: { !$0.isLetter }) {
                    #expect(
                        !(word.contains(where: isCyrillic) && word.contains(where: \.isASCII)),
                        "\(word)")
                }
            }
        }
    }

    @Test(arguments: files)
    func `has no Kazakh letter in Russian`(file: String) throws {
        for phrase in try PhraseSource.all(in: source(of: file)) {
            #expect(!phrase.ru.contains { "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains($0) }, "\(phrase.ru)")
        }
    }

    @Test(arguments: files)
    func `is not the same text in two languages`(file: String) throws {
        for phrase in try PhraseSource.all(in: source(of: file)) {
            guard phrase.en.contains(where: \.isLetter) else { continue }
            #expect(phrase.kk != phrase.en && phrase.ru != phrase.en, "\(phrase.en)")
        }
    }

    @Test(arguments: files)
    func `has no stray spaces`(file: String) throws {
        for text in try PhraseSource.all(in: source(of: file)).flatMap(\.texts) {
            #expect(!text.contains("  ") && !text.hasPrefix(" "), "\(text)")
            // Only a prompt leaves room for what is typed.
            #expect(!text.hasSuffix(" ") || text.hasSuffix(": ") || text.hasSuffix("? "), "\(text)")
        }
    }

    private func source(of file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    private func isCyrillic(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0x0400...0x04FF).contains($0.value) }
    }
}

@Suite struct `Reading a phrase from its source` {
    @Test func `finds texts and values`() throws {
        let phrases = try PhraseSource.all(
            in: """
                func a(day: CivilDate, count: Int) -> Phrase {
                    Phrase(
                        kk: "\\(count) күн, \\(day.kk)",
                        ru: "\\(Plural.ru(count, "день", "дня", "дней")), "
                            + "\\(day.ru)",
                        en: "\\(Plural.en(count, "day", "days")) \\(day.en)")
                }
                """)
        #expect(phrases.count == 1)
        #expect(phrases.first?.values == Array(repeating: ["count", "day"], count: 3))
        #expect(phrases.first?.texts == ["… күн, …", "…, …", "… …"])
    }

    @Test func `sees a value that one language forgot`() throws {
        let phrases = try PhraseSource.all(in: #"Phrase(kk: "\(day)", ru: "дня", en: "\(day)")"#)
        #expect(phrases.first?.values == [["day"], [], ["day"]])
    }

    @Test(arguments: [
        #"Phrase(kk: name, ru: "а", en: "a")"#, #"Phrase(kk: "а", en: "a", ru: "а")"#,
        #"Phrase(kk: "а", ru: "а", en: "a" + name)"#, #"Phrase(kk: "а", ru: "а", en: "a"#,
        #"Phrase(text: "a")"#,
    ])
    func `refuses anything but literals`(source: String) {
        #expect(throws: UnreadablePhrase(line: 1)) { try PhraseSource.all(in: source) }
    }
}

private let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Wording")

private let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasPrefix("Phrases+") && $0.hasSuffix(".swift") }.sorted()
