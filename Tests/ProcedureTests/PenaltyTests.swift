import Procedure
import Testing

/// D11: L 45, with its several limits and its closed list of pauses.
@Suite struct `The limits of a penalty` {
    @Test(arguments: limits + courses)
    func `D11 stands as L 45(1) and (2) say`(row: DutyCase) throws {
        #expect(try row.lines(of: .d11) == row.expected)
    }

    @Test(arguments: pauses)
    func `D11 stands still as L 45(3) and (4) say`(row: DutyCase) throws {
        #expect(try row.lines(of: .d11) == row.expected)
    }

    @Test(arguments: [("2026-03-29", [10, 10]), (nil, [0, 0])] as [(String?, [Int])])
    func `D11 tells how many days pauses added`(last: String?, added: [Int]) throws {
        let end = last.map { [Said.resume(.incapacity, $0)] } ?? []
        let row = DutyCase(
            "", "2026-03-12 10:00", kind: .otherMisconduct,
            [ordinary, .pause(.incapacity, "2026-03-20")] + end, now: "2026-04-01 10:00")
        let days = try duties(
            of: row.state(), at: SampleTime.instant(row.now), calendar: nil, owners: sampleOwners
        ).filter { $0.id == .d11 }.map(\.pausedDays)
        #expect(days == added)
    }
}

private let ordinary = Said.breach(
    .ordinary, detected: "2026-03-12", committed: "2026-01-10", said: "2026-03-12 11:00")
private let discrediting = Said.breach(
    .discrediting, detected: "2026-03-12", committed: "2026-01-10", said: "2026-03-12 11:00")

private let limits = [
    DutyCase(
        "L 45: no days stated yet", "2026-03-12 10:00", kind: .otherMisconduct,
        now: "2026-05-12 10:00", "detection: no figure open"),
    DutyCase(
        "L 45(1): one month and six, ending on a Sunday", "2026-03-12 10:00",
        kind: .otherMisconduct, [ordinary], now: "2026-04-13 00:00:00",
        "detection: 2026-04-12 overdue 1", "commission: 2026-07-10 open"),
    DutyCase(
        "L 45(2): three months and twelve", "2026-03-12 10:00", kind: .discreditingMisconduct,
        [discrediting], now: "2026-06-12 23:59:59", "detection: 2026-06-12 open",
        "commission: 2027-01-10 open"),
    DutyCase(
        "L 45(2): budget law the same", "2026-03-12 10:00", kind: .otherMisconduct,
        [
            .breach(
                .budget, detected: "2026-03-12", committed: "2026-01-10",
                said: "2026-03-12 11:00")
        ], now: "2026-06-13 00:00:00", "detection: 2026-06-12 overdue 1",
        "commission: 2027-01-10 open"),
    DutyCase(
        "L 45(1): imposed on the last day", "2026-03-12 10:00", kind: .otherMisconduct,
        [ordinary, .act(.penaltyImposed, "2026-04-12")], now: "2026-08-01 10:00",
        "detection: 2026-04-12 done", "commission: 2026-07-10 done"),
    DutyCase(
        "L 45(1): imposed a day late", "2026-03-12 10:00", kind: .otherMisconduct,
        [ordinary, .act(.penaltyImposed, "2026-04-13")], now: "2026-08-01 10:00",
        "detection: 2026-04-12 done late 86400", "commission: 2026-07-10 done"),
    DutyCase(
        "L 45(1): from 31 January, and 31 August", "2026-01-31 10:00", kind: .otherMisconduct,
        [
            .breach(
                .ordinary, detected: "2026-01-31", committed: "2025-08-31",
                said: "2026-01-31 11:00")
        ], now: "2026-02-10 10:00", "detection: 2026-02-28 open", "commission: 2026-02-28 open"),
    DutyCase(
        "L 45(2): from 29 February", "2028-02-29 10:00", kind: .discreditingMisconduct,
        [
            .breach(
                .discrediting, detected: "2028-02-29", committed: "2028-02-29",
                said: "2028-02-29 11:00")
        ], now: "2028-03-10 10:00", calendar: nil, "detection: 2028-05-29 open",
        "commission: 2029-02-28 open"),
    DutyCase(
        "L 45(1): over New Year, a holiday at its start", "2026-12-31 10:00",
        kind: .otherMisconduct,
        [
            .breach(
                .ordinary, detected: "2027-01-01", committed: "2026-12-16",
                said: "2027-01-01 11:00")
        ], now: "2027-01-31 10:00", "detection: 2027-02-01 open", "commission: 2027-06-16 open"),
    DutyCase(
        "§4.1: reclassified, the days stay", "2026-03-12 10:00",
        [ordinary, .classify(.discreditingMisconduct, "2026-03-13 10:00")],
        now: "2026-03-20 10:00", "detection: 2026-04-12 open", "commission: 2026-07-10 open"),
    DutyCase(
        "§7.4: said after the limit, by word alone", "2026-03-12 10:00", kind: .otherMisconduct,
        [
            ordinary,
            .act(.penaltyImposed, "2026-04-12", .declared, said: "2026-04-13 00:00"),
        ], now: "2026-08-01 10:00", "detection: 2026-04-12 not provable",
        "commission: 2026-07-10 done"),
]

