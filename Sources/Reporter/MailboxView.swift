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
    /// Items that do not hold, in the mailbox's order; they hide nothing else.
    package var refused: [ItemRefused] = []

    package init() {}
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
