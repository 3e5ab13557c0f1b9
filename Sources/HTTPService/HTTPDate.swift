import FoundationEssentials

/// The `Date` header (RFC 9110 §5.6.7, IMF-fixdate).
enum HTTPDate {
    /// The present time.
    static func now() -> String {
        text(unixSeconds: Int(Date().timeIntervalSince1970.rounded(.down)))
    }

    /// A time after 1970-01-01 in seconds, in the form `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(unixSeconds: Int) -> String {
        let days = unixSeconds / 86_400
        let second = unixSeconds % 86_400
        // Howard Hinnant's civil_from_days, for days after 1970: eras of 400 years from 0000-03-01.
        let shifted = days + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + shifted / 146_097 * 400 + (month <= 2 ? 1 : 0)
        let clock = [second / 3_600, second / 60 % 60, second % 60].map(padded)
        return "\(weekdays[days % 7]), \(padded(day)) \(months[month - 1]) \(year) "
            + clock.joined(separator: ":") + " GMT"
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    /// From Thursday, 1 January 1970.
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
