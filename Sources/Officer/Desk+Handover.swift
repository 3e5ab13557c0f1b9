// `unsafe` here: T and the keys of the messages are copied out of locked pages, into what is sealed and sent.
import Details
package import Directory
import Encoding
import Exchange
import PortalClient
package import SealedMessage
package import Sealing
import Secrets
import SignedNote

/// What a handover would hand over, for a person to look at first (Specification.md §9.1).
package struct HandoverPlan: Sendable {
    package let report: MessageID
    package let successor: Keyholder
    /// The report first, then what else of the thread was opened here; never an identity.
    package let messages: [MessageID]
    /// How many reports and follow-ups of the thread were not opened here: they cannot be handed over.
    package let unopenedCount: Int

    package init(
        report: MessageID, successor: Keyholder, messages: [MessageID], unopenedCount: Int
    ) {
        self.report = report
        self.successor = successor
        self.messages = messages
        self.unopenedCount = unopenedCount
    }
}

/// What became of a handover.
package enum HandoverResult: Sendable {
    case handedOver(MessageID)
    /// One made before had not gone out, and now has; no new one was made.
    case sentEarlierOne(MessageID)
}

/// Why nothing is handed over.
package enum HandoverFailed: Error, Equatable {
    /// The report has not been opened here, or is none.
    case notOpened
    case unknownSuccessor(Identifier)
    case successorIsAuthor
    /// Suspended, out of office, or without a key today.
    case successorMayNotAct(FreeText)
    /// The reporter excluded this person, or the newest text leaves them out.
    case successorExcluded(FreeText)
    case payload(InvalidPayload)
    case seal(CannotSeal)
    /// The gateway's receipt is missing, not signed, or for another message or day.
    case receipt
}

extension Desk {
    /// Looks at what can be handed over, and whether it may go to this keyholder.
    package borrowing func handoverPlan(
        of report: MessageID, to successor: Identifier
    ) async throws(DeskFailed) -> HandoverPlan {
        guard let conversation = conversation(report) else { throw .handover(.notOpened) }
        let keyholder = try successorOf(conversation, successor)
        var messages = [report]
        var unopenedCount = 0
        for entry in try await thread(of: report) where entry.message.messageID != report {
            guard entry.message.kind != .identity, messages.count < HandoverPayload.mostItems else {
                continue
            }
            guard let opened = entry.opened else {
                if entry.message.kind == .report { unopenedCount += 1 }
                continue
            }
            // The keys that a handover carried are handed over themselves.
            if case .handover = opened.payload { continue }
            messages.append(opened.id)
        }
        return HandoverPlan(
            report: report, successor: keyholder, messages: messages,
            unopenedCount: unopenedCount)
    }

    /// Seals the keys of the planned messages to the successor alone, and posts them with the detail (Specification.md §9.2).
    package borrowing func handOver(
        _ plan: HandoverPlan
    ) async throws(DeskFailed) -> HandoverResult {
        guard var record = try record(of: plan.report) else { throw .handover(.notOpened) }
        if let earlier = try await postPendingHandover(&record, of: plan.report) {
            return .sentEarlierOne(earlier)
        }
        guard let conversation = conversation(plan.report),
            let index = portal.directory.index(ofKeyholder: plan.successor.id)
        else { throw .handover(.notOpened) }
        var items: [HandoverPayload.Item] = []
        for id in plan.messages { items.append(try item(of: id)) }
        let payload = HandoverPayload(
            place: ConversationPlace(
                conversation: plan.report, sequence: UInt32(record.handovers.count) + 1,
                previous: record.handovers.last?.messageID ?? .none),
            author: keys.id.text, successor: plan.successor.id.text, items: items)
        let sealed = try sealedHandover(
            payload, to: index, replyKey: conversation.report.replyKey)
        let posting = HandoverPosting(
            thread: conversation.threadCapability, note: try handoverNote(plan, by: sealed.id),
            message: sealed)
        record.handovers.append(
            DeskRecord.SentMessage(
                kind: .report, messageID: sealed.id, pending: posting.bytes, receipt: []))
        try save(record, of: plan.report)
        try await postHandover(&record, of: plan.report)
        return .handedOver(sealed.id)
    }

