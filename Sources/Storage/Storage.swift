package import Encoding
package import SealedMessage
package import TransparencyLog

/// What the gateway keeps, behind operations that each hold one invariant (Specification.md).
///
/// No operation exposes a query language or a transaction: another engine has to keep the same promises, not the
/// same tables. Whatever throws `StorageFailure.uncertain` ends the process.
package protocol Storage: Sendable {
    // MARK: Messages

    /// Stages a report and its identity message with their mailbox, durably; the same bytes again give the same day.
    func accept(_ report: NewReport) async throws(StorageFailure) -> Acceptance

    /// Stages a follow-up and its identity message in a mailbox, durably; the same bytes again give the same day.
    func accept(_ followUp: NewFollowUp) async throws(StorageFailure) -> Acceptance

    /// Stages a re-key and its identity message in the old mailbox, and puts the new one in its place, durably.
    ///
    /// Of two for one mailbox the first counts, and the other is `changed`.
    func accept(_ rekey: NewRekey) async throws(StorageFailure) -> Acceptance

    /// Stages what an officer wrote, a reply or a note, under the hash of its thread, durably.
    func accept(authored: NewMessage, thread: Digest, day: UInt32)
        async throws(StorageFailure) -> Acceptance

    /// Forgets what opens a mailbox, and wipes the replies in it; what the reporter sent stays (Specification.md §6.4).
    func closeMailbox(_ id: Digest) async throws(StorageFailure) -> Closing

    /// All messages that wait for a tick now, in the order of their hashes.
    func staged() async throws(StorageFailure) -> [StagedMessage]

    /// A message without its body; nil when unknown. Before its tick its place is nil.
    func message(_ id: MessageID) async throws(StorageFailure) -> StoredMessage?

    /// Which of these messages are known, ticked or not.
    func known(_ ids: [MessageID]) async throws(StorageFailure) -> Set<MessageID>

    /// The body of a message.
    func body(of id: MessageID) async throws(StorageFailure) -> [UInt8]?

    /// Ticked messages of these kinds from a log index on, in log order.
    func messages(kinds: [MessageKind], from entry: UInt64, most: Int)
        async throws(StorageFailure) -> [MessageLine]

    /// Ticked reports, follow-ups and identity messages of reporters from a log index on, in log order; and what officers sealed as a
    /// report, if an act has the name `start ‖ its id in hexadecimal ‖ end`.
    func inbox(named start: String, _ end: String, from entry: UInt64, most: Int)
        async throws(StorageFailure) -> [MessageLine]

    /// Ticked messages of a thread and of those before it, from a log index on, in log order; nil when it is unknown.
    func messages(thread: Digest, from entry: UInt64, most: Int)
        async throws(StorageFailure) -> [MessageLine]?

    /// Whether a message may be the one that a thread begins with: its reporter's, of kind 1, and of the thread's first tick.
    ///
    /// What came before that tick was shuffled: which of these is the report, only who opens them knows.
    func isOfFirstTick(_ id: MessageID, ofThread thread: Digest)
        async throws(StorageFailure) -> Bool

    /// Whether a ticked message stands in a thread, or in one before it.
    func isMessage(_ id: MessageID, inThread thread: Digest)
        async throws(StorageFailure) -> Bool

    /// Whether a thread still takes handovers; nil when it is unknown.
    func standing(ofThread thread: Digest) async throws(StorageFailure) -> ThreadStanding?

    /// What a mailbox holds, with those it replaced, and at the same moment what is picked of it. Replies stand in it only from
    /// their tick on.
    ///
    /// - Parameter pick: chooses from the contents what is to be read, and says what the caller wants to know of the rest.
    func mailbox<Plan: Sendable>(
        _ id: Digest, picking pick: @escaping @Sendable (MailboxContents) -> MailboxPick<Plan>
    ) async throws(StorageFailure) -> MailboxState<Plan>

    // MARK: Uploads

    /// Opens an upload, or finds it again under the same id and length.
    func open(_ upload: NewUpload) async throws(StorageFailure) -> UploadOpening

    /// How far an open upload has come; nil when there is none, or a message took it.
    func uploadState(_ id: Digest) async throws(StorageFailure) -> UploadState?

    /// Stores a sealed chunk of an open upload, durably; the same bytes again change nothing.
    func store(_ chunk: NewChunk) async throws(StorageFailure) -> ChunkStoring

    /// SHA-256 of each chunk of a message's stream, in order; nil when it has none.
    func chunkDigests(of message: MessageID) async throws(StorageFailure) -> [Digest]?

    /// A chunk of a message's stream; nil when it has none there.
    func chunk(_ index: UInt32, of message: MessageID) async throws(StorageFailure) -> [UInt8]?

    /// Removes the uploads that no message took and whose hour has passed, with their files.
    func removeOrphans(now: UInt64) async throws(StorageFailure)

    /// Removes the files of uploads that the last start found nobody to name; only once it is certain that this database is not
    /// an older one put back.
    func forgetLostFiles() async

    // MARK: The log

    /// The end of the log.
    func tip() async throws(StorageFailure) -> LogTip

    /// Appends entries if the log has the expected size, in one transaction.
    func append(_ append: LogAppend) async throws(StorageFailure) -> AppendOutcome

    /// Wipes what shows in which order messages came, once a tick has moved them; false when that must be tried again.
    func forgetOrder() async -> Bool

    /// Entries in order from an index on, below an end, at most so many and so many bytes, but at least one if any.
    func entries(from: UInt64, below: UInt64, mostCount: Int, mostByteCount: Int)
        async throws(StorageFailure) -> [StoredEntry]

    /// The entries that make the rules: directories and key notes, in log order.
    func rules() async throws(StorageFailure) -> [StoredEntry]

    /// The entry of a directory version, a key note or an act.
    func rule(named name: String) async throws(StorageFailure) -> UInt64?

    /// The entries of all acts whose names begin so.
    func rules(namedFrom start: String) async throws(StorageFailure) -> [UInt64]

    /// The entries of statements, answers and handovers about a message, in log order from an index on.
    func acts(about message: MessageID, from entry: UInt64, most: Int)
        async throws(StorageFailure) -> [StoredEntry]

    /// The leaves of a bundle, at most 256 from an index on.
    func leaves(from: UInt64, count: Int) async throws(StorageFailure) -> [[UInt8]]

    /// The hashes of a tile, as wide as it is now; nil when there is none.
    func tile(level: Int, index: UInt64) async throws(StorageFailure) -> [UInt8]?

    /// The root of the tree when it had this size; nil when it never did.
    func root(ofSize size: UInt64) async throws(StorageFailure) -> Digest?

    /// These entries, each with its proof in the tree of a size, which holds all of them.
    func provenEntries(_ positions: [UInt64], size: UInt64)
        async throws(StorageFailure) -> [ProvenEntry]

    /// Proofs of these entries in the tree of a size.
    func inclusionProofs(of entries: [UInt64], size: UInt64)
        async throws(StorageFailure) -> [InclusionProof]

    /// The proof that the tree of the newer size begins with that of the older.
    func consistencyProof(from older: UInt64, to newer: UInt64)
        async throws(StorageFailure) -> ConsistencyProof

    // MARK: Checkpoints

    func checkpoint(_ query: CheckpointQuery) async throws(StorageFailure) -> StoredCheckpoint?

    /// Adds cosignatures to a checkpoint, and sets its marks and the target, in one transaction.
    func add(_ cosignatures: [StoredCosignature], toSize size: UInt64, marks: CheckpointMarks)
        async throws(StorageFailure)

    // MARK: Statements

    /// The access statement or challenge with this hash.
    func statement(_ hash: Digest) async throws(StorageFailure) -> StoredStatement?

    /// Whether an access statement with this nonce stands in the log.
    func isStatementNonceUsed(_ nonce: Digest) async throws(StorageFailure) -> Bool

    func answers(to statement: Digest) async throws(StorageFailure) -> [StoredAnswer]

    /// Statements and challenges below a log index that the trustee has not answered, drawn anew at each call, in log order.
    func pendingStatements(
        for trustee: String, below entry: UInt64, places: OfferPlaces
    ) async throws(StorageFailure) -> [StoredStatement]

    /// Sealed outcomes from a log index on, in log order.
    func outcomes(from: UInt64, most: Int) async throws(StorageFailure) -> [StoredOutcome]

    /// Sealed statements of duties from a log index on, in log order.
    func duties(from: UInt64, most: Int) async throws(StorageFailure) -> [StoredDuty]

    /// Likewise those about one message.
    func duties(about message: MessageID, from: UInt64, most: Int)
        async throws(StorageFailure) -> [StoredDuty]

    /// The entries of a keyholder's statements about a message, in log order.
    func statements(about message: MessageID, by keyholder: String)
        async throws(StorageFailure) -> [StoredEntry]

    /// The entry of a keyholder's last statement about a message of a thread or of those before it; nil when there is none.
    func latestStatement(inThread thread: Digest, by keyholder: String)
        async throws(StorageFailure) -> StoredEntry?

    /// How many statements of a keyholder about a message stand in the log.
    func statementCounts(about message: MessageID, by keyholder: String)
        async throws(StorageFailure) -> StatementCounts

    // MARK: Small things

    /// Takes a request nonce, durably; false when it was taken before and its time is not over.
    func takeNonce(_ nonce: Digest, now: UInt64, until: UInt64)
        async throws(StorageFailure) -> Bool

    func document(_ name: String) async throws(StorageFailure) -> [UInt8]?

    /// Sets a named value, or removes it.
    func setDocument(_ name: String, to bytes: [UInt8]?) async throws(StorageFailure)
}

extension Storage {
    /// What a mailbox holds, and nothing read of it.
    package func mailbox(
        _ id: Digest
    ) async throws(StorageFailure) -> MailboxState<MailboxContents> {
        try await mailbox(id) { MailboxPick(plan: $0, messages: [], entries: [], size: 0) }
    }
}

/// How many of the statements that wait for a trustee are offered at once.
package struct OfferPlaces: Sendable, Hashable {
    /// Together.
    package let all: Int
    /// Other trustees' challenges.
    package let challenges: Int
    /// Statements that rest on a decision.
    package let decisions: Int
    /// Likewise of one keyholder.
    package let decisionsOfOne: Int

    package init(all: Int, challenges: Int, decisions: Int, decisionsOfOne: Int) {
        self.all = all
        self.challenges = challenges
        self.decisions = decisions
        self.decisionsOfOne = decisionsOfOne
    }
}
