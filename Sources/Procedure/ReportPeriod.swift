/// The days of a periodic report (P16; Specification.md §9): the cases whose receipt falls on one of them are counted.
package struct ReportPeriod: Sendable, Hashable {
    package let first: CivilDay
    /// Counted, too.
    package let last: CivilDay

    /// - Throws: `MalformedPeriod` when the last day is before the first.
    package init(from first: CivilDay, to last: CivilDay) throws(MalformedPeriod) {
        guard first <= last else { throw MalformedPeriod() }
        self.first = first
        self.last = last
    }

    /// The newest half-year that had ended before a day: what is reported when nobody says otherwise (ours; Regulation on the ethics
    /// commissioner §8 leaves the term to the agency, and §10 asks for the survey once a half-year).
    package init(halfYearBefore day: CivilDay) {
        let (year, month, _) = day.civil
        let next = CivilDay(year: year, month: month > 6 ? 7 : 1, day: 1)
        first = next.adding(Months(-6))
        last = next.adding(days: -1)
    }

    package func contains(_ day: CivilDay) -> Bool { (first...last).contains(day) }
}

/// Thrown for a period whose last day is before its first.
package struct MalformedPeriod: Error, Equatable {
    package init() {}
}
