// `unsafe` here: T is copied out of locked pages into a request's body, as the wire asks.
package import Exchange
import PortalClient
package import SealedMessage
import Sealing
import Secrets

/// A message of a thread, with what this desk knows of it.
package struct ThreadEntry: Sendable {
    /// Whether the messages of its sender that it follows are here.
    package enum Standing: Sendable, Hashable {
        /// Not opened here, so nobody can tell.
        case unknown
        case inSequence
        /// The one before it, which it names, has not reached this desk.
        case gap
        /// Another message of its sender's has the same place.
        case repeated
        /// A change of receipts that came after another of the same receipt: it does not count.
        case tooLate
    }

    package let message: ListedMessage
    package let state: InboxEntry.State
    /// What it says, when it was opened here.
    package let opened: OpenedMessage?
    /// The number among the own replies, or among the own notes, when it was written here.
    package let ownNumber: Int?
    /// Whether it was signed here, and the gateway said that it never took it.
    package let isSaidRefused: Bool
    package let standing: Standing
}

extension Desk {
    /// Everything that a report's thread holds, in log order (Specification.md §6).
    package borrowing func thread(of report: MessageID) async throws(DeskFailed) -> [ThreadEntry] {
        try await learnHandovers(of: report)
        guard let record = try keptRecord(of: report), let conversation = conversation(report)
        else {
            throw .reply(.notOpened)
        }
        let thread = conversation.threadCapability
        let listed = try await pages { first throws(PortalError) in
            try await caller.post(.thread, ThreadRequest(thread: thread, first: first).bytes)
        }
        var opened: [MessageID: OpenedMessage] = [:]
        var states: [MessageID: InboxEntry.State] = [:]
        for message in listed {
            let id = message.messageID
            let record = try keptRecord(of: id)
            states[id] = InboxEntry.State(record)
            guard let record, record.outcome == .opened else { continue }
            // What no longer passes its checks is shown as asked for, not as opened.
            let found = try? result(of: record, of: id) { _ in conversation }
            if case .opened(let message, _)? = found { opened[id] = message }
        }
        let row = ThreadRow(listed: listed, opened: opened, own: record)
        return listed.map { message in
            let id = message.messageID
            return ThreadEntry(
                message: message, state: states[id] ?? .new, opened: opened[id],
                ownNumber: row.ownNumber(of: id),
                isSaidRefused: record.saidRefused.contains(id),
                standing: row.standing(of: id, in: conversation))
        }
    }

    /// A message of a report's thread whose id is, or begins with, this text.
    package borrowing func threadMessage(
        _ idText: String, of report: MessageID
    ) async throws(DeskFailed) -> ListedMessage {
        guard idText.utf8.count >= Desk.shortestPrefix else { throw .unknownMessage }
        let found = try await thread(of: report).filter {
            $0.message.messageID.hex.hasPrefix(idText)
        }
        guard let entry = found.first, found.count == 1 else { throw .unknownMessage }
        return entry.message
    }

    /// A conversation as far as it was opened here; nil when its report was not.
    borrowing func conversation(_ report: MessageID) -> Conversation? {
        guard let record = try? record(of: report), record.outcome == .opened,
            case .opened(let message, _)? = try? result(
                of: record, of: report, conversations: { _ in nil }),
            case .report(let payload) = message.payload
        else { return nil }
        var conversation = Conversation(
            report, report: payload, handovers: handovers(record.shownHandovers, of: report),
            of: portal)
        for id in record.opened {
            // In the order of opening: whatever a message needs was opened before it.
            let known = conversation
            guard let record = try? self.record(of: id),
                case .opened(let message, _)? = try? result(
                    of: record, of: id, conversations: { _ in known })
            else { continue }
            conversation.add(message)
        }
        return conversation
    }

    /// Asks for the thread of what was opened just now, a cover's as any other's (Specification.md §6).
    ///
    /// Where a desk stops asking, the gateway sees which messages nobody wrote. What the thread holds is shown when somebody
    /// wants to see it; an answer that does not come takes nothing from what was opened.
    borrowing func askForThread(of result: OpeningResult) async {
        guard case .opened(let message, _) = result else { return }
        switch message.payload {
        case .report: _ = try? await thread(of: message.id)
        case .followUp(let followUp): _ = try? await thread(of: followUp.place.conversation)
        case .rekey(let rekey): _ = try? await thread(of: rekey.place.conversation)
        case .handover, .identity, .reply, .note: break
        }
    }

