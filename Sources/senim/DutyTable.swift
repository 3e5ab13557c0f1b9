import Encoding
import Procedure
import Wording

/// Prints duties as people read them, and as other programs do.
struct DutyTable {
    let output: CommandOutput

    /// Two lines: what is due, and how it stands.
    ///
    /// - Parameter statedAt: when it was first stated that it was done, UTC seconds.
    func say(
        _ duty: Duty, of caseID: String?, entries: [UInt64] = [], statedAt: UInt64? = nil
    ) {
        let part = duty.part.label.map { ": " + text($0) } ?? ""
        let number = duty.occurrence > 0 ? " (\(duty.occurrence))" : ""
        let head = caseID.map { $0 + "  " } ?? ""
        output.say(
            verbatim: "\(head)\(duty.id.rawValue)\(number)  \(text(duty.id.label))\(part)")
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
        output.say(verbatim: "    " + words.joined(separator: "; "))
    }

    /// How the duty stands, with figures.
    private func standing(of duty: Duty) -> String {
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

    private func limit(of duty: Duty) -> String? {
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
        return text(role.label) + (duty.owner.keyholder.map { " (\($0))" } ?? "")
    }

    /// A day, or a time in Almaty.
    func moment(_ moment: Moment) -> String { moment.text(in: output.language) }

    /// A span of time in its two largest units.
    private func span(_ seconds: UInt64) -> String {
        let minutes = Int(clamping: seconds / 60)
        let (days, hours) = (minutes / 1440, minutes % 1440 / 60)
        if days > 0 { return text(.caseSpanDays(days: days, hours: hours)) }
        return text(.caseSpanHours(hours: hours, minutes: minutes % 60))
    }

    private func text(_ phrase: Phrase) -> String { phrase.text(in: output.language) }

    /// The duty for other programs: times in UTC seconds or days.
    static func member(
        _ duty: Duty, of caseID: String?, entries: [UInt64] = [], statedAt: UInt64? = nil
    ) -> JSONValue {
        .object(
            (caseID.map { [JSONMember("case", .string($0))] } ?? []) + [
                JSONMember("duty", .string(duty.id.rawValue)),
                JSONMember("part", .string(duty.part.rawValue)),
                JSONMember("occurrence", .integer(Int64(duty.occurrence))),
                JSONMember("role", duty.owner.role.map { .string($0.rawValue) } ?? .null),
                JSONMember("keyholder", duty.owner.keyholder.map { .string($0) } ?? .null),
                JSONMember("force", .string(duty.force.rawValue)),
                JSONMember("source", .string(duty.source.text)),
                JSONMember("limit", limit(duty.limit)),
                JSONMember("provisional", .bool(duty.isProvisional)),
                JSONMember("status", .string(duty.status.name)),
                JSONMember("grade", duty.status.grade.map { .string($0.rawValue) } ?? .null),
                JSONMember(
                    "late", duty.status.lateness.map { .integer(Int64(clamping: $0)) } ?? .null),
                JSONMember(
                    "statedLate", .bool(statedAt.map { duty.isStatedLate(at: $0) } ?? false)),
                JSONMember(
                    "entries", .array(entries.map { .integer(Int64(clamping: $0)) })),
            ])
    }

    private static func limit(_ limit: DutyLimit) -> JSONValue {
        switch limit {
        case .instant(let seconds): .integer(Int64(clamping: seconds))
        case .day(let day): .string("\(day)")
        case .noFigure, .standing, .unknown: .null
        }
    }
}

extension Moment {
    /// A day, or a time in Almaty to the minute.
    func text(in language: Language) -> String {
        switch self {
        case .instant(let seconds): CivilTime(unixSeconds: seconds).text(in: language)
        case .day(let day): day.date.text(in: language)
        }
    }
}

extension CivilDay {
    /// The day as people read it.
    var date: CivilDate { CivilDate(almatyDay: UInt32(clamping: number)) }
}

extension Duty {
    /// As much as clocks may differ, in seconds.
    private static let clockSkew: UInt64 = 600

    /// Whether it was done in time by a statement that was signed only after the limit: grades are the officer's claim until somebody
    /// has seen the document.
    func isStatedLate(at seconds: UInt64) -> Bool {
        guard case .done(_, _, nil) = status, let last = limit.lastSecond else { return false }
        return seconds > last + Duty.clockSkew
    }
}

extension DutyStatus {
    /// The status as other programs read it.
    var name: String {
        switch self {
        case .done(_, _, nil): "met"
        case .done: "late"
        case .excused: "excused"
        case .notOwed: "not-owed"
        case .open: "open"
        case .overdue: "overdue"
        case .notProvable: "not-provable"
        }
    }

    fileprivate var grade: EvidenceGrade? {
        if case .done(_, let grade, _) = self { grade } else { nil }
    }

    /// Seconds past the limit; nil when in time, or when nobody can say.
    fileprivate var lateness: UInt64? {
        switch self {
        case .done(_, _, let seconds), .excused(_, let seconds): seconds
        case .overdue(let seconds): seconds
        case .notOwed, .open, .notProvable: nil
        }
    }
}
