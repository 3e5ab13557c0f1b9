import SealedMessage

extension MailboxView {
    /// Where a claim code is changed: behind the report alone, which must be proven (Specification.md §9.2).
    ///
    /// Whatever else stands in the mailbox is of somebody else who has the code. It must not keep the reporter from taking the
    /// mailbox, so nothing of it is judged.
    /// - Throws: `notPublicYet` or `noReport`.
    package func claimHead() throws(NoConversation) -> ConversationHead {
        let reports = messages.filter { $0.role == .report }
        guard let report = reports.compactMap(ProvenReport.init).min(by: { $0.index < $1.index })
        else { throw reports.contains { $0.proof == .pending } ? .notPublicYet : .noReport }
        return ConversationHead(
            behind: report.message, of: report.message.id, sequence: 2, consent: nil)
    }

    /// Whether somebody wrote into the mailbox of a claim code besides the officer who took the report down (Specification.md §9.3).
    package var isClaimShared: Bool {
        messages.count { $0.kind == .report } > 1 || refused.contains(where: \.isOwn)
    }
}

/// A report with its place in the log.
private struct ProvenReport {
    let message: OwnMessage
    let index: UInt64

    init?(_ message: OwnMessage) {
        guard case .proven(_, let index) = message.proof else { return nil }
        self.message = message
        self.index = index
    }
}

extension ItemRefused {
    /// Whether it came as a message under the receipt.
    fileprivate var isOwn: Bool {
        switch self {
        case .message, .slot: true
        case .reply, .act: false
        }
    }
}
