import Directory
package import Reporter
import Sealing

/// Writes what nobody wrote: reports of a length, kind and audience drawn at random (Specification.md §2.2).
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
        let spheres = dice.shuffled(Sphere.all).prefix(sphereCount).compactMap { try? Sphere($0) }
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
}

/// What covers are made of; whoever opens one is told at once that nobody wrote it.
enum CoverWords {
    static let all = [
        "бұл", "хабарлама", "жамылғы", "оны", "ешкім", "жазған", "жоқ", "сөздер", "кездейсоқ",
        "это", "сообщение", "прикрытия", "его", "никто", "не", "писал", "слова", "случайны",
        "this", "cover", "nobody", "wrote", "it", "words", "are", "random",
    ]
}
