import Details
import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import Sealing
import SignedNote

// What a successor does with a handover (Specification.md §9.3).
extension Desk {
    /// Fetches and checks every message that an opened handover names; each is durable before this returns.
    ///
    /// The report is judged first: with it, the handover's signature, the reporter's exclusions, and the author's own right to the
    /// case. It is kept last, once the newest text is known to leave nobody out who is here: without it nothing else can be read.
    /// Interrupted, the next opening goes on.
    borrowing func takeOver(
        _ handover: OpenedMessage, _ payload: HandoverPayload
    ) async throws(DeskFailed) {
        guard let statement = try record(of: handover.id)?.statement,
            let author = handover.author, let first = payload.items.first
        else { throw .record(.malformed(handover.id)) }
        let source = try await fetched(first, by: handover.id)
        let taken = try checked(source, first, by: handover.id)
        var known: Conversation
        do throws(OpeningFailed) {
            let report = try OpenedMessage.open(taken, with: first, of: portal) { _ in nil }
            known = try await checkReport(report, taken.handover, payload, author)
        } catch {
            throw .opening(error)
        }
        var others: [OpenedMessage] = []
        for item in payload.items.dropFirst() {
            let source = try await fetched(item, by: handover.id)
            let message = try checked(source, item, by: handover.id)
            do {
                let conversation = known
                let opened = try OpenedMessage.open(message, with: item, of: portal) {
                    $0 == conversation.id ? conversation : nil
                }
                known.add(opened)
                others.append(opened)
            } catch {
                throw .opening(error)
            }
            try keep(source, of: item.message, under: statement)
        }
        guard let own = portal.directory.keyholder(keys.id),
            !known.leavesOut(own.person, of: portal)
        else { throw .opening(.excludedByReporter) }
        try keep(source, of: first.message, under: statement)
        try await learnHandovers(of: first.message)
        for opened in others { try remember(.opened(opened, isAnchored: true)) }
    }

    /// What a record of a message handed over says, the checks of its own bytes made again.
    borrowing func result(
        of source: DeskRecord.HandedOver, of id: MessageID,
        conversations: OpenedMessage.Conversations
    ) throws(DeskFailed) -> OpeningResult {
        let item = try handedOverItem(id, from: source)
        let message = try checked(source, item, by: source.handover)
        do {
            let opened = try OpenedMessage.open(
                message, with: item, of: portal, conversations: conversations)
            return .opened(opened, isAnchored: true)
        } catch {
            throw .opening(error)
        }
    }

    /// The keys of a message, from the handover that was opened here.
    borrowing func handedOverItem(
        _ id: MessageID, from source: DeskRecord.HandedOver
    ) throws(DeskFailed) -> HandoverPayload.Item {
        // A handover is read without its conversation, which is known only from what it brings.
        guard let record = try record(of: source.handover), record.outcome == .opened,
            case .opened(let handover, _) = try result(
                of: record, of: source.handover, conversations: { _ in nil }),
            case .handover(let payload) = handover.payload,
            let item = payload.items.first(where: { $0.message == id })
        else { throw .record(.malformed(id)) }
        return item
    }

    /// Whether signature, exclusions and the author's right hold, now that the report can be read; the conversation it begins.
    private borrowing func checkReport(
        _ report: OpenedMessage, _ handover: VerifiedHandover, _ payload: HandoverPayload,
        _ author: UnverifiedAuthor
    ) async throws(OpeningFailed) -> Conversation {
        guard case .report(let reportPayload) = report.payload,
            payload.author == handover.author.id.text,
            payload.items.map(\.message) == handover.note.messages
        else { throw .handoverOfAnother }
        let statement = AuthoredStatement(
            .handover, portal: portal.portal.name, headerHash: author.headerHash,
            place: payload.place, replyKey: reportPayload.replyKey, json: author.json)
        let isSigned = statement.isSigned(by: author.authenticator) { message, signature in
            Ed25519.isValid(
                signature: signature, message: message,
                publicKey: handover.author.identityKey.publicKey)
        }
        guard isSigned else { throw .handoverNotSigned }
        guard let own = portal.directory.keyholder(keys.id),
            !reportPayload.excluded.contains(own.person.text)
        else { throw .excludedByReporter }
        let shown = await shownHandovers(
            of: report.id,
            thread: Conversation(
                report.id, report: reportPayload, handovers: [], of: portal
            ).threadCapability)
        let conversation = Conversation(
            report.id, report: reportPayload,
            handovers: handovers(shown ?? [], of: report.id), of: portal)
        guard conversation.readers.contains(handover.author) else { throw .handoverByStranger }
        return conversation
    }