    /// The keyholder of today's directory, unless the case must not go to them.
    private borrowing func successorOf(
        _ conversation: Conversation, _ id: Identifier
    ) throws(DeskFailed) -> Keyholder {
        guard let index = portal.directory.index(ofKeyholder: id) else {
            throw .handover(.unknownSuccessor(id))
        }
        let successor = portal.directory.keyholders[index]
        guard id != keys.id else { throw .handover(.successorIsAuthor) }
        guard !conversation.report.excluded.contains(successor.person.text),
            !conversation.leavesOut(successor.person, of: portal)
        else { throw .handover(.successorExcluded(successor.name)) }
        guard successor.mayAct(on: today), portal.set.sealingKey(ofKeyholderAt: index) != nil else {
            throw .handover(.successorMayNotAct(successor.name))
        }
        return successor
    }

    private borrowing func item(
        of id: MessageID
    ) throws(DeskFailed) -> HandoverPayload.Item {
        guard let halves = try halves(of: id) else { throw .handover(.notOpened) }
        return HandoverPayload.Item(
            message: id,
            holderKey: unsafe halves.holderKey.withUnsafeBytes { unsafe Array($0) },
            trusteeKey: unsafe halves.trusteeKey.withUnsafeBytes { unsafe Array($0) })
    }

    private borrowing func sealedHandover(
        _ payload: HandoverPayload, to index: Int, replyKey: SealingPublicKey
    ) throws(DeskFailed) -> SealedMessage {
        var json: [UInt8]
        do {
            json = try payload.json()
        } catch {
            throw .handover(.payload(error))
        }
        defer { wipe(&json) }
        do {
            let sealer = try MessageSealer(
                kind: .report, directoryHash: portal.set.hash,
                recipients: try portal.set.recipients(addressing: [index]), reporter: .random)
            return try sealer.seal(json: json) { (headerHash) throws(MalformedNote) in
                let statement = AuthoredStatement(
                    .handover, portal: portal.portal.name, headerHash: headerHash,
                    place: payload.place, replyKey: replyKey, json: json)
                return try caller.authenticator(for: statement)
            }
        } catch let error as CannotSeal {
            throw .handover(.seal(error))
        } catch let error as SealingFailure<MalformedNote> {
            guard case .cannotSeal(let reason) = error else {
                preconditionFailure("eight lines without control characters can be signed")
            }
            throw .handover(.seal(reason))
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }

    private borrowing func handoverNote(
        _ plan: HandoverPlan, by id: MessageID
    ) throws(DeskFailed) -> SignedNote {
        do {
            let note = try HandoverNote(
                portal: portal.portal, handoverID: id, keyholder: keys.id,
                successor: plan.successor.id, time: clock(), messages: plan.messages)
            return try caller.sign(note.text)
        } catch {
            preconditionFailure("the plan names the report first, nothing twice, and not too much")
        }
    }

    /// Posts a handover that was recorded and perhaps never arrived.
    ///
    /// - Returns: nil when there is none, or when the portal can no longer take those bytes.
    private borrowing func postPendingHandover(
        _ record: inout DeskRecord, of report: MessageID
    ) async throws(DeskFailed) -> MessageID? {
        guard let last = record.handovers.last, !last.pending.isEmpty else { return nil }
        do {
            try await postHandover(&record, of: report)
            return last.messageID
        } catch .portal(.problem(.directorySuperseded, _)), .portal(.problem(.directoryUnknown, _)),
            .portal(.problem(.noteTooOld, _)), .portal(.problem(.noteRefused, _)),
            .portal(.problem(.threadChanged, _))
        {
            // Its detail may stand in the log; its keys went to nobody.
            record.forgetLastHandover()
            try save(record, of: report)
            return nil
        }
    }

    private borrowing func postHandover(
        _ record: inout DeskRecord, of report: MessageID
    ) async throws(DeskFailed) {
        let index = record.handovers.count - 1
        let answer: HandoverAnswer
        do throws(PortalError) {
            let bytes = try await caller.post(.handover, record.handovers[index].pending)
            do throws(MalformedExchange) {
                answer = try HandoverAnswer(parsing: bytes)
            } catch {
                throw .malformed(error)
            }
        } catch {
            throw .portal(error)
        }
        guard let receipt = try? ReceiptNote(parsing: answer.receipt.text),
            answer.receipt.isSigned(by: portal.directory.gatewayNoteKey),
            receipt.portal == portal.portal,
            receipt.messageID == record.handovers[index].messageID,
            AlmatyDay(number: receipt.day).days(until: today).magnitude <= 1
        else { throw .handover(.receipt) }
        record.handovers[index].receipt = answer.receipt.bytes
        record.handovers[index].pending = []
        try save(record, of: report)
    }
}
