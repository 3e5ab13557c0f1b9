import Procedure
import Testing

/// D9 and D9a: A §20, the agency's notice. D10: A Annex 3 (1), (7), three years.
@Suite struct `The agency's notice and the years of protection` {
    @Test(arguments: appeals)
    func `D9 stands as A §20 says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d9) == row.expected)
    }

    @Test(arguments: agreements)
    func `D9a stands as A §20 says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d9a) == row.expected)
    }

    @Test(arguments: protections)
    func `D10 stands as A Annex 3 (1) and (7) say`(row: DutyCase) throws {
        #expect(try row.lines(of: .d10) == row.expected)
    }

    @Test func `D9 tells how many days had gone when the notice came`() throws {
        let row = DutyCase(
            "", "2026-03-12 10:00", [.notice(appealed: "2026-04-01", received: "2026-04-14")],
            now: "2026-04-20 10:00")
        let duty = try duties(
            of: row.state(), at: SampleTime.instant(row.now), calendar: nil, owners: sampleOwners
        ).first { $0.id == .d9 }
        #expect(duty?.daysGone == 13)
    }
}

private func decided(_ day: String, _ sitting: Int = 1) -> [Said] {
    [
        .sitting(sitting, day, said: day + " 08:00"), .act(.sittingHeld, day, sitting: sitting),
        .act(.sittingDecided, day, sitting: sitting),
    ]
}

private let appeals = [
    DutyCase("A §20: no notice, no duty", "2026-03-12 10:00", now: "2026-05-12 10:00"),
    DutyCase(
        "A §20: decided on the last day, a holiday", "2026-03-12 10:00", kind: .retaliation,
        [.notice(appealed: "2026-04-01", received: "2026-04-06")] + decided("2026-05-01"),
        now: "2026-06-01 10:00", "2026-05-01 done"),
    DutyCase(
        "A §20: a holiday does not move the end", "2026-03-12 10:00", kind: .retaliation,
        [.notice(appealed: "2026-04-01", received: "2026-04-06")] + decided("2026-05-02"),
        now: "2026-06-01 10:00", "2026-05-01 done late 86400"),
    DutyCase(
        "A §20: the last second", "2026-03-12 10:00",
        [.notice(appealed: "2026-04-01", received: "2026-04-06")], now: "2026-05-01 23:59:59",
        "2026-05-01 open"),
    DutyCase(
        "A §20: the first second after", "2026-03-12 10:00",
        [.notice(appealed: "2026-04-01", received: "2026-04-06")], now: "2026-05-02 00:00:00",
        "2026-05-01 overdue 1"),
    DutyCase(
        "A §20: the notice came when the days were gone", "2026-03-12 10:00",
        [.notice(appealed: "2026-04-01", received: "2026-05-04")], now: "2026-05-04 18:00",
        "2026-05-01 overdue 237601"),
    DutyCase(
        "A §20: ends on a weekend", "2026-03-12 10:00",
        [.notice(appealed: "2026-04-02", received: "2026-04-06")], now: "2026-05-03 00:00:00",
        "2026-05-02 overdue 1"),
    DutyCase(
        "A §20: from 31 January", "2026-01-12 10:00",
        [.notice(appealed: "2026-01-31", received: "2026-02-03")], now: "2026-02-10 10:00",
        "2026-03-02 open"),
    DutyCase(
        "A §20: over 29 February", "2028-01-12 10:00",
        [.notice(appealed: "2028-01-31", received: "2028-02-03")], now: "2028-02-10 10:00",
        calendar: nil, "2028-03-01 open"),
    DutyCase(
        "A §20: over New Year", "2026-12-01 10:00",
        [.notice(appealed: "2026-12-15", received: "2026-12-16")], now: "2027-01-10 10:00",
        "2027-01-14 open"),
    DutyCase(
        "A §20: a sitting before the notice does not answer it", "2026-03-12 10:00",
        decided("2026-04-03") + [.notice(appealed: "2026-04-01", received: "2026-04-06")],
        now: "2026-04-20 10:00", "2026-05-01 open"),
    DutyCase(
        "A §20: the first sitting after it does", "2026-03-12 10:00",
        decided("2026-04-03") + [.notice(appealed: "2026-04-01", received: "2026-04-06")]
            + decided("2026-05-04", 3) + decided("2026-04-20", 2),
        now: "2026-06-20 10:00", "2026-05-01 done"),
    DutyCase(
        "§4.1: reclassified, it stays", "2026-03-12 10:00",
        [
            .notice(appealed: "2026-04-01", received: "2026-04-06"),
            .classify(.otherMisconduct, "2026-04-08 10:00"),
        ], now: "2026-04-20 10:00", "2026-05-01 open"),
]

