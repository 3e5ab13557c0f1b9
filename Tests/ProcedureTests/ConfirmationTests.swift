import Procedure
import Testing

/// D3: A §9 to §11, three working days from receipt.
@Suite struct `The written confirmation` {
    @Test(arguments: confirmations)
    func `D3 stands as A §9 says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d3) == row.expected)
    }
}

private let confirmations = [
    DutyCase(
        "A §9: an ordinary week", "2026-04-06 10:00", [.act(.annexSent, "2026-04-08")],
        now: "2026-05-01 10:00", "2026-04-09 done"),
    DutyCase(
        "A §9: received in the first minute of the day", "2026-04-06 00:00",
        now: "2026-04-06 00:01", "2026-04-09 open"),
    DutyCase(
        "A §9: received in the last minute of the day", "2026-04-06 23:59", now: "2026-04-07 00:00",
        "2026-04-09 open"),
    DutyCase(
        "A §9: open in the last second", "2026-04-06 10:00", now: "2026-04-09 23:59:59",
        "2026-04-09 open"),
    DutyCase(
        "A §9: overdue in the next", "2026-04-06 10:00", now: "2026-04-10 00:00:00",
        "2026-04-09 overdue 1"),
    DutyCase(
        "A §9: sent on the last day", "2026-04-06 10:00", [.act(.annexSent, "2026-04-09")],
        now: "2026-05-01 10:00", "2026-04-09 done"),
    DutyCase(
        "A §9: sent a day later", "2026-04-06 10:00", [.act(.annexSent, "2026-04-10")],
        now: "2026-05-01 10:00", "2026-04-09 done late 86400"),
    DutyCase(
        "A §9: over a weekend", "2026-04-09 10:00", now: "2026-04-10 10:00", "2026-04-14 open"),
    DutyCase(
        "A §9: received on a Saturday", "2026-04-11 10:00", now: "2026-04-12 10:00",
        "2026-04-15 open"),
    DutyCase(
        "A §9: over a holiday and a moved one", "2026-05-05 10:00", now: "2026-05-06 10:00",
        "2026-05-12 open"),
    DutyCase(
        "A §9: over Nowruz", "2026-03-20 10:00", now: "2026-03-21 10:00", "2026-03-30 open"),
    DutyCase(
        "A §9: a working Saturday counts", "2026-05-13 10:00", now: "2026-05-14 10:00",
        calendar: SampleCalendar.withWorkingSaturday, "2026-05-16 open"),
    DutyCase(
        "A §9: an ordinary Saturday does not", "2026-05-13 10:00", now: "2026-05-14 10:00",
        "2026-05-18 open"),
    DutyCase(
        "A §9: over New Year", "2026-12-30 10:00", now: "2026-12-31 10:00", "2027-01-06 open"),
    DutyCase(
        "A §9: from 31 January, a Saturday", "2026-01-31 10:00", now: "2026-02-01 10:00",
        "2026-02-04 open"),
    DutyCase(
        "A §9: 29 February is a working day", "2028-02-28 10:00", now: "2028-02-28 11:00",
        calendar: SampleCalendar.leapFebruary, "2028-03-02 open"),
    DutyCase(
        "§1.4: past the calendar's end nobody guesses", "2027-12-30 10:00",
        now: "2028-03-01 10:00", "unknown open"),
    DutyCase(
        "§7.4: done, but by when no calendar tells", "2027-12-30 10:00",
        [.act(.annexSent, "2027-12-31")], now: "2028-03-01 10:00", "unknown not provable"),
    DutyCase(
        "§1.4: without a calendar", "2026-04-06 10:00", now: "2026-04-06 11:00", calendar: nil,
        "unknown open"),
    DutyCase(
        "A §10(1): the application itself", "2026-04-06 10:00",
        [
            .from(.employee, "2026-04-06 11:00", channel: .recipient),
            .act(.applicationSent, "2026-04-07"),
        ], now: "2026-05-01 10:00", "2026-04-09 done"),
    DutyCase(
        "A §9: of two, the earlier", "2026-04-06 10:00",
        [.act(.annexSent, "2026-04-10"), .act(.applicationSent, "2026-04-09")],
        now: "2026-05-01 10:00", "2026-04-09 done"),
    DutyCase(
        "§4.1: reclassified, the clock keeps its start", "2026-04-06 10:00",
        kind: .otherMisconduct, [.classify(.corruptionCrime, "2026-04-13 10:00")],
        now: "2026-04-13 00:00", "2026-04-09 overdue 259201"),
    DutyCase(
        "A §3: reclassified as no corruption offence", "2026-04-06 10:00",
        [.classify(.advice, "2026-04-13 10:00")], now: "2026-04-13 10:00",
        "2026-04-09 not owed reclassified"),
    DutyCase(
        "A §3: incitement to a corruption crime", "2026-04-06 10:00", kind: nil,
        [.classify(.incitement, "2026-04-06 11:00", offence: .corruptionCrime, ground: nil)],
        now: "2026-04-13 10:00", "2026-04-09 overdue 295201"),
    DutyCase(
        "P4: the Service alone is left", "2026-04-06 10:00", now: "2026-04-13 10:00",
        owners: ResolutionTable(line: Array(sampleOwners.line.suffix(1))),
        "2026-04-09 not owed service-has-it"),
    DutyCase(
        "§7.4: said after the limit, by word alone", "2026-04-06 10:00",
        [.act(.annexSent, "2026-04-09", .declared, said: "2026-04-10 00:00")],
        now: "2026-05-01 10:00", "2026-04-09 not provable"),
]
