/// Counts that divide the total, so far as they may be shown (Specification.md §9).
package enum CountTable<Key: Hashable & Sendable>: Sendable, Hashable {
    case shown([Key: Count])
    /// No choice of hidden counts would keep the small ones hidden.
    case withheld

    /// Hides the small counts, and as many others as it takes for none of them to follow from the rest and the total.
    ///
    /// `order` breaks ties, so that the same numbers always give the same table.
    init(dividing numbers: [Key: Int], order: [Key]) {
        let keys = order.filter { numbers[$0] != nil }
        var hidden = Set(keys.filter { Count.isSmall(numbers[$0] ?? 0) })
        while !hidden.isEmpty, !CountTable.isSafe(hidden.map { numbers[$0] ?? 0 }) {
            let shown = keys.filter { !hidden.contains($0) && numbers[$0] != 0 }
            guard let next = shown.min(by: { numbers[$0] ?? 0 < numbers[$1] ?? 0 }) else {
                self = .withheld
                return
            }
            hidden.insert(next)
        }
        self = .shown(
            numbers.reduce(into: [:]) { counts, entry in
                counts[entry.key] = hidden.contains(entry.key) ? .hidden : .shown(entry.value)
            })
    }

    /// Whether the hidden numbers, of which a reader knows the sum and that none is zero, stay unknown.
    private static func isSafe(_ hidden: [Int]) -> Bool {
        // A single one would be small itself, and so its sum.
        let sum = hidden.reduce(0, +)
        return sum >= Count.smallestShown && sum > hidden.count
    }
}
