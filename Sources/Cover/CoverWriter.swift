import Directory
package import Reporter
import Sealing

/// Writes what nobody wrote: reports and what is added to them, of lengths, kinds and audiences drawn at random (Specification.md §2.2).
package struct CoverWriter<Generator: RandomNumberGenerator> {
    var dice: CoverDice<Generator>

    package init(_ generator: Generator) {
        dice = CoverDice(generator)
    }

    /// A report that its readers will find to be a cover.
    package mutating func draft() -> ReportDraft {
        guard let code = dice.element(of: ReportKind.all), let kind = try? ReportKind(code),
            let language = dice.element(of: ReportLanguage.allCases)
        else { preconditionFailure("the lists of codes hold codes") }
        let sphereCount = dice.number(0...3)
        let spheres = dice.shuffled(Sphere.common).prefix(sphereCount).compactMap {
            try? Sphere($0)
        }
        var draft = ReportDraft(
            language: language, kind: kind, spheres: spheres, what: text(median: 900))
        draft.isCover = true
        draft.when = field()
        draft.place = field()
        draft.who = field()
        draft.howKnown = field()
        draft.earlierReports = dice.isTrue(withProbability: 0.1) ? text(median: 120) : ""
        if dice.isTrue(withProbability: 0.15) {
            draft.identity.fullName = text(median: 25)
            draft.identity.contact = text(median: 20)
        }
        return draft
    }

    /// What somebody adds to a report, seldom about another matter, seldom with a name.
    package mutating func followUpDraft() -> FollowUpDraft {
        guard let language = dice.element(of: ReportLanguage.allCases) else {
            preconditionFailure("there are languages")
        }
        var draft = FollowUpDraft(language: language, text: text(median: 600))
        if dice.isTrue(withProbability: 0.1) {
            draft.kind = dice.element(of: ReportKind.all).flatMap { try? ReportKind($0) }
        }
        if dice.isTrue(withProbability: 0.05) { draft.identity.fullName = text(median: 25) }
        return draft
    }

    /// The files of a message, mostly none: of log-normal lengths, together no longer than a bound.
    ///
    /// - Parameters:
    ///   - probability: that there are any.
    ///   - most: what all files of the message have together at most, in bytes; 0 for never a file.
    package mutating func files(
        withProbability probability: Double, most: UInt64
    ) -> [any StreamSource] {
        guard most > 0, dice.isTrue(withProbability: probability) else { return [] }
        var files: [RandomFile] = []
        var room = most
        repeat {
            let byteCount = dice.byteCount(median: 700_000, spread: 1.6, most: room)
            files.append(RandomFile(byteCount: byteCount))
            room -= byteCount
        } while room > 0 && files.count < CoverWriter<Generator>.mostFiles
            && dice.isTrue(withProbability: 0.3)
        return files
    }

    /// How often a mailbox is visited: a fifth never, and a fifth of the others not again after each visit.
    package mutating func visitCount() -> UInt32 {
        var count: UInt32 = 0
        while count < CoverWriter<Generator>.mostVisits, dice.isTrue(withProbability: 0.8) {
            count += 1
        }
        return count
    }

    /// Seconds until the next visit: mostly half a day or so, and sometimes soon, when something was forgotten.
    package mutating func pause(mean: Double) -> UInt64 {
        dice.wait(mean: dice.isTrue(withProbability: 0.25) ? mean / 50 : mean)
    }

    /// What a visit to a mailbox is for: mostly to look; at the end some close it.
    package mutating func course(isLast: Bool) -> CoverCourse {
        let draw = dice.unit()
        if isLast { return draw < 0.3 ? .close : .look }
        if draw < 0.04 { return .rekey }
        return draw < 0.26 ? .followUp : .look
    }

    /// Whom a cover addresses: often everyone, often all but one person, and else any of them.
    package mutating func audience(
        among offer: AudienceOffer
    ) throws(AudienceRefused) -> ChosenAudience {
        let candidates = offer.candidates.filter { $0.standing == .addressable }
        let persons = Array(Set(candidates.map(\.keyholder.person))).sorted()
        let draw = dice.unit()
        if draw < 0.4, persons.count > 1, let person = dice.element(of: persons) {
            return try offer.audience(for: .allBut(persons: [person]))
        }
        if draw < 0.7 || persons.count < 2 { return try offer.audience(for: .allBut(persons: [])) }
        // As many as not: every subset that is not empty and not everyone, by its size first.
        let count = dice.number(1...persons.count - 1)
        let excluded = dice.shuffled(persons).dropFirst(count)
        return try offer.audience(for: .allBut(persons: Set(excluded)))
    }

    /// Six fields of ten are filled in.
    private mutating func field() -> String {
        dice.isTrue(withProbability: 0.6) ? text(median: 60) : ""
    }

    /// So many bytes, more or less, of words.
    mutating func text(median: Double) -> String {
        let byteCount = dice.length(
            median: median, spread: 1.2,
            most: median > 500
                ? CoverWriter.longestAccount : ReportPayload.maximumFieldByteCount - 64)
        var text = ""
        while text.utf8.count < byteCount {
            guard let word = dice.element(of: CoverWords.all) else { break }
            if !text.isEmpty { text += " " }
            text += word
        }
        return text
    }

    /// What people write at most without putting it into a file, in bytes.
    private static var longestAccount: Int { 120_000 }
    private static var mostFiles: Int { 8 }
    private static var mostVisits: UInt32 { 40 }
}

/// What a reporter does who has a receipt.
package enum CoverCourse: Sendable, Equatable {
    case look, followUp, rekey, close
}

/// What covers are made of; whoever opens one is told at once that nobody wrote it.
enum CoverWords {
    static let all = [
        "бұл", "хабарлама", "жамылғы", "оны", "ешкім", "жазған", "жоқ", "сөздер", "кездейсоқ",
        "это", "сообщение", "прикрытия", "его", "никто", "не", "писал", "слова", "случайны",
        "this", "cover", "nobody", "wrote", "it", "words", "are", "random",
    ]
}
