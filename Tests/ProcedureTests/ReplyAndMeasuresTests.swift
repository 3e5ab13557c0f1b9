import Procedure
import Testing

/// D4: A §12. D5: L 52(3), one month. D6: A Annex 3 (4).
@Suite struct `Rights, measures and the decision` {
    @Test(arguments: rights)
    func `D4 stands as A §12 says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d4) == row.expected)
    }

    @Test(arguments: measures)
    func `D5 stands as L 52(3) says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d5) == row.expected)
    }

    @Test(arguments: decisions)
    func `D6 stands as A Annex 3 (4) says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d6) == row.expected)
    }

    @Test(
        arguments: zip(
            [Reception.Reporter.civilServant, .anonymous], [Force.law, .ours]))
    func `D5 is law for civil servants and ours for the unknown`(
        reporter: Reception.Reporter, force: Force
    ) throws {
        let row = DutyCase(
            "", "2026-03-12 10:00", [.from(reporter, "2026-03-12 11:00")], now: "2026-03-12 12:00")
        let duty = try duties(
            of: row.state(), at: SampleTime.instant(row.now), calendar: nil, owners: sampleOwners
        ).first { $0.id == .d5 }
        #expect(duty?.force == force)
    }
}

private let rights = [
    DutyCase(
        "A §12: nobody was contacted", "2026-03-12 10:00", now: "2026-05-12 10:00",
        "no figure open"),
    DutyCase(
        "A §12: explained with the first reply", "2026-03-12 10:00",
        [.act(.contacted, "2026-03-13 10:00"), .act(.rightsExplained, "2026-03-13 10:00")],
        now: "2026-05-12 10:00", "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §12: explained before it", "2026-03-12 10:00",
        [.act(.rightsExplained, "2026-03-13 09:59"), .act(.contacted, "2026-03-13 10:00")],
        now: "2026-05-12 10:00", "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §12: explained a second after it", "2026-03-12 10:00",
        [.act(.contacted, "2026-03-13 10:00"), .act(.rightsExplained, "2026-03-13 10:00:01")],
        now: "2026-05-12 10:00", "2026-03-13 10:00:00 done late 1"),
    DutyCase(
        "A §12: a reply without rights, on a Saturday", "2026-03-12 10:00",
        [.act(.contacted, "2026-03-14 10:00")], now: "2026-03-14 10:00:01",
        "2026-03-14 10:00:00 overdue 1"),
    DutyCase(
        "A §12: a reply without rights, over New Year", "2026-12-31 10:00",
        [.act(.contacted, "2026-12-31 23:59:59")], now: "2027-01-01 00:00:00",
        "2026-12-31 23:59:59 overdue 1"),
    DutyCase(
        "A §12: not owed to the anonymous", "2026-03-12 10:00",
        [.from(.anonymous, "2026-03-12 11:00"), .act(.contacted, "2026-03-13 10:00")],
        now: "2026-05-12 10:00", "2026-03-13 10:00:00 not owed anonymous"),
    DutyCase(
        "A §12: explained to the anonymous none the less", "2026-03-12 10:00",
        [.from(.anonymous, "2026-03-12 11:00"), .act(.rightsExplained, "2026-03-13 10:00")],
        now: "2026-05-12 10:00", "no figure done"),
    DutyCase(
        "A §12: reclassified before the first reply", "2026-03-12 10:00",
        [.classify(.unlawfulOrder, "2026-03-13 10:00")], now: "2026-05-12 10:00",
        "no figure not owed reclassified"),
    DutyCase(
        "A §12: 29 February", "2028-02-28 10:00",
        [.act(.contacted, "2028-02-29 10:00"), .act(.rightsExplained, "2028-02-29 11:00")],
        now: "2028-03-01 10:00", calendar: nil, "2028-02-29 10:00:00 done late 3600"),
    DutyCase(
        "A §12: stated as not owed", "2026-03-12 10:00",
        [.notOwed(.d4, "2026-03-13 10:00")], now: "2026-05-12 10:00", "no figure excused"),
]

private let measures = [
    DutyCase(
        "L 52(3): an ordinary month, ending on a Sunday", "2026-03-12 10:00",
        [.from(.civilServant, "2026-03-12 11:00"), .act(.measuresTaken, "2026-04-12")],
        now: "2026-06-01 10:00", "2026-04-12 done"),
    DutyCase(
        "L 52(3): a weekend does not move the end", "2026-03-12 10:00",
        [.from(.civilServant, "2026-03-12 11:00"), .act(.measuresTaken, "2026-04-13")],
        now: "2026-06-01 10:00", "2026-04-12 done late 86400"),
    DutyCase(
        "L 52(3): received in the first minute", "2026-04-06 00:00", now: "2026-05-06 23:59:59",
        "2026-05-06 open"),
    DutyCase(
        "L 52(3): received in the last minute", "2026-04-06 23:59", now: "2026-05-07 00:00:00",
        "2026-05-06 overdue 1"),
    DutyCase(
        "L 52(3): a holiday does not move the end", "2026-11-16 10:00", now: "2026-12-17 00:00:01",
        "2026-12-16 overdue 2"),
    DutyCase(
        "L 52(3): a moved holiday does not either", "2026-02-09 10:00", now: "2026-03-10 00:00:00",
        "2026-03-09 overdue 1"),
    DutyCase(
        "L 52(3): a working Saturday makes no difference", "2026-04-16 10:00",
        now: "2026-05-16 10:00", calendar: SampleCalendar.withWorkingSaturday, "2026-05-16 open"),
    DutyCase(
        "L 52(3): over New Year", "2026-12-15 10:00", now: "2027-01-01 00:00", "2027-01-15 open"),
    DutyCase(
        "L 52(3): from 31 January", "2026-01-31 10:00", now: "2026-02-28 23:59:59",
        "2026-02-28 open"),
    DutyCase(
        "L 52(3): from 31 January in a leap year", "2028-01-31 10:00", now: "2028-02-29 10:00",
        calendar: nil, "2028-02-29 open"),
    DutyCase(
        "L 52(3): from 29 February", "2028-02-29 10:00", now: "2028-03-29 10:00", calendar: nil,
        "2028-03-29 open"),
    DutyCase(
        "L 52(3): from 30 December into a year's end", "2027-12-31 10:00", now: "2028-01-31 10:00",
        calendar: nil, "2028-01-31 open"),
    DutyCase(
        "L 52(3): referral is a measure", "2026-03-12 10:00",
        [.act(.measuresTaken, "2026-04-13"), .act(.referred, "2026-04-10")],
        now: "2026-06-01 10:00", "2026-04-12 done"),
    DutyCase(
        "L 52(3): the reporter is an employee", "2026-03-12 10:00",
        [.from(.employee, "2026-03-12 11:00")], now: "2026-06-01 10:00",
        "2026-04-12 not owed reporter-not-civil-servant"),
    DutyCase(
        "L 52(3): the reporter is a citizen", "2026-03-12 10:00",
        [.from(.citizen, "2026-03-12 11:00")], now: "2026-06-01 10:00",
        "2026-04-12 not owed reporter-not-civil-servant"),
    DutyCase(
        "L 52(3): incitement", "2026-03-12 10:00", kind: .incitement, now: "2026-04-13 00:00:00",
        "2026-04-12 overdue 1"),
    DutyCase(
        "§4.1: incitement, reclassified", "2026-03-12 10:00", kind: .incitement,
        [.classify(.otherMisconduct, "2026-03-13 10:00")], now: "2026-04-13 00:00:00",
        "2026-04-12 not owed reclassified"),
    DutyCase(
        "§4.1: a crime reclassified as incitement, same start", "2026-03-12 10:00",
        [.classify(.incitement, "2026-03-20 10:00")], now: "2026-04-13 00:00:00",
        "2026-04-12 overdue 1"),
]

private let decisions = [
    DutyCase(
        "A Annex 3 (4): no decision yet", "2026-03-12 10:00", now: "2026-06-01 10:00",
        "no figure open"),
    DutyCase(
        "A Annex 3 (4): told the same day", "2026-03-12 10:00",
        [.act(.decisionTaken, "2026-04-10"), .act(.decisionTold, "2026-04-10")],
        now: "2026-06-01 10:00", "2026-04-10 done"),
    DutyCase(
        "A Annex 3 (4): told the next day", "2026-03-12 10:00",
        [.act(.decisionTaken, "2026-04-10"), .act(.decisionTold, "2026-04-11")],
        now: "2026-06-01 10:00", "2026-04-10 done late 86400"),
    DutyCase(
        "A Annex 3 (4): the day is not over", "2026-03-12 10:00",
        [.act(.decisionTaken, "2026-04-10")], now: "2026-04-10 23:59:59", "2026-04-10 open"),
    DutyCase(
        "A Annex 3 (4): the day is over", "2026-03-12 10:00",
        [.act(.decisionTaken, "2026-04-10")], now: "2026-04-11 00:00:00", "2026-04-10 overdue 1"),
    DutyCase(
        "A Annex 3 (4): decided before New Year, told after", "2026-12-12 10:00",
        [.act(.decisionTaken, "2026-12-31"), .act(.decisionTold, "2027-01-01")],
        now: "2027-06-01 10:00", "2026-12-31 done late 86400"),
    DutyCase(
        "A Annex 3 (4): decided on 29 February", "2028-02-01 10:00",
        [.act(.decisionTaken, "2028-02-29"), .act(.decisionTold, "2028-03-01")],
        now: "2028-06-01 10:00", calendar: nil, "2028-02-29 done late 86400"),
    DutyCase(
        "A Annex 3 (4): the anonymous are told too", "2026-03-12 10:00",
        [.from(.anonymous, "2026-03-12 11:00"), .act(.decisionTaken, "2026-04-10")],
        now: "2026-04-13 00:00:00", "2026-04-10 overdue 172801"),
    DutyCase(
        "A Annex 3 (4): decided again, told again", "2026-03-12 10:00",
        [
            .act(.decisionTaken, "2026-04-10"), .act(.decisionTold, "2026-04-13"),
            .act(.decisionTaken, "2026-04-13"),
        ], now: "2026-06-01 10:00", "2026-04-13 done"),
    DutyCase(
        "A Annex 3 (4): reclassified", "2026-03-12 10:00",
        [.classify(.retaliation, "2026-03-13 10:00")], now: "2026-06-01 10:00",
        "no figure not owed reclassified"),
]
