import Foundation
import Procedure
import Testing
import Wording

/// §7.7 and §8: whose delay it was, what is due, and the calendar file.
@Suite struct `What is due` {
    @Test func `is overdue first, then near, then without figure, then standing`() throws {
        let list = try DueList(
            items("a1", said: [.act(.conflictNoticed, "2026-03-12")], now: "2026-03-20 10:00")
                + items(
                    "b2", kind: .otherMisconduct,
                    said: [
                        .breach(
                            .ordinary, detected: "2026-03-12", committed: "2026-01-10", .continuing,
                            said: "2026-03-12 11:00"), .pause(.incapacity, "2026-03-13"),
                    ], now: "2026-03-20 10:00"))
        #expect(
            list.items.map { "\($0.caseID) \($0.duty.id.rawValue) \($0.duty.part.rawValue)" } == [
                "a1 D1 whole", "a1 D2 whole", "a1 D3 whole", "a1 D5 whole", "a1 D16 whole",
                "a1 D10 whole", "a1 D4 whole", "a1 D6 whole", "b2 D11 commission",
                "b2 D11 detection",
            ])
    }

    @Test func `is no duty that is done, excused or not owed`() throws {
        let said = [
            Said.from(.anonymous, "2026-03-12 10:10"), .act(.called1424, "2026-03-12 11:00"),
            .notOwed(.d3, "2026-03-12 12:00"), .act(.measuresTaken, "2026-03-13"),
        ]
        let list = try DueList(items("a1", said: said, now: "2026-03-14 10:00"))
        #expect(list.items.map(\.duty.id) == [.d10, .d6])
    }

    @Test func `tells through whose delay a duty is late`() throws {
        let delays = [
            Delay(cause: .trustees, from: at("2026-03-12 09:00"), until: at("2026-03-12 12:00")),
            Delay(cause: .trustees, from: at("2026-03-12 11:00"), until: at("2026-03-12 13:00")),
            Delay(cause: .trustees, from: at("2026-03-13 09:30"), until: nil),
            Delay(cause: .portal, from: at("2026-03-13 10:00"), until: at("2026-03-13 10:10")),
        ]
        let row = DutyCase(
            "", "2026-03-12 10:00", [.act(.called1424, "2026-03-13 10:05")],
            now: "2026-03-14 10:00")
        let all = try duties(
            of: row.state(), at: at(row.now), calendar: SampleCalendar.shipped,
            owners: sampleOwners, delays: delays)
        let call = try #require(all.first { $0.id == .d2 })
        // Three hours of the first two, 35 minutes until the call; five minutes of the portal's.
        #expect(
            call.delays == [
                DelayShare(cause: .trustees, seconds: 3 * 3_600 + 35 * 60),
                DelayShare(cause: .portal, seconds: 300),
            ])
        let inTime = try #require(all.first { $0.id == .d3 })
        #expect(inTime.delays.isEmpty)
    }

    private func items(
        _ name: String, kind: Kind = .corruptionCrime, said: [Said], now: String
    ) throws -> [DueList.Item] {
        let row = DutyCase("", "2026-03-12 10:00", kind: kind, said, now: now)
        return try duties(
            of: row.state(), at: at(now), calendar: SampleCalendar.shipped, owners: sampleOwners
        ).map { DueList.Item(caseID: name, duty: $0) }
    }

    private func at(_ text: String) -> UInt64 { SampleTime.instant(text) }
}

/// RFC 5545, §8.2.
@Suite struct `The calendar file` {
    @Test func `has an event for each limit and nothing of the case`() throws {
        let text = try file(["4f1c2a9b"], language: .en)
        let expected = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Senim//Procedure//EN",
            "BEGIN:VEVENT", "UID:D1-whole-0-4f1c2a9b@senim", "DTSTAMP:20260312T060000Z",
            "DTSTART:20260313T050000Z", "SUMMARY:4f1c2a9b D1 offer a non-disclosure agreement",
            "END:VEVENT",
            "BEGIN:VEVENT", "UID:D3-whole-0-4f1c2a9b@senim", "DTSTAMP:20260312T060000Z",
            "DTSTART;VALUE=DATE:20260317", "DTEND;VALUE=DATE:20260318",
            "SUMMARY:4f1c2a9b D3 send the written confirmation to the Anti-corruption Se",
            " rvice", "END:VEVENT",
        ]
        #expect(text.components(separatedBy: "\r\n").starts(with: expected))
        #expect(text.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
        #expect(!text.contains("D4"), "it has no limit")
        for secret in ["order", "K1", "employee", "head"] { #expect(!text.contains(secret)) }
    }

    @Test(arguments: Language.allCases)
    func `folds lines at 75 octets, within no character`(language: Language) throws {
        let text = try file(["4f1c2a9b"], language: language)
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.contains { $0.hasPrefix(" ") })
        for line in lines { #expect(line.utf8.count <= 75, "\(line)") }
        let unfolded = text.replacing("\r\n ", with: "")
        let name = DutyID.d3.label.text(in: language)
        #expect(unfolded.contains("SUMMARY:4f1c2a9b D3 \(name)\r\n"))
        #expect(!text.replacing("\r\n", with: "").utf8.contains { $0 == 0x0A || $0 == 0x0D })
    }

    @Test func `escapes what RFC 5545 gives a meaning`() throws {
        let text = try file(["a,b;c\\d\ne"], language: .en)
        #expect(text.contains(#"SUMMARY:a\,b\;c\\d\ne D1"#))
    }

    private func file(_ names: [String], language: Language) throws -> String {
        let row = DutyCase(
            "", "2026-03-12 10:00",
            [.act(.called1424, "2026-03-12 10:30"), .from(.employee, "2026-03-12 10:31")],
            now: "2026-03-12 11:00")
        let all = try duties(
            of: row.state(), at: SampleTime.instant(row.now), calendar: SampleCalendar.shipped,
            owners: sampleOwners)
        let items = names.flatMap { name in all.map { DueList.Item(caseID: name, duty: $0) } }
        return DueCalendar(
            DueList(items), at: SampleTime.instant(row.now), language: language
        ).text
    }
}
