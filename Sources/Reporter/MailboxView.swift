package import Details
package import Directory
import Encoding
package import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
package import Secrets

/// What a mailbox holds, every item judged by itself (Specification.md §2).
package struct MailboxView: Sendable {
    package var messages: [OwnMessage] = []
    package var replies: [ReceivedReply] = []
    package var inquiries: [Inquiry] = []
    /// Who handed an own report over to whom, in the order of the log.
    package var handovers: [ReportedHandover] = []
    /// Whether the mailbox is longer than what was read: the newest items are not here.
    package internal(set) var isCut = false
    /// Whether a directory that own messages were sealed to did not come at this look.
    package var isDirectoryMissing: Bool { messages.contains { $0.set == nil } }
    /// Whether it did not by a trouble that passes, so that a later look may have it.
    package internal(set) var isDirectoryLate = false
    /// Replies whose authors cannot be told from strangers before that.
    package internal(set) var uncheckedReplyCount = 0
    /// Items that do not hold, in the mailbox's order; they hide nothing else.
    package private(set) var refused: [ItemRefused] = []
    /// What tells these items from others: that one goes and another comes is something new.
    private(set) var refusedItems: Set<Digest> = []

    /// Who of those who may read a report can still act; filled by the reader, one for each own report.
    package var standings: [CaseStanding] = []

    package init() {}

    /// Notes that an item does not hold.
    mutating func refuse(_ item: MailboxItem, _ reason: ItemRefused) {
        refused.append(reason)
        refusedItems.insert(item.name)
    }

    /// Notes that answers of trustees belong to no statement that is shown.
    mutating func refuse(_ reasons: [ItemRefused]) {
        refused += reasons
    }

    /// With whom an own report is today.
    package func standing(of report: MessageID) -> CaseStanding? {
        standings.first { $0.report == report }
    }
}

/// With whom a case is today, by the directory in force (Specification.md §2.7).
package struct CaseStanding: Sendable {
    package let report: MessageID
    /// Those who may read it and act, in directory order.
    package let present: [Keyholder]
    /// Those who may read it and can no longer act: suspended, out of office, or not listed any more.
    package let gone: [Keyholder]

    init(of report: OwnMessage, handovers: [ReportedHandover], in portal: VerifiedPortal) {
        self.report = report.id
        var readers = report.addressees
        for handover in handovers
        where handover.isByReader && handover.handover.report == report.id {
            readers.append(handover.handover.successor)
        }
        let today = portal.currency.currency.day
        let persons = Set(readers.map(\.person))
        let present = portal.directory.keyholders.filter {
            persons.contains($0.person) && $0.mayAct(on: today)
        }
        self.present = present
        var gone: [Keyholder] = []
        for reader in readers
        where !present.contains(where: { $0.person == reader.person })
            && !gone.contains(where: { $0.person == reader.person })
        {
            gone.append(reader)
        }
        self.gone = gone
    }
}

/// A message that the reporter sent.
package struct OwnMessage: Sendable {
    /// What it is, as far as a receipt alone can tell.
    package enum Role: Sendable, Hashable {
        case report, identity, followUp, rekey
    }

    package let id: MessageID
    package let header: MessageHeader
    package let role: Role
    package let audience: Audience
    /// 0 in the report; counts the own messages after it.
    package let sequence: UInt32
    /// The directory and keys it was sealed to; nil when the portal no longer shows them.
    package let set: DirectorySet?
    package let proof: AcceptanceState
    /// What the proof was made from, to be put into a proof file.
    package let acceptance: AcceptanceProof?
    /// The receipt that opened it.
    let generation: ReceiptGeneration

    package var kind: MessageKind { header.context.kind }

    /// The keyholders it addresses, in directory order; empty when `set` is unknown.
    package var addressees: [Keyholder] {
        guard let set else { return [] }
        return set.directory.keyholders.enumerated().filter { audience.contains($0.offset) }
            .map(\.element)
    }

    /// What lets an officer open this identity message with the reporter's consent; nil for any other message.
    package func consentToken() -> SecretBytes? {
        role == .identity ? generation.keys.consentToken(for: header.context.nonce) : nil
    }
}

/// Whether a message stands in the log.
package enum AcceptanceState: Sendable, Equatable {
    /// It became visible at this tick, UTC seconds, as the entry with this index.
    case proven(tick: UInt64, index: UInt64)
    /// Accepted; the next tick's public checkpoint will show it.
    case pending
    /// There is a proof, and it does not hold.
    case refused(AcceptanceRefused)
}

/// Why the proof of an acceptance does not hold.
package enum AcceptanceRefused: Error, Equatable {
    case entry(EntryRefused)
    /// The entry says something else than that this message was accepted here.
    case otherDetail
    case notSignedByGateway
}

/// A reply whose signature and place were checked.
package struct ReceivedReply: Sendable {
    package let id: MessageID
    package let author: Keyholder
    package let place: ConversationPlace
    package let text: String
    /// What its author states of the case, each with its day.
    package let status: [ReplyStatus]
    package let proof: AcceptanceState
    /// Whether the replies before it are all here, each naming the one before.
    package let isInSequence: Bool
}

/// What the log shows about one request to open an own message.
package struct Inquiry: Sendable {
    /// How far it went, as far as the log shows.
    package enum Outcome: Sendable, Hashable {
        /// Asked; fewer than t trustees have answered.
        case asked
        /// t trustees released, and the keyholder is one whom the reporter addressed.
        case opened
        /// t trustees released, and the keyholder is not addressed: it opened to nothing.
        case couldNotRead
        /// t trustees released, but whom the message addresses is not known here.
        case released
        /// So many trustees refused that t can no longer release.
        case refused
    }

    package let messageID: MessageID
    package let keyholder: Keyholder
    package let action: AccessAction
    /// When the keyholder signed, UTC seconds.
    package let time: UInt64
    package let outcome: Outcome
    /// Trustees who released.
    package let released: [Identifier]
}

/// A handover of an own report, as the log shows it.
package struct ReportedHandover: Sendable {
    package let handover: VerifiedHandover
    /// Whether the directory that the report was sealed to is at hand; without it nobody counts as a reader.
    package let isAudienceKnown: Bool
    /// Whether its author may read the report: only then does the successor get anything by it.
    package let isByReader: Bool
    /// Whether the successor's person stood in the directory when the report was sealed, and was not addressed, or may have.
    package let isToLeftOut: Bool
}

/// An item of the mailbox that does not hold, and why.
package enum ItemRefused: Error, Equatable {
    /// The header of an own message is malformed.
    case message(MalformedMessage)
    /// The reporter's slot does not open with this receipt.
    case slot(OpeningRefused)
    case reply(ReplyRefused)
    case act(ActRefused)
}

/// Why a reply is not shown.
package enum ReplyRefused: Error, Equatable {
    case message(MalformedMessage)
    case wrongKind
    case opening(OpeningRefused)
    case payload(InvalidPayload)
    /// It answers no message of this mailbox.
    case otherConversation
    /// The directory never listed its author.
    case unknownAuthor
    case notSignedByAuthor
    /// Its author is not one whom the reporter addressed.
    case authorNotAddressed(Identifier)
    /// The portal keeps back the directory that tells whom the reporter addressed.
    case audienceUnknown
}

/// Why an act is not shown.
package enum ActRefused: Error, Equatable {
    case entry(EntryRefused)
    /// Neither access, release nor refusal, or another portal's or message's.
    case otherDetail
    case unknownSigner
    case notSigned
    /// A trustee's answer to a statement that is not shown.
    case unknownStatement
}
