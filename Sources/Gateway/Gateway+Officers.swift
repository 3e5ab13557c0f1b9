import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SealedMessage
import SignedNote
import Storage
import TransparencyLog

extension Gateway {
    /// `POST /inbox`: reports and identity messages from a log index on; of handovers those to the one who asks.
    func inbox(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        let first = try Gateway.number(asked.payload)
        let lines = try await stored { storage throws(StorageFailure) in
            try await storage.inbox(
                named: HandoverNote.listedNameStart, HandoverNote.listedNameEnd(keyholder.id),
                from: first, most: MessageList.most)
        }
        return .bytes(MessageList(messages: lines.map(ListedMessage.init)).bytes)
    }

    /// `POST /thread`: the messages of a thread, for one who knows T.
    func thread(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (_, asked) = try await keyholder(request, at: endpoint)
        guard let wanted = try? ThreadRequest(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected T and a log index")
        }
        let lines = try await stored { storage throws(StorageFailure) in
            try await storage.messages(
                thread: Gateway.threadID(wanted.thread), from: wanted.first,
                most: MessageList.most)
        }
        guard let lines else { throw Refusal(.notFound, "no such thread") }
        return .bytes(MessageList(messages: lines.map(ListedMessage.init)).bytes)
    }

    /// `POST /open`: the statement is logged, and only then the message goes out (Specification.md §3).
    func open(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let note = try? SignedNote(parsing: asked.payload),
            let statement = try? AccessStatement(parsing: note.text)
        else { throw Refusal(.malformedRequest, "expected a signed access statement") }
        guard statement.keyholder == keyholder.id, note.signatures.count == 1,
            note.isSigned(by: keyholder.identityKey)
        else { throw Refusal(.notAuthorised, "the statement is not the one who asks") }
        let message = try await message(statement.messageID)
        guard let place = message.place else { throw Refusal.unknownMessage }
        guard let header = try? MessageHeader(parsing: message.header),
            header.preheader.hash == statement.preheaderHash,
            (statement.action == .identity) == (message.kind == .identity)
        else { throw Refusal(.noteRefused, "the statement does not fit the message") }
        let index = try await log(Act(note: note, detail: .access(statement)))
        return .bytes(
            try await openAnswer(message, acceptance: place.entry, statement: index).bytes)
    }

    private func openAnswer(
        _ message: StoredMessage, acceptance: UInt64, statement: UInt64
    ) async throws(Refusal) -> OpenAnswer {
        let body = try await body(of: message.id)
        return try await stored { storage throws(StorageFailure) in
            guard let fresh = try await storage.checkpoint(.covering(entry: statement)),
                let checkpoint = try? SignedNote(parsing: fresh.note)
            else { throw .failed }
            let proven = try await storage.provenEntries(
                [acceptance, statement], size: fresh.size)
            return OpenAnswer(
                header: message.header, body: body, isOwn: message.isOwn,
                freshCheckpoint: checkpoint,
                acceptance: LoggedEntry(proven[0].entry), acceptanceProof: proven[0].proof.hashes,
                statement: LoggedEntry(proven[1].entry), statementProof: proven[1].proof.hashes)
        }
    }

    /// `POST /releases`: what trustees said, and the checkpoint that shows they all saw one log.
    func releases(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let wanted = try? ReleasesRequest(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected a statement hash and a size")
        }
        let found = try await stored { storage throws(StorageFailure) in
            try await storage.statement(wanted.statement)
        }
        guard let statement = found, statement.keyholder == keyholder.id.text else {
            throw Refusal(.notFound, "no such statement of yours")
        }
        guard let place = try await message(statement.message).place else {
            throw Refusal.unknownMessage
        }
        let answer = try await stored { storage throws(StorageFailure) in
            try await storage.releases(
                on: statement, acceptance: place.entry, freshSize: wanted.freshSize)
        }
        return .bytes(answer.bytes)
    }

