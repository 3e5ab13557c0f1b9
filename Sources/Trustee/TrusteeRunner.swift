package import Details
import Directory
import Encoding
import Exchange
package import PortalClient
import Sealing
package import SignedNote
import TransparencyLog

/// A trustee at work: polls, follows the log, cosigns and answers, in the order of Specification.md §2.3.
///
/// One loop calls `round`; each decision is `TrusteeState`'s, and is in the ledger before anything of it leaves.
package actor TrusteeRunner {
    /// What a person said since the last round.
    package struct Approvals: Sendable {
        package var grounds: [StatementHash: Bool]
        /// The next directory with this trustee's signature.
        package var directory: SignedNote?
        /// Outcomes that are to be challenged.
        package var challenges: [ChallengeRequest]

        package init(
            grounds: [StatementHash: Bool] = [:], directory: SignedNote? = nil,
            challenges: [ChallengeRequest] = []
        ) {
            self.grounds = grounds
            self.directory = directory
            self.challenges = challenges
        }
    }

    package private(set) var state: TrusteeState
    private var ledger: LedgerFile
    let ledgerPath: String
    var keys: TrusteeKeys
    let caller: SignedCaller
    private let calls: PortalCalls
    private let releasing: any ShareReleasing
    let keyStore: any SealingKeyStore
    let clock: @Sendable () -> UInt64
    private var isInRound = false
    private var hasLookedBack = false
    /// The size whose cosignature the gateway has taken.
    private var postedSize: UInt64?
    /// The challenges that were posted; each stands once it is logged.
    var postedChallenges: [ChallengeRequest: PostedChallenge] = [:]
    /// Results of own challenges that were posted; each stands once it is logged.
    var postedResults: [StatementHash: (finding: ChallengeFinding, time: UInt64)] = [:]
    /// When the key note was last posted; it takes effect once it is logged.
    var postedKey: (quarter: Quarter, time: UInt64)?

    /// - Parameters:
    ///   - ledger: just opened; its records are read into the state.
    ///   - caller: signs requests and notes with the trustee's note key.
    ///   - keyStore: where sealing keys are kept on the disk.
    ///   - clock: UTC seconds.
    package init(
        ledger opened: consuming LedgerFile.Opened, ledgerPath: String, keys: consuming TrusteeKeys,
        caller: SignedCaller, calls: PortalCalls,
        keyStore: any SealingKeyStore, releasing: any ShareReleasing = ShareRelease(),
        clock: @escaping @Sendable () -> UInt64
    ) throws(LedgerFailed) {
        let state: TrusteeState
        do throws(DamagedLedger) {
            state = try TrusteeState(replaying: opened.records)
            guard state.approved.portal == caller.portal, state.trustee == caller.id else {
                throw .foreign
            }
        } catch {
            throw .damaged(error)
        }
        self.state = state
        ledger = opened.file
        self.ledgerPath = ledgerPath
        self.keys = keys
        self.caller = caller
        self.calls = calls
        self.keyStore = keyStore
        self.releasing = releasing
        self.clock = clock
    }

    /// One poll and all that follows from it.
    ///
    /// - Throws: `LedgerFailed` when the ledger could not be written: the process must end.
    package func round(_ approvals: Approvals = Approvals()) async throws(LedgerFailed)
        -> TrusteeRound
    {
        var round = TrusteeRound()
        guard !isInRound else { return round }
        isInRound = true
        defer { isInRound = false }
        try take(approvals, &round)
        var wanted = approvals.challenges.filter { $0.portal == caller.portal }
        try await step(&round) { round in
            try await lookBack(&round)
            let answer = try await poll()
            try await follow(answer, &round)
            guard state.alarm == nil else { return }
            try await step(&round) { round in
                for statement in answer.statements {
                    try await attempt(&round) { try await answerTo(statement, &$0) }
                }
            }
            try await step(&round) { try await signCurrency(answer.currencyText, &$0) }
            try await step(&round) { try await confirm(answer.directory, &$0) }
            try await step(&round) { try await postKey(&$0) }
            for request in wanted where await !pursue(request, &round) {
                wanted.removeAll { $0 == request }
            }
            try await settleChallenges(&round)
            try await destroyKeys(&round)
        }
        // Also where no answer came at all.
        for request in wanted
        where request.isOverdue(at: clock()) && !state.isChallenged(request.outcome) {
            round.conditions.append(.challengeMissing(request.message, request.keyholder))
        }
        if let alarm = state.alarm { round.conditions.append(.alarm(alarm.code)) }
        round.conditions += state.missingAnswers.map { .answerNotInLedger($0) }
        round.conditions += state.statementsOnDecisions.map { .waitsForGround($0.0) }
        round.conditions += state.challengesOnDecision.map { .waitsForChallenge($0.0) }
        return round
    }

    /// What goes wrong between gateway and trustee ends this step alone: else a gateway that breaks the connection at one would keep the
    /// trustee from all that come after it.
    func step(
        _ round: inout TrusteeRound, _ body: (inout TrusteeRound) async throws -> Void
    ) async throws(LedgerFailed) {
        do {
            try await body(&round)
        } catch let error as LedgerFailed {
            throw error
        } catch let error as PortalError {
            round.note(.gateway(error))
        } catch {
            round.note(.malformedAnswer)
        }
    }

    /// What the gateway refuses, or answers with what is no answer, keeps no other answer to a statement from being given; it is said once a
    /// round. A broken connection ends the step: there may be hundreds, and each may take as long as a request does.
    private func attempt(
        _ round: inout TrusteeRound, _ step: (inout TrusteeRound) async throws -> Void
    ) async throws {
        do {
            try await step(&round)
        } catch let error as PortalError {
            guard case .problem = error else { throw error }
            round.note(.gateway(error))
        } catch is MalformedExchange {
            round.note(.malformedAnswer)
        }
    }

    /// Writes first, then knows.
    func write(_ records: [LedgerRecord]) throws(LedgerFailed) {
        try ledger.append(records)
        for record in records { state.enter(record) }
    }

    private func take(
        _ approvals: Approvals, _ round: inout TrusteeRound
    ) throws(LedgerFailed) {
        for (statement, isApproved) in approvals.grounds where state.grounds[statement] == nil {
            try write([.ground(statement: statement.digest, isApproved: isApproved)])
        }
        guard let note = approvals.directory, let directory = state.approval(note) else { return }
        try write([.approvedDirectory(note)])
        round.acts.append(.approvedDirectory(version: directory.version))
    }

    /// §2.5, once at the start: is there a cosignature of our own that the ledger does not know?
    private func lookBack(_ round: inout TrusteeRound) async throws {
        guard !hasLookedBack else { return }
        do throws(PortalError) {
            let bytes = try await calls.get(.checkpoint)
            if let note = try? SignedNote(parsing: bytes) { notice(note, &round) }
        } catch .problem(.notFound, _), .problem(.notYet, _) {
            // Nothing is public yet.
        } catch {
            throw error
        }
        hasLookedBack = true
    }

    private func notice(_ note: SignedNote, _ round: inout TrusteeRound) {
        if state.notice(note), let floor = state.floor {
            round.acts.append(.wasPutBack(size: floor.size))
        }
    }

    private func poll() async throws -> TrusteePollAnswer {
        let bytes: [UInt8]
        do throws(PortalError) {
            bytes = try await caller.post(.trusteePoll, state.poll.bytes)
        } catch {
            if case .problem(.noteRefused, _) = error, state.heldSize > state.cosigned?.size ?? 0 {
                // A gateway that was put back has fewer entries than we hold; those that no checkpoint covers bind nobody.
                try rewind()
            }
            throw error
        }
        return try TrusteePollAnswer(parsing: bytes)
    }

    /// Forgets what no checkpoint covers.
    private func rewind() throws(LedgerFailed) {
        let records = try LedgerFile.records(path: ledgerPath)
        do throws(DamagedLedger) {
            try state.rewind(to: records)
        } catch {
            throw .damaged(error)
        }
    }

    /// Keeps a finding in memory until the checkpoint that covers it is written.
    func keep(_ finding: LedgerRecord) { state.keep(finding) }

    /// §2: entries, what they name, target, ledger, cosignature.
    private func follow(
        _ answer: TrusteePollAnswer, _ round: inout TrusteeRound
    ) async throws {
        if let target = answer.checkpoint { notice(target, &round) }
        if state.isPastFloor {
            try rewind()
            round.isBehind = true
            return
        }
        guard state.alarm == nil else { return }
        do throws(EntryRefused) {
            try state.follow(answer.entries, at: clock())
        } catch {
            round.conditions.append(.entryRefused(index: error.index))
        }
        round.isBehind = answer.checkpoint == nil && !answer.entries.isEmpty
        guard let target = answer.checkpoint else { return }
        // An alarm needs nothing more from the gateway: it is recorded whatever else is not given.
        if case .wait = state.decide(onTarget: target, at: clock()) {
            try await step(&round) { try await examineOutcomes(&$0) }
            try await step(&round) { try await examineDuties(&$0) }
        }
        switch state.decide(onTarget: target, at: clock()) {
        case .wait: break
        case .refused: round.conditions.append(.targetNotSigned)
        case .alarm(let alarm): try write([.alarm(alarm)])
        case .cosign(let checkpoint, let records):
            try write(records)
            round.acts.append(.cosigned(size: checkpoint.checkpoint.size))
            try await step(&round) { _ in try await post(cosignatureOf: checkpoint) }
        case .again(let checkpoint):
            if postedSize != checkpoint.checkpoint.size {
                try await step(&round) { _ in try await post(cosignatureOf: checkpoint) }
            }
        }
    }

    private func post(cosignatureOf checkpoint: VerifiedCheckpoint) async throws {
        let line = try keys.cosigningKey.cosign(checkpoint, at: clock())
        let posting = CosignaturePosting(
            size: checkpoint.checkpoint.size, checkpoint: try checkpoint.note.adding([line]))
        _ = try await caller.post(.trusteeCosignature, posting.bytes)
        postedSize = checkpoint.checkpoint.size
    }

    /// §3: one answer, in the ledger before it is posted.
    private func answerTo(
        _ pending: PendingStatement, _ round: inout TrusteeRound
    ) async throws {
        let answer: LedgerAnswer
        switch state.decide(on: pending) {
        case .wait(.directory):
            waitForDirectory(&round)
            return
        case .wait: return
        case .stored(let stored): answer = try renewed(stored)
        case .refuse(let refusal): answer = try refuse(refusal, &round)
        case .open(let order):
            guard let key = keys.sealingKey(order.ownKeyDigest) else {
                guard state.facts.contains(.destruction(ofKey: order.ownKeyDigest)) else {
                    round.conditions.append(.sealingKeyMissing)
                    return
                }
                // Unanswered, it would stand before younger statements for ever.
                answer = try refuse(order.refusal(.keyGone), &round)
                break
            }
            do throws(SlotMalformed) {
                let release = try releasing.release(for: order, with: key.key)
                let note = ReleaseNote(
                    portal: caller.portal, statement: order.statement, messageID: order.message,
                    trustee: state.trustee, time: clock(), releaseDigest: release.digest)
                answer = LedgerAnswer(
                    statement: order.statement.digest, index: order.index,
                    answer: TrusteeAnswer(note: sign(note), release: release.bytes))
            } catch {
                answer = try refuse(order.refusal(.malformed), &round)
                break
            }
            try write([.answered(answer)])
            round.acts.append(.released(order.statement, to: order.asker))
        }
        let endpoint: Endpoint =
            answer.answer.release.isEmpty ? .trusteeRefusal : .trusteeRelease
        _ = try await caller.post(endpoint, answer.answer.bytes)
    }

    private func refuse(
        _ refusal: StatementRefusal, _ round: inout TrusteeRound
    ) throws(LedgerFailed) -> LedgerAnswer {
        let note = RefusalNote(
            portal: caller.portal, statement: refusal.statement, messageID: refusal.message,
            trustee: state.trustee, time: clock(), reason: refusal.reason)
        let answer = LedgerAnswer(
            statement: refusal.statement.digest, index: refusal.index,
            answer: TrusteeAnswer(note: sign(note), release: []))
        try write([.answered(answer)])
        round.acts.append(.refused(refusal.statement, refusal.reason))
        return answer
    }

    /// The stored answer, under a new time when the old one may lie too far before the last tick.
    private func renewed(_ stored: LedgerAnswer) throws(LedgerFailed) -> LedgerAnswer {
        let now = clock()
        let note: SignedNote
        if let old = try? ReleaseNote(parsing: stored.answer.note.text) {
            guard now > old.time + TrusteeRunner.answerAge else { return stored }
            note = sign(
                ReleaseNote(
                    portal: old.portal, statement: old.statement, messageID: old.messageID,
                    trustee: old.trustee, time: now, releaseDigest: old.releaseDigest))
        } else if let old = try? RefusalNote(parsing: stored.answer.note.text) {
            guard now > old.time + TrusteeRunner.answerAge else { return stored }
            note = sign(
                RefusalNote(
                    portal: old.portal, statement: old.statement, messageID: old.messageID,
                    trustee: old.trustee, time: now, reason: old.reason))
        } else {
            throw .damaged(.payload)
        }
        let answer = LedgerAnswer(
            statement: stored.statement, index: stored.index,
            answer: TrusteeAnswer(note: note, release: stored.answer.release))
        try write([.answered(answer)])
        return answer
    }

    private func signCurrency(
        _ text: String?, _ round: inout TrusteeRound
    ) async throws {
        guard let text else { return }
        do throws(CurrencyRefused) {
            try state.checkCurrency(text, at: clock())
        } catch {
            round.conditions.append(.currencyRefused(error))
            if case .directoryNotApproved = error { waitForDirectory(&round) }
            return
        }
        let note = try caller.sign(text)
        _ = try await caller.post(.trusteeCurrency, note.bytes)
        if let day = (try? CurrencyNote(parsing: text))?.day {
            round.acts.append(.signedCurrency(day))
        }
    }

    /// A directory that waits: signed by us already, or for a person to look at.
    private func confirm(
        _ note: SignedNote?, _ round: inout TrusteeRound
    ) async throws {
        guard let note else { return }
        if note.text.utf8.elementsEqual(state.approved.text.utf8) {
            if let own = state.approved.trustee(state.trustee), !note.isSigned(by: own.noteKey) {
                _ = try await caller.post(.trusteeDirectory, state.approvedNote.bytes)
            }
            return
        }
        if let directory = state.proposal(note) {
            waitingDirectory = note
            round.conditions.append(.directoryWaits(version: directory.version))
        }
    }

    /// The log has a directory in force that this trustee has not approved: a person is to look at it.
    private func waitForDirectory(_ round: inout TrusteeRound) {
        guard state.isBehind, let chain = state.log.chain, let note = chain.notes.last else {
            return
        }
        let condition = TrusteeCondition.directoryWaits(version: chain.current.version)
        guard !round.conditions.contains(condition) else { return }
        waitingDirectory = note
        round.conditions.append(condition)
    }

    /// The proposal a person is to look at, for `senim trustee approve`.
    package private(set) var waitingDirectory: SignedNote?

    func sign(_ text: some DetailText) -> SignedNote {
        guard let note = try? caller.sign(text.text) else {
            preconditionFailure("our own lines are UTF-8 without control characters")
        }
        return note
    }

    /// Seconds after which an answer that was not taken is signed again.
    private static let answerAge: UInt64 = 300
}
