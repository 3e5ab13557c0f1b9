/// Words that, one after the other within a clause, ask who the reporter is.
struct ReplyPattern: Sendable {
    let concern: ReplyCheck.Concern
    /// Each step is one word of several: its beginning, or behind `=` the whole word.
    private let steps: [[Substring]]
    /// Whether the clause has to ask besides: by a question mark, or by a verb that wants to be told.
    private let needsRequest: Bool

    /// Patterns that only count where something is asked: `your name` alone asks nothing.
    ///
    /// Steps are parted by spaces, words of a step by bars: `=your name|surname`.
    static func asking(_ concern: ReplyCheck.Concern, _ patterns: [String]) -> [ReplyPattern] {
        patterns.map { ReplyPattern(concern, $0, needsRequest: true) }
    }

    /// Patterns that ask by themselves: `who are you`.
    static func always(_ concern: ReplyCheck.Concern, _ patterns: [String]) -> [ReplyPattern] {
        patterns.map { ReplyPattern(concern, $0, needsRequest: false) }
    }

    static let all = kazakh + russian + english

    private init(_ concern: ReplyCheck.Concern, _ pattern: String, needsRequest: Bool) {
        self.concern = concern
        steps = pattern.split(separator: " ").map { $0.split(separator: "|") }
        self.needsRequest = needsRequest
    }

    /// From the first of its words to the last, when they stand in the clause with at most two others between; nil where the clause
    /// denies, or where it has to ask and does not.
    func place(in clause: DraftClause) -> Range<Int>? {
        guard !clause.isNegated, !needsRequest || ReplyPattern.asks(clause) else { return nil }
        return clause.words.indices.lazy.compactMap { place(in: clause, from: $0) }.first
    }

    private func place(in clause: DraftClause, from start: Int) -> Range<Int>? {
        let words = clause.words
        guard ReplyPattern.fits(words[start].text, steps[0]) else { return nil }
        var last = start
        for step in steps.dropFirst() {
            let near = words.indices.dropFirst(last + 1).prefix(3)
            guard let next = near.first(where: { ReplyPattern.fits(words[$0].text, step) })
            else { return nil }
            last = next
        }
        return words[start].range.lowerBound..<words[last].range.upperBound
    }

    private static func asks(_ clause: DraftClause) -> Bool {
        clause.isQuestion || clause.words.contains { fits($0.text, requests) }
    }

    private static func fits(_ word: String, _ steps: [Substring]) -> Bool {
        steps.contains { step in
            step.hasPrefix("=") ? word == step.dropFirst() : word.hasPrefix(step)
        }
    }

    private static let requests = (kazakhRequests + russianRequests + englishRequests)
        .map { Substring($0) }
}
