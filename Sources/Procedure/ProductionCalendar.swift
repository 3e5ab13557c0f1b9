/// Which days are working days, from one day to another (Specification.md §3).
///
/// Five-day week: Saturdays and Sundays are days off unless named as working days. Whoever reads it checks the signature
/// of the authority first; an auditor may take another calendar.
package struct ProductionCalendar: Sendable, Hashable {
    /// The portal whose calendar it is.
    package let portal: String
    /// The first day it knows.
    package let from: CivilDay
    /// The last day it knows.
    package let until: CivilDay
    /// Days off from Monday to Friday.
    package let off: Set<CivilDay>
    /// Saturdays and Sundays on which people work.
    package let working: Set<CivilDay>

    /// Reads a calendar's text (§3.1).
    package init(parsing text: String) throws(MalformedText) {
        var lines = try TextLines(
            text, type: ProductionCalendar.type,
            maximumByteCount: ProductionCalendar.maximumByteCount)
        portal = try lines.portal()
        from = try lines.day("from")
        until = try lines.day("until")
        guard from <= until else { throw .order(line: lines.lineNumber) }
        var off: Set<CivilDay> = []
        var working: Set<CivilDay> = []
        var before: CivilDay?
        while !lines.isAtEnd {
            let isWorking = lines.next(is: "working")
            let day = try lines.day(isWorking ? "working" : "off")
            if let before, day <= before { throw .order(line: lines.lineNumber) }
            guard (from...until).contains(day) else { throw .outside(line: lines.lineNumber) }
            guard day.isWeekend == isWorking else { throw .needless(line: lines.lineNumber) }
            if isWorking { working.insert(day) } else { off.insert(day) }
            before = day
        }
        self.off = off
        self.working = working
    }

    /// The text that reads as this calendar.
    package var text: String {
        let exceptions = off.union(working).sorted().map { day in
            "\(working.contains(day) ? "working" : "off") \(day)"
        }
        let lines =
            [ProductionCalendar.type, portal, "from \(from)", "until \(until)"] + exceptions
        return lines.map { $0 + "\n" }.joined()
    }

    /// Whether people work on a day.
    ///
    /// - Throws: `OutsideCalendar` for a day that the calendar does not know; nobody guesses.
    package func isWorking(_ day: CivilDay) throws(OutsideCalendar) -> Bool {
        guard (from...until).contains(day) else { throw .day(day) }
        return day.isWeekend ? working.contains(day) : !off.contains(day)
    }

    /// The last of a number of working days after a day, which is not counted itself.
    package func day(
        _ count: WorkingDays, after start: CivilDay
    ) throws(OutsideCalendar) -> CivilDay {
        try day(count, from: start, step: 1)
    }

    /// The first of a number of working days before a day, which is not counted itself (§3.2).
    package func day(
        _ count: WorkingDays, before end: CivilDay
    ) throws(OutsideCalendar) -> CivilDay {
        try day(count, from: end, step: -1)
    }

    private func day(
        _ count: WorkingDays, from start: CivilDay, step: Int
    ) throws(OutsideCalendar) -> CivilDay {
        var day = start
        var left = count.count
        while left > 0 {
            day = day.adding(days: step)
            if try isWorking(day) { left -= 1 }
        }
        return day
    }

    /// The first line.
    package static let type = "senim/calendar/v1"
    /// Some sixty years of exceptions.
    package static let maximumByteCount = 65_536
}

/// Thrown where working days would have to be counted that no calendar tells.
package enum OutsideCalendar: Error, Equatable, Hashable {
    /// The calendar in force does not reach this day.
    case day(CivilDay)
    /// There is no calendar at all.
    case noCalendar
}