private let courses = [
    DutyCase(
        "L 45(1): a breach that goes on has no limit from commission", "2026-03-12 10:00",
        kind: .otherMisconduct,
        [
            .breach(
                .ordinary, detected: "2026-03-12", committed: "2024-01-10", .continuing,
                said: "2026-03-12 11:00")
        ], now: "2026-03-20 10:00", "detection: 2026-04-12 open", "commission: no figure open"),
    DutyCase(
        "L 45(1): one that went on counts from its end", "2026-03-12 10:00",
        kind: .otherMisconduct,
        [
            .breach(
                .ordinary, detected: "2026-03-12", committed: "2024-01-10",
                .ended(SampleTime.day("2026-02-20")), said: "2026-03-12 11:00")
        ], now: "2026-03-20 10:00", "detection: 2026-04-12 open", "commission: 2026-08-20 open"),
    DutyCase(
        "L 45(2): a closed criminal case begins three months", "2026-03-12 10:00",
        kind: .discreditingMisconduct, [discrediting, .closedCase("2026-05-20")],
        now: "2026-08-20 23:59:59", "closed-case: 2026-08-20 open",
        "commission: 2027-01-10 open"),
    DutyCase(
        "L 45(2): its proceedings stop the year from commission", "2026-03-12 10:00",
        kind: .discreditingMisconduct,
        [
            discrediting, .pause(.proceedings, "2026-03-20"), .closedCase("2026-05-20"),
            .resume(.proceedings, "2026-05-20"),
        ], now: "2026-06-01 10:00", "closed-case: 2026-08-20 open", "commission: 2027-03-13 open"),
    DutyCase(
        "L 45(1): of ordinary misconduct it begins nothing", "2026-03-12 10:00",
        kind: .otherMisconduct, [ordinary, .closedCase("2026-05-20")], now: "2026-04-10 10:00",
        "detection: 2026-04-12 open", "commission: 2026-07-10 open"),
]

private let pauses = [
    DutyCase(
        "L 45(4): within the span", "2026-03-12 10:00", kind: .otherMisconduct,
        [ordinary, .pause(.incapacity, "2026-03-20"), .resume(.incapacity, "2026-03-29")],
        now: "2026-04-01 10:00", "detection: 2026-04-22 open", "commission: 2026-07-20 open"),
    DutyCase(
        "L 45(4): begun before the start", "2026-03-12 10:00", kind: .otherMisconduct,
        [
            ordinary, .pause(.leaveOrMission, "2026-03-01", said: "2026-03-12 12:00"),
            .resume(.leaveOrMission, "2026-03-16"),
        ],
        now: "2026-04-01 10:00", "detection: 2026-04-16 open", "commission: 2026-07-26 open"),
    DutyCase(
        "L 45(4): ended after the limit without it", "2026-03-12 10:00", kind: .otherMisconduct,
        [ordinary, .pause(.training, "2026-04-10"), .resume(.training, "2026-04-25")],
        now: "2026-04-28 23:59:59", "detection: 2026-04-28 open", "commission: 2026-07-26 open"),
    DutyCase(
        "L 45(4): one that began after the limit revives nothing", "2026-03-12 10:00",
        kind: .otherMisconduct,
        [ordinary, .pause(.training, "2026-04-20"), .resume(.training, "2026-04-25")],
        now: "2026-04-13 00:00:00", "detection: 2026-04-12 overdue 1",
        "commission: 2026-07-16 open"),
    DutyCase(
        "L 45(4): two that overlap count once", "2026-03-12 10:00", kind: .otherMisconduct,
        [
            ordinary, .pause(.incapacity, "2026-03-20"), .pause(.leaveOrMission, "2026-03-25"),
            .resume(.incapacity, "2026-03-29"), .resume(.leaveOrMission, "2026-04-02"),
        ], now: "2026-04-03 10:00", "detection: 2026-04-26 open", "commission: 2026-07-24 open"),
    DutyCase(
        "L 45(4): one within the days another added", "2026-03-12 10:00", kind: .otherMisconduct,
        [
            ordinary, .pause(.publicDuties, "2026-04-10"), .resume(.publicDuties, "2026-04-12"),
            .pause(.courtAppeal, "2026-04-14"), .resume(.courtAppeal, "2026-04-16"),
        ], now: "2026-04-17 10:00", "detection: 2026-04-18 open", "commission: 2026-07-16 open"),
    DutyCase(
        "L 45(4): one that goes on stops the clock", "2026-03-12 10:00", kind: .otherMisconduct,
        [ordinary, .pause(.incapacity, "2026-03-20")], now: "2026-12-01 10:00",
        "detection: standing 24 open", "commission: standing 113 open"),
    DutyCase(
        "L 45(4): not one that had run out", "2026-03-12 10:00", kind: .otherMisconduct,
        [ordinary, .pause(.incapacity, "2026-04-20")], now: "2026-04-20 18:00",
        "detection: 2026-04-12 overdue 669601", "commission: standing 82 open"),
    DutyCase(
        "L 45(4): proceedings go on, a penalty is in time", "2026-03-12 10:00",
        kind: .otherMisconduct,
        [
            ordinary, .pause(.proceedings, "2026-03-20"), .act(.penaltyImposed, "2026-05-20"),
        ], now: "2026-12-01 10:00", "detection: standing 24 done",
        "commission: standing 113 done"),
    DutyCase(
        "L 45(4): a single day, the start's own, adds nothing", "2026-03-12 10:00",
        kind: .otherMisconduct,
        [ordinary, .pause(.incapacity, "2026-03-12"), .resume(.incapacity, "2026-03-12")],
        now: "2026-04-01 10:00", "detection: 2026-04-12 open", "commission: 2026-07-11 open"),
]
