import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import Sealing
import Secrets
import SignedNote

/// Opens replies and puts them into the order of their authors (Specification.md §2.3, §2.4).
struct ReplyReader {
    private struct Opened {
        let id: MessageID
        let author: Keyholder
        let payload: ReplyPayload
        let proof: AcceptanceState
    }

    private let portal: VerifiedPortal
    private let messages: [OwnMessage]
    /// The receipt at hand, and those that it replaced: a reply may have been sealed to any.
    private let generations: [ReceiptGeneration]
    /// Knows to whom a report was handed over.
    private let acts: ActReader
    private var opened: [Opened] = []

    init(
        portal: VerifiedPortal, messages: [OwnMessage], generations: [ReceiptGeneration],
        acts: ActReader
    ) {
        self.portal = portal
        self.messages = messages
        self.generations = generations
        self.acts = acts
    }

    /// Opens one reply and checks whose it is.
    mutating func take(
        header headerBytes: [UInt8], body: [UInt8], proof: AcceptanceProof?
    ) throws(ReplyRefused) {
        let message: SealedMessage
        do {
            message = try SealedMessage(header: MessageHeader(parsing: headerBytes), body: body)
        } catch {
            throw .message(error)
        }
        guard message.context.kind == .reply else { throw .wrongKind }
        let generation = try generation(of: message)
        let content: OpenedBody
        do {
            content = try generation.keys.replyKey.openReply(message)
        } catch {
            throw .opening(error)
        }
        let json = content.json
        let payload: ReplyPayload
        do {
            payload = try ReplyPayload(parsing: json)
        } catch {
            throw .payload(error)
        }
        guard
            let report = messages.first(where: {
                $0.id == payload.place.conversation && $0.role == .report
            })
        else { throw .otherConversation }
        let statement = AuthoredStatement(
            .reply, portal: portal.portal.name, headerHash: message.header.hash,
            place: payload.place,
            replyKey: generation.keys.replyKey.publicKey, json: json)
        let author = try author(
            of: payload, statement: statement, authenticator: content.authenticator)
        try check(author, in: report)
        opened.append(
            Opened(
                id: message.id, author: author, payload: payload,
                proof: AcceptanceState(proof, of: message.id, in: portal.chain)))
    }

    /// The replies, each author's in their order, by the place in the log of the first.
    var inSequence: [ReceivedReply] {
        var replies: [ReceivedReply] = []
        var last: [String: (sequence: UInt32, id: MessageID)] = [:]
        let ordered = opened.sorted {
            ($0.payload.place.sequence, $0.id) < ($1.payload.place.sequence, $1.id)
        }
        for reply in ordered {
            let place = reply.payload.place
            let key = "\(place.conversation.hex) \(reply.payload.author)"
            let expected = last[key] ?? (0, MessageID.none)
            let isInSequence =
                place.sequence == expected.sequence + 1 && place.previous == expected.id
            last[key] = (place.sequence, reply.id)
            replies.append(
                ReceivedReply(
                    id: reply.id, author: reply.author, place: place, text: reply.payload.text,
                    status: reply.payload.status, proof: reply.proof, isInSequence: isInSequence))
        }
        return replies
    }

    /// The keyholder whose identity key, in some version of the directory, made the signature.
    private func author(
        of payload: ReplyPayload, statement: AuthoredStatement, authenticator: Authenticator
    ) throws(ReplyRefused) -> Keyholder {
        guard let id = try? Identifier(payload.author) else { throw .unknownAuthor }
        let listed = portal.chain.directories.reversed().compactMap { $0.keyholder(id) }
        guard !listed.isEmpty else { throw .unknownAuthor }
        let author = listed.first { keyholder in
            statement.isSigned(by: authenticator) { message, signature in
                Ed25519.isValid(
                    signature: signature, message: message,
                    publicKey: keyholder.identityKey.publicKey)
            }
        }
        guard let author else { throw .notSignedByAuthor }
        return author
    }

    /// The receipt whose reply key opens a reply; the one at hand when none does, so that it is the one to say why.
    private func generation(of message: SealedMessage) throws(ReplyRefused) -> ReceiptGeneration {
        for generation in generations {
            do {
                _ = try generation.keys.replyKey.openReply(message)
                return generation
            } catch .sealedSlot {
                continue
            } catch {
                return generation
            }
        }
        guard let newest = generations.first else { throw .otherConversation }
        return newest
    }

    /// Someone whom the reporter never addressed may hold a stolen text, and must not be able to answer it; who took the report
    /// over by a logged handover may.
    private func check(_ author: Keyholder, in report: OwnMessage) throws(ReplyRefused) {
        let texts = messages.filter { $0.kind == .report }
        let isReader =
            texts.contains { $0.addressees.contains { $0.person == author.person } }
            || acts.readership(of: report).contains(author)
        guard !isReader else { return }
        // The portal chooses which directories it shows: without one of them there is no telling.
        guard texts.allSatisfy({ $0.set != nil }) else { throw .audienceUnknown }
        throw .authorNotAddressed(author.id)
    }
}
