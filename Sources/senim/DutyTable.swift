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
        let head = caseID.map { $0 + "  " } ?? ""
        output.say(verbatim: head + words.name(of: duty))
        output.say(
            verbatim: "    "
                + words.lines(of: duty, entries: entries, statedAt: statedAt)
                .joined(separator: "; "))
    }

    /// A day, or a time in Almaty.
    func moment(_ moment: Moment) -> String { words.moment(moment) }

    private var words: DutyWords { DutyWords(language: output.language) }

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