private let agreements = [
    DutyCase("A §20: no notice, no duty", "2026-03-12 10:00", now: "2026-05-12 10:00"),
    DutyCase(
        "A §20: the Service had an agreement, no figure", "2026-03-12 10:00",
        [.notice(appealed: "2026-04-01", received: "2026-04-06")], now: "2026-12-06 10:00",
        "no figure open"),
    DutyCase(
        "A §20: the Service had none", "2026-03-12 10:00",
        [.notice(appealed: "2026-04-01", received: "2026-04-06", hasServiceAgreement: false)],
        now: "2026-05-06 10:00", "no figure not owed no-service-agreement"),
    DutyCase(
        "A §20: concluded", "2026-03-12 10:00",
        [
            .notice(appealed: "2026-04-01", received: "2026-04-06"),
            .agreement(.concluded, "2026-04-07 10:00", for: .notice),
        ], now: "2026-05-06 10:00", "no figure done"),
    DutyCase(
        "A §20: declined", "2026-03-12 10:00",
        [
            .notice(appealed: "2026-04-01", received: "2026-04-06"),
            .agreement(.declined, "2026-04-07 10:00", for: .notice),
        ], now: "2026-05-06 10:00", "no figure excused"),
    DutyCase(
        "A §20: not answered", "2026-03-12 10:00",
        [
            .notice(appealed: "2026-04-01", received: "2026-04-06"),
            .agreement(.noAnswer, "2026-04-07 10:00", for: .notice),
        ], now: "2026-05-06 10:00", "no figure excused"),
    DutyCase(
        "A §20: nobody to sign", "2026-03-12 10:00",
        [
            .notice(appealed: "2026-04-01", received: "2026-04-06"),
            .agreement(.anonymous, "2026-04-07 10:00", for: .notice),
        ], now: "2026-05-06 10:00", "no figure not owed anonymous"),
    DutyCase(
        "A §20: the agreement of D1 does not do for it", "2026-03-12 10:00",
        [
            .agreement(.concluded, "2026-03-12 11:00"),
            .notice(appealed: "2026-04-01", received: "2026-04-06"),
        ], now: "2026-05-06 10:00", "no figure open"),
    DutyCase(
        "A §20: over New Year, and 29 February", "2027-12-12 10:00",
        [
            .notice(appealed: "2027-12-20", received: "2027-12-31"),
            .agreement(.concluded, "2028-02-29 10:00", for: .notice),
        ], now: "2028-05-06 10:00", calendar: nil, "no figure done"),
    DutyCase(
        "A §20: by word alone, there is no limit to be proved", "2026-03-12 10:00",
        [
            .notice(appealed: "2026-04-01", received: "2026-04-06"),
            .agreement(
                .concluded, "2026-04-07 10:00", for: .notice, .declared, said: "2026-08-01 10:00"),
        ], now: "2026-09-06 10:00", "no figure done"),
]

private let protections = [
    DutyCase(
        "A Annex 3 (1): not accepted yet", "2026-03-12 10:00", now: "2026-05-12 10:00",
        "no figure open"),
    DutyCase(
        "A Annex 3 (1): from the acceptance", "2026-03-12 10:00", [.act(.accepted, "2026-03-13")],
        now: "2029-03-13 23:59:59", "2029-03-13 open"),
    DutyCase(
        "A Annex 3 (1): over in the first second after", "2026-03-12 10:00",
        [.act(.accepted, "2026-03-13")], now: "2029-03-14 00:00:00",
        "2029-03-13 not owed term-ended"),
    DutyCase(
        "A Annex 3 (1): the latest end counts", "2026-03-12 10:00",
        [.act(.accepted, "2026-03-13"), .act(.assistanceEnded, "2026-09-01")],
        now: "2026-10-01 10:00", "2029-09-01 open"),
    DutyCase(
        "A Annex 3 (1): an assistance that ended before does not shorten it", "2026-03-12 10:00",
        [
            .act(.assistanceEnded, "2026-03-01", said: "2026-03-12 11:00"),
            .act(.accepted, "2026-03-13"),
        ],
        now: "2026-10-01 10:00", "2029-03-13 open"),
    DutyCase(
        "A Annex 3 (1): from 29 February", "2028-02-28 10:00", [.act(.accepted, "2028-02-29")],
        now: "2028-10-01 10:00", calendar: nil, "2031-02-28 open"),
    DutyCase(
        "A Annex 3 (1): to 29 February, from the 28th", "2025-02-27 10:00",
        [.act(.accepted, "2025-02-28")], now: "2025-10-01 10:00", "2028-02-28 open"),
    DutyCase(
        "A Annex 3 (1): from 31 January", "2026-01-12 10:00", [.act(.accepted, "2026-01-31")],
        now: "2026-10-01 10:00", "2029-01-31 open"),
    DutyCase(
        "A Annex 3 (1): from New Year, past the calendar", "2026-12-12 10:00",
        [.act(.accepted, "2027-01-01")], now: "2028-10-01 10:00", "2030-01-01 open"),
    DutyCase(
        "A Annex 3 (1): a weekend does not move the end", "2026-03-12 10:00",
        [.act(.accepted, "2026-03-17")], now: "2029-03-18 00:00:00",
        "2029-03-17 not owed term-ended"),
    DutyCase(
        "A Annex 3 (7): of retaliation too", "2026-03-12 10:00", kind: .retaliation,
        now: "2026-05-12 10:00", "no figure open"),
    DutyCase(
        "A Annex 3 (1): reclassified after the acceptance, it stays", "2026-03-12 10:00",
        [.act(.accepted, "2026-03-13"), .classify(.otherMisconduct, "2026-04-13 10:00")],
        now: "2026-05-12 10:00", "2029-03-13 open"),
    DutyCase(
        "A Annex 3 (1): reclassified before any, it falls away", "2026-03-12 10:00",
        [.classify(.otherMisconduct, "2026-04-13 10:00")], now: "2026-05-12 10:00"),
    DutyCase(
        "§6.1: accepted after the case was closed", "2026-03-12 10:00",
        [
            Said(statement: .closed(.referred), at: SampleTime.instant("2026-04-01 10:00")),
            .act(.accepted, "2026-04-02"),
        ], now: "2026-05-12 10:00", "2029-04-02 open"),
]
