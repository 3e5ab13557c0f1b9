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
    /// How things stand by the officers' word: the newest of each matter by the log, in the table's order.
    ///
    /// Only a reply that is proven and in sequence counts. An honest gateway shows no other; one that lies could put an old one
    /// last, and so take a case back to where it was.
    package var currentStatus: [CurrentStatus] {
        let counted = replies.compactMap(ProvenReply.init).sorted { $0.index < $1.index }
        var current: [ReplyStatus.Matter: CurrentStatus] = [:]
        for reply in counted.map(\.reply) {
            for status in reply.status {
                current[status.matter] = CurrentStatus(status: status, author: reply.author)
                if let counterpart = status.matter.counterpart { current[counterpart] = nil }
            }
        }
        return current.values.sorted { $0.status.matter < $1.status.matter }
    }
}

/// A reply with its place in the log, behind nothing that is missing.
private struct ProvenReply {
    let reply: ReceivedReply
    let index: UInt64

    init?(_ reply: ReceivedReply) {
        guard reply.isInSequence, case .proven(_, let index) = reply.proof else { return nil }
        self.reply = reply
        self.index = index
    }
}
