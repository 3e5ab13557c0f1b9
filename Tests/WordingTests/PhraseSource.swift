/// A phrase as it stands in a source file: literal texts and the values they mention.
struct PhraseSource: Equatable {
    var texts: [String] = []
    var values: [Set<String>] = []

    var kk: String { texts[0] }
    var ru: String { texts[1] }
    var en: String { texts[2] }

    /// Finds every `Phrase(…)` in a file.
    static func all(in source: String) throws(UnreadablePhrase) -> [PhraseSource] {
        let characters = Array(source)
        let opening = Array("Phrase(")
        var phrases: [PhraseSource] = []
        var position = 0
        while position + opening.count <= characters.count {
            let isName = position > 0 && (characters[position - 1].isLetter)
            if !isName, characters[position..<position + opening.count].elementsEqual(opening) {
                var reader = PhraseReader(
                    rest: characters[(position + opening.count)...],
                    line: 1
                        + characters[..<position].count { $0 == "\n" })
                phrases.append(try reader.phrase())
            }
            position += 1
        }
        return phrases
    }
}

/// A phrase that is not literal text in three languages.
struct UnreadablePhrase: Error, Equatable {
    let line: Int
}

/// Reads the arguments of one `Phrase(…)`: string literals joined by `+`, nothing else.
struct PhraseReader {
    var rest: ArraySlice<Character>
    let line: Int

    mutating func phrase() throws(UnreadablePhrase) -> PhraseSource {
        var phrase = PhraseSource()
        for (label, end) in [("kk:", ","), ("ru:", ","), ("en:", ")")] {
            skipSpace()
            guard rest.starts(with: label) else { throw UnreadablePhrase(line: line) }
            rest = rest.dropFirst(label.count)
            try text(into: &phrase, until: Character(end))
        }
        return phrase
    }

    private mutating func text(
        into phrase: inout PhraseSource, until end: Character
    ) throws(UnreadablePhrase) {
        var text = ""
        var values: Set<String> = []
        while true {
            skipSpace()
            guard let next = rest.first else { throw UnreadablePhrase(line: line) }
            switch next {
            case end:
                rest = rest.dropFirst()
                phrase.texts.append(text)
                phrase.values.append(values)
                return
            case "+": rest = rest.dropFirst()
            case "\"":
                let quotes = rest.starts(with: "\"\"\"") ? 3 : 1
                rest = rest.dropFirst(quotes)
                try literal(quotes: quotes, text: &text, values: &values)
            default: throw UnreadablePhrase(line: line)
            }
        }
    }

    private mutating func literal(
        quotes: Int, text: inout String, values: inout Set<String>
    ) throws(UnreadablePhrase) {
        while let next = rest.popFirst() {
            if next == "\"", rest.prefix(quotes - 1).allSatisfy({ $0 == "\"" }) {
                rest = rest.dropFirst(quotes - 1)
                return
            }
            guard next == "\\" else {
                text.append(next)
                continue
            }
            if rest.first == "(" {
                rest = rest.dropFirst()
                values.formUnion(try interpolation())
                text.append("…")
            } else {
                _ = rest.popFirst()
                text.append(" ")
            }
        }
        throw UnreadablePhrase(line: line)
    }

    /// The values an interpolation mentions: `day.kk` mentions `day`,
    /// `Plural.ru(count, "день", …)` mentions `count`.
    private mutating func interpolation() throws(UnreadablePhrase) -> Set<String> {
        var depth = 1
        var code = ""
        while let next = rest.popFirst() {
            switch next {
            case "(": depth += 1
            case ")": depth -= 1
            case "\"":
                var ignoredText = ""
                var ignoredValues: Set<String> = []
                try literal(quotes: 1, text: &ignoredText, values: &ignoredValues)
            default: break
            }
            if depth == 0 { return values(in: code) }
            code.append(next == "\"" ? " " : next)
        }
        throw UnreadablePhrase(line: line)
    }

    private func values(in code: String) -> Set<String> {
        var values: Set<String> = []
        var word = ""
        var before: Character = " "
        for character in code + " " {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            if let first = word.first, first.isLowercase, before != ".", character != ":" {
                values.insert(word)
            }
            word = ""
            before = character
        }
        return values
    }

    private mutating func skipSpace() {
        rest = rest.drop { $0.isWhitespace }
    }
}
