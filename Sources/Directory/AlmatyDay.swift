/// A civil day in Kazakhstan: whole days of UTC+5 since 1 January 1970 (Specification.md §2).
///
/// The offset is fixed by the format, so that no time zone database decides what a note means.
package struct AlmatyDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// floor((unix seconds + 18,000) / 86,400).
    package let number: UInt32

    package init(number: UInt32) {
        self.number = number
    }

    /// The day of an instant in UTC seconds; instants past the last day are in the last day.
    package init(unixSeconds: UInt64) {
        let (shifted, overflow) = unixSeconds.addingReportingOverflow(AlmatyDay.offset)
        number = UInt32(clamping: (overflow ? UInt64.max : shifted) / AlmatyDay.secondsPerDay)
    }

    /// Reads `YYYY-MM-DD`, a real date of the years 1970 to 9999.
    ///
    /// - Throws: `MalformedDate` for any other text.
    package init(parsing text: String) throws(MalformedDate) {
        let characters = Array(text.utf8)
        guard characters.count == 10, characters[4] == .hyphen, characters[7] == .hyphen,
            let year = AlmatyDay.number(characters[0..<4]),
            let month = AlmatyDay.number(characters[5..<7]),
            let day = AlmatyDay.number(characters[8..<10]), year >= 1970,
            (1...12).contains(month), day >= 1
        else { throw MalformedDate() }
        self.init(year: year, month: month, day: day)
        guard self.text == text else { throw MalformedDate() }
    }

    /// Proleptic Gregorian; a day past the month's end runs on into the next month.
    init(year: Int, month: Int, day: Int) {
        // Days before the month in a year that begins with March, so that the leap day is last.
        let shifted = month > 2 ? month - 3 : month + 9
        let years = month > 2 ? year : year - 1
        let days = 365 * years + years / 4 - years / 100 + years / 400
        number = UInt32(clamping: days + (153 * shifted + 2) / 5 + day - 1 - AlmatyDay.epoch)
    }

    /// Year, month and day of the civil calendar.
    package var civil: (year: Int, month: Int, day: Int) {
        let days = Int(number) + AlmatyDay.epoch
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (
            era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shifted + 2) / 5 + 1
        )
    }

    /// `YYYY-MM-DD`.
    package var text: String {
        let (year, month, day) = civil
        return [(year, 4), (month, 2), (day, 2)].map { value, width in
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }.joined(separator: "-")
    }

    package var description: String { text }

    /// The quarter of the year in which the day lies.
    package var quarter: Quarter {
        let (year, month, _) = civil
        return Quarter(year: year, number: (month - 1) / 3 + 1)
    }

    /// The UTC second at which the day begins in Almaty; for day 0, the first second there is.
    package var firstUnixSecond: UInt64 {
        let start = UInt64(number) * AlmatyDay.secondsPerDay
        return start > AlmatyDay.offset ? start - AlmatyDay.offset : 0
    }

    /// So many days later; stops at the last day there is.
    package func advanced(by dayCount: UInt32) -> AlmatyDay {
        let (sum, overflow) = number.addingReportingOverflow(dayCount)
        return AlmatyDay(number: overflow ? UInt32.max : sum)
    }

    /// How many days the other day lies behind this one; negative when it lies before.
    package func days(until other: AlmatyDay) -> Int {
        Int(other.number) - Int(number)
    }

    package static func < (left: AlmatyDay, right: AlmatyDay) -> Bool {
        left.number < right.number
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static let offset: UInt64 = 18_000
    private static let secondsPerDay: UInt64 = 86_400
    /// Days from 1 March of year 0 to 1 January 1970.
    private static let epoch = 719_468
}

/// Thrown for a text that is no date or no quarter.
package struct MalformedDate: Error, Equatable {
    package init() {}
}
