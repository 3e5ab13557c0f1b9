import Procedure
import Testing

/// D7: A §16 to §18, papers three working days before a sitting. D8: A §19, a copy three working days after.
@Suite struct `Sittings on a reporter` {
    @Test(arguments: papers)
    func `D7 stands as A §16 to §18 say`(row: DutyCase) throws {
        #expect(try row.lines(of: .d7) == row.expected)
    }

    @Test(arguments: copies)
    func `D8 stands as A §19 says`(row: DutyCase) throws {
        #expect(try row.lines(of: .d8) == row.expected)
    }
}

private let papers = [
    DutyCase(
        "A §18: an ordinary week, in time", "2026-03-12 10:00", kind: .retaliation,
        [
            .sitting(1, "2026-04-10", said: "2026-04-01 10:00"),
            .act(.papersSent, "2026-04-07", sitting: 1),
            .act(.representativeInvited, "2026-04-09", sitting: 1),
        ], now: "2026-05-01 10:00", "papers 1: 2026-04-07 done", "invitation 1: 2026-04-09 done"),
    DutyCase(
        "A §18: a day too late", "2026-03-12 10:00", kind: .retaliation,
        [
            .sitting(1, "2026-04-10", said: "2026-04-01 10:00"),
            .act(.papersSent, "2026-04-08", sitting: 1),
            .act(.representativeInvited, "2026-04-10", sitting: 1),
        ], now: "2026-05-01 10:00", "papers 1: 2026-04-07 done late 86400",
        "invitation 1: 2026-04-09 done late 86400"),
    DutyCase(
        "A §18: the last second", "2026-03-12 10:00",
        [.sitting(1, "2026-04-10", said: "2026-04-01 10:00")], now: "2026-04-07 23:59:59",
        "papers 1: 2026-04-07 open", "invitation 1: 2026-04-09 open"),
    DutyCase(
        "A §18: the first second after", "2026-03-12 10:00",
        [.sitting(1, "2026-04-10", said: "2026-04-01 10:00")], now: "2026-04-08 00:00:00",
        "papers 1: 2026-04-07 overdue 1", "invitation 1: 2026-04-09 open"),
    DutyCase(
        "A §18: back over a weekend", "2026-03-12 10:00",
        [.sitting(1, "2026-04-13", said: "2026-04-01 10:00")], now: "2026-04-02 10:00",
        "papers 1: 2026-04-08 open", "invitation 1: 2026-04-12 open"),
    DutyCase(
        "A §18: back over Nowruz", "2026-03-02 10:00",
        [.sitting(1, "2026-03-27", said: "2026-03-10 10:00")], now: "2026-03-11 10:00",
        "papers 1: 2026-03-19 open", "invitation 1: 2026-03-26 open"),
    DutyCase(
        "A §18: back over a moved holiday", "2026-03-12 10:00",
        [.sitting(1, "2026-05-14", said: "2026-04-01 10:00")], now: "2026-04-02 10:00",
        "papers 1: 2026-05-08 open", "invitation 1: 2026-05-13 open"),
    DutyCase(
        "A §18: a working Saturday counts", "2026-03-12 10:00",
        [.sitting(1, "2026-05-18", said: "2026-04-01 10:00")], now: "2026-04-02 10:00",
        calendar: SampleCalendar.withWorkingSaturday, "papers 1: 2026-05-14 open",
        "invitation 1: 2026-05-17 open"),
    DutyCase(
        "A §18: an ordinary Saturday does not", "2026-03-12 10:00",
        [.sitting(1, "2026-05-18", said: "2026-04-01 10:00")], now: "2026-04-02 10:00",
        "papers 1: 2026-05-13 open", "invitation 1: 2026-05-17 open"),
    DutyCase(
        "A §18: a sitting on a Saturday", "2026-03-12 10:00",
        [.sitting(1, "2026-04-11", said: "2026-04-01 10:00")], now: "2026-04-02 10:00",
        "papers 1: 2026-04-08 open", "invitation 1: 2026-04-10 open"),
    DutyCase(
        "A §18: back over New Year", "2026-12-01 10:00",
        [.sitting(1, "2027-01-06", said: "2026-12-10 10:00")], now: "2026-12-11 10:00",
        "papers 1: 2026-12-30 open", "invitation 1: 2027-01-05 open"),
    DutyCase(
        "A §18: back over 31 January", "2026-01-12 10:00",
        [.sitting(1, "2026-02-03", said: "2026-01-20 10:00")], now: "2026-01-21 10:00",
        "papers 1: 2026-01-29 open", "invitation 1: 2026-02-02 open"),
    DutyCase(
        "A §18: back over 29 February", "2028-02-01 10:00",
        [.sitting(1, "2028-03-02", said: "2028-02-10 10:00")], now: "2028-02-11 10:00",
        calendar: SampleCalendar.leapFebruary, "papers 1: 2028-02-28 open",
        "invitation 1: 2028-03-01 open"),
    DutyCase(
        "§1.4: before the calendar's beginning nobody guesses", "2026-01-05 10:00",
        [.sitting(1, "2026-01-06", said: "2026-01-05 11:00")], now: "2026-01-05 12:00",
        "papers 1: unknown open", "invitation 1: 2026-01-05 open"),
    DutyCase(
        "§6.1: moved earlier, the three days are gone", "2026-03-12 10:00",
        [
            .sitting(1, "2026-04-17", said: "2026-04-01 10:00"),
            .sitting(1, "2026-04-10", said: "2026-04-08 10:00"),
        ], now: "2026-04-08 10:00", "papers 1: 2026-04-07 overdue 36001",
        "invitation 1: 2026-04-09 open"),
    DutyCase(
        "A §18: two sittings", "2026-03-12 10:00",
        [
            .sitting(2, "2026-04-17", said: "2026-04-01 10:00"),
            .sitting(1, "2026-04-10", said: "2026-04-01 11:00"),
            .act(.papersSent, "2026-04-07", sitting: 1),
        ], now: "2026-04-08 00:00", "papers 1: 2026-04-07 done", "invitation 1: 2026-04-09 open",
        "papers 2: 2026-04-14 open", "invitation 2: 2026-04-16 open"),
    DutyCase(
        "§7.1: whatever the classification became", "2026-03-12 10:00",
        [
            .sitting(1, "2026-04-10", said: "2026-04-01 10:00"),
            .classify(.advice, "2026-04-02 10:00"),
        ], now: "2026-04-02 10:00", "papers 1: 2026-04-07 open", "invitation 1: 2026-04-09 open"),
]

