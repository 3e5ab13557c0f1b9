import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SealedMessage
import SignedNote
import Storage

// What a keyholder hands over, and what the successor gets (Specification.md §15).
extension Gateway {
    /// `POST /handover`: the detail is logged first, then the message that carries the keys is staged.
    ///
    /// In this order, no such message ever reaches a successor off the record; a detail whose message never came says that
    /// somebody was given nothing, and the same request again completes it.
    func handover(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        let posting: HandoverPosting
        do throws(SubmissionRefused) {
            posting = try HandoverPosting(parsing: asked.payload)
        } catch {
            throw error.refusal
        }
        guard let note = try? HandoverNote(parsing: posting.note.text) else {
            throw Refusal(.malformedRequest, "expected a signed handover")
        }
        guard note.keyholder == keyholder.id, posting.note.signatures.count == 1,
            posting.note.isSigned(by: keyholder.identityKey)
        else { throw Refusal(.notAuthorised, "the handover is not by the one who asks") }
        guard posting.message.context.kind == .report, note.handoverID == posting.message.id else {
            throw Refusal(.wrongKind, "expected the message that the handover names")
        }
        guard posting.message.context.stream == nil else {
            throw Refusal(.malformedMessage, "a handover carries no files")
        }
        guard posting.message.body.count <= Gateway.mostHandoverBytes else {
            throw Refusal(.tooLarge, "a handover has at most 256 KiB")
        }
        let thread = Gateway.threadID(posting.thread)
        let view = try await openView()
        let day = view.day(at: environment.clock())
        let message = NewMessage(posting.message)
        let act = Act(note: posting.note, detail: .handover(note))
        if try await isNew(message.id) {
            try await checkStanding(of: note.messages, inThread: thread)
            try checkRoom()
            try Gateway.admit(posting.message, in: view, on: day)
            let byteCount = message.header.count + message.body.count
            return try await authoredRoom.holding(byteCount, by: keyholder.id, in: thread) {
                () throws(Refusal) in
                try await record(act, and: message, in: thread, on: day)
            }
        } else {
            // What went through is answered again, whatever the reporter changed since. But somebody else's message must not be
            // passed off as a handover, which would take it out of its mailbox.
            let logged = try await stored { storage throws(StorageFailure) in
                try await storage.rule(named: note.name.text)
            }
            guard logged != nil else {
                throw Refusal(.malformedRequest, "this message is no handover")
            }
            return try await record(act, and: message, in: thread, on: day)
        }
    }

    /// Logs a handover, stages the message that carries the keys, and answers.
    private func record(
        _ act: Act, and message: NewMessage, in thread: Digest, on day: AlmatyDay
    ) async throws(Refusal) -> ServiceResponse {
        let index = try await log(act)
        let acceptance = try await stored { storage throws(StorageFailure) in
            try await storage.accept(authored: message, thread: thread, day: day.number)
        }
        switch acceptance {
        case .accepted(let accepted):
            return .bytes(
                HandoverAnswer(
                    receipt: receipt(for: message.id, day: accepted), index: index
                ).bytes)
        case .changed: throw Refusal.changedThread
        default: throw Refusal(.notFound, "no such thread")
        }
    }

    /// Whether the first message named may be the thread's report, every other one stands in the thread, too, and none is an identity.
    ///
    /// How often a case is handed over is counted by the first one (Details/Specification.md §4): any other would begin a new count.
    private func checkStanding(
        of messages: [MessageID], inThread thread: Digest
    ) async throws(Refusal) {
        let standing = try await stored { storage throws(StorageFailure) in
            try await storage.standing(ofThread: thread)
        }
        switch standing {
        case .open: break
        case .full: throw Refusal.fullConversation
        case .changed: throw Refusal.changedThread
        case nil: throw Refusal(.notFound, "no such thread")
        }
        let mayBeReport = try await stored { storage throws(StorageFailure) in
            // A handover names at least one.
            try await storage.isOfFirstTick(messages[0], ofThread: thread)
        }
        guard mayBeReport else {
            throw Refusal(.notFound, "the first message is not the report of this thread")
        }
        for id in messages.dropFirst() {
            let isThere = try await stored { storage throws(StorageFailure) in
                try await storage.isMessage(id, inThread: thread)
            }
            guard isThere else { throw Refusal(.notFound, "no such message in the thread") }
            guard try await message(id).kind != .identity else {
                throw Refusal(.wrongKind, "an identity is not handed over")
            }
        }
    }

