package import Directory
import Encoding
import Exchange
import PortalClient
package import SealedMessage
package import Sealing
import SignedNote

/// What became of a reply or note.
package enum ReplyResult: Sendable {
    case sent(MessageID, addressees: [Keyholder])
    /// One written before had not gone out, and now has; the new text was not sent.
    case sentEarlierOne(MessageID)
}

/// Why a reply or note is not sent.
package enum ReplyFailed: Error, Equatable {
    /// The report has not been opened here, or is none.
    case notOpened
    case payload(InvalidPayload)
    case seal(CannotSeal)
    /// The gateway's receipt is missing, not signed, or for another message or day.
    case receipt
    /// The reporter has changed the receipt, in a message that was not opened here.
    case receiptChanged
    /// The reporter has closed the mailbox: nobody would read it.
    case closed
    /// The conversation takes no more of this kind.
    case full
}

extension Desk {
    /// Seals a text to the report's audience and its reporter, and posts it (Specification.md §4).
    ///
    /// - Parameters:
    ///   - text: empty only where something is stated.
    ///   - status: what is stated of the case, in any order, none twice, at most eight.
    package borrowing func reply(
        to report: MessageID, text: String, status: [ReplyStatus] = [], language: ReportLanguage
    ) async throws(DeskFailed) -> ReplyResult {
        try await write(.reply, about: report) { place, author throws(InvalidPayload) in
            try ReplyPayload(
                place: place, author: author, language: language, text: PlainText.cleaned(text),
                status: status.sorted { $0.matter < $1.matter }
            ).json()
        }
    }

    /// Seals a text to the report's audience alone, and posts it (Specification.md §4).
    package borrowing func note(
        about report: MessageID, text: String, language: ReportLanguage
    ) async throws(DeskFailed) -> ReplyResult {
        try await write(.note, about: report) { place, author throws(InvalidPayload) in
            try NotePayload(
                place: place, author: author, language: language, text: PlainText.cleaned(text)
            ).json()
        }
    }

    /// - Parameter json: the text at its place, under the author's id.
    private borrowing func write(
        _ kind: AuthoredStatement.Kind, about report: MessageID,
        json: (ConversationPlace, String) throws(InvalidPayload) -> [UInt8]
    ) async throws(DeskFailed) -> ReplyResult {
        try await learnHandovers(of: report)
        guard var record = try record(of: report), let conversation = conversation(report) else {
            throw .reply(.notOpened)
        }
        if let earlier = try await postPending(&record, of: report) {
            return .sentEarlierOne(earlier)
        }
        let messageKind: MessageKind = kind == .reply ? .reply : .note
        let earlier = record.sent(messageKind)
        let place = ConversationPlace(
            conversation: report, sequence: UInt32(earlier.count) + 1,
            previous: earlier.last?.messageID ?? .none)
        let text: [UInt8]
        do {
            text = try json(place, keys.id.text)
        } catch {
            throw .reply(.payload(error))
        }
        let inSequence = try await thread(of: report).filter { $0.standing == .inSequence }
        let addressees = currentAddressees(
            of: conversation, counting: Set(inSequence.map(\.message.messageID)))
        let sealed = try seal(
            text, as: kind, at: place, in: conversation, addressees: addressees)
        let posting = ReplyPosting(thread: conversation.threadCapability, message: sealed)
        record.sent.append(
            DeskRecord.SentMessage(
                kind: messageKind, messageID: sealed.id, pending: posting.bytes, receipt: []))
        try save(record, of: report)
        try await post(&record, at: record.sent.count - 1, of: report)
        return .sent(sealed.id, addressees: addressees.map { portal.directory.keyholders[$0] })
    }

    /// The places, in today's directory, of the persons whom the reporter lets read.
    private borrowing func currentAddressees(
        of conversation: Conversation, counting texts: Set<MessageID>
    ) -> [Int] {
        let persons = conversation.persons(counting: texts, in: portal.chain)
        let excluded = Set(conversation.report.excluded)
        return portal.directory.keyholders.indices.filter { index in
            let keyholder = portal.directory.keyholders[index]
            return persons.contains(keyholder.person)
                && !excluded.contains(keyholder.person.text) && keyholder.mayAct(on: today)
                && portal.set.sealingKey(ofKeyholderAt: index) != nil
        }
    }

