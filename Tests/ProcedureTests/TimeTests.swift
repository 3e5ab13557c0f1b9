import Foundation
import Procedure
import Testing

/// §1 and §3: days, months, the zone and the calendar.
@Suite struct `Time in Almaty` {
    @Test func `counts days as Foundation's calendar does`() throws {
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = try #require(TimeZone(identifier: "Asia/Almaty"))
        for number in stride(from: 19_000, to: 60_000, by: 61) {
            let day = CivilDay(number: number)
            let noon = Date(timeIntervalSince1970: Double(number * 86_400 + 25_200))
            let parts = gregorian.dateComponents([.year, .month, .day, .weekday], from: noon)
            #expect(parts.year == day.civil.year && parts.month == day.civil.month)
            #expect(parts.day == day.civil.day)
            #expect(day.isWeekend == (parts.weekday == 1 || parts.weekday == 7))
            #expect(try CivilDay(parsing: day.description) == day)
        }
    }

    @Test func `begins each day where the one before ends`() {
        // In these years the zone went from six hours to five, on 1 March 2024.
        for number in 19_500..<21_500 {
            let day = CivilDay(number: number)
            let start = Almaty.start(of: day)
            #expect(Almaty.day(of: start) == day)
            #expect(Almaty.day(of: start - 1) == day.adding(days: -1))
            #expect(Almaty.lastSecond(of: day) + 1 == Almaty.start(of: day.adding(days: 1)))
        }
        let last = CivilDay(year: 2024, month: 2, day: 29)
        #expect(Almaty.lastSecond(of: last) - Almaty.start(of: last) == 25 * 3_600 - 1)
        #expect(Almaty.start(of: CivilDay(year: 2026, month: 1, day: 1)) % 86_400 == 19 * 3_600)
    }

    @Test(arguments: [
        ("2026-03-05", 1, "2026-04-05"), ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"), ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"), ("2026-12-31", 2, "2027-02-28"),
        ("2026-11-30", 3, "2027-02-28"), ("2026-12-01", 1, "2027-01-01"),
    ])
    func `ends months on the same day or the last`(from: String, months: Int, to: String) {
        #expect(SampleTime.day(from).adding(Months(months)) == SampleTime.day(to))
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "",
        "2026-01-01 ", "1969-12-31", "２026-01-01", "2026-01-32", "2026_01-01",
    ])
    func `knows no day that is none`(text: String) {
        #expect(throws: MalformedDay.self) { try CivilDay(parsing: text) }
    }

    @Test func `has two years of the shipped calendar`() throws {
        let calendar = SampleCalendar.shipped
        #expect(calendar.text == SampleCalendar.shippedText)
        #expect(calendar.from == SampleTime.day("2026-01-01"))
        #expect(calendar.until == SampleTime.day("2027-12-31"))
        var working: [Int: Int] = [:]
        for number in calendar.from.number...calendar.until.number {
            let day = CivilDay(number: number)
            if try calendar.isWorking(day) { working[day.civil.year, default: 0] += 1 }
        }
        // 261 days from Monday to Friday in each year, less 14 named off in each.
        #expect(working == [2026: 247, 2027: 247])
    }

    @Test func `is not guessed beyond a calendar's ends`() {
        let calendar = SampleCalendar.shipped
        #expect(throws: OutsideCalendar.day(SampleTime.day("2028-01-01"))) {
            try calendar.day(WorkingDays(2), after: SampleTime.day("2027-12-30"))
        }
        #expect(throws: OutsideCalendar.day(SampleTime.day("2025-12-31"))) {
            try calendar.day(WorkingDays(2), before: SampleTime.day("2026-01-06"))
        }
    }
}

/// Everything here follows from its arguments.
@Suite struct `The module of the procedure` {
    @Test func `reads no clock, file or chance`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Procedure")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }
        #expect(names.count > 50)
        let impure = [
            "Date()", "Date.now", ".now", "FileManager", "contentsOf:", "random", "print(",
        ]
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(!text.contains("import Foundation") || name == "Almaty.swift", "\(name)")
            #expect(impure.filter { text.contains($0) }.isEmpty, "\(name)")
        }
    }
}
