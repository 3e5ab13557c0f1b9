/// The words between two marks of punctuation, in small letters, each with its place in the draft.
struct DraftClause {
    struct Word {
        let text: String
        let range: Range<Int>
    }

    let words: [Word]
    /// Whether it ends in a question mark.
    let isQuestion: Bool

    /// Whether it denies something, so that `we do not ask for your name` asks nothing.
    ///
    /// `Не могли бы вы…` is still a request.
    var isNegated: Bool {
        let texts = words.map(\.text)
        return texts.enumerated().contains { index, text in
            if DraftClause.negators.contains(text) {
                let next = index + 1 < texts.count ? texts[index + 1] : ""
                return text != "не" || !DraftClause.polite.contains { next.hasPrefix($0) }
            }
            return DraftClause.negatedEndings.contains { text.hasSuffix($0) }
        }
    }

    /// All clauses of a draft. A comma before a word of a question parts nothing: `напишите, кто вы`.
    static func all(in draft: String) -> [DraftClause] {
        var parts: [(words: [Word], end: Character)] = [([], "\n")]
        var word = ""
        for (index, character) in (Array(draft) + ["\n"]).enumerated() {
            if character.isLetter || character.isNumber || "-'’".contains(character) {
                // One letter stays one letter, so that places stay places.
                let small = character.lowercased()
                word.append(small.count == 1 ? small : String(character))
                continue
            }
            if !word.isEmpty {
                let range = index - word.count..<index
                parts[parts.count - 1].words.append(Word(text: word, range: range))
                word = ""
            }
            if ".?!;,\n–—".contains(character), !parts[parts.count - 1].words.isEmpty {
                parts[parts.count - 1].end = character
                parts.append(([], "\n"))
            }
        }
        return joined(parts)
    }

    private static func joined(_ parts: [(words: [Word], end: Character)]) -> [DraftClause] {
        var clauses: [DraftClause] = []
        var waiting: [Word] = []
        for (index, part) in parts.enumerated() where !part.words.isEmpty {
            waiting += part.words
            let next = index + 1 < parts.count ? parts[index + 1].words.first?.text ?? "" : ""
            if part.end == ",", questionWords.contains(next) { continue }
            clauses.append(DraftClause(words: waiting, isQuestion: part.end == "?"))
            waiting = []
        }
        return clauses
    }

    private static let negators: Set<String> = [
        "не", "ни", "никогда", "нельзя", "емес", "емеспіз", "емессіз", "ешқашан", "not", "never",
        "nobody", "nothing", "without", "cannot",
    ]

    /// Verbs that ask politely behind `не`.
    private static let polite = ["мог", "може", "подскаж", "скаж", "назов", "сообщит"]

    private static let questionWords: Set<String> = [
        "кто", "как", "где", "кем", "какой", "какая", "какую", "who", "what", "where", "which",
        "how",
    ]

    /// Of Kazakh and English verbs that deny: `сұрамаймыз`, `жазбаңыз`, `don't`.
    private static let negatedEndings = [
        "маймыз", "мейміз", "баймыз", "бейміз", "паймыз", "пейміз", "маңыз", "меңіз", "баңыз",
        "беңіз", "паңыз", "пеңіз", "майды", "мейді", "байды", "бейді", "пайды", "пейді", "n't",
        "n’t",
    ]
}
