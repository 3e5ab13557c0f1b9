import Directory
import Encoding
import Exchange
import SealedMessage

/// What the last page of a mailbox shows without a key: enough to see that replies or requests were added.
package struct MailboxGlance: Sendable, Equatable {
    /// The last page's number, from 0.
    package let page: UInt32
    /// The replies and the acts on it; proofs, which change with each checkpoint, are left out.
    private let items: Set<Digest>

    init(_ answer: MailboxAnswer, at page: UInt32) {
        self.page = page
        items = Set(
            answer.items.compactMap { item in
                switch item {
                case .own: nil
                case .reply(let header, _, _): Digest(hashing: header)
                case .act(let proof): Digest(hashing: proof.entry.leaf)
                }
            })
    }
}

extension MailboxView {
    /// Whether no reply, no request and nothing else was added since an earlier look (Specification.md §2.7).
    package func hasNothingNew(since first: MailboxView) -> Bool {
        let outcomes = { (view: MailboxView) in
            Set(
                view.inquiries.map {
                    "\($0.messageID.hex) \($0.keyholder.id) \($0.time) \($0.outcome)"
                })
        }
        return Set(replies.map(\.id)).isSubset(of: first.replies.map(\.id))
            && outcomes(self).isSubset(of: outcomes(first)) && refused.count <= first.refused.count
    }
}
