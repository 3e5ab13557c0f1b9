/// What is due, the nearest limit first (Specification.md §8.1).
package struct DueList: Sendable, Hashable {
    /// A duty that is neither done nor fallen away, and of which case.
    package struct Item: Sendable, Hashable {
        /// A short name of the case, such as the first digits of its message id.
        package let caseID: String
        package let duty: Duty

        package init(caseID: String, duty: Duty) {
            self.caseID = caseID
            self.duty = duty
        }
    }

    /// In the order of §8.1.
    package let items: [Item]

    /// Keeps what is open or overdue: overdue first, the longest first; then by the end of the limit; then what has no
    /// figure, the oldest first; then what stands still.
    package init(_ items: [Item]) {
        let ranked = items.compactMap { item in
            item.rank.map { (rank: $0, name: item.name, item: item) }
        }
        self.items = ranked.sorted { left, right in
            left.rank == right.rank
                ? left.name < right.name : left.rank.lexicographicallyPrecedes(right.rank)
        }.map(\.item)
    }
}

extension DueList.Item {
    /// Smaller comes first; nil for what is not due.
    fileprivate var rank: [UInt64]? {
        switch duty.status {
        case .overdue(let seconds): [0, UInt64.max - seconds]
        case .open(let left):
            switch duty.limit {
            case .instant, .day: [1, left ?? 0]
            case .noFigure, .unknown: [2, UInt64.max - (duty.elapsed ?? 0)]
            case .standing: [3, left ?? 0]
            }
        case .done, .excused, .notOwed, .notProvable: nil
        }
    }

    /// Keeps the order of equals the same every time.
    fileprivate var name: String {
        "\(caseID) \(duty.id.rawValue) \(duty.part.rawValue) \(duty.occurrence)"
    }
}
