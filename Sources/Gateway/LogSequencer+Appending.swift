import Details
import Directory
import Encoding
import SignedNote
import Storage
import TransparencyLog

extension LogSequencer {
    /// Appends what may be logged of these acts, in one transaction, and says of each what became of it.
    ///
    /// Only within a turn.
    func append(_ acts: [Act]) async -> [Result<UInt64, ActRefused>] {
        if failure != nil { return acts.map { _ in .failure(.stopped) } }
        switch phase {
        case .running: break
        case .waiting: return acts.map { _ in .failure(.waitingForTrustees) }
        case .rolledBack: return acts.map { _ in .failure(.rolledBack) }
        }
        do {
            return try await appendChecked(acts)
        } catch {
            note(error)
            return acts.map { _ in .failure(.storage(error)) }
        }
    }

    private func appendChecked(
        _ acts: [Act]
    ) async throws(StorageFailure) -> [Result<UInt64, ActRefused>] {
        let now = environment.clock()
        let (day, latest) = (AlmatyDay(unixSeconds: now), now + LogSequencer.slackSeconds)
        var draft = LogDraft(state: state)
        var results: [Result<UInt64, ActRefused>] = []
        var indices: [Digest: UInt64] = [:]
        for act in acts {
            // Somebody in a hurry may have sent the same act twice at once.
            let text = Digest(hashing: Array(act.note.text.utf8))
            if let index = indices[text] {
                results.append(.success(index))
                continue
            }
            if let logged = try await earlier(act) {
                results.append(logged)
                continue
            }
            if let refused = try await quotaRefusal(act, in: draft) {
                results.append(.failure(refused))
                continue
            }
            try await draft.facts.fetch(for: act.detail, from: storage)
            if case .keyDestroyed = act.detail, draft.mayTake(act, day: day, latest: latest) {
                try await draft.facts.fetchHolds(from: storage)
            }
            do throws(InvalidDetail) {
                let index = try draft.add(
                    act, day: day, latest: latest, randomBytes: environment.randomBytes)
                indices[text] = index
                results.append(.success(index))
            } catch {
                results.append(.failure(.invalid(error)))
            }
        }
        try await commit(draft, isTick: false)
        return results
    }

    /// Signs the checkpoint of a draft and makes all of it durable; then, and only then, the state moves on.
    ///
    /// Only within a turn.
    func commit(
        _ draft: LogDraft, isTick: Bool, documents: [String: [UInt8]?] = [:]
    ) async throws(StorageFailure) {
        guard !draft.entries.isEmpty else { return }
        let grown: (edge: TreeEdge, updates: [TileUpdate])
        let checkpoint: VerifiedCheckpoint
        do {
            grown = try edge.appending(draft.entries.map { MerkleHash.leaf($0.entry.leaf) })
            checkpoint = try Checkpoint(
                origin: keys.log.verifierKey.name, size: grown.edge.size, root: grown.edge.root
            ).signed(by: keys.log)
        } catch {
            fail(.damaged)
            throw .failed
        }
        let becomesTarget = isTick || target?.hasQuorum ?? true
        let outcome = try await storage.append(
            LogAppend(
                expectedSize: edge.size, entries: draft.entries, tiles: grown.updates,
                checkpoint: checkpoint, isTick: isTick, becomesTarget: becomesTarget,
                documents: documents))
        guard outcome == .appended else {
            fail(.secondWriter)
            throw .failed
        }
        state = draft.state
        edge = grown.edge
        newest = StoredCheckpoint(checkpoint, isTick: isTick)
        if becomesTarget {
            target = Target(size: edge.size, since: environment.clock(), hasQuorum: false)
        }
    }

    /// What was answered to the same act before; nil when it is new.
    private func earlier(
        _ act: Act
    ) async throws(StorageFailure) -> Result<UInt64, ActRefused>? {
        let index: UInt64?
        switch act.detail {
        case .access(let statement):
            index = try await storage.statement(statement.hash.digest)?.entry
        case .release(let note):
            index = try await storage.answer(to: note.statement, by: note.trustee)?.entry
        case .refusal(let note):
            index = try await storage.answer(to: note.statement, by: note.trustee)?.entry
        case .key(let keyNote):
            index = try await storage.rule(named: keyNote.ruleName(in: state.chain?.current))
        case .directory(let directory):
            index = try await storage.rule(named: directory.ruleName)
        case .outcome(let note): index = try await storage.rule(named: note.name.text)
        case .challenge(let note): index = try await storage.rule(named: note.name.text)
        case .challengeResult(let note): index = try await storage.rule(named: note.name.text)
        case .handover(let note): index = try await storage.rule(named: note.name.text)
        case .keyDestroyed(let note): index = try await storage.rule(named: note.name.text)
        case .duty(let note): index = try await storage.rule(named: note.name.text)
        case .hold(let note): index = try await storage.rule(named: note.name.text)
        case .accepted, .dummy, .overload: index = nil
        }
        guard let index else { return nil }
        // Its rule lets only the owner of the key say so: another time does not make it another act.
        if case .keyDestroyed = act.detail { return .success(index) }
        guard let entry = try await storage.entry(at: index),
            let note = try? SignedNote(parsing: entry.detail)
        else { throw .failed }
        let isSame = note.text.hasSameBytes(as: act.note.text)
        return isSame ? .success(index) : .failure(.otherInPlace)
    }

