/// Hours, which are exact: 3,600 seconds each (Specification.md §1.2).
package struct Hours: Sendable, Hashable {
    package let count: Int

    package init(_ count: Int) {
        self.count = count
    }

    /// The same in seconds.
    package var seconds: UInt64 { UInt64(count) * 3_600 }
}

/// Days on which people work, by the production calendar; the first day is not counted.
package struct WorkingDays: Sendable, Hashable {
    package let count: Int

    package init(_ count: Int) {
        self.count = count
    }
}

/// Days of every kind; the first day is not counted.
package struct CalendarDays: Sendable, Hashable {
    package let count: Int

    package init(_ count: Int) {
        self.count = count
    }
}

/// Calendar months, not thirty days; the first day is not counted (Specification.md §1.3).
package struct Months: Sendable, Hashable {
    package let count: Int

    package init(_ count: Int) {
        self.count = count
    }

    /// Years are twelve months each.
    package static func years(_ count: Int) -> Months {
        Months(count * 12)
    }
}