    /// `POST /replies`: a sealed reply or note, staged until the tick (Specification.md §1).
    func reply(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        let posting: ReplyPosting
        do throws(SubmissionRefused) {
            posting = try ReplyPosting(parsing: asked.payload)
        } catch {
            throw error.refusal
        }
        let kind = posting.message.context.kind
        guard kind == .reply || kind == .note else {
            throw Refusal(.wrongKind, "expected a reply or a note")
        }
        guard kind == .note || posting.message.body.count <= Gateway.mostReplyBytes else {
            throw Refusal(.tooLarge, "a reply has at most 256 KiB")
        }
        let view = try await openView()
        let day = view.day(at: environment.clock())
        let message = NewMessage(posting.message)
        let thread = Gateway.threadID(posting.thread)
        guard try await isNew(message.id) else {
            return try await store(message, in: thread, on: day)
        }
        try checkRoom()
        try Gateway.admit(posting.message, in: view, on: day)
        let byteCount = message.header.count + message.body.count
        return try await authoredRoom.holding(byteCount, by: keyholder.id, in: thread) {
            () throws(Refusal) in
            try await store(message, in: thread, on: day)
        }
    }

    /// Stages a reply or note, and answers with its receipt.
    private func store(
        _ message: NewMessage, in thread: Digest, on day: AlmatyDay
    ) async throws(Refusal) -> ServiceResponse {
        let acceptance = try await stored { storage throws(StorageFailure) in
            try await storage.accept(authored: message, thread: thread, day: day.number)
        }
        switch acceptance {
        case .accepted(let accepted):
            return .bytes(receipt(for: message.id, day: accepted).bytes)
        case .unknownThread, .unknownMailbox:
            throw Refusal(.notFound, "no such thread")
        case .changed:
            throw Refusal(
                .threadChanged, "the reporter changed the receipt; open the newer messages")
        case .exhausted: throw Refusal.fullConversation
        case .conflict, .incompleteUpload:
            throw Refusal(.malformedRequest, "this message stands in another thread")
        }
    }

    /// `POST /acts`: what was done about a message, as far as the asker may know it (Exchange/Specification.md §7).
    func acts(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let wanted = try? ActsRequest(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected a message id and T")
        }
        guard try await message(wanted.message).place != nil else {
            throw Refusal.unknownMessage
        }
        var knowsThread = false
        if let capability = wanted.thread {
            knowsThread = try await isReader(
                keyholder, of: wanted.message, inThread: Gateway.threadID(capability))
        }
        let own = try await ownStatements(of: keyholder, about: wanted.message)
        var shown: [StoredEntry] = []
        var next = wanted.first
        while shown.count < ActsAnswer.most {
            let from = next
            let entries = try await stored { storage throws(StorageFailure) in
                try await storage.acts(
                    about: wanted.message, from: from, most: ActsAnswer.most)
            }
            for entry in entries
            where try Gateway.isShown(entry, toAskerOf: own, knowsThread: knowsThread) {
                shown.append(entry)
            }
            guard entries.count == ActsAnswer.most, let last = entries.last else { break }
            next = last.index + 1
        }
        return .bytes(
            ActsAnswer(entries: shown.prefix(ActsAnswer.most).map(LoggedEntry.init)).bytes)
    }

    /// The hashes of a keyholder's own statements about a message.
    ///
    /// Only those of the identity key that asks: a predecessor under the same id is somebody else.
    func ownStatements(
        of keyholder: Keyholder, about message: MessageID
    ) async throws(Refusal) -> Set<StatementHash> {
        let entries = try await stored { storage throws(StorageFailure) in
            try await storage.statements(about: message, by: keyholder.id.text)
        }
        var own: Set<StatementHash> = []
        for entry in entries {
            guard let note = try? SignedNote(parsing: entry.detail),
                let statement = try? AccessStatement(parsing: note.text)
            else { throw Refusal(StorageFailure.failed) }
            if note.isSigned(by: keyholder.identityKey) { own.insert(statement.hash) }
        }
        return own
    }

    /// Whether a keyholder may see an act, by their own statements about the message.
    private static func isShown(
        _ entry: StoredEntry, toAskerOf own: Set<StatementHash>, knowsThread: Bool
    ) throws(Refusal) -> Bool {
        guard let note = try? SignedNote(parsing: entry.detail),
            let detail = try? Detail(parsing: note.text)
        else { throw Refusal(StorageFailure.failed) }
        return switch detail {
        case .access(let statement):
            own.contains(statement.hash) || knowsThread && !statement.ground.isConsent
        case .release(let note): knowsThread || own.contains(note.statement)
        case .refusal(let note): knowsThread || own.contains(note.statement)
        case .handover: knowsThread
        case .accepted, .dummy, .directory, .key, .outcome, .challenge, .challengeResult,
            .keyDestroyed, .overload, .duty, .hold:
            false
        }
    }

