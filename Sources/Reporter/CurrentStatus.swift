package import Directory
package import Sealing

/// What an officer last stated of one matter, and who (Specification.md §2.9).
package struct CurrentStatus: Sendable {
    package let status: ReplyStatus
    package let author: Keyholder

    /// Whether it names a day, today or later, on which the reporter should look again.
    package func isDateToReturn(on today: AlmatyDay) -> Bool {
        status.matter.isDateToReturn && status.day >= today.number
    }
}

extension MailboxView {
    /// How things stand by the officers' word: the newest of each matter, in the table's order.
    ///
    /// A later entry of the log counts as newer, and one that is not in the log yet as the newest; what is not proven to stand
    /// there though it should counts for nothing.
    package var currentStatus: [CurrentStatus] {
        var current: [ReplyStatus.Matter: CurrentStatus] = [:]
        for reply in replies.sorted(by: { $0.age < $1.age }) where reply.age.index != nil {
            for status in reply.status {
                current[status.matter] = CurrentStatus(status: status, author: reply.author)
                if let counterpart = status.matter.counterpart { current[counterpart] = nil }
            }
        }
        return current.values.sorted { $0.status.matter < $1.status.matter }
    }
}

extension ReceivedReply {
    /// Where it stands among the others; without an index when its proof does not hold.
    fileprivate var age: Age {
        switch proof {
        case .proven(_, let index): Age(index: index, sequence: place.sequence)
        case .pending: Age(index: .max, sequence: place.sequence)
        case .refused: Age(index: nil, sequence: place.sequence)
        }
    }
}

/// By the log, then by the author's own count.
private struct Age: Comparable {
    let index: UInt64?
    let sequence: UInt32

    static func < (left: Age, right: Age) -> Bool {
        (left.index ?? 0, left.sequence) < (right.index ?? 0, right.sequence)
    }
}
