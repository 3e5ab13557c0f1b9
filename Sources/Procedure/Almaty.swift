import Foundation

/// The clock of the law: civil days in the zone Asia/Almaty, as Foundation knows it (Specification.md §1.1).
package enum Almaty {
    /// The day of an instant in UTC seconds; instants after the year 9999 are in its last day.
    package static func day(of instant: UInt64) -> CivilDay {
        let seconds = Int(min(instant, lastInstant))
        return CivilDay(number: (seconds + offset(at: seconds)) / secondsPerDay)
    }

    /// The first second of a day, in UTC seconds.
    package static func start(of day: CivilDay) -> UInt64 {
        let midnight = day.number * secondsPerDay
        return UInt64(max(0, midnight - offset(at: midnight - usualOffset)))
    }

    /// The last second of a day, before its 24:00, in UTC seconds.
    package static func lastSecond(of day: CivilDay) -> UInt64 {
        start(of: day.adding(days: 1)) - 1
    }

    private static func offset(at seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    private static let zone: TimeZone = {
        guard let zone = TimeZone(identifier: "Asia/Almaty") else {
            preconditionFailure("Foundation does not know Asia/Almaty")
        }
        return zone
    }()

    private static let secondsPerDay = 86_400
    private static let usualOffset = 5 * 3_600
    /// The end of the year 9999, in UTC.
    package static let lastInstant: UInt64 = 253_402_300_799
}