private func decided(_ day: String, copy: String? = nil) -> [Said] {
    [
        .sitting(1, day, said: day + " 08:00"), .act(.sittingHeld, day, sitting: 1),
        .act(.sittingDecided, day, sitting: 1),
    ] + (copy.map { [.act(.copySent, $0, sitting: 1)] } ?? [])
}

private let copies = [
    DutyCase(
        "A §19: nothing is decided", "2026-03-12 10:00",
        [
            .sitting(1, "2026-04-10", said: "2026-04-01 10:00"),
            .act(.sittingHeld, "2026-04-10", sitting: 1),
        ], now: "2026-05-01 10:00"),
    DutyCase(
        "A §19: an ordinary week", "2026-03-12 10:00", decided("2026-04-06", copy: "2026-04-09"),
        now: "2026-05-01 10:00", "1: 2026-04-09 done"),
    DutyCase(
        "A §19: a day late", "2026-03-12 10:00", decided("2026-04-06", copy: "2026-04-10"),
        now: "2026-05-01 10:00", "1: 2026-04-09 done late 86400"),
    DutyCase(
        "A §19: sent the same day", "2026-03-12 10:00", decided("2026-04-06", copy: "2026-04-06"),
        now: "2026-05-01 10:00", "1: 2026-04-09 done"),
    DutyCase(
        "A §19: the last second", "2026-03-12 10:00", decided("2026-04-06"),
        now: "2026-04-09 23:59:59", "1: 2026-04-09 open"),
    DutyCase(
        "A §19: the first second after", "2026-03-12 10:00", decided("2026-04-06"),
        now: "2026-04-10 00:00:00", "1: 2026-04-09 overdue 1"),
    DutyCase(
        "A §19: over a weekend", "2026-03-12 10:00", decided("2026-04-10"),
        now: "2026-04-11 10:00", "1: 2026-04-15 open"),
    DutyCase(
        "A §19: over a holiday and a moved one", "2026-03-12 10:00", decided("2026-05-06"),
        now: "2026-05-07 10:00", "1: 2026-05-13 open"),
    DutyCase(
        "A §19: over a working Saturday", "2026-03-12 10:00", decided("2026-05-13"),
        now: "2026-05-14 10:00", calendar: SampleCalendar.withWorkingSaturday,
        "1: 2026-05-16 open"),
    DutyCase(
        "A §19: over New Year", "2026-12-01 10:00", decided("2026-12-30"),
        now: "2026-12-31 10:00", "1: 2027-01-06 open"),
    DutyCase(
        "A §19: over 29 February", "2028-02-01 10:00", decided("2028-02-28"),
        now: "2028-02-29 10:00", calendar: SampleCalendar.leapFebruary, "1: 2028-03-02 open"),
    DutyCase(
        "§7.4: sent, but by when no calendar tells", "2026-03-12 10:00",
        decided("2026-04-06", copy: "2026-04-07"), now: "2026-05-01 10:00", calendar: nil,
        "1: unknown not provable"),
    DutyCase(
        "§7.4: said after the limit, by word alone", "2026-03-12 10:00",
        decided("2026-04-06") + [
            .act(.copySent, "2026-04-09", .declared, sitting: 1, said: "2026-04-20 10:00")
        ], now: "2026-05-01 10:00", "1: 2026-04-09 not provable"),
]
