/// When something happened: to the second where the law counts hours, else the day.
package enum Moment: Sendable, Hashable {
    /// UTC seconds.
    case instant(UInt64)
    case day(CivilDay)

    /// The day in Almaty.
    package var day: CivilDay {
        switch self {
        case .instant(let seconds): Almaty.day(of: seconds)
        case .day(let day): day
        }
    }

    /// The first second it may have been, in UTC seconds.
    package var earliest: UInt64 {
        switch self {
        case .instant(let seconds): seconds
        case .day(let day): Almaty.start(of: day)
        }
    }

    /// The last second it may have been, in UTC seconds.
    package var latest: UInt64 {
        switch self {
        case .instant(let seconds): seconds
        case .day(let day): Almaty.lastSecond(of: day)
        }
    }

    /// Whether it was certainly before another: of a day and an instant, the day alone is compared.
    package func isBefore(_ other: Moment) -> Bool {
        switch (self, other) {
        case (.instant(let own), .instant(let others)): own < others
        default: day < other.day
        }
    }
}