    private borrowing func seal(
        _ json: [UInt8], as kind: AuthoredStatement.Kind, at place: ConversationPlace,
        in conversation: Conversation, addressees: [Int]
    ) throws(DeskFailed) -> SealedMessage {
        let replyKey = conversation.current.replyKey
        do {
            let recipients = try portal.set.recipients(addressing: Set(addressees))
            let sealer = try MessageSealer(
                kind: kind == .reply ? .reply : .note, directoryHash: portal.set.hash,
                recipients: recipients,
                reporter: kind == .reply ? .keys(to: replyKey) : .random)
            return try sealer.seal(json: json) { (headerHash) throws(MalformedNote) in
                let statement = AuthoredStatement(
                    kind, portal: portal.portal.name, headerHash: headerHash, place: place,
                    replyKey: replyKey, json: json)
                return try caller.authenticator(for: statement)
            }
        } catch let error as CannotSeal {
            throw .reply(.seal(error))
        } catch let error as SealingFailure<MalformedNote> {
            guard case .cannotSeal(let reason) = error else {
                preconditionFailure("eight lines without control characters can be signed")
            }
            throw .reply(.seal(reason))
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }

    /// Posts what was recorded and perhaps never arrived.
    ///
    /// - Returns: nil when there is none, or when the portal can no longer take those bytes: then they never arrived.
    private borrowing func postPending(
        _ record: inout DeskRecord, of report: MessageID
    ) async throws(DeskFailed) -> MessageID? {
        guard let last = record.sent.last, !last.pending.isEmpty else { return nil }
        do {
            try await post(&record, at: record.sent.count - 1, of: report)
            return last.messageID
        } catch .portal(.problem(.directorySuperseded, _)), .portal(.problem(.directoryUnknown, _))
        {
            record.forget(sentAt: record.sent.count - 1)
            try save(record, of: report)
            return nil
        } catch .reply(.receiptChanged) {
            // Posted under a T that no longer takes anything; the next one is sealed under the newest that is known.
            return nil
        }
    }

    /// Posts recorded bytes and keeps the receipt.
    private borrowing func post(
        _ record: inout DeskRecord, at index: Int, of report: MessageID
    ) async throws(DeskFailed) {
        let answer: [UInt8]
        do {
            answer = try await caller.post(.replies, record.sent[index].pending)
        } catch {
            guard let refusal = ReplyFailed(error) else { throw .portal(error) }
            // By the gateway's word these bytes never arrived, and their place is free; their id is kept.
            record.forget(sentAt: index)
            try save(record, of: report)
            throw .reply(refusal)
        }
        guard let note = try? SignedNote(parsing: answer),
            let receipt = try? ReceiptNote(parsing: note.text),
            note.isSigned(by: portal.directory.gatewayNoteKey), receipt.portal == portal.portal,
            receipt.messageID == record.sent[index].messageID,
            AlmatyDay(number: receipt.day).days(until: today).magnitude <= 1
        else { throw .reply(.receipt) }
        record.sent[index].receipt = note.bytes
        record.sent[index].pending = []
        try save(record, of: report)
    }
}

extension ReplyFailed {
    /// What the gateway says of a thread that takes nothing any more; nil for anything else.
    fileprivate init?(_ error: PortalError) {
        switch error {
        case .problem(.threadChanged, _): self = .receiptChanged
        case .problem(.notFound, _): self = .closed
        case .problem(.conversationFull, _): self = .full
        default: return nil
        }
    }
}

extension SignedCaller {
    /// The identity's signature over a text, as the body carries it.
    func authenticator(
        for statement: AuthoredStatement
    ) throws(MalformedNote) -> Authenticator {
        let note = try sign(String(decoding: statement.bytes, as: UTF8.self))
        guard let line = note.signatures.first,
            let authenticator = try? Authenticator(signature: line.signature)
        else { preconditionFailure("an Ed25519 signature has 64 bytes") }
        return authenticator
    }
}
