// `unsafe` here: T is copied out of locked pages into a request's body, as the wire asks.
package import Directory
import Encoding
import Exchange
import PortalClient
package import SealedMessage
package import Sealing
import Secrets
import SignedNote

/// What became of a reply.
package enum ReplyResult: Sendable {
    case sent(MessageID, addressees: [Keyholder])
    /// One written before had not gone out, and now has; the new text was not sent.
    case sentEarlierOne(MessageID)
}

/// Why a reply is not sent.
package enum ReplyFailed: Error, Equatable {
    /// The report has not been opened here, or is none.
    case notOpened
    case payload(InvalidPayload)
    case seal(CannotSeal)
    /// The gateway's receipt is missing, not signed, or for another message or day.
    case receipt
}

extension Desk {
    /// Seals a text to the report's audience and its reporter, and posts it (Specification.md §4).
    package borrowing func reply(
        to report: MessageID, text: String, language: ReportLanguage
    ) async throws(DeskFailed) -> ReplyResult {
        guard var record = try record(of: report),
            case .opened(let message, _)? = try read(report),
            case .report(let payload) = message.payload
        else { throw .reply(.notOpened) }
        if let earlier = try await postPending(&record, of: report) {
            return .sentEarlierOne(earlier)
        }
        let addressees = currentAddressees(of: payload)
        let place = ConversationPlace(
            conversation: report, sequence: UInt32(record.replies.count) + 1,
            previous: record.replies.last?.messageID ?? .none)
        let sealed = try sealedReply(
            PlainText.cleaned(text), language: language, place: place, to: payload,
            addressees: addressees)
        var keyBytes = payload.conversationKey
        let thread = ConversationKey(SecretBytes(moving: &keyBytes)).threadCapability()
        let posting = ReplyPosting(
            thread: unsafe thread.withUnsafeBytes { unsafe Array($0) }, reply: sealed)
        record.replies.append(
            DeskRecord.SentReply(messageID: sealed.id, pending: posting.bytes, receipt: []))
        try save(record, of: report)
        try await post(&record, at: record.replies.count - 1, of: report)
        return .sent(sealed.id, addressees: addressees.map { portal.directory.keyholders[$0] })
    }

    /// The places, in today's directory, of the persons whom the reporter addressed.
    private borrowing func currentAddressees(of report: ReportPayload) -> [Int] {
        let persons = Set(report.addressees.compactMap { person($0) })
        let excluded = Set(report.excluded)
        return portal.directory.keyholders.indices.filter { index in
            let keyholder = portal.directory.keyholders[index]
            return persons.contains(keyholder.person)
                && !excluded.contains(keyholder.person.text) && keyholder.mayAct(on: today)
                && portal.set.sealingKey(ofKeyholderAt: index) != nil
        }
    }

    /// The person behind an id; nil when versions of the directory disagree: then nobody is meant.
    private borrowing func person(_ idText: String) -> Identifier? {
        guard let id = try? Identifier(idText) else { return nil }
        let persons = Set(portal.chain.directories.compactMap { $0.keyholder(id)?.person })
        return persons.count == 1 ? persons.first : nil
    }

    private borrowing func sealedReply(
        _ text: String, language: ReportLanguage, place: ConversationPlace,
        to report: ReportPayload, addressees: [Int]
    ) throws(DeskFailed) -> SealedMessage {
        let json: [UInt8]
        do {
            json = try ReplyPayload(
                place: place, author: keys.id.text, language: language, text: text
            ).json()
        } catch {
            throw .reply(.payload(error))
        }
        do {
            let recipients = try portal.set.recipients(addressing: Set(addressees))
            let sealer = try MessageSealer(
                kind: .reply, directoryHash: portal.set.hash, recipients: recipients,
                reporter: .keys(to: report.replyKey))
            return try sealer.seal(json: json) { (contextHash) throws(MalformedNote) in
                let statement = AuthoredStatement(
                    .reply, portal: portal.portal.name, contextHash: contextHash, place: place,
                    replyKey: report.replyKey, json: json)
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

    /// Posts a reply that was recorded and perhaps never arrived.
    ///
    /// - Returns: nil when there is none, or when the portal can no longer take those bytes: then they never arrived.
    private borrowing func postPending(
        _ record: inout DeskRecord, of report: MessageID
    ) async throws(DeskFailed) -> MessageID? {
        guard let last = record.replies.last, !last.pending.isEmpty else { return nil }
        do {
            try await post(&record, at: record.replies.count - 1, of: report)
            return last.messageID
        } catch .portal(.problem(.directorySuperseded, _)), .portal(.problem(.directoryUnknown, _))
        {
            record.replies.removeLast()
            try save(record, of: report)
            return nil
        }
    }

    /// Posts recorded bytes and keeps the receipt.
    private borrowing func post(
        _ record: inout DeskRecord, at index: Int, of report: MessageID
    ) async throws(DeskFailed) {
        let answer: [UInt8]
        do {
            answer = try await caller.post(.replies, record.replies[index].pending)
        } catch {
            throw .portal(error)
        }
        guard let note = try? SignedNote(parsing: answer),
            let receipt = try? ReceiptNote(parsing: note.text),
            note.isSigned(by: portal.directory.gatewayNoteKey), receipt.portal == portal.portal,
            receipt.messageID == record.replies[index].messageID,
            AlmatyDay(number: receipt.day).days(until: today).magnitude <= 1
        else { throw .reply(.receipt) }
        record.replies[index].receipt = note.bytes
        record.replies[index].pending = []
        try save(record, of: report)
    }
}

extension SignedCaller {
    /// The identity's signature over a reply, as the body carries it.
    fileprivate func authenticator(
        for statement: AuthoredStatement
    ) throws(MalformedNote) -> Authenticator {
        let note = try sign(String(decoding: statement.bytes, as: UTF8.self))
        guard let line = note.signatures.first,
            let authenticator = try? Authenticator(signature: line.signature)
        else { preconditionFailure("an Ed25519 signature has 64 bytes") }
        return authenticator
    }
}
