import Procedure
import Testing

/// D14: E §10, a survey each half-year. D15: E §9, a reception each month.
@Suite struct `The commissioner's duties for a portal` {
    @Test(arguments: surveys)
    func `D14 stands as E §10 says`(row: PortalCase) throws {
        #expect(try row.lines(of: .d14) == row.expected)
    }

    @Test(arguments: receptions)
    func `D15 stands as E §9 says`(row: PortalCase) throws {
        #expect(try row.lines(of: .d15) == row.expected)
    }

    @Test func `are no one else's`() throws {
        let row = PortalCase("", .survey, "2026-01-01", [], now: "2026-02-01 10:00")
        let due = duties(of: try row.state(), at: SampleTime.instant(row.now))
        #expect(!due.isEmpty)
        for duty in due {
            #expect(duty.owner.role == .commissioner && duty.force == .decree)
        }
    }

    @Test(arguments: [
        ("demo.example", "2026-03-13", IllegalTransition(.inFuture, "E §10")),
        ("demo.example", "2025-12-31", IllegalTransition(.wrongOrder, "E §10")),
        ("other.example", "2026-03-12", IllegalTransition(.otherPortal, "E §10")),
    ])
    func `are not done by what cannot be`(
        portal: String, day: String, refusal: IllegalTransition
    ) {
        let statement = PortalStatement(
            portal: portal, event: .survey, on: SampleTime.day(day), grade: .document)
        var state = PortalState(portal: "demo.example", from: SampleTime.day("2026-01-01"))
        #expect(throws: refusal) {
            try state.apply(statement, at: SampleTime.instant("2026-03-12 23:59:59"))
        }
    }
}

/// A row of a portal's table.
struct PortalCase: Sendable, CustomTestStringConvertible {
    let title: String
    let event: PortalStatement.Event
    let from: String
    let days: [String]
    let now: String
    let grade: EvidenceGrade
    let said: String?
    let expected: [String]

    init(
        _ title: String, _ event: PortalStatement.Event, _ from: String, _ days: [String],
        now: String, grade: EvidenceGrade = .document, said: String? = nil, _ expected: String...
    ) {
        self.title = title
        self.event = event
        self.from = from
        self.days = days
        self.now = now
        self.grade = grade
        self.said = said
        self.expected = expected
    }

    var testDescription: String { title }

    func state() throws -> PortalState {
        var state = PortalState(portal: "demo.example", from: SampleTime.day(from))
        for day in days {
            let statement = PortalStatement(
                portal: "demo.example", event: event, on: SampleTime.day(day), grade: grade)
            try state.apply(statement, at: SampleTime.instant(said ?? day + " 18:00"))
        }
        return state
    }

    func lines(of id: DutyID) throws -> [String] {
        duties(of: try state(), at: SampleTime.instant(now)).filter { $0.id == id }
            .map(DutyLine.text)
    }
}

private let surveys = [
    PortalCase(
        "E §10: the first within half a year", .survey, "2026-01-01", [],
        now: "2026-07-01 23:59:59", "1: 2026-07-01 open"),
    PortalCase(
        "E §10: overdue in the next second", .survey, "2026-01-01", [], now: "2026-07-02 00:00:00",
        "1: 2026-07-01 overdue 1"),
    PortalCase(
        "E §10: held on the last day, the next counts from it", .survey, "2026-01-01",
        ["2026-07-01"], now: "2026-07-02 10:00", "1: 2026-07-01 done", "2: 2027-01-01 open"),
    PortalCase(
        "E §10: held a day late", .survey, "2026-01-01", ["2026-07-02"], now: "2026-07-02 18:00",
        "1: 2026-07-01 done late 86400", "2: 2027-01-02 open"),
    PortalCase(
        "E §10: from 31 August", .survey, "2026-08-31", [], now: "2026-09-01 10:00",
        "1: 2027-02-28 open"),
    PortalCase(
        "E §10: from 29 February", .survey, "2028-02-29", [], now: "2028-03-01 10:00",
        "1: 2028-08-29 open"),
    PortalCase(
        "E §10: to 29 February", .survey, "2027-08-31", [], now: "2027-09-01 10:00",
        "1: 2028-02-29 open"),
    PortalCase(
        "E §10: two, in whatever order they were stated", .survey, "2026-01-01",
        ["2026-12-10", "2026-06-10"], now: "2026-12-10 10:00", said: "2026-12-10 18:00",
        "1: 2026-07-01 done", "2: 2026-12-10 done", "3: 2027-06-10 open"),
    PortalCase(
        "§7.4: said later, by word alone", .survey, "2026-01-01", ["2026-06-10"],
        now: "2026-08-01 10:00", grade: .declared, said: "2026-07-02 00:00",
        "1: 2026-07-01 not provable", "2: 2026-12-10 open"),
]

private let receptions = [
    PortalCase(
        "E §9: open to the month's last second", .reception, "2026-02-01", [],
        now: "2026-02-28 23:59:59", "1: 2026-02-28 open"),
    PortalCase(
        "E §9: overdue in the next, which begins another", .reception, "2026-02-01", [],
        now: "2026-03-01 00:00:00", "1: 2026-02-28 overdue 1", "2: 2026-03-31 open"),
    PortalCase(
        "E §9: held on the first and on the last day", .reception, "2026-02-01",
        ["2026-02-01", "2026-03-31"], now: "2026-03-31 20:00", "1: 2026-02-28 done",
        "2: 2026-03-31 done"),
    PortalCase(
        "E §9: held the day after, it counts for the next month", .reception, "2026-02-01",
        ["2026-03-01"], now: "2026-03-01 20:00", "1: 2026-02-28 overdue 72001",
        "2: 2026-03-31 done"),
    PortalCase(
        "E §9: a month that had begun is not owed", .reception, "2026-01-31", [],
        now: "2026-02-01 00:00:00", "1: 2026-02-28 open"),
    PortalCase(
        "E §9: nor one that began a day before", .reception, "2026-02-02", [],
        now: "2026-03-01 00:00:00", "1: 2026-03-31 open"),
    PortalCase(
        "E §9: nothing before the first whole month", .reception, "2026-01-31", [],
        now: "2026-01-31 23:59:59"),
    PortalCase(
        "E §9: February of a leap year", .reception, "2028-02-01", ["2028-02-29"],
        now: "2028-02-29 20:00", "1: 2028-02-29 done"),
    PortalCase(
        "E §9: over New Year", .reception, "2026-12-01", ["2026-12-31"], now: "2027-01-01 00:00:00",
        "1: 2026-12-31 done", "2: 2027-01-31 open"),
    PortalCase(
        "E §9: a weekend at the end moves nothing", .reception, "2026-05-01", [],
        now: "2026-06-01 00:00:00", "1: 2026-05-31 overdue 1", "2: 2026-06-30 open"),
    PortalCase(
        "§7.4: said later, by word alone", .reception, "2026-02-01", ["2026-02-10"],
        now: "2026-03-01 00:00:00", grade: .declared, said: "2026-03-01 00:00",
        "1: 2026-02-28 not provable", "2: 2026-03-31 open"),
]
