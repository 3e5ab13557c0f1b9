import Foundation
import Testing

@testable import Directory

@Suite struct `A day in Almaty` {
    @Test(
        arguments: [
            (0, 0), (68_399, 0), (68_400, 1), (1_795_262_400, 20_778), (1_798_743_599, 20_818),
            (1_798_743_600, 20_819),
        ] as [(UInt64, UInt32)])
    func `begins at 19:00 UTC`(seconds: UInt64, number: UInt32) {
        #expect(AlmatyDay(unixSeconds: seconds).number == number)
    }

    @Test func `begins with its first second`() {
        for number in [1, 20_778, 3_000_000] as [UInt32] {
            let day = AlmatyDay(number: number)
            #expect(AlmatyDay(unixSeconds: day.firstUnixSecond) == day)
            #expect(AlmatyDay(unixSeconds: day.firstUnixSecond - 1).number == number - 1)
        }
        #expect(AlmatyDay(number: 0).firstUnixSecond == 0)
    }

    @Test func `survives the largest numbers`() {
        #expect(AlmatyDay(unixSeconds: .max).number == .max)
        #expect(AlmatyDay(number: .max).advanced(by: 1).number == .max)
        #expect(AlmatyDay(number: .max).quarter.year > 11_000_000)
    }

    @Test func `has the civil date that Foundation gives it`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in stride(from: 0, to: 200_000, by: 97) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let day = AlmatyDay(number: UInt32(number))
            #expect(
                day.civil == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
            #expect(try AlmatyDay(parsing: day.text) == day)
            #expect(day.quarter.number == ((parts.month ?? 0) + 2) / 3)
        }
    }

    @Test(arguments: [
        "", "2026-1-01", "2026-13-01", "2026-00-01", "2026-02-29", "2026-04-31", "2026-01-00",
        "1969-12-31", "2026/01/01", "2026-01-01 ", "+026-01-01", "２026-01-01", "2026-01-1a",
    ])
    func `is refused when it is no real date`(text: String) {
        #expect(throws: MalformedDate()) { try AlmatyDay(parsing: text) }
    }

    @Test func `takes the leap day in a leap year`() throws {
        #expect(try AlmatyDay(parsing: "2028-02-29").text == "2028-02-29")
        #expect(throws: MalformedDate()) { try AlmatyDay(parsing: "2100-02-29") }
    }
}

@Suite struct `A quarter` {
    @Test func `follows another`() throws {
        let quarter = try Quarter(parsing: "2026Q4")
        #expect(quarter.next.text == "2027Q1")
        #expect(quarter.next.previous == quarter)
        #expect(quarter.previous.text == "2026Q3")
        #expect(quarter.firstDay.text == "2026-10-01")
        #expect(quarter.previous < quarter)
        #expect(quarter < quarter.next)
        #expect(try AlmatyDay(parsing: "2026-12-31").quarter == quarter)
        #expect(try AlmatyDay(parsing: "2027-01-01").quarter == quarter.next)
    }

    @Test(arguments: ["", "2026Q0", "2026Q5", "2026q4", "026Q41", "0026Q4", "1969Q4", "2026-Q4"])
    func `is refused in any other form`(text: String) {
        #expect(throws: MalformedDate()) { try Quarter(parsing: text) }
    }
}
