import Details
import Encoding
import Exchange
import PortalClient
package import Procedure
package import SealedMessage
import Sealing
import Secrets
import SignedNote
import TransparencyLog

/// What lists show of a message that was opened here, from its record alone (Specification.md §3.1).
package struct Glance: Sendable {
    package let message: OpenedMessage
    /// Of a report that is no cover: the case as it stood when its statements were read last; nil when they never were, or do not read.
    package let file: CaseFile?
}

extension Desk {
    /// The messages of which there are records.
    package borrowing func recordedMessages() throws(DeskFailed) -> [MessageID] {
        do {
            return try book.messages()
        } catch {
            throw .record(error)
        }
    }

    /// Opens a message once more from its record, for lists and searches: no signature and no proof is checked again.
    ///
    /// Nobody but this desk can have sealed the record, and it did so after every check; `read` makes them again, whenever the message
    /// itself is shown.
    ///
    /// - Parameter calendar: what `productionCalendar()` gave.
    /// - Returns: nil for a message that was not opened here, and for one that is not of kind 1: no list shows those.
    package borrowing func glance(
        at id: MessageID, calendar: ProductionCalendar?
    ) throws(DeskFailed) -> Glance? {
        guard let (message, record) = try glancedMessage(id) else { return nil }
        guard case .report(let report) = message.payload, !message.isCover, let kept = record.kept
        else { return Glance(message: message, file: nil) }
        let conversation = Conversation(
            id, report: report, handovers: handovers(record.shownHandovers, of: id), of: portal)
        var facts: [StatedFact] = []
        for statement in kept.statements {
            // A directory that does not know who stated it any more, or not yet: the portal has to be asked.
            guard
                let fact = try? StatedFact(
                    kept: statement, about: id, in: conversation, chain: portal.chain)
            else { return Glance(message: message, file: nil) }
            facts.append(fact)
        }
        let statements = CaseStatements(
            report: id, deemedReceipt: message.tick, facts: facts, refused: [])
        let file = try? caseFile(
            statements, in: conversation, unproven: unproven(facts), calendar: calendar)
        return Glance(message: message, file: file)
    }

    private borrowing func glancedMessage(
        _ id: MessageID
    ) throws(DeskFailed) -> (OpenedMessage, DeskRecord)? {
        guard let record = try keptRecord(of: id), record.outcome == .opened else { return nil }
        guard let header = try? record.header.map({ try MessageHeader(parsing: $0) }) else {
            throw .record(.malformed(id))
        }
        guard header.context.kind == .report else { return nil }
        if record.handedOver == nil {
            do {
                return (try glance(at: record, header, of: id), record)
            } catch .opening(.sealingKeyMissing) {
                throw .opening(.sealingKeyMissing)
            } catch {
                // An answer of the gateway's that was left aside then: the checks find the good ones.
            }
        }
        // Few were handed over; their keys stand in another record.
        guard
            case .opened(let message, _) = try result(
                of: record, of: id, conversations: { conversation($0) })
        else { throw .record(.malformed(id)) }
        return (message, record)
    }

    private borrowing func glance(
        at record: DeskRecord, _ header: MessageHeader, of id: MessageID
    ) throws(DeskFailed) -> OpenedMessage {
        guard let answer = try? OpenAnswer(parsing: record.answer),
            let releases = try? ReleasesAnswer(parsing: record.releases),
            let statement = try? AccessStatement(parsing: record.statement.text),
            let entry = try? OpenedEntry(answer.acceptance),
            case .accepted(let accepted) = entry.detail,
            let message = try? SealedMessage(header: header, body: answer.body)
        else { throw .record(.malformed(id)) }
        guard let key = keys.sealingKey(withDigest: statement.sealingKeyDigest) else {
            throw .opening(.sealingKeyMissing)
        }
        let gathered = TrusteeAnswers(recorded: releases.answers).shares(
            for: header, statement: statement, key: key, of: portal)
        do throws(OpeningFailed) {
            let payload = try OpenedMessage.payload(
                of: message,
                holderKey: OpenedMessage.ownSecret(
                    of: header, as: keys.id, keys: keys, of: portal
                ).share(), shares: gathered.shares)
            return OpenedMessage(
                id: id, payload: payload, index: entry.index, tick: accepted.tick,
                blamed: gathered.blamed, author: nil, isCover: isCover(payload))
        } catch {
            throw .opening(error)
        }
    }

    /// A report says so itself; what belongs to one need not.
    private borrowing func isCover(_ payload: Payload) -> Bool {
        if case .report(let report) = payload { return report.isCover }
        return payload.place.flatMap { try? glancedMessage($0.conversation) }?.0.isCover == true
    }
}

extension OpenedMessage {
    /// What a message says, by the keys of its record.
    fileprivate static func payload(
        of message: SealedMessage, holderKey: borrowing SecretBytes,
        shares: borrowing TrusteeShares
    ) throws(OpeningFailed) -> Payload {
        let body: OpenedBody
        do {
            body = try message.open(holderKey: holderKey, shares: shares)
        } catch {
            throw .body(error)
        }
        var json = body.json
        defer { wipe(&json) }
        do {
            return try Payload(parsing: json, kind: message.context.kind)
        } catch {
            throw .payload(error)
        }
    }
}
