import Procedure
import Testing

/// D1: A §7, Order 153 §4, 24 hours from the application. D2: A §8, at once; 24 hours are ours.
@Suite struct `The non-disclosure agreement and the call to 1424` {
    @Test(arguments: agreements)
    func `D1 stands as A §7 and Order 153 §4 say`(row: DutyCase) throws {
        #expect(try row.lines(of: .d1) == row.expected)
    }

    @Test(arguments: calls)
    func `D2 stands as A §8 says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d2) == row.expected)
    }

    @Test func `D2 takes its figure from this portal and its force from the Algorithm`() throws {
        let row = DutyCase("", "2026-03-12 10:00", now: "2026-03-12 12:00")
        let duty = try #require(
            duties(
                of: row.state(), at: SampleTime.instant(row.now), calendar: nil,
                owners: sampleOwners
            ).first { $0.id == .d2 })
        #expect(duty.force == .recommendation && duty.limitForce == .ours)
        #expect(duty.elapsed == 7_200)
    }
}

private let agreements = [
    DutyCase(
        "A §7: concluded the same day", "2026-03-12 10:00",
        [.agreement(.concluded, "2026-03-12 15:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §7: concluded in the first second", "2026-03-12 10:00",
        [.agreement(.concluded, "2026-03-12 10:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §7: concluded in the last second", "2026-03-12 10:00",
        [.agreement(.concluded, "2026-03-13 10:00:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §7: concluded a second later", "2026-03-12 10:00",
        [.agreement(.concluded, "2026-03-13 10:00:01")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done late 1"),
    DutyCase(
        "A §7: open in the last second", "2026-03-12 10:00", now: "2026-03-13 10:00:00",
        "2026-03-13 10:00:00 open"),
    DutyCase(
        "A §7: hours run through a weekend", "2026-03-14 10:00", now: "2026-03-15 10:00:01",
        "2026-03-15 10:00:00 overdue 1"),
    DutyCase(
        "A §7: hours run through a holiday", "2026-03-20 23:00",
        [.agreement(.concluded, "2026-03-22 23:00")], now: "2026-03-30 10:00",
        "2026-03-21 23:00:00 done late 86400"),
    DutyCase(
        "A §7: hours run through New Year", "2026-12-31 23:30", now: "2027-01-01 00:00",
        "2027-01-01 23:30:00 open"),
    DutyCase(
        "A §7: 29 February has its hours", "2028-02-28 12:00", now: "2028-02-29 12:00:00",
        calendar: nil, "2028-02-29 12:00:00 open"),
    DutyCase(
        "A §7: from 31 January into February", "2026-01-31 12:00", now: "2026-02-01 12:00:02",
        "2026-02-01 12:00:00 overdue 2"),
    DutyCase(
        "A §7: the employee does not wish it", "2026-03-12 10:00",
        [.agreement(.declined, "2026-03-12 11:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 excused"),
    DutyCase(
        "A §7: offered an hour late, and declined", "2026-03-12 10:00",
        [.agreement(.declined, "2026-03-13 11:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 excused late 3600"),
    DutyCase(
        "A §7: offered, and not answered", "2026-03-12 10:00",
        [.agreement(.noAnswer, "2026-03-13 10:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 excused"),
    DutyCase(
        "A §7: nobody could sign", "2026-03-12 10:00",
        [.agreement(.anonymous, "2026-03-13 10:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 not owed anonymous"),
    DutyCase(
        "A §7: the reporter is not known", "2026-03-12 10:00",
        [.from(.anonymous, "2026-03-12 11:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 not owed anonymous"),
    DutyCase(
        "§4.1: classified late, the clock keeps its start", "2026-03-12 10:00",
        kind: .otherMisconduct, [.classify(.corruptionOffence, "2026-03-16 10:00")],
        now: "2026-03-16 10:00", "2026-03-13 10:00:00 overdue 259200"),
    DutyCase(
        "A §3: reclassified as no corruption offence", "2026-03-12 10:00",
        [.classify(.ethicsBreach, "2026-03-16 10:00")], now: "2026-03-16 10:00",
        "2026-03-13 10:00:00 not owed reclassified"),
    DutyCase(
        "A §3: never a corruption offence", "2026-03-12 10:00", kind: .ethicsBreach,
        now: "2026-03-16 10:00"),
    DutyCase(
        "§7.4: said later, by word alone", "2026-03-12 10:00",
        [.agreement(.concluded, "2026-03-12 15:00", .declared, said: "2026-03-13 10:01")],
        now: "2026-03-20 10:00", "2026-03-13 10:00:00 not provable"),
    DutyCase(
        "§7.4: said later, with a document", "2026-03-12 10:00",
        [.agreement(.concluded, "2026-03-12 15:00", .document, said: "2026-03-13 10:01")],
        now: "2026-03-20 10:00", "2026-03-13 10:00:00 done"),
]

private let calls = [
    DutyCase(
        "A §8: called within the hour", "2026-03-12 10:00",
        [.act(.called1424, "2026-03-12 10:40")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §8: called in the first second", "2026-03-12 10:00",
        [.act(.called1424, "2026-03-12 10:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §8: called in the last second of our norm", "2026-03-12 10:00",
        [.act(.called1424, "2026-03-13 10:00:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §8: called a second after it", "2026-03-12 10:00",
        [.act(.called1424, "2026-03-13 10:00:01")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 done late 1"),
    DutyCase(
        "A §8: a weekend does not stop it", "2026-03-13 18:00", now: "2026-03-16 09:00",
        "2026-03-14 18:00:00 overdue 140400"),
    DutyCase(
        "A §8: a moved holiday does not stop it", "2026-03-08 09:00", now: "2026-03-09 09:00:01",
        "2026-03-09 09:00:00 overdue 1"),
    DutyCase(
        "A §8: New Year", "2026-12-31 10:00", [.act(.called1424, "2027-01-01 09:59")],
        now: "2027-01-04 10:00", "2027-01-01 10:00:00 done"),
    DutyCase(
        "A §8: the end of February in a leap year", "2028-02-29 10:00", now: "2028-03-01 10:00",
        calendar: nil, "2028-03-01 10:00:00 open"),
    DutyCase(
        "§7.1: not looked at, it runs for the time being", "2026-03-12 10:00", kind: nil,
        now: "2026-03-13 10:00:05", "2026-03-13 10:00:00 overdue 5"),
    DutyCase(
        "P4: head, secretary and superior excluded, the Service has it", "2026-03-12 10:00",
        now: "2026-03-20 10:00",
        owners: ResolutionTable(
            line: sampleOwners.line, unavailable: ["head", "secretary", "superior"]),
        "2026-03-13 10:00:00 not owed service-has-it"),
    DutyCase(
        "P4: the head alone excluded, the secretary owes it", "2026-03-12 10:00",
        now: "2026-03-13 11:00",
        owners: ResolutionTable(line: sampleOwners.line, unavailable: ["head"]),
        "2026-03-13 10:00:00 overdue 3600"),
    DutyCase(
        "§6.1: stated again with an earlier time, by word alone", "2026-03-12 10:00",
        [
            .act(.called1424, "2026-03-13 12:00"),
            .act(.called1424, "2026-03-13 09:00", .declared, said: "2026-03-14 09:00"),
        ], now: "2026-03-20 10:00", "2026-03-13 10:00:00 not provable"),
    DutyCase(
        "§6.2: an intake officer called before the tick", "2026-03-12 10:00",
        [
            .from(.employee, "2026-03-12 10:01", channel: .telephone, form: .oral),
            .act(.called1424, "2026-03-12 09:00", said: "2026-03-12 10:05"),
        ], now: "2026-03-20 10:00", "2026-03-13 10:00:00 done"),
    DutyCase(
        "A §8: stated as not owed in time", "2026-03-12 10:00",
        [.notOwed(.d2, "2026-03-12 12:00")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 excused"),
    DutyCase(
        "A §8: stated as not owed after the limit", "2026-03-12 10:00",
        [.notOwed(.d2, "2026-03-13 10:01")], now: "2026-03-20 10:00",
        "2026-03-13 10:00:00 excused late 60"),
]
