import Directory
import Encoding
import PortalClient
package import SealedMessage
package import Sealing
import Secrets

/// A conversation as far as this desk has opened it: the report, and what its reporter added (Specification.md §5).
package struct Conversation: Sendable {
    /// The keys that hold from the report, or from a re-key, to the next re-key.
    struct Generation: Sendable {
        /// The re-key's sequence; 0 for the report.
        let since: UInt32
        /// The re-key's log index; 0 for the report.
        let index: UInt64
        let replyKey: SealingPublicKey
        /// 32 bytes; see `ConversationKey`.
        let conversationKey: [UInt8]
        /// What the next re-key must be signed by.
        let rekeyHash: Digest
    }

    /// Whom a text of the reporter's, a follow-up or a change of the receipt, lets read.
    private struct Audience: Sendable {
        let sequence: UInt32
        let addressees: [String]
    }

    /// A re-key that was opened here; its signature was checked.
    private struct Rekey: Sendable {
        let id: MessageID
        /// Of two, the lower log index counts.
        let index: UInt64
        let payload: RekeyPayload
    }

    package let id: MessageID
    package let report: ReportPayload
    /// Who may read and answer: whom the report addresses, and to whom it was handed over, as far as the log was shown here.
    let readers: Readership
    /// The handovers of the report that the log shows, each signed by whom it names.
    let handovers: [VerifiedHandover]
    /// The ids of those to whom a reader handed it over.
    private let successors: [String]
    /// From the report on, each following from the one before; never empty.
    private(set) var generations: [Generation]
    private var rekeys: [Rekey] = []
    private var counting: Set<MessageID> = []
    private var audiences: [MessageID: Audience] = [:]
    /// The tokens that follow-ups gave: a true one hashes to what the identity message states, whoever sent it.
    private(set) var tokens: Set<Digest> = []

    /// A conversation of which only the report was opened.
    ///
    /// - Parameter handovers: those of the report, each signed by whom it names.
    init(
        _ id: MessageID, report: ReportPayload, handovers: [VerifiedHandover],
        of portal: VerifiedPortal
    ) {
        self.id = id
        self.report = report
        self.handovers = handovers
        var readers = Readership(
            addressing: Set(report.addressees.compactMap(portal.chain.person)))
        var successors: [String] = []
        for handover in handovers.sorted(by: { $0.index < $1.index })
        where readers.contains(handover.author) {
            readers.take([handover])
            successors.append(handover.successor.id.text)
        }
        self.readers = readers
        self.successors = successors
        generations = [Generation(report)]
    }

    /// Learns what another message of the reporter's says.
    mutating func add(_ message: OpenedMessage) {
        switch message.payload {
        case .followUp(let followUp):
            audiences[message.id] = Audience(
                sequence: followUp.place.sequence, addressees: followUp.addressees)
            if let token = followUp.consent { tokens.insert(token) }
        case .rekey(let payload):
            audiences[message.id] = Audience(
                sequence: payload.place.sequence, addressees: payload.addressees)
            guard !rekeys.contains(where: { $0.id == message.id }) else { return }
            rekeys.append(Rekey(id: message.id, index: message.index, payload: payload))
            follow()
        case .report, .handover, .identity, .reply, .note: break
        }
    }

    /// The keys that may authenticate the reporter's message with this sequence: those in force at its place, and older ones
    /// when it stood in the log before the change.
    ///
    /// A gateway that hides the reporter's newest messages has a re-key take the place of one: that must not make these unreadable.
    func candidates(at sequence: UInt32, index: UInt64) -> [Generation] {
        let inForce = generations.lastIndex { $0.since < sequence } ?? 0
        let older = generations.indices.dropLast().filter {
            $0 != inForce && generations[$0 + 1].index > index
        }
        return [generations[inForce]] + older.map { generations[$0] }
    }

    /// The keys in force now, as far as this desk knows.
    var current: Generation { generations[generations.count - 1] }

    /// Whether a re-key counts; of two for the same receipt the first in the log does.
    func counts(_ rekey: MessageID) -> Bool { counting.contains(rekey) }

    /// The persons whom the reporter's newest text lets read, and never anybody whom the report did not, but by a handover.
    ///
    /// An officer who read the report could forge a follow-up; it must not widen the circle.
    ///
    /// - Parameter texts: those of the reporter's that stand in sequence; no others take effect (Specification.md §6).
    func persons(
        counting texts: Set<MessageID>, in chain: VerifiedDirectoryChain
    ) -> Set<Identifier> {
        let readers = Set((report.addressees + successors).compactMap(chain.person))
        let newest = audiences.filter { texts.contains($0.key) }.values
            .max { $0.sequence < $1.sequence }
        guard let newest else { return readers }
        return readers.intersection(newest.addressees.compactMap(chain.person))
    }

    /// Whether the reporter's newest text leaves out a person whom the report addressed.
    func leavesOut(_ person: Identifier, of portal: VerifiedPortal) -> Bool {
        // In sequence or not: handing over to one person fewer harms nobody whom a text protects.
        guard let newest = audiences.values.max(by: { $0.sequence < $1.sequence }) else {
            return false
        }
        func isAmong(_ ids: [String]) -> Bool {
            ids.contains { portal.chain.person($0) == person }
        }
        return isAmong(report.addressees) && !isAmong(newest.addressees)
    }

    /// Puts the re-keys in their order anew.
    private mutating func follow() {
        generations = [Generation(report)]
        counting = []
        while generations.count <= Conversation.mostRekeys,
            let next = rekeys.filter({ $0.payload.rekeyHash == current.rekeyHash })
                .min(by: { $0.index < $1.index })
        {
            generations.append(Generation(next.payload, at: next.index))
            counting.insert(next.id)
        }
    }

    /// As many as a gateway lets a receipt be changed.
    private static let mostRekeys = 16
}

extension Conversation.Generation {
    fileprivate init(_ report: ReportPayload) {
        since = 0
        index = 0
        replyKey = report.replyKey
        conversationKey = report.conversationKey
        rekeyHash = report.rekeyHash
    }

    fileprivate init(_ rekey: RekeyPayload, at index: UInt64) {
        since = rekey.place.sequence
        self.index = index
        replyKey = rekey.keys.replyKey
        conversationKey = rekey.keys.conversationKey
        rekeyHash = rekey.keys.rekeyHash
    }

    /// The key that joins the messages of this generation.
    var key: ConversationKey {
        var bytes = conversationKey
        return ConversationKey(SecretBytes(moving: &bytes))
    }
}

extension Conversation {
    /// What everyone who reads the report knows and states with, and nobody else (Specification.md §13.2): the gateway, who is shown T,
    /// cannot derive it.
    var caseTag: Digest { labelledHash("senim/1 case", generations[0].conversationKey) }
}

extension RekeyPayload {
    /// The hash by which the message before states this re-key's key.
    fileprivate var rekeyHash: Digest { labelledHash("senim/1 rekey", rekeyKey) }
}

extension Payload {
    /// Where it stands in a conversation; nil for a report, which begins one.
    package var place: ConversationPlace? {
        switch self {
        case .report: nil
        case .followUp(let payload): payload.place
        case .rekey(let payload): payload.place
        case .handover(let payload): payload.place
        case .identity(let payload): payload.place
        case .reply(let payload): payload.place
        case .note(let payload): payload.place
        }
    }

    /// The officer who signs it; nil for what the reporter wrote.
    package var author: String? {
        switch self {
        case .report, .followUp, .rekey, .identity: nil
        case .handover(let payload): payload.author
        case .reply(let payload): payload.author
        case .note(let payload): payload.author
        }
    }
}