    /// Notes, in the report's record, what its reporter added and was opened now.
    borrowing func remember(_ result: OpeningResult) throws(DeskFailed) {
        guard case .opened(let message, _) = result else { return }
        let report: MessageID
        switch message.payload {
        case .followUp(let followUp): report = followUp.place.conversation
        case .rekey(let rekey): report = rekey.place.conversation
        case .report, .handover, .identity, .reply, .note: return
        }
        guard var record = try record(of: report), !record.opened.contains(message.id),
            record.opened.count < DeskRecord.mostOpened
        else { return }
        record.opened.append(message.id)
        try save(record, of: report)
    }
}

extension Conversation {
    /// T, as far as this desk knows: 32 bytes.
    var threadCapability: [UInt8] {
        let thread = current.key.threadCapability()
        return unsafe thread.withUnsafeBytes { unsafe Array($0) }
    }
}

/// The messages of a thread, each sender's in its own row (Specification.md §6).
private struct ThreadRow {
    /// Whose messages count together.
    private struct Sender: Hashable {
        /// Nil for the reporter.
        let author: String?
        /// Replies and notes count apart.
        let kind: MessageKind?
    }

    private let listed: [MessageID: ListedMessage]
    private let opened: [MessageID: OpenedMessage]
    private let own: DeskRecord
    private let sequences: [Sender: [UInt32: Int]]

    init(listed: [ListedMessage], opened: [MessageID: OpenedMessage], own: DeskRecord) {
        self.listed = Dictionary(
            listed.map { ($0.messageID, $0) }, uniquingKeysWith: { first, _ in first })
        self.opened = opened
        self.own = own
        var sequences: [Sender: [UInt32: Int]] = [:]
        for message in opened.values {
            let sequence = message.payload.place?.sequence ?? 0
            sequences[ThreadRow.sender(of: message.payload), default: [:]][sequence, default: 0] +=
                1
        }
        self.sequences = sequences
    }

    func ownNumber(of id: MessageID) -> Int? {
        for kind in [MessageKind.reply, .note] {
            if let place = own.sent(kind).firstIndex(where: { $0.messageID == id }) {
                return place + 1
            }
        }
        return nil
    }

    func standing(of id: MessageID, in conversation: Conversation) -> ThreadEntry.Standing {
        guard let payload = opened[id]?.payload else { return .unknown }
        if case .rekey = payload, !conversation.counts(id) { return .tooLate }
        guard let place = payload.place else { return .inSequence }
        let sender = ThreadRow.sender(of: payload)
        guard sequences[sender]?[place.sequence] == 1 else { return .repeated }
        guard place.previous != .none else { return .inSequence }
        guard let named = listed[place.previous] else { return .gap }
        // The reporter's messages name texts: an identity between two of them proves nothing of the text before it.
        if sender.author == nil, !(named.isOwn && named.kind == .report) { return .gap }
        guard let before = opened[place.previous]?.payload else { return .inSequence }
        let follows =
            ThreadRow.sender(of: before) == sender
            && (before.place?.sequence ?? 0) == place.sequence - ThreadRow.step(to: payload)
        return follows ? .inSequence : .gap
    }

    /// By how much a message's number is above that of the one it names: the reporter's texts have an identity between them.
    private static func step(to payload: Payload) -> UInt32 {
        switch payload {
        case .followUp, .rekey: 2
        case .report, .handover, .identity, .reply, .note: 1
        }
    }

    private static func sender(of payload: Payload) -> Sender {
        switch payload {
        case .report, .followUp, .rekey, .identity: Sender(author: nil, kind: nil)
        case .reply(let reply): Sender(author: reply.author, kind: .reply)
        case .note(let note): Sender(author: note.author, kind: .note)
        case .handover(let handover): Sender(author: handover.author, kind: .report)
        }
    }
}
