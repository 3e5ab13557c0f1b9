/// A number of cases as a report may show it (Specification.md §9).
package enum Count: Sendable, Hashable {
    case shown(Int)
    /// Not zero, and nobody may learn more.
    case hidden

    /// Whether a number by itself would point to people: 1 to 4.
    static func isSmall(_ number: Int) -> Bool {
        (1..<smallestShown).contains(number)
    }

    /// P16: counts under five are hidden.
    package static let smallestShown = 5
}