    /// `POST /handed-over`: a message, to the keyholder whom a logged handover names for it.
    func handedOver(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let wanted = try? HandedOverRequest(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected the ids of a handover and of a message")
        }
        let name = HandoverNote.ruleName(
            of: wanted.message, to: keyholder.id, by: wanted.handover)
        let found = try await stored { storage throws(StorageFailure) in
            try await storage.rule(named: name)
        }
        // A predecessor under the same id is somebody else.
        guard let index = found,
            try await identityKey(of: keyholder.id, atEntry: index, in: asked.view)
                == keyholder.identityKey
        else { throw Refusal(.notFound, "no such handover to you") }
        let message = try await message(wanted.message)
        let published = asked.view.published
        guard let acceptance = try await proof(of: message.place?.entry, under: published),
            let handover = try await proof(of: index, under: published)
        else { throw Refusal(.notYet, "the handover is not public yet") }
        return .bytes(
            HandedOverAnswer(
                header: message.header, body: try await body(of: message.id),
                isOwn: message.isOwn,
                acceptance: acceptance, handover: handover
            ).bytes)
    }

    /// Whether a logged handover names this very person as the successor for a message.
    func isHandedOver(
        _ message: MessageID, to keyholder: Keyholder, in view: LogView
    ) async throws(Refusal) -> Bool {
        let indices = try await stored { storage throws(StorageFailure) in
            try await storage.rules(
                namedFrom: HandoverNote.ruleNameStart(of: message, to: keyholder.id))
        }
        for index in indices
        where try await identityKey(of: keyholder.id, atEntry: index, in: view)
            == keyholder.identityKey
        {
            return true
        }
        return false
    }

    /// The key that the directory in force at an entry gave a keyholder.
    private func identityKey(
        of id: Identifier, atEntry index: UInt64, in view: LogView
    ) async throws(Refusal) -> VerifierKey? {
        for directory in view.chain.directories.reversed() {
            let place = try await stored { storage throws(StorageFailure) in
                try await storage.rule(named: directory.ruleName)
            }
            if let place, place < index { return directory.keyholder(id)?.identityKey }
        }
        return nil
    }

    /// 256 KiB and the tag of AES-256-GCM: the largest list of keys takes a fourth of it.
    private static let mostHandoverBytes = 262_144 + 16
}

extension HandoverNote {
    /// Under which the storage finds the entry by a message and whom it went to.
    static func ruleName(
        of message: MessageID, to successor: Identifier, by handover: MessageID
    ) -> String {
        ruleNameStart(of: message, to: successor) + handover.hex
    }

    /// What the names begin with under which a keyholder's handovers of a report are counted.
    static func countedNameStart(of report: MessageID, by keyholder: Identifier) -> String {
        "handovers \(report.hex) \(keyholder) "
    }

    /// Before the id of a handover message, in the name under which it is listed to its successor.
    static let listedNameStart = "handover-listed "

    /// Behind the id, in the same name.
    static func listedNameEnd(_ successor: Identifier) -> String { " \(successor)" }

    /// Under which the storage finds this handover again, besides its name.
    var ruleNames: [String] {
        let counted = messages.first.map {
            HandoverNote.countedNameStart(of: $0, by: keyholder) + handoverID.hex
        }
        let listed =
            HandoverNote.listedNameStart + handoverID.hex + HandoverNote.listedNameEnd(successor)
        return messages.map { HandoverNote.ruleName(of: $0, to: successor, by: handoverID) }
            + [counted].compactMap { $0 } + [listed]
    }

    /// What the names of all handovers of a message to somebody begin with.
    static func ruleNameStart(of message: MessageID, to successor: Identifier) -> String {
        "handed-over \(message.hex) \(successor) "
    }
}