    /// Why a new statement is one too many, so that nobody keeps trustees busy with what others wait for (Specification.md §3.5).
    private func quotaRefusal(
        _ act: Act, in draft: LogDraft
    ) async throws(StorageFailure) -> ActRefused? {
        if case .duty(let note) = act.detail { return try await quotaRefusal(note, in: draft) }
        guard case .access(let statement) = act.detail else { return nil }
        let isInDraft = draft.entries.contains { entry in
            guard case .statement(_, let message, let keyholder, _, _, _) = entry.subject else {
                return false
            }
            return message == statement.messageID && keyholder == statement.keyholder.text
        }
        let counts = try await storage.statementCounts(
            about: statement.messageID, by: statement.keyholder.text)
        if isInDraft { return .statementPending }
        if counts.unanswered > 0, try await !goesBesideDecisions(statement) {
            return .statementPending
        }
        return counts.all >= LogSequencer.mostStatements ? .tooManyStatements : nil
    }

    /// Why a new statement of a duty is one too many: everyone who reads the case reads all of them.
    private func quotaRefusal(
        _ note: DutyNote, in draft: LogDraft
    ) async throws(StorageFailure) -> ActRefused? {
        let start = FactName.dutyStart(about: note.messageID, by: note.keyholder)
        let drafted = draft.entries.count { entry in
            guard case .duty(let name, _, _) = entry.subject else { return false }
            return name.hasPrefix(start)
        }
        let logged = try await storage.rules(namedFrom: start).count
        return logged + drafted >= LogSequencer.mostDuties ? .tooManyStatements : nil
    }

    /// Whether a statement rests on the reporter's consent, and all that wait before it on a decision, for which a person is needed.
    private func goesBesideDecisions(
        _ statement: AccessStatement
    ) async throws(StorageFailure) -> Bool {
        guard case .consent = statement.ground else { return false }
        for entry in try await storage.statements(
            about: statement.messageID, by: statement.keyholder.text)
        {
            guard let note = try? SignedNote(parsing: entry.detail),
                let earlier = try? AccessStatement(parsing: note.text)
            else { throw .failed }
            if case .decision = earlier.ground { continue }
            if try await storage.answers(to: earlier.hash.digest).isEmpty { return false }
        }
        return true
    }

    /// How far ahead of our clock a detail may be; trustees allow twice as much (Specification.md §3.1).
    private static let slackSeconds: UInt64 = 300
    /// By one keyholder about one message.
    private static let mostStatements = 8
    /// Statements of duties, likewise.
    private static let mostDuties = 512
}

/// Entries that are to be appended, checked one after the other.
struct LogDraft {
    private(set) var state: LogState
    var facts = FetchedFacts()
    private(set) var entries: [(entry: StoredEntry, subject: EntrySubject)] = []

    init(state: LogState) {
        self.state = state
    }

    /// Whether an act may be logged, by what has been fetched so far.
    func mayTake(_ act: Act, day: AlmatyDay, latest: UInt64?) -> Bool {
        (try? checked(act, nonce: .zero, day: day, latest: latest)) != nil
    }

    /// Checks an act as trustees will, and takes it; gives its index.
    mutating func add(
        _ act: Act, day: AlmatyDay, latest: UInt64?,
        randomBytes: (Int) -> [UInt8]
    ) throws(InvalidDetail) -> UInt64 {
        guard let nonce = try? EntryNonce(randomBytes(EntryNonce.byteCount)) else {
            preconditionFailure("the generator gives as many bytes as asked for")
        }
        let checked = try checked(act, nonce: nonce, day: day, latest: latest)
        let index = state.size
        let directory = state.chain?.current
        entries.append(
            (
                StoredEntry(
                    index: index, leaf: checked.leaf.bytes, nonce: nonce.bytes,
                    detail: act.note.bytes),
                act.detail.subject(
                    attachment: act.attachment,
                    isToChallenge: facts.isToChallenge(act.detail), in: directory)
            ))
        state.advance(by: checked)
        facts.record(checked)
        return index
    }

    private func checked(
        _ act: Act, nonce: EntryNonce, day: AlmatyDay, latest: UInt64?
    ) throws(InvalidDetail) -> CheckedDetail {
        let leaf = LogLeaf(day: max(day, state.lastDay), nonce: nonce, detail: act.note)
        return try state.check(
            leaf: leaf, nonce: nonce, detail: act.note, facts: facts, latest: latest)
    }
}

extension StoredCheckpoint {
    /// A checkpoint that was just stored, without cosignatures.
    init(_ checkpoint: VerifiedCheckpoint, isTick: Bool) {
        self.init(
            size: checkpoint.checkpoint.size, root: checkpoint.checkpoint.root,
            note: checkpoint.note.bytes, isTick: isTick, hasQuorum: false, isPublished: false,
            cosignatures: [])
    }

    /// The note with all cosignatures under it.
    func cosigned() throws(StorageFailure) -> SignedNote {
        do {
            let lines = try cosignatures.map { try NoteSignature(parsingLine: Array($0.line.utf8)) }
            return try SignedNote(parsing: note).adding(lines)
        } catch {
            throw .failed
        }
    }
}

extension Storage {
    /// The trustee's answer to a statement.
    func answer(
        to statement: StatementHash, by trustee: Identifier
    ) async throws(StorageFailure) -> StoredAnswer? {
        try await answers(to: statement.digest).first { $0.trustee == trustee.text }
    }
}