    /// Asks who handed a report over to whom, and keeps what is shown in its record.
    ///
    /// The gateway may keep entries back: then a successor's words are refused here until it shows them.
    borrowing func learnHandovers(of report: MessageID) async throws(DeskFailed) {
        guard let conversation = conversation(report), var record = try record(of: report),
            let shown = await shownHandovers(of: report, thread: conversation.threadCapability),
            shown.contains(where: { !record.shownHandovers.contains($0) })
        else { return }
        record.shownHandovers +=
            shown.filter { !record.shownHandovers.contains($0) }
            .prefix(DeskRecord.mostShown - record.shownHandovers.count)
        try save(record, of: report)
    }

    /// The handovers of a report among entries that the gateway gave, each signed by whom it names.
    borrowing func handovers(
        _ entries: [LoggedEntry], of report: MessageID
    ) -> [VerifiedHandover] {
        entries.compactMap { logged in
            (try? OpenedEntry(logged)).flatMap {
                try? VerifiedHandover($0, chain: portal.chain)
            }
        }.filter { $0.report == report }
    }

    /// The `handover` entries about a report; nil when the gateway does not answer, which whatever comes next will say.
    private borrowing func shownHandovers(
        of report: MessageID, thread: [UInt8]
    ) async -> [LoggedEntry]? {
        guard let entries = try? await acts(about: report, thread: thread) else { return nil }
        let shown = Set(handovers(entries, of: report).map(\.index))
        return entries.filter { shown.contains($0.index) }
    }

    private borrowing func fetched(
        _ item: HandoverPayload.Item, by handover: MessageID
    ) async throws(DeskFailed) -> DeskRecord.HandedOver {
        if let kept = try record(of: item.message)?.handedOver, kept.handover == handover {
            return kept
        }
        let request = HandedOverRequest(handover: handover, message: item.message)
        do {
            return DeskRecord.HandedOver(
                handover: handover, answer: try await caller.post(.handedOver, request.bytes))
        } catch {
            throw .portal(error)
        }
    }

    private borrowing func checked(
        _ source: DeskRecord.HandedOver, _ item: HandoverPayload.Item, by handover: MessageID
    ) throws(DeskFailed) -> HandedOverMessage {
        let answer: HandedOverAnswer
        do {
            answer = try HandedOverAnswer(parsing: source.answer)
        } catch {
            throw .portal(.malformed(error))
        }
        do {
            return try HandedOverMessage(
                answer, of: item.message, by: handover, to: keys.id, of: portal)
        } catch {
            throw .opening(error)
        }
    }

    /// Makes a message readable here, unless this desk opened it by its own right.
    private borrowing func keep(
        _ source: DeskRecord.HandedOver, of id: MessageID, under statement: SignedNote
    ) throws(DeskFailed) {
        var record = try record(of: id) ?? DeskRecord(statement: statement)
        guard record.outcome != .opened else { return }
        record.handedOver = source
        record.outcome = .opened
        record.isAnchored = true
        try save(record, of: id)
    }
}

/// Who claims to have written a text that only another message lets one check.
struct UnverifiedAuthor: Sendable {
    let headerHash: Digest
    let json: [UInt8]
    let authenticator: Authenticator
}
