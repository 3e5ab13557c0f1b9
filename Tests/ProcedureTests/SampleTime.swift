import Foundation
import Procedure

/// Days and times of the tables, as people write them in Almaty.
enum SampleTime {
    /// `2026-03-12`.
    static func day(_ text: String) -> CivilDay {
        guard let day = try? CivilDay(parsing: text) else {
            preconditionFailure("no day: \(text)")
        }
        return day
    }

    /// `2026-03-12 10:00` or `2026-03-12 10:00:30`, five hours ahead of UTC.
    static func instant(_ text: String) -> UInt64 {
        let parts = text.split(separator: " ")
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        let seconds = clock[0] * 3_600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0)
        return UInt64(day(String(parts[0])).number * 86_400 + seconds - 18_000)
    }

    /// The same the other way round, with seconds.
    static func text(_ instant: UInt64) -> String {
        let seconds = Int(instant) + 18_000
        let clock = [seconds % 86_400 / 3_600, seconds % 3_600 / 60, seconds % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(CivilDay(number: seconds / 86_400)) \(clock)"
    }
}

/// Calendars of the tables.
enum SampleCalendar {
    /// The calendar that the demo ships.
    static let shippedText: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "demo/calendar-2026-2027.txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            preconditionFailure("demo/calendar-2026-2027.txt cannot be read")
        }
        return text
    }()

    static let shipped = calendar(shippedText)

    /// The shipped one, with Monday 18 May 2026 worked off on Saturday 16 May.
    static let withWorkingSaturday = calendar(
        shippedText.replacing(
            "off 2026-05-27\n", with: "working 2026-05-16\noff 2026-05-18\noff 2026-05-27\n"))

    /// Two months of a leap year.
    static let leapFebruary = calendar(
        "senim/calendar/v1\ndemo.example\nfrom 2028-02-01\nuntil 2028-03-31\n")

    private static func calendar(_ text: String) -> ProductionCalendar {
        guard let calendar = try? ProductionCalendar(parsing: text) else {
            preconditionFailure("a sample calendar is malformed")
        }
        return calendar
    }
}
