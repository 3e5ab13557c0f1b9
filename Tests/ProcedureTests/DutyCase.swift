import Procedure
import Testing

/// A row of a duty's table: what was said, and how the duty then stands.
struct DutyCase: Sendable, CustomTestStringConvertible {
    let title: String
    let received: String
    var kind: Kind? = .corruptionCrime
    var said: [Said] = []
    let now: String
    var calendar: ProductionCalendar? = SampleCalendar.shipped
    var owners = sampleOwners
    /// One line for each of the duty's limits: `[part occurrence: ]limit status`.
    let expected: [String]

    init(
        _ title: String, _ received: String, kind: Kind? = .corruptionCrime, _ said: [Said] = [],
        now: String, calendar: ProductionCalendar? = SampleCalendar.shipped,
        owners: ResolutionTable = sampleOwners, _ expected: String...
    ) {
        self.title = title
        self.received = received
        self.kind = kind
        self.said = said
        self.now = now
        self.calendar = calendar
        self.owners = owners
        self.expected = expected
    }

    var testDescription: String { title }

    /// The case after all that was said; a classification comes first.
    func state() throws -> CaseState {
        var state = CaseState(receivedAt: SampleTime.instant(received))
        if let kind {
            let first = Said.classify(kind, received, ground: nil)
            try state.apply(first.statement, by: "commissioner", at: first.at)
        }
        for said in said { try state.apply(said.statement, by: said.keyholder, at: said.at) }
        return state
    }

    /// The lines of a duty.
    func lines(of id: DutyID) throws -> [String] {
        try duties(
            of: state(), at: SampleTime.instant(now), calendar: calendar, owners: owners
        ).filter { $0.id == id }.map(DutyLine.text)
    }
}

/// Head, responsible secretary, superior, and the Service at the end.
let sampleOwners = ResolutionTable(line: [
    ResolutionTable.Step(role: .head, keyholder: "head"),
    ResolutionTable.Step(role: .secretary, keyholder: "secretary"),
    ResolutionTable.Step(role: .superiorHead, keyholder: "superior"),
    ResolutionTable.Step(role: .service, keyholder: "acs"),
])

/// How the tables write a duty.
enum DutyLine {
    static func text(_ duty: Duty) -> String {
        let part = duty.part == .whole ? "" : duty.part.rawValue
        let occurrence = duty.occurrence == 0 ? "" : "\(duty.occurrence)"
        let name = [part, occurrence].filter { !$0.isEmpty }.joined(separator: " ")
        return (name.isEmpty ? "" : name + ": ") + "\(limit(duty.limit)) \(status(duty.status))"
    }

    private static func limit(_ limit: DutyLimit) -> String {
        switch limit {
        case .instant(let seconds): SampleTime.text(seconds)
        case .day(let day): "\(day)"
        case .noFigure: "no figure"
        case .standing(let days): "standing \(days)"
        case .unknown: "unknown"
        }
    }

    private static func status(_ status: DutyStatus) -> String {
        switch status {
        case .done(_, _, let lateBy): "done\(late(lateBy))"
        case .excused(_, let lateBy): "excused\(late(lateBy))"
        case .notOwed(let reason): "not owed \(reason.rawValue)"
        case .open: "open"
        case .overdue(let seconds): "overdue \(seconds)"
        case .notProvable: "not provable"
        }
    }

    private static func late(_ seconds: UInt64?) -> String {
        seconds.map { " late \($0)" } ?? ""
    }
}
