package import Directory
package import Encoding

/// Which directory sets were current on which days (Specification.md §5).
///
/// It follows from the directory and key entries and the calendar alone, so that everyone who has read them agrees.
package struct SetHistory: Sendable {
    /// A set and the days from the first to the last on which it was current.
    package struct Period: Sendable {
        package let set: DirectorySet
        package let firstDay: AlmatyDay
        package let lastDay: AlmatyDay
    }

    private var closed: [Period] = []
    package private(set) var book: KeyNoteBook
    private var directory: Directory
    private var openSet: DirectorySet
    private var openFirstDay: AlmatyDay
    /// The day on which time alone will change the open set.
    private var openEnd: AlmatyDay?

    /// Begins with the first directory, and no keys yet.
    init(directory: Directory, on day: AlmatyDay) {
        self.directory = directory
        book = KeyNoteBook()
        openSet = book.set(of: directory, on: day)
        openFirstDay = day
        openEnd = nil
    }

    /// A new directory stands in the log from this day.
    mutating func change(directory: Directory, on day: AlmatyDay) {
        close(on: day)
        self.directory = directory
        open(on: day)
    }

    /// A new key note stands in the log from this day.
    mutating func enter(_ note: VerifiedKeyNote, on day: AlmatyDay) throws(KeyNoteRefused) {
        try book.check(note)
        close(on: day)
        try book.enter(note)
        open(on: day)
    }

    /// Lets time pass, so that later questions about this day cost nothing.
    mutating func roll(to day: AlmatyDay) {
        while let end = openEnd, end <= day {
            closed.append(
                Period(
                    set: openSet, firstDay: openFirstDay,
                    lastDay: AlmatyDay(number: end.number - 1)))
            open(on: end)
        }
    }

    /// The set that is current on a day; of several on one day, the last. Before the first day, the first.
    package func current(on day: AlmatyDay) -> DirectorySet {
        if day < openFirstDay {
            return (closed.last { $0.firstDay <= day } ?? closed.first)?.set ?? openSet
        }
        guard let end = openEnd, end <= day else { return openSet }
        return book.set(of: directory, on: day)
    }

    /// The set with this hash, current for the last time on `lastDay`; for the set still current, `lastDay` is the day
    /// asked about.
    package func set(_ hash: Digest, asOf day: AlmatyDay) -> Period? {
        periods(through: day).last { $0.set.hash == hash }
    }

    /// Whether what was made for the set with this hash may be used on a day: current then, or superseded for at most
    /// 7 days.
    package func isAcceptable(_ hash: Digest, on day: AlmatyDay) -> Bool {
        acceptable(on: day).contains { $0.hash == hash }
    }

    /// Whether a message may have been sealed to the set with this hash: it was acceptable on a day between the tick
    /// before the one that accepted the message, and that one (Specification.md §5).
    ///
    /// The gateway judged the message when it came, and the log says only when it was published: judged by that day
    /// alone, what came in the last minute of the grace could never be opened.
    package func mayHaveBeenSealedTo(
        _ hash: Digest, accepted: Acceptance, in facts: KnownFacts
    ) -> Bool {
        let last = AlmatyDay(unixSeconds: accepted.tick)
        let first = facts.tick(before: accepted.tick).map { AlmatyDay(unixSeconds: $0) }
        return periods(through: last).contains { period in
            guard period.set.hash == hash, period.firstDay <= last else { return false }
            guard let first else { return true }
            return period.lastDay.days(until: first) <= SetHistory.graceDayCount
        }
    }

    /// All sets that may be used on a day.
    package func acceptable(on day: AlmatyDay) -> [DirectorySet] {
        // Last days never decrease, so the first one too old ends the search.
        periods(through: day).reversed()
            .prefix { $0.lastDay.days(until: day) <= SetHistory.graceDayCount }
            .filter { $0.firstDay <= day }.map(\.set)
    }

    /// The open set's period ends on the day asked about, or on its first if that is later.
    private func periods(through day: AlmatyDay) -> [Period] {
        var rolled = self
        rolled.roll(to: day)
        let open = Period(
            set: rolled.openSet, firstDay: rolled.openFirstDay,
            lastDay: max(day, rolled.openFirstDay))
        return rolled.closed + [open]
    }

    private mutating func close(on day: AlmatyDay) {
        roll(to: day)
        closed.append(Period(set: openSet, firstDay: openFirstDay, lastDay: day))
    }

    private mutating func open(on day: AlmatyDay) {
        openSet = book.set(of: directory, on: day)
        openFirstDay = day
        openEnd = book.nextChange(after: day)
    }

    /// How many days a superseded set may still be used (Specification.md §5).
    package static let graceDayCount = 7
}