    /// `POST /keys`: a key note of the one who asks.
    func keyNote(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let asked = try await authenticate(request, at: endpoint, as: [.keyholder, .trustee])
        guard let note = try? SignedNote(parsing: asked.payload),
            let keyNote = try? KeyNote(parsing: note.text)
        else { throw Refusal(.malformedRequest, "expected a signed key note") }
        guard keyNote.owner == asked.owner else {
            throw Refusal(.notAuthorised, "the key note is not of the one who asks")
        }
        let index = try await log(Act(note: note, detail: .key(keyNote)))
        return .bytes([UInt8](bigEndian: index))
    }

    /// `POST /keys/destroyed`: the end of a key of the one who asks.
    func keyDestroyed(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let asked = try await authenticate(request, at: endpoint, as: [.keyholder, .trustee])
        guard let note = try? SignedNote(parsing: asked.payload),
            let destroyed = try? KeyDestroyedNote(parsing: note.text)
        else { throw Refusal(.malformedRequest, "expected a signed note on a destroyed key") }
        guard destroyed.owner == asked.owner else {
            throw Refusal(.notAuthorised, "the key is not that of the one who asks")
        }
        let index = try await log(Act(note: note, detail: .keyDestroyed(destroyed)))
        return .bytes(try await entryAnswer(at: index).bytes)
    }

    /// Where a note stands in the log, with the proof once that is public.
    func entryAnswer(at index: UInt64) async throws(Refusal) -> EntryAnswer {
        let published = await sequencer.view?.published
        return EntryAnswer(index: index, proof: try await proof(of: index, under: published))
    }

    /// Logs an act, or says why not.
    func log(_ act: Act) async throws(Refusal) -> UInt64 {
        do throws(ActRefused) {
            return try await sequencer.log(act)
        } catch {
            throw error.refusal
        }
    }

    func keyholder(
        _ request: ServiceRequest, at endpoint: Endpoint
    ) async throws(Refusal) -> (Keyholder, Authenticated) {
        let asked = try await authenticate(request, at: endpoint, as: [.keyholder])
        guard case .keyholder(let keyholder) = asked.signer else {
            throw Refusal(.notAuthorised)
        }
        guard asked.view.phase != .rolledBack else { throw ActRefused.rolledBack.refusal }
        return (keyholder, asked)
    }

    /// A payload that is one number of eight bytes.
    static func number(_ payload: [UInt8]) throws(Refusal) -> UInt64 {
        var reader = ByteReader(payload)
        guard payload.count == 8, let number = try? reader.uint64() else {
            throw Refusal(.malformedRequest, "expected a number of eight bytes")
        }
        return number
    }

    /// What the gateway stores of T.
    static func threadID(_ capability: [UInt8]) -> Digest {
        labelledHash("senim/1 thread-id", capability)
    }

    /// 256 KiB and the tag of AES-256-GCM.
    private static let mostReplyBytes = 262_144 + 16
}

extension AccessGround {
    /// Whether it carries the reporter's token.
    fileprivate var isConsent: Bool {
        if case .consent = self { true } else { false }
    }
}

extension ListedMessage {
    init(_ line: MessageLine) {
        self.init(
            messageID: line.id, kind: line.kind, isOwn: line.isOwn, index: line.entry,
            tick: line.tick,
            preheaderHash: line.preheaderHash, consentHash: line.consentHash)
    }
}

extension Storage {
    /// The answers to a statement, and the newest checkpoint with quorum that covers it and the fresh one.
    fileprivate func releases(
        on statement: StoredStatement, acceptance: UInt64, freshSize: UInt64
    ) async throws(StorageFailure) -> ReleasesAnswer {
        var given: [TrusteeAnswer] = []
        for answer in try await answers(to: statement.hash) {
            guard let note = try? SignedNote(parsing: answer.detail) else { throw .failed }
            given.append(TrusteeAnswer(note: note, release: answer.share))
        }
        guard let checkpoint = try await checkpoint(.newestWithQuorum),
            checkpoint.size >= freshSize, checkpoint.size > statement.entry
        else {
            return ReleasesAnswer(
                checkpoint: nil, consistency: [], acceptanceProof: [], statementProof: [],
                answers: given)
        }
        let proofs = try await inclusionProofs(
            of: [acceptance, statement.entry], size: checkpoint.size)
        return ReleasesAnswer(
            checkpoint: try checkpoint.cosigned(),
            consistency: try await consistencyProof(from: freshSize, to: checkpoint.size).hashes,
            acceptanceProof: proofs[0].hashes, statementProof: proofs[1].hashes, answers: given)
    }
}
