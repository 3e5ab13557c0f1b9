import Details
import Directory
import Encoding
import Exchange
import SignedNote
import Storage
import TransparencyLog

/// Owns the log: nobody else appends, signs checkpoints or says what trustees cosign (Specification.md §3 to §7).
///
/// Whatever changes the log runs in turns, one after the other, so that what was checked before an `await` still holds
/// after it. State changes only once the storage has confirmed the write.
actor LogSequencer {
    /// Whether the log may grow.
    enum Phase: Sendable, Equatable {
        /// Since the start, these trustees have shown that they know no more than we do.
        case waiting(seen: Set<Identifier>)
        case running
        /// A trustee knows a larger or another tree.
        case rolledBack
    }

    let storage: any Storage
    let keys: GatewayKeys
    let environment: GatewayEnvironment
    let rhythm: TickRhythm
    /// Says, without content, that a tick happened or the phase changed.
    let announce: @Sendable (String) -> Void

    var state: LogState
    var edge: TreeEdge
    var newest: StoredCheckpoint?
    var phase = Phase.waiting(seen: [])
    var target: Target?
    var published: StoredCheckpoint?
    var quorate: StoredCheckpoint?
    var offer: CurrencyOffer?
    /// The text that t trustees signed last: readers get the directory set that it names.
    var certified: CurrencyNote?
    /// The proposals for the next version, the one that arrived last at the end.
    var proposals: [DirectoryProposal] = []
    /// Whether the last tick could not wipe the order of arrival.
    var isOrderKept = false
    /// Whether a witness has shown that it knows a larger log.
    var isBehindWitness = false
    private(set) var failure: GatewayFailed?

    private var waitingActs: [WaitingAct] = []
    private var turnIsTaken = false
    private var waitingTurns: [CheckedContinuation<Void, Never>] = []

    /// The checkpoint that trustees are to cosign, and since when.
    struct Target: Sendable {
        let size: UInt64
        let since: UInt64
        var hasQuorum: Bool
    }

    /// Takes up the log where the storage has it.
    init(
        storage: any Storage, keys: GatewayKeys, environment: GatewayEnvironment,
        rhythm: TickRhythm, authority: VerifierKey,
        announce: @escaping @Sendable (String) -> Void
    ) async throws(GatewayFailed) {
        self.storage = storage
        self.keys = keys
        self.environment = environment
        self.rhythm = rhythm
        self.announce = announce
        let tip: LogTip
        let rules: [StoredEntry]
        let lastEntry: StoredEntry?
        let lastTick: UInt64
        let currency: [UInt8]?
        do {
            tip = try await storage.tip()
            rules = try await storage.rules()
            lastEntry = tip.size > 0 ? try await storage.entry(at: tip.size - 1) : nil
            lastTick = try await storage.number(named: Document.lastTick) ?? 0
            published = try await storage.checkpoint(.newestPublished)
            quorate = try await storage.checkpoint(.newestWithQuorum)
            currency = try await storage.document(Document.currency)
        } catch {
            throw GatewayFailed(error)
        }
        do {
            edge = try TreeEdge(tip)
            let structure = try rules.map { entry in
                LogState.StructuralEntry(
                    index: entry.index, day: try LogLeaf(parsing: entry.leaf).day,
                    note: try SignedNote(parsing: entry.detail))
            }
            let lastDay = try lastEntry.map { try LogLeaf(parsing: $0.leaf).day }
            state = try LogState(
                restoring: structure, authority: authority, size: tip.size, lastTick: lastTick,
                lastDay: lastDay ?? AlmatyDay(number: 0))
        } catch {
            throw .damaged
        }
        newest = tip.checkpoint
        guard tip.size == 0 || newest?.size == tip.size && newest?.root == edge.root else {
            throw .damaged
        }
        if let size = tip.target {
            target = Target(
                size: size, since: environment.clock(), hasQuorum: quorate?.size == size)
        }
        if let directory = state.chain?.current {
            guard directory.logKey == keys.log.verifierKey,
                directory.gatewayNoteKey == keys.note.verifierKey
            else { throw .otherKeys }
        }
        certified = currency.flatMap { bytes in
            (try? SignedNote(parsing: bytes)).flatMap { try? CurrencyNote(parsing: $0.text) }
        }
        await restoreProposals()
    }

    /// What handlers need to know of the log, as of now.
    var view: LogView? {
        guard let chain = state.chain, let history = state.history else { return nil }
        return LogView(
            chain: chain, history: history, lastDay: state.lastDay, size: state.size,
            phase: phase, published: published, certified: certified?.directoryHash)
    }

    // MARK: Acts

    /// Logs an act, together with all that wait: its index, which is durable and under a signed checkpoint.
    ///
    /// The same act again gets the same index.
    func log(_ act: Act) async throws(ActRefused) -> UInt64 {
        let result: Result<UInt64, ActRefused> = await withCheckedContinuation { continuation in
            waitingActs.append(WaitingAct(act: act, continuation: continuation))
            guard waitingActs.count == 1 else { return }
            // Not a child of the caller: a caller that goes away takes nobody's act with it.
            Task { await self.logWaitingActs() }
        }
        return try result.get()
    }

    private func logWaitingActs() async {
        await takeTurn()
        defer { endTurn() }
        let acts = waitingActs
        waitingActs = []
        let results = await append(acts.map(\.act))
        for (act, result) in zip(acts, results) { act.continuation.resume(returning: result) }
    }

    private struct WaitingAct {
        let act: Act
        let continuation: CheckedContinuation<UInt64Result, Never>
    }

    private typealias UInt64Result = Result<UInt64, ActRefused>

    // MARK: Turns

    /// Waits until nobody else changes the log.
    func takeTurn() async {
        if !turnIsTaken {
            turnIsTaken = true
            return
        }
        await withCheckedContinuation { waitingTurns.append($0) }
    }

    /// Lets the next one change the log; the turn is handed over, so nobody slips in between.
    func endTurn() {
        if waitingTurns.isEmpty {
            turnIsTaken = false
        } else {
            waitingTurns.removeFirst().resume()
        }
    }

    /// Records that this process must stop.
    func fail(_ reason: GatewayFailed) {
        if failure == nil { failure = reason }
    }

    /// Records a storage failure, if it is one that ends the process.
    func note(_ error: StorageFailure) {
        if error == .uncertain { fail(.uncertain) }
    }
}

