package import Wording

/// Duties as people read them: on the command line and on the desk's pages.
package struct DutyWords: Sendable {
    private let language: Language
    private let names: [String: String]

    /// - Parameter names: what keyholders are called, by their ids; an id without a name stands for itself.
    package init(language: Language, names: [String: String] = [:]) {
        self.language = language
        self.names = names
    }

    /// The row of the table, and what is to be done.
    package func name(of duty: Duty) -> String {
        let part = duty.part.label.map { ": " + text($0) } ?? ""
        let number = duty.occurrence > 0 ? " (\(duty.occurrence))" : ""
        return "\(duty.id.rawValue)\(number)  \(text(duty.id.label))\(part)"
    }

    /// How it stands, until when, by what force, who owes it, and what it rests on.
    ///
    /// - Parameter statedAt: when it was first stated that it was done, UTC seconds.
    package func lines(
        of duty: Duty, entries: [UInt64] = [], statedAt: UInt64? = nil
    ) -> [String] {
        var words = [standing(of: duty)]
        if let limit = limit(of: duty) { words.append(limit) }
        words.append("\(text(duty.force.label)), \(duty.source.text)")
        if duty.limitForce != duty.force {
            words.append(text(.caseLimitForce(text(duty.limitForce.label))))
        }
        words.append(owner(of: duty))
        if duty.isProvisional { words.append(text(.caseProvisional)) }
        if duty.pausedDays > 0 { words.append(text(.casePaused(days: duty.pausedDays))) }
        if let days = duty.daysGone { words.append(text(.caseDaysGone(days: days))) }
        for share in duty.delays {
            words.append("\(text(share.cause.label)): \(span(share.seconds))")
        }
        if let statedAt, duty.isStatedLate(at: statedAt) {
            words.append(text(.caseStatedLate(moment(.instant(statedAt)))))
        }
        if !entries.isEmpty {
            words.append(text(.caseEntries(entries.map { String($0) }.joined(separator: ", "))))
        }
        return words
    }

    /// How the duty stands, with figures.
    package func standing(of duty: Duty) -> String {
        let label = text(duty.status.label)
        switch duty.status {
        case .done(let moment, let grade, let lateBy):
            let when = "\(label), \(self.moment(moment)), \(text(grade.label))"
            return lateBy.map { when + ", " + text(.caseLateBy(span($0))) } ?? when
        case .excused(let ground, let lateBy):
            let why = "\(label): \(text(ground.label))"
            return lateBy.map { why + ", " + text(.caseLateBy(span($0))) } ?? why
        case .notOwed(let reason): return "\(label): \(text(reason.label))"
        case .open(let left?): return "\(label), \(text(.caseLeft(span(left))))"
        case .open(nil):
            return duty.elapsed.map { "\(label), \(text(.caseElapsed(span($0))))" } ?? label
        case .overdue(let seconds): return "\(label): \(span(seconds))"
        case .notProvable(let reason): return "\(label): \(text(reason.label))"
        }
    }

    /// Until when; nil for a duty whose source states no figure.
    package func limit(of duty: Duty) -> String? {
        switch duty.limit {
        case .instant(let seconds): text(.caseUntil(moment(.instant(seconds))))
        case .day(let day): text(.caseUntil(moment(.day(day))))
        case .noFigure: nil
        case .standing(let days): text(.caseStanding(days: days))
        case .unknown(let reason): text(reason.message)
        }
    }

    private func owner(of duty: Duty) -> String {
        guard let role = duty.owner.role else { return text(.caseOwedByNobody) }
        return text(role.label) + (duty.owner.keyholder.map { " (\(names[$0] ?? $0))" } ?? "")
    }

    /// A day, or a time in Almaty.
    package func moment(_ moment: Moment) -> String { moment.text(in: language) }

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
        case .day(let day): day.date.text(in: language)
        }
    }
}

extension CivilDay {
    /// The day as people read it.
    package var date: CivilDate { CivilDate(almatyDay: UInt32(clamping: number)) }
}

extension ReportPeriod {
    /// Its first and last day as people read them.
    package func text(in language: Language) -> String {
        "\(first.date.text(in: language)) – \(last.date.text(in: language))"
    }
}

extension Duty {
    /// As much as clocks may differ, in seconds.
    private static let clockSkew: UInt64 = 600

    /// Whether it was done in time by a statement that was signed only after the limit: grades are the officer's claim until somebody
    /// has seen the document.
    package func isStatedLate(at seconds: UInt64) -> Bool {
        guard case .done(_, _, nil) = status, let last = limit.lastSecond else { return false }
        return seconds > last + Duty.clockSkew
    }
}
