package import Procedure
package import Wording

/// What is said of a duty in one language: what it is, until when, how it stands.
package struct DutyText: Sendable {
    private let duty: Duty
    private let language: Language

    package init(_ duty: Duty, in language: Language) {
        self.duty = duty
        self.language = language
    }

    /// Its row, its name and which of its limits: `D7.2 send papers … : papers`.
    package var name: String {
        let number = duty.occurrence == 0 ? "" : ".\(duty.occurrence)"
        let part = duty.part.label.map { ": " + $0.text(in: language) } ?? ""
        return "\(duty.id.rawValue)\(number) \(text(duty.id.label))\(part)"
    }

    /// `done late, 12 March 2026, the officer's word alone, 2 d 3 h late`
    package var status: String {
        let label = text(duty.status.label)
        switch duty.status {
        case .done(let moment, let grade, let lateBy):
            let when = "\(label), \(moment.text(in: language)), \(text(grade.label))"
            return when + late(lateBy)
        case .excused(let ground, let lateBy):
            return "\(label): \(text(ground.label))" + late(lateBy)
        case .notOwed(let reason): return "\(label): \(text(reason.label))"
        case .open(let left?): return "\(label), \(text(.caseLeft(span(left))))"
        case .open(nil):
            return duty.elapsed.map { "\(label), \(text(.caseElapsed(span($0))))" } ?? label
        case .overdue(let seconds): return "\(label): \(span(seconds))"
        case .notProvable(let reason): return "\(label): \(text(reason.label))"
        }
    }

    /// `until 12 March 2026`; nil for a duty whose source states no figure.
    package var limit: String? {
        switch duty.limit {
        case .instant(let seconds):
            text(.caseUntil(Moment.instant(seconds).text(in: language)))
        case .day(let day): text(.caseUntil(Moment.day(day).text(in: language)))
        case .noFigure: nil
        case .standing(let days): text(.caseStanding(days: days))
        case .unknown(let reason): text(reason.message)
        }
    }

    private func late(_ seconds: UInt64?) -> String {
        seconds.map { ", " + text(.caseLateBy(span($0))) } ?? ""
    }

    /// A span of time in its two largest units.
    private func span(_ seconds: UInt64) -> String {
        let minutes = Int(clamping: seconds / 60)
        let (days, hours) = (minutes / 1440, minutes % 1440 / 60)
        if days > 0 { return text(.caseSpanDays(days: days, hours: hours)) }
        return text(.caseSpanHours(hours: hours, minutes: minutes % 60))
    }

    private func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

extension Moment {
    /// A day, or a time in Almaty to the minute.
    package func text(in language: Language) -> String {
        switch self {
        case .instant(let seconds): CivilTime(unixSeconds: seconds).text(in: language)
        case .day(let day):
            CivilDate(almatyDay: UInt32(clamping: day.number)).text(in: language)
        }
    }
}