/// A snapshot of what the log says, small enough to hand around.
struct LogView: Sendable {
    let chain: VerifiedDirectoryChain
    let history: SetHistory
    let lastDay: AlmatyDay
    let size: UInt64
    let phase: LogSequencer.Phase
    let published: StoredCheckpoint?
    /// The hash of the set that the last complete currency note names.
    let certified: Digest?

    var directory: Directory { chain.current }

    /// The day on which something that happens at this time is judged: never before the last entry's.
    func day(at time: UInt64) -> AlmatyDay { max(AlmatyDay(unixSeconds: time), lastDay) }

    /// The set that readers are given: the one t trustees confirmed last, while what is sealed to it is still taken; else the
    /// newest (Specification.md §7.1).
    func readersSet(on day: AlmatyDay) -> DirectorySet {
        guard let certified, history.isAcceptable(certified, on: day),
            let period = history.set(certified, asOf: day)
        else { return history.current(on: day) }
        return period.set
    }
}

/// The names of the small values that the gateway keeps.
enum Document {
    static let authority = "authority"
    static let tickSeconds = "tick-seconds"
    static let tickMultiple = "tick-multiple"
    static let lastTick = "last-tick"
    static let currency = "currency"
    static let proposals = "proposals"
}

extension Storage {
    /// A named number, kept as eight bytes.
    func number(named name: String) async throws(StorageFailure) -> UInt64? {
        guard let bytes = try await document(name) else { return nil }
        var reader = ByteReader(bytes)
        guard bytes.count == 8, let number = try? reader.uint64() else { throw .failed }
        return number
    }
}

extension GatewayFailed {
    init(_ failure: StorageFailure) {
        switch failure {
        case .busy, .failed: self = .damaged
        case .full: self = .full
        case .uncertain: self = .uncertain
        }
    }

    init(_ failure: StorageNotOpened) {
        switch failure {
        case .missing: self = .notInitialised
        case .exists: self = .alreadyInitialised
        case .inUse: self = .inUse
        case .settingRefused(let name): self = .settingRefused(name)
        case .wrongVersion: self = .wrongVersion
        case .full: self = .full
        case .unusable: self = .unusable
        }
    }
}
