import Procedure
import Testing

/// D12: L 48(2). D13: L 52(6). D16: L 51(3). D17: L 50(1)(16), (17), 50(2).
@Suite struct `Suspension, rebuttal, conflict and gifts` {
    @Test(arguments: suspensions)
    func `D12 stands as L 48(2) says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d12) == row.expected)
    }

    @Test(arguments: rebuttals)
    func `D13 stands as L 52(6) says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d13) == row.expected)
    }

    @Test(arguments: conflicts)
    func `D16 stands as L 51(3) says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d16) == row.expected)
    }

    @Test(arguments: gifts)
    func `D17 stands as L 50 says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d17) == row.expected)
    }

    @Test func `D16 shows what has passed, from the notice or the report`() throws {
        for (said, elapsed) in [
            ([Said](), UInt64(86_400)), ([.act(.conflictNoticed, "2026-03-13")], 36_000),
        ] {
            let row = DutyCase(
                "", "2026-03-12 10:00", kind: .conflictOfInterest, said, now: "2026-03-13 10:00")
            let duty = try duties(
                of: row.state(), at: SampleTime.instant(row.now), calendar: nil,
                owners: sampleOwners
            ).first { $0.id == .d16 }
            #expect(duty?.elapsed == elapsed)
        }
    }
}

private func row(
    _ title: String, _ found: Act, _ day: String, _ done: (act: Act, day: String)? = nil,
    now: String, kind: Kind = .otherMisconduct, _ expected: String
) -> DutyCase {
    let acts = [Said.act(found, day)] + (done.map { [Said.act($0.act, $0.day)] } ?? [])
    return DutyCase(title, day + " 09:00", kind: kind, acts, now: now, expected)
}

private let suspensions = [
    row(
        "L 48(2): an ordinary month", .suspended, "2026-03-12", now: "2026-04-12 23:59:59",
        "2026-04-12 open"),
    row(
        "L 48(2): a Sunday does not move the end", .suspended, "2026-03-12",
        now: "2026-04-13 00:00:00", "2026-04-12 overdue 1"),
    row(
        "L 48(2): ended on the last day", .suspended, "2026-03-12",
        (.suspensionEnded, "2026-04-12"), now: "2026-06-01 10:00", "2026-04-12 done"),
    row(
        "L 48(2): ended a day late", .suspended, "2026-03-12", (.suspensionEnded, "2026-04-13"),
        now: "2026-06-01 10:00", "2026-04-12 done late 86400"),
    row(
        "L 48(2): ended on the day it began", .suspended, "2026-03-12",
        (.suspensionEnded, "2026-03-12"), now: "2026-06-01 10:00", "2026-04-12 done"),
    row(
        "L 48(2): from 31 January", .suspended, "2026-01-31", now: "2026-02-10 10:00",
        "2026-02-28 open"),
    row(
        "L 48(2): from 29 February", .suspended, "2028-02-29", now: "2028-03-10 10:00",
        "2028-03-29 open"),
    row(
        "L 48(2): over New Year", .suspended, "2026-12-31", now: "2027-01-10 10:00",
        "2027-01-31 open"),
    row(
        "L 48(2): a holiday does not move the end", .suspended, "2026-11-16",
        now: "2026-12-17 00:00:00", "2026-12-16 overdue 1"),
]

private let rebuttals = [
    row(
        "L 52(6): an ordinary month", .accusationFound, "2026-03-12", now: "2026-04-12 23:59:59",
        "2026-04-12 open"),
    row(
        "L 52(6): a Sunday does not move the end", .accusationFound, "2026-03-12",
        now: "2026-04-13 00:00:00", "2026-04-12 overdue 1"),
    row(
        "L 52(6): rebutted on the last day", .accusationFound, "2026-03-12",
        (.accusationRebutted, "2026-04-12"), now: "2026-06-01 10:00", "2026-04-12 done"),
    row(
        "L 52(6): rebutted a day late", .accusationFound, "2026-03-12",
        (.accusationRebutted, "2026-04-13"), now: "2026-06-01 10:00",
        "2026-04-12 done late 86400"),
    row(
        "L 52(6): from 31 January in a leap year", .accusationFound, "2028-01-31",
        now: "2028-02-10 10:00", "2028-02-29 open"),
    row(
        "L 52(6): from 29 February", .accusationFound, "2028-02-29", now: "2028-03-10 10:00",
        "2028-03-29 open"),
    row(
        "L 52(6): over New Year", .accusationFound, "2026-12-01", now: "2026-12-31 10:00",
        "2027-01-01 open"),
    row(
        "L 52(6): a holiday does not move the end", .accusationFound, "2026-12-01",
        now: "2027-01-02 00:00:00", "2027-01-01 overdue 1"),
    row(
        "L 52(6): whatever the kind", .accusationFound, "2026-03-12", now: "2026-03-20 10:00",
        kind: .advice, "2026-04-12 open"),
]

