import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage

/// What the last page of a mailbox shows without a key: enough to see that replies or requests were added.
package struct MailboxGlance: Sendable, Equatable {
    /// The last page's number, from 0.
    package let page: UInt32
    /// The division into pages: what becomes public before the last page moves it, too.
    private let listing: UInt64
    /// The items on it; proofs, which change with each checkpoint, are left out.
    private let items: Set<Digest>

    init(_ answer: MailboxAnswer, at page: UInt32) {
        self.page = page
        listing = answer.listing
        items = Set(answer.items.map(\.name))
    }
}

extension MailboxItem {
    /// Tells it from the others in a mailbox, whatever proof comes with it.
    var name: Digest {
        switch self {
        case .own(let header, _, _), .reply(let header, _, _): Digest(hashing: header)
        case .act(let proof): Digest(hashing: proof.entry.leaf)
        }
    }
}

extension MailboxView {
    /// Whether nothing was added since an earlier look: no reply, request or handover, nothing under the own receipt, and
    /// nothing that does not hold (Specification.md §2.11).
    package func hasNothingNew(since first: MailboxView) -> Bool {
        let outcomes = { (view: MailboxView) in
            Set(
                view.inquiries.map {
                    "\($0.messageID.hex) \($0.keyholder.id) \($0.time) \($0.outcome)"
                })
        }
        return Set(replies.map(\.id)).isSubset(of: first.replies.map(\.id))
            && outcomes(self).isSubset(of: outcomes(first))
            && Set(handovers.map(\.handover.index)).isSubset(
                of: first.handovers.map(\.handover.index))
            && Set(messages.map(\.id)).isSubset(of: first.messages.map(\.id))
            && refusedItems.isSubset(of: first.refusedItems)
            && refused.count <= first.refused.count
    }
}
