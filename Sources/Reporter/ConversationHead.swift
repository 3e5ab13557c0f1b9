// `unsafe` here: a consent token is copied out of locked pages into the follow-up that reveals it.
package import Directory
import Encoding
import SealedMessage
package import Sealing
import Secrets

/// Where a conversation goes on: known from the receipt alone, by what the own messages' slots say (Specification.md §5).
package struct ConversationHead: Sendable {
    /// The place of the next own message.
    package let place: ConversationPlace
    /// The persons whom the newest message addresses; nil when the portal no longer shows its directory.
    package let persons: Set<Identifier>?
    /// The keyholders whom the newest message addresses, as its directory has them.
    package let addressees: [Keyholder]
    /// The newest text that the mailbox shows, for the reporter to compare: a portal that hides a later one brings back those
    /// whom that one left out.
    package let newest: OwnMessage
    /// The token that opens the report's identity message; nil when that is missing.
    let consent: Digest?

    /// Behind a text of a conversation.
    ///
    /// - Parameter sequence: of the next own message.
    init(behind text: OwnMessage, of report: MessageID, sequence: UInt32, consent: Digest?) {
        place = ConversationPlace(
            conversation: report, sequence: sequence,
            previous: text.sequence == 0 ? .none : text.id)
        persons = text.set == nil ? nil : Set(text.addressees.map(\.person))
        addressees = text.addressees
        newest = text
        self.consent = consent
    }

    /// The place of the identity message that goes with the next message.
    func place(behind message: MessageID) -> ConversationPlace {
        ConversationPlace(
            conversation: place.conversation, sequence: place.sequence + 1, previous: message)
    }
}

/// Why a conversation cannot go on.
package enum NoConversation: Error, Equatable {
    /// The mailbox shows no report that this receipt opens.
    case noReport
    /// More messages than a sequence counts.
    case full
    /// An own message is not in the public log yet: nothing shows that it is the one that the portal names.
    case notPublicYet
    /// The log does not show an own message as the portal names it.
    case notProven
    /// Two own messages have one header: at most one of them is the reporter's.
    case sameHeader
    /// The mailbox is so long that its newest messages were not read.
    case cut
}

extension MailboxView {
    /// Where the conversation goes on.
    ///
    /// The portal merely states the digests of the bodies, and with them which messages the reporter's are. What is said behind
    /// one that it made up would reach nobody, so each must stand in the public log (Specification.md §5.1).
    package func head() throws(NoConversation) -> ConversationHead {
        guard !isCut else { throw .cut }
        try checkProofs()
        guard let report = messages.first(where: { $0.role == .report }) else { throw .noReport }
        guard
            let newest = messages.max(by: { ($0.sequence, $1.id) < ($1.sequence, $0.id) })
        else { throw .noReport }
        guard newest.sequence < UInt32.max - 3 else { throw .full }
        let text =
            messages.filter { $0.kind == .report }
            .max { ($0.sequence, $1.id) < ($1.sequence, $0.id) } ?? report
        let identity = messages.first { $0.role == .identity && $0.sequence == 1 }
        return ConversationHead(
            behind: text, of: report.id, sequence: (newest.sequence | 1) + 1,
            consent: identity?.consentDigest)
    }

    private func checkProofs() throws(NoConversation) {
        guard Set(messages.map(\.header)).count == messages.count else { throw .sameHeader }
        for message in messages {
            switch message.proof {
            case .proven: continue
            case .pending: throw .notPublicYet
            case .refused: throw .notProven
            }
        }
    }

    /// The sequences that are not here though later ones are: messages that the portal keeps back.
    package var missing: [UInt32] {
        let seen = Set(messages.map(\.sequence))
        guard let last = seen.max() else { return [] }
        // Bounded by what is here, whatever a sequence says.
        return Array((0..<last).lazy.filter { !seen.contains($0) }.prefix(Self.mostMissing))
    }

    /// The sequences that stand under several messages: sent by two who hold this receipt, or after an answer was lost.
    package var repeated: [UInt32] {
        Dictionary(grouping: messages, by: \.sequence).filter { $0.value.count > 1 }.keys.sorted()
    }

    /// Whether the receipt may be changed once more.
    package var mayChangeReceipt: Bool {
        messages.count { $0.role == .rekey } < OwnHeaderReader.mostGenerations - 1
    }

    private static let mostMissing = 64
}

extension OwnMessage {
    /// The consent token as a follow-up carries it.
    fileprivate var consentDigest: Digest? {
        role == .identity ? generation.keys.consentDigest(for: header.context.nonce) : nil
    }
}
