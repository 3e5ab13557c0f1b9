/// Until when a duty is to be done (Specification.md §7.3).
package enum DutyLimit: Sendable, Hashable {
    /// UTC seconds; the instant itself is in time.
    case instant(UInt64)
    /// Ends at 24:00 of this day in Almaty.
    case day(CivilDay)
    /// The source states no figure, or the clock has not begun: only what has passed is shown.
    case noFigure
    /// The clock stands still in a pause, with so many days left.
    case standing(daysLeft: Int)
    /// Working days would have to be counted where no calendar tells.
    case unknown(OutsideCalendar)

    /// The last second in time, in UTC seconds; nil where there is none.
    package var lastSecond: UInt64? {
        switch self {
        case .instant(let seconds): seconds
        case .day(let day): Almaty.lastSecond(of: day)
        case .noFigure, .standing, .unknown: nil
        }
    }

    /// How many seconds a moment is past the limit; nil when it is in time, or when nobody can say.
    func lateness(of moment: Moment) -> UInt64? {
        switch (self, moment) {
        case (.day(let limit), .day(let day)):
            return day > limit ? UInt64(day.number - limit.number) * 86_400 : nil
        default:
            guard let lastSecond, moment.earliest > lastSecond else { return nil }
            return moment.earliest - lastSecond
        }
    }
}
