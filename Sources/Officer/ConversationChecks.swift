import Details
import Directory
import Encoding
import PortalClient
import SealedMessage
import Sealing
import SignedNote

/// The checks that tie a message to its conversation: 6 and 7 of Specification.md §3.
struct ConversationChecks {
    let json: [UInt8]
    let authenticator: Authenticator
    /// hH of the message.
    let headerHash: Digest
    let origin: MessageOrigin
    /// Who opens, and is to stand among the addressees; nil for what was handed over.
    let reader: Identifier?
    let portal: VerifiedPortal
    /// The conversation that the message says it belongs to, as far as it was opened here.
    let conversation: Conversation?

    func check(_ payload: Payload) throws(OpeningFailed) {
        try checkOrigin(payload)
        switch payload {
        case .report(let report):
            try checkAddressed(report.addressees)
            guard authenticator == .none else { throw .authenticator }
        case .followUp(let followUp):
            try checkAddressed(followUp.addressees)
            let conversation = try conversation(followUp.place)
            try check(
                conversation.candidates(at: followUp.place.sequence, index: origin.index))
            guard followUp.place.isText else { throw .sequence }
        case .identity(let identity):
            let conversation = try conversation(identity.place)
            try check(
                conversation.candidates(at: identity.place.sequence, index: origin.index))
            guard identity.place.isIdentity else { throw .sequence }
        case .rekey(let rekey):
            try checkAddressed(rekey.addressees)
            try check(rekey)
        case .reply(let reply): try check(.reply, by: reply.author, at: reply.place)
        case .note(let note): try check(.note, by: note.author, at: note.place)
        case .handover(let handover):
            // Handovers are not handed over; this one's author is judged with the report that it brings.
            guard let reader, handover.successor == reader.text else { throw .notAmongAddressees }
        }
    }

    /// An addressed officer can authenticate a follow-up; who posted it tells (Specification.md §5.5).
    private func checkOrigin(_ payload: Payload) throws(OpeningFailed) {
        guard (payload.author == nil) == origin.isOwn else { throw .anothersText }
        guard origin.isOwn, let handovers = conversation?.handovers else { return }
        // The entry of a handover stands in the log before its message: a later one names what was there already.
        let isHandover = handovers.contains {
            $0.note.handoverID == origin.id && $0.index < origin.index
        }
        guard !isHandover else { throw .anothersText }
    }

    private func checkAddressed(_ addressees: [String]) throws(OpeningFailed) {
        guard let reader else { return }
        guard addressees.contains(reader.text) else { throw .notAmongAddressees }
    }

    private func conversation(
        _ place: ConversationPlace
    ) throws(OpeningFailed) -> Conversation {
        guard let conversation else { throw .conversationUnknown(place.conversation) }
        return conversation
    }

    /// What the reporter adds: the HMAC of the keys in force.
    private func check(_ generations: [Conversation.Generation]) throws(OpeningFailed) {
        let isAuthentic = generations.contains {
            $0.key.accepts(authenticator, for: json, headerHash: headerHash)
        }
        guard isAuthentic else { throw .otherKeys }
    }

    /// Signed by the receipt that it replaces, and by no one else's.
    private func check(_ rekey: RekeyPayload) throws(OpeningFailed) {
        let conversation = try conversation(rekey.place)
        let replaced = conversation.generations.last { generation in
            rekey.isSigned(
                portal: portal.portal.name, headerHash: headerHash,
                rekeyHash: generation.rekeyHash
            ) { message, signature, key in
                Ed25519.isValid(signature: signature, message: message, publicKey: key)
            }
        }
        guard let replaced else { throw .rekeyNotSigned }
        try check([replaced])
        guard rekey.place.isText else { throw .sequence }
    }

    /// What an officer wrote: signed by one whom the reporter let read.
    private func check(
        _ kind: AuthoredStatement.Kind, by author: String, at place: ConversationPlace
    ) throws(OpeningFailed) {
        let conversation = try conversation(place)
        guard let id = try? Identifier(author) else { throw .unknownAuthor }
        let listed = portal.chain.directories.reversed().compactMap { $0.keyholder(id) }
        guard !listed.isEmpty else { throw .unknownAuthor }
        let statements = conversation.generations.map { generation in
            AuthoredStatement(
                kind, portal: portal.portal.name, headerHash: headerHash, place: place,
                replyKey: generation.replyKey, json: json)
        }
        let signer = listed.first { keyholder in
            statements.contains { statement in
                statement.isSigned(by: authenticator) { message, signature in
                    Ed25519.isValid(
                        signature: signature, message: message,
                        publicKey: keyholder.identityKey.publicKey)
                }
            }
        }
        guard let signer else { throw .notSignedByAuthor(id) }
        guard conversation.readers.contains(signer) else { throw .authorNotAddressed(id) }
        guard place.isAuthored else { throw .sequence }
    }
}

/// How a message came into the log.
struct MessageOrigin: Sendable {
    let id: MessageID
    /// Whether the gateway says that it came from the reporter's side.
    let isOwn: Bool
    /// The log index of its acceptance.
    let index: UInt64
}

extension ConversationPlace {
    /// Whether a follow-up or re-key may stand here: exactly the first names no text before it.
    fileprivate var isText: Bool {
        sequence.isMultiple(of: 2) && (sequence == 2) == (previous == .none)
    }

    /// Whether an identity may stand here, behind its text: the report's names none.
    fileprivate var isIdentity: Bool {
        !sequence.isMultiple(of: 2) && (sequence == 1) == (previous == .none)
    }

    /// Whether an officer's message may stand here: exactly the first of its row names none before it.
    fileprivate var isAuthored: Bool { (sequence == 1) == (previous == .none) }
}

extension VerifiedDirectoryChain {
    /// The person behind an id; nil when versions of the directory disagree: then nobody is meant.
    func person(_ idText: String) -> Identifier? {
        guard let id = try? Identifier(idText) else { return nil }
        let persons = Set(directories.compactMap { $0.keyholder(id)?.person })
        return persons.count == 1 ? persons.first : nil
    }
}
