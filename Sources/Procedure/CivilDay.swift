/// A day of the civil calendar in Kazakhstan (Specification.md §1.1).
package struct CivilDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Whole days since 1 January 1970.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// Proleptic Gregorian; a day past the month's end runs on into the next month.
    package init(year: Int, month: Int, day: Int) {
        // Days before the month in a year that begins with March, so that the leap day is last.
        let shifted = month > 2 ? month - 3 : month + 9
        let years = month > 2 ? year : year - 1
        let days = 365 * years + years / 4 - years / 100 + years / 400
        number = days + (153 * shifted + 2) / 5 + day - 1 - CivilDay.epoch
    }

    /// Reads `YYYY-MM-DD`, a real date of the years 1970 to 9999.
    ///
    /// - Throws: `MalformedDay` for any other text.
    package init(parsing text: String) throws(MalformedDay) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == CivilDay.hyphen, bytes[7] == CivilDay.hyphen,
            let year = CivilDay.number(bytes[0..<4]), let month = CivilDay.number(bytes[5..<7]),
            let day = CivilDay.number(bytes[8..<10]), year >= 1970, (1...12).contains(month),
            (1...31).contains(day)
        else { throw MalformedDay() }
        self.init(year: year, month: month, day: day)
        guard civil.day == day else { throw MalformedDay() }
    }

    /// Year, month and day.
    package var civil: (year: Int, month: Int, day: Int) {
        let days = number + CivilDay.epoch
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

    /// Saturday or Sunday.
    package var isWeekend: Bool {
        // 1 January 1970 was a Thursday.
        (number + 3) % 7 >= 5
    }

    /// The day a number of days later; earlier when negative.
    package func adding(days: Int) -> CivilDay {
        CivilDay(number: number + days)
    }

    /// The day with the same number some months later, or that month's last day (§1.3).
    package func adding(_ months: Months) -> CivilDay {
        let (year, month, day) = civil
        let count = year * 12 + month - 1 + months.count
        let first = CivilDay(year: count / 12, month: count % 12 + 1, day: 1)
        let next = CivilDay(year: (count + 1) / 12, month: (count + 1) % 12 + 1, day: 1)
        return CivilDay(number: min(first.number + day - 1, next.number - 1))
    }

    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = civil
        return [(year, 4), (month, 2), (day, 2)].map { value, width in
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }.joined(separator: "-")
    }

    package static func < (left: CivilDay, right: CivilDay) -> Bool {
        left.number < right.number
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    private static let hyphen: UInt8 = 0x2D
    /// 1 January 1970, counted from 1 March of the year 0.
    private static let epoch = 719_468
}

/// Thrown for a text that is no day.
package struct MalformedDay: Error, Equatable {
    package init() {}
}