private let conflicts = [
    DutyCase(
        "L 51(3): another kind, no notice", "2026-03-12 10:00", kind: .unlawfulOrder,
        now: "2026-05-12 10:00"),
    DutyCase(
        "L 51(3): the report is the source", "2026-03-12 10:00", kind: .conflictOfInterest,
        now: "2027-05-12 10:00", "no figure open"),
    DutyCase(
        "L 51(3): noticed, whatever the kind", "2026-03-12 10:00", kind: .unlawfulOrder,
        [.act(.conflictNoticed, "2026-03-13")], now: "2027-05-12 10:00", "no figure open"),
    DutyCase(
        "L 51(3): resolved", "2026-03-12 10:00", kind: .conflictOfInterest,
        [.act(.conflictResolved, "2026-03-20")], now: "2026-05-12 10:00", "no figure done"),
    DutyCase(
        "L 51(3): resolved the day it was noticed", "2026-03-12 10:00", kind: .unlawfulOrder,
        [.act(.conflictNoticed, "2026-03-13"), .act(.conflictResolved, "2026-03-13")],
        now: "2026-05-12 10:00", "no figure done"),
    DutyCase(
        "L 51(3): resolved over New Year", "2026-12-31 10:00", kind: .conflictOfInterest,
        [.act(.conflictResolved, "2027-01-01")], now: "2027-05-12 10:00", "no figure done"),
    DutyCase(
        "L 51(3): resolved on 29 February, by word alone", "2028-02-01 10:00",
        kind: .conflictOfInterest,
        [.act(.conflictResolved, "2028-02-29", .declared, said: "2028-03-10 10:00")],
        now: "2028-05-12 10:00", calendar: nil, "no figure done"),
    DutyCase(
        "L 51(3): stated as not owed", "2026-03-12 10:00", kind: .conflictOfInterest,
        [.notOwed(.d16, "2026-03-20 10:00")], now: "2026-05-12 10:00", "no figure excused"),
    DutyCase(
        "§4.1: classified as a conflict later", "2026-03-12 10:00",
        [.classify(.conflictOfInterest, "2026-03-20 10:00")], now: "2026-05-12 10:00",
        "no figure open"),
    DutyCase(
        "§4.1: reclassified, no notice", "2026-03-12 10:00", kind: .conflictOfInterest,
        [.classify(.ethicsBreach, "2026-03-20 10:00")], now: "2026-05-12 10:00"),
]

private let gifts = [
    row(
        "L 50(1)(16): money, two weeks", .moneyFound, "2026-03-12", now: "2026-03-26 23:59:59",
        "money: 2026-03-26 open"),
    row(
        "L 50(1)(16): money, the second after", .moneyFound, "2026-03-12",
        now: "2026-03-27 00:00:00", "money: 2026-03-26 overdue 1"),
    row(
        "L 50(1)(16): money returned on the last day", .moneyFound, "2026-03-12",
        (.moneyReturned, "2026-03-26"), now: "2026-05-01 10:00", "money: 2026-03-26 done"),
    row(
        "L 50(1)(16): money returned a day late", .moneyFound, "2026-03-12",
        (.moneyReturned, "2026-03-27"), now: "2026-05-01 10:00",
        "money: 2026-03-26 done late 86400"),
    row(
        "L 50(1)(16): over New Year", .moneyFound, "2026-12-20", now: "2026-12-31 10:00",
        "money: 2027-01-03 open"),
    row(
        "L 50(1)(17): a gift, seven days", .giftFound, "2026-03-12", now: "2026-03-19 23:59:59",
        "gift: 2026-03-19 open"),
    row(
        "L 50(2): a gift to the family, handed over a day late", .giftFound, "2026-03-12",
        (.giftHandedOver, "2026-03-20"), now: "2026-05-01 10:00",
        "gift: 2026-03-19 done late 86400"),
    row(
        "L 50(1)(17): a holiday does not move the end", .giftFound, "2026-03-16",
        now: "2026-03-24 00:00:00", "gift: 2026-03-23 overdue 1"),
    row(
        "L 50(1)(17): from 31 January", .giftFound, "2026-01-31", now: "2026-02-01 10:00",
        "gift: 2026-02-07 open"),
    row(
        "L 50(1)(17): over 29 February", .giftFound, "2028-02-28", now: "2028-02-29 10:00",
        "gift: 2028-03-06 open"),
]
