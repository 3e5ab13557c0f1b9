/// A point in time as people read it in Kazakhstan (fixed UTC+5), to the minute.
package struct CivilTime: Sendable, Hashable {
    /// The date.
    package let date: CivilDate
    /// `HH:MM`, 24 hours.
    package let clock: String

    /// The time of UTC unix seconds; what lies beyond the day numbers of the log is cut to its
    /// last day.
    package init(unixSeconds: UInt64) {
        let (shifted, overflow) = unixSeconds.addingReportingOverflow(CivilTime.offsetSeconds)
        let seconds = overflow ? UInt64.max : shifted
        date = CivilDate(almatyDay: UInt32(clamping: seconds / CivilTime.secondsPerDay))
        let minute = Int(seconds % CivilTime.secondsPerDay / 60)
        clock = CivilTime.padded(minute / 60) + ":" + CivilTime.padded(minute % 60)
    }

    /// `2026 ж. 12 наурыз, 14:05`
    package var kk: String { "\(date.kk), \(clock)" }
    /// `12 марта 2026 г., 14:05`
    package var ru: String { "\(date.ru), \(clock)" }
    /// `12 March 2026, 14:05`
    package var en: String { "\(date.en), \(clock)" }

    /// The time in one language.
    package func text(in language: Language) -> String {
        Phrase(kk: kk, ru: ru, en: en).text(in: language)
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    private static let offsetSeconds: UInt64 = 5 * 3_600
    private static let secondsPerDay: UInt64 = 86_400
}
