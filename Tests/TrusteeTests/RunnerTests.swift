import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Synchronization
import Testing
import TransparencyLog
import Trustee

/// A clock that a test moves.
final class PaperClock: Sendable {
    private let time = Atomic<UInt64>(Sample.noon)

    var now: UInt64 { time.load(ordering: .relaxed) }

    func advance(_ seconds: UInt64) { time.add(seconds, ordering: .relaxed) }
}

/// The trustee t1 at work on a paper gateway.
struct Workplace: ~Copyable {
    let gateway = PaperGateway()
    let clock = PaperClock()
    let ledger = TemporaryLedger()

    init() throws {
        _ = try LedgerFile.create(path: ledger.path, first: opening)
    }

    func runner(
        releasing: any ShareReleasing = ShareRelease(), hasKeys: Bool = true,
        keyStore: any SealingKeyStore = NoKeyStore(), olderKeys: [TrusteeSealingKey] = []
    ) throws -> TrusteeRunner {
        let id = SamplePortal.identifier("t1")
        let clock = clock
        let quarter = try Quarter(parsing: "2026Q4")
        let key = TrusteeSealingKey(
            quarter: quarter, key: PaperKeys.sealingKey(PaperKeys.trustee("t1")))
        return try TrusteeRunner(
            ledger: LedgerFile.open(path: ledger.path), ledgerPath: ledger.path,
            keys: TrusteeKeys(
                cosigningKey: SamplePortal.cosigner(SamplePortal.portal.cosignerKeyName(id)),
                sealingKeys: olderKeys + (hasKeys ? [key] : [])),
            caller: SignedCaller(
                portal: SamplePortal.portal, role: .trustee, id: id,
                signer: SamplePortal.trustee("t1"), calls: gateway.calls, clock: { clock.now },
                nonce: { Digest(hashing: randomBytes(32)) }),
            calls: gateway.calls, keyStore: keyStore, releasing: releasing,
            clock: { clock.now })
    }

    /// The log grows, and its newest state is what trustees are to cosign.
    func log(_ change: (inout PaperLog) -> Void = { _ in }) {
        gateway.desk.withLock { desk in
            change(&desk.log)
            desk.target = desk.log.checkpoint()
        }
    }

    /// Clock and log go on, with a tick.
    func pass(days: UInt64) {
        clock.advance(days * Sample.day)
        log { log in
            log.time += days * Sample.day
            log.add(log.dummy())
        }
    }

    /// The challenges that the gateway was sent.
    var challenges: [SignedNote] {
        gateway.desk.withLock { desk in
            desk.notes.filter { (try? ChallengeNote(parsing: $0.text)) != nil }
        }
    }

    /// A person's wish to have the head's outcomes of these messages challenged, signed now.
    func approvals(challenging messages: [SealedMessage]) -> TrusteeRunner.Approvals {
        TrusteeRunner.Approvals(
            challenges: messages.map {
                ChallengeRequest(
                    portal: SamplePortal.portal, message: $0.id,
                    keyholder: SamplePortal.identifier("head"), time: clock.now)
            })
    }

    /// An accepted message with an outcome of the head's: that it was not addressed, unless something else.
    func deny(_ code: OutcomeCode = .notAddressed) -> SealedMessage {
        gateway.desk.withLock { desk in
            let message = desk.log.message()
            desk.log.add(desk.log.accepted(message))
            let statement = desk.log.statement(
                about: message, by: "head", nonce: "denied \(desk.outcomes.count)")
            desk.log.add(PaperLog.signed(statement))
            let stated: StatedOutcome
            if code == .notAddressed {
                stated = StatedOutcome(
                    notAddressedWith: PaperLog.secret(of: "head", at: 0, in: message))
            } else {
                stated = StatedOutcome(code)
            }
            let (note, sealed) = desk.log.outcome(stated, of: message, by: "head")
            desk.outcomes.append(
                HeadedOutcome(
                    index: desk.log.size, sealed: sealed.bytes, header: message.header.bytes,
                    bodyDigest: Digest(hashing: message.body)))
            desk.log.add(note)
            desk.target = desk.log.checkpoint()
            return message
        }
    }

    /// An accepted message with a statement that waits.
    func ask(_ nonce: String = "nonce") -> (SealedMessage, AccessStatement) {
        let (message, statement) = gateway.desk.withLock { desk in
            let message = desk.log.message()
            desk.log.add(desk.log.accepted(message))
            let statement = desk.log.statement(about: message, nonce: nonce)
            desk.log.add(PaperLog.signed(statement))
            desk.target = desk.log.checkpoint()
            return (message, statement)
        }
        gateway.wait(
            for: statement.hash.digest, index: gateway.desk.withLock { $0.log.size - 1 },
            message: message)
        return (message, statement)
    }
}

@Suite struct `A trustee at work` {
    @Test func `cosigns, and releases a share that opens`() async throws {
        let work = try Workplace()
        let (message, statement) = work.ask()
        let round = try await work.runner().round()
        let size = work.gateway.desk.withLock { $0.log.size }
        #expect(
            round.acts == [
                .cosigned(size: size),
                .released(statement.hash, to: SamplePortal.identifier("acs")),
            ])
        #expect(round.conditions.isEmpty)
        let desk = work.gateway.desk.withLock { $0 }
        let posting = try #require(desk.cosignatures.first)
        let checkpoint = try UnverifiedCheckpoint(posting.checkpoint)
            .verified(by: SamplePortal.directory.logKey)
        let own = try #require(SamplePortal.directory.trustee(SamplePortal.identifier("t1")))
        #expect(checkpoint.cosignatures(by: [own.cosigningKey]).map(\.timestamp) == [Sample.noon])
        let answer = try #require(desk.answers.first)
        #expect(answer.note.isSigned(by: own.noteKey))
        let secret = try PaperKeys.sealingKey(PaperKeys.holder("acs")).open(
            Release(answer.release), from: 0, statementHash: statement.hash.digest)
        let fits = secret.matches(message.header.preheader, role: .trustee, index: 0)
        #expect(fits)
    }

    @Test func `has in its ledger whatever left it`() async throws {
        let work = try Workplace()
        let (_, statement) = work.ask()
        _ = try await work.runner().round()
        let records = try LedgerFile.records(path: work.ledger.path)
        let answers = records.compactMap {
            if case .answered(let answer) = $0 { answer } else { nil }
        }
        #expect(answers.map(\.statement) == [statement.hash.digest])
        #expect(answers.map(\.answer) == work.gateway.desk.withLock { $0.answers })
    }

    @Test func `gives the same answer again after a restart`() async throws {
        let work = try Workplace()
        _ = work.ask()
        _ = try await work.runner().round()
        _ = try await work.runner().round()
        let answers = work.gateway.desk.withLock { $0.answers }
        #expect(answers.count == 2 && answers[0] == answers[1])
    }

    @Test func `signs an answer anew that was not taken in time, over the same release`()
        async throws
    {
        let work = try Workplace()
        _ = work.ask()
        let runner = try work.runner()
        _ = try await runner.round()
        work.clock.advance(301)
        _ = try await runner.round()
        let answers = work.gateway.desk.withLock { $0.answers }
        #expect(answers.count == 2 && answers[0].release == answers[1].release)
        let times = try answers.map { try ReleaseNote(parsing: $0.note.text).time }
        #expect(times == [Sample.noon, Sample.noon + 301])
    }

    @Test func `goes on with the others when the gateway refuses one answer`() async throws {
        let work = try Workplace()
        let unwanted = [work.ask("1").1, work.ask("2").1]
        let (_, statement) = work.ask("3")
        work.gateway.desk.withLock { $0.unwanted = Set(unwanted.map(\.hash.hex)) }
        let round = try await work.runner().round()
        #expect(
            round.conditions
                == [.gateway(.problem(.notFound, retryAfterSeconds: nil))], "said once")
        let answers = work.gateway.desk.withLock { $0.answers }
        #expect(answers.map { $0.note.text.contains(statement.hash.hex) } == [true])
    }

    @Test func `forgets entries that no checkpoint covers when the gateway has fewer`() async throws
    {
        let work = try Workplace()
        work.log()
        let runner = try work.runner()
        _ = try await runner.round()
        let cosigned = await runner.state.heldSize
        work.gateway.desk.withLock { desk in
            desk.log.add(desk.log.dummy())
            // The entry comes, but no checkpoint that could be cosigned.
            desk.target = desk.log.checkpoint(isForged: true)
        }
        _ = try await runner.round()
        #expect(await runner.state.heldSize == cosigned + 1)
        work.gateway.desk.withLock { $0.isPutBack = true }
        _ = try await runner.round()
        #expect(await runner.state.heldSize == cosigned)
    }

    @Test func `stops at an alarm, keeps the evidence, and answers nothing more`() async throws {
        let work = try Workplace()
        work.log()
        let runner = try work.runner()
        _ = try await runner.round()
        _ = work.ask()
        let forged = work.gateway.desk.withLock { desk in
            let forged = desk.log.checkpoint(root: Digest(hashing: [1]))
            desk.target = forged
            return forged
        }
        let round = try await runner.round()
        #expect(round.conditions == [.alarm(.otherTree)])
        #expect(
            try LedgerFile.records(path: work.ledger.path).last
                == .alarm(LedgerAlarm(code: .otherTree, checkpoint: forged)))
        // Even when the log comes back to what it was.
        work.log()
        let next = try await runner.round()
        #expect(next.acts.isEmpty && next.conditions == [.alarm(.otherTree)])
        #expect(work.gateway.desk.withLock { $0.answers.isEmpty && $0.cosignatures.count == 1 })
    }

    @Test func `says that the gateway does not answer, and goes on when it does`() async throws {
        let work = try Workplace()
        work.log()
        let runner = try work.runner()
        work.gateway.desk.withLock { $0.isReachable = false }
        #expect(try await runner.round().conditions == [.gateway(.transport(.cannotConnect))])
        work.gateway.desk.withLock { $0.isReachable = true }
        let round = try await runner.round()
        #expect(round.conditions.isEmpty && round.acts.count == 1)
    }

    @Test func `answers nothing without the key, and does not blame the message`() async throws {
        let work = try Workplace()
        _ = work.ask()
        let round = try await work.runner(hasKeys: false).round()
        #expect(round.conditions.contains(.sealingKeyMissing))
        #expect(work.gateway.desk.withLock { $0.answers.isEmpty })
    }

    /// Unanswered, it would keep younger statements from ever being seen.
    @Test func `refuses what was sealed to a key that it destroyed on the record`() async throws {
        let work = try Workplace()
        let (_, statement) = work.ask()
        work.clock.advance(70 * Sample.day)
        let now = work.clock.now
        work.log { log in
            log.time = now
            log.add(log.dummy())
            let note = KeyDestroyedNote(
                portal: SamplePortal.portal, owner: .trustee(SamplePortal.identifier("t1")),
                quarter: AlmatyDay(unixSeconds: Sample.noon).quarter,
                sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.trustee("t1")).publicKey.digest,
                time: now)
            log.add(note.signed(by: SamplePortal.trustee("t1")))
        }
        let round = try await work.runner(hasKeys: false).round()
        #expect(round.acts.contains(.refused(statement.hash, .keyGone)))
        let answer = try #require(work.gateway.desk.withLock { $0.answers.first })
        #expect(try RefusalNote(parsing: answer.note.text).reason == .keyGone)
    }

    @Test func `posts a challenge until it has cosigned it, and says only then that it is logged`()
        async throws
    {
        let work = try Workplace()
        let (message, head) = (work.deny(), SamplePortal.identifier("head"))
        let approvals = work.approvals(challenging: [message])
        let runner = try work.runner()
        #expect(
            try await runner.round(approvals).acts.contains(.postedChallenge(message.id, head)))
        work.clock.advance(59)
        _ = try await runner.round(approvals)
        #expect(work.challenges.count == 1)
        work.clock.advance(1)
        let again = try await runner.round(approvals)
        #expect(work.challenges.count == 2 && Set(work.challenges).count == 1)
        #expect(!again.acts.contains(.challenged(message.id, head)))
        let posted = try #require(work.challenges.first)
        work.gateway.desk.withLock { desk in
            desk.log.add(posted)
            // The entry comes, but no checkpoint that could be cosigned.
            desk.target = desk.log.checkpoint(isForged: true)
        }
        #expect(
            try await !runner.round(approvals).acts.contains(.challenged(message.id, head)))
        work.log()
        #expect(try await runner.round(approvals).acts.contains(.challenged(message.id, head)))
        #expect(work.challenges.count == 2)
    }

    @Test func `reports a challenge that is not there after an hour, which keeps no other back`()
        async throws
    {
        let work = try Workplace()
        let (head, messages) = (SamplePortal.identifier("head"), [work.deny(), work.deny()])
        let approvals = work.approvals(challenging: messages)
        work.gateway.desk.withLock { $0.unwanted = [messages[0].id.hex] }
        let runner = try work.runner()
        let round = try await runner.round(approvals)
        #expect(round.acts.contains(.postedChallenge(messages[1].id, head)))
        let posted = try #require(work.challenges.first)
        #expect(work.challenges.count == 1)
        work.log { $0.add(posted) }
        work.clock.advance(3_599)
        let missing = messages.map { TrusteeCondition.challengeMissing($0.id, head) }
        let late = try await runner.round(approvals)
        #expect(late.acts.contains(.challenged(messages[1].id, head)))
        #expect(!late.conditions.contains(missing[0]))
        work.clock.advance(1)
        let later = try await runner.round(approvals)
        #expect(later.conditions.contains(missing[0]))
        #expect(!later.conditions.contains(missing[1]))
    }

    /// Else a gateway that breaks one connection keeps a trustee from everything that comes after it.
    @Test func `goes on with its challenges where the connection breaks before`() async throws {
        let work = try Workplace()
        let (message, head) = (work.deny(), SamplePortal.identifier("head"))
        let approvals = work.approvals(challenging: [message])
        work.gateway.desk.withLock { desk in
            desk.currencyText = desk.log.currencyText()
            desk.brokenPaths = [
                Endpoint.trusteeCosignature.path, Endpoint.trusteeCurrency.path,
            ]
        }
        let runner = try work.runner()
        let round = try await runner.round(approvals)
        #expect(round.acts.contains(.postedChallenge(message.id, head)))
        #expect(round.conditions.contains(.gateway(.transport(.cannotConnect))))
        // And where nothing at all is answered, it is said what is missing.
        work.gateway.desk.withLock { $0.isReachable = false }
        work.clock.advance(3_600)
        let late = try await runner.round(approvals)
        #expect(late.conditions.contains(.challengeMissing(message.id, head)))
    }

    @Test func `misses no challenge that it has cosigned, whatever is answered since`() async throws
    {
        let work = try Workplace()
        let approvals = work.approvals(challenging: [work.deny()])
        let runner = try work.runner()
        _ = try await runner.round(approvals)
        let posted = try #require(work.challenges.first)
        work.log { $0.add(posted) }
        _ = try await runner.round()
        work.gateway.desk.withLock { $0.isReachable = false }
        work.clock.advance(3_600)
        let late = try await runner.round(approvals)
        #expect(late.conditions == [.gateway(.transport(.cannotConnect))])
    }

    @Test func `asks about each of its challenges, though what one gets is no answer`() async throws
    {
        let work = try Workplace()
        let approvals = work.approvals(challenging: [work.deny(), work.deny()])
        let runner = try work.runner()
        _ = try await runner.round(approvals)
        let posted = work.challenges
        #expect(posted.count == 2)
        work.log { log in for note in posted { log.add(note) } }
        work.gateway.desk.withLock { $0.challengeAnswers = [1] }
        let round = try await runner.round(approvals)
        #expect(round.conditions.contains(.malformedAnswer))
        #expect(Set(work.gateway.desk.withLock { $0.askedChallenges }).count == 2)
    }

    @Test func `goes on saying that a challenge was refused until it is tried again`() async throws
    {
        let work = try Workplace()
        let message = work.deny()
        let approvals = work.approvals(challenging: [message])
        work.gateway.desk.withLock { $0.refusesChallenges = true }
        let runner = try work.runner()
        let refused = TrusteeCondition.gateway(.problem(.noteRefused, retryAfterSeconds: nil))
        #expect(try await runner.round(approvals).conditions.contains(refused))
        work.clock.advance(59)
        #expect(try await runner.round(approvals).conditions.contains(refused))
        #expect(work.challenges.count == 1)
        work.gateway.desk.withLock { $0.refusesChallenges = false }
        work.clock.advance(1)
        #expect(try await !runner.round(approvals).conditions.contains(refused))
        #expect(work.challenges.count == 2)
    }

    @Test func `lets go of a challenge of an outcome that says something else`() async throws {
        let work = try Workplace()
        let (message, head) = (work.deny(.cover), SamplePortal.identifier("head"))
        let round = try await work.runner().round(
            work.approvals(challenging: [message]))
        #expect(
            round.acts.contains(
                .droppedChallenge(message.id, head, .notNotAddressed(.cover))))
        #expect(work.challenges.isEmpty)
    }

    @Test func `signs the day's currency note`() async throws {
        let work = try Workplace()
        work.log()
        let text = work.gateway.desk.withLock { desk in
            desk.currencyText = desk.log.currencyText()
            return desk.log.currencyText()
        }
        let round = try await work.runner().round()
        #expect(round.acts.contains(.signedCurrency(AlmatyDay(unixSeconds: Sample.noon))))
        let note = try #require(work.gateway.desk.withLock { $0.notes.first })
        #expect(note.text == text && note.isSigned(by: SamplePortal.trustee("t1").verifierKey))
    }

    @Test func `posts its key note when the log has none of this quarter`() async throws {
        let work = try Workplace()
        work.log()
        let runner = try work.runner()
        _ = try await runner.round()
        // The next quarter: the sealing key cannot be made here.
        work.clock.advance(45 * Sample.day)
        let round = try await runner.round()
        #expect(round.conditions.contains(.sealingKeyMissing))
    }

    @Test func `shows a directory that waits, and takes it once it is signed`() async throws {
        let work = try Workplace()
        work.log()
        var draft = SamplePortal.draft
        draft.version = 2
        draft.previous = SamplePortal.directory.digest
        draft.threshold = 3
        let proposal = SamplePortal.note(draft, approvedBy: [])
        work.gateway.desk.withLock { $0.proposal = proposal }
        let runner = try work.runner()
        let round = try await runner.round()
        #expect(round.conditions == [.directoryWaits(version: 2)])
        #expect(await runner.waitingDirectory == proposal)
        let signed = SamplePortal.note(draft, approvedBy: ["t1"])
        let next = try await runner.round(TrusteeRunner.Approvals(directory: signed))
        #expect(next.acts == [.approvedDirectory(version: 2)])
        #expect(work.gateway.desk.withLock { $0.notes } == [signed])
        #expect(await runner.state.approved.version == 2)
        // A signature that is not its own approves nothing.
        let other = try Workplace()
        other.log()
        let stranger = SamplePortal.note(draft, approvedBy: ["t2"])
        let refused = try await other.runner().round(
            TrusteeRunner.Approvals(directory: stranger))
        #expect(!refused.acts.contains(.approvedDirectory(version: 2)))
    }

    @Test func `knows what it signed and has not taken yet`() throws {
        var draft = SamplePortal.draft
        draft.version = 2
        draft.previous = SamplePortal.directory.digest
        let one = try Directory(checking: draft)
        draft.threshold = 3
        let other = try Directory(checking: draft)
        let state = stateFollowing(PaperLog())
        #expect(!state.hasApprovedOther(than: other, signed: nil))
        #expect(!state.hasApprovedOther(than: other, signed: other))
        #expect(state.hasApprovedOther(than: other, signed: one))
        draft.version = 3
        let next = try Directory(checking: draft)
        #expect(!state.hasApprovedOther(than: next, signed: one))
        // What is taken: signed by this trustee, and following what it approved.
        draft.version = 2
        #expect(state.approval(SamplePortal.note(draft, approvedBy: ["t1"])) == other)
        #expect(state.approval(SamplePortal.note(draft, approvedBy: ["t2"])) == nil)
        #expect(state.approval(state.approvedNote) == nil)
    }

    @Test func `approves one text of a version, and another only once that is in force`()
        async throws
    {
        let work = try Workplace()
        work.log()
        var draft = SamplePortal.draft
        draft.version = 2
        draft.previous = SamplePortal.directory.digest
        draft.threshold = 3
        let runner = try work.runner()
        let withdrawn = SamplePortal.note(draft, approvedBy: ["t1"])
        _ = try await runner.round(TrusteeRunner.Approvals(directory: withdrawn))
        #expect(await runner.state.approved.text == withdrawn.text)
        draft.threshold = 2
        draft.keyholders[0].isSuspended = true
        let other = SamplePortal.note(draft, approvedBy: ["t1"])
        work.gateway.desk.withLock { $0.proposal = SamplePortal.note(draft, approvedBy: []) }
        let before = try await runner.round(TrusteeRunner.Approvals(directory: other))
        #expect(before.acts.isEmpty && before.conditions.isEmpty)
        #expect(await runner.state.approved.text == withdrawn.text)
        let parsed = try Directory(parsing: other.text)
        #expect(await runner.state.hasApprovedOther(than: parsed, signed: nil))
        // The other two brought it into force.
        let inForce = SamplePortal.note(draft, approvedBy: ["t2", "t3"])
        work.gateway.desk.withLock { $0.proposal = nil }
        work.log { $0.add(inForce) }
        work.gateway.desk.withLock { $0.currencyText = $0.log.currencyText() }
        let told = try await runner.round()
        #expect(
            told.conditions == [
                .currencyRefused(.directoryNotApproved(version: 2)), .directoryWaits(version: 2),
            ])
        #expect(await runner.waitingDirectory == inForce)
        #expect(await !runner.state.hasApprovedOther(than: parsed, signed: nil))
        let after = try await runner.round(TrusteeRunner.Approvals(directory: other))
        #expect(after.acts.contains(.approvedDirectory(version: 2)))
        #expect(after.conditions.isEmpty)
        #expect(await runner.state.approved.text == inForce.text)
    }

    @Test func `looks for its own cosignatures before it cosigns`() async throws {
        let work = try Workplace()
        work.log()
        work.gateway.desk.withLock { desk in
            var longer = desk.log
            longer.add(longer.dummy())
            desk.published = longer.checkpoint(cosignedBy: ["t1", "t2"])
        }
        let runner = try work.runner()
        let round = try await runner.round()
        let size = work.gateway.desk.withLock { $0.log.size }
        #expect(round.acts == [.wasPutBack(size: size + 1)])
        #expect(work.gateway.desk.withLock { $0.cosignatures.isEmpty })
        work.log { $0.add($0.dummy()) }
        #expect(try await runner.round().acts == [.cosigned(size: size + 1)])
    }

    @Test(arguments: [LyingTrustee.Lie.wrongShare, .noise, .otherStatement])
    func `that lies is found out by the commitment`(lie: LyingTrustee.Lie) async throws {
        let work = try Workplace()
        let (message, statement) = work.ask()
        _ = try await work.runner(releasing: LyingTrustee(lie)).round()
        let answer = try #require(work.gateway.desk.withLock { $0.answers.first })
        var shares = TrusteeShares(for: message.header)
        do {
            let secret = try PaperKeys.sealingKey(PaperKeys.holder("acs")).open(
                Release(answer.release), from: 0, statementHash: statement.hash.digest)
            try shares.add(secret, from: 0)
            Issue.record("the lie was believed")
        } catch let error as OpeningRefused {
            #expect(error == .commitment(.trustee, index: 0))
        } catch {
            #expect(error is CannotOpen)
        }
    }
}

@Suite struct `An approval of a ground` {
    let statement = StatementHash(Digest(hashing: [1]))

    @Test func `counts under the trustee's own signature only`() throws {
        let approval = GroundApproval(
            portal: SamplePortal.portal, statement: statement, isApproved: true)
        let own = SamplePortal.trustee("t1").verifierKey
        let note = try SamplePortal.trustee("t1").sign(approval.text)
        #expect(GroundApproval(verifying: note, by: own) == approval)
        let stranger = try SamplePortal.trustee("t2").sign(approval.text)
        #expect(GroundApproval(verifying: stranger, by: own) == nil)
        let other = try SamplePortal.trustee("t1").sign(
            approval.text.with("maybe", insteadOf: "approved"))
        #expect(GroundApproval(verifying: other, by: own) == nil)
    }
}

@Suite struct `A trustee's key that nothing needs` {
    private let quarter = Sample.made { try Quarter(parsing: "2026Q4") }

    @Test func `is kept until the log that was followed has its end`() async throws {
        let work = try Workplace()
        let disk = PaperDisk()
        work.pass(days: 70)
        let runner = try work.runner(keyStore: disk)
        // The gateway takes the note, and logs nothing.
        for _ in 0..<2 { _ = try await runner.round() }
        let note = try #require(work.gateway.desk.withLock { $0.notes.last })
        #expect(try KeyDestroyedNote(parsing: note.text).quarter == quarter)
        #expect(disk.removed.isEmpty)
        // Shown, but under no checkpoint that could be cosigned: nobody is bound to it.
        work.gateway.desk.withLock { desk in
            desk.log.add(note)
            desk.target = desk.log.checkpoint(isForged: true)
        }
        _ = try await runner.round()
        #expect(disk.removed.isEmpty)
        work.log()
        #expect(try await runner.round().acts.contains(.destroyedKey(quarter)))
        #expect(disk.removed == [quarter])
    }

    @Test func `goes though another's end is refused, and without a note if it never had one`()
        async throws
    {
        let work = try Workplace()
        let disk = PaperDisk()
        work.pass(days: 70)
        let unlogged = TrusteeSealingKey.random(for: quarter.previous)
        let digest = PaperKeys.sealingKey(PaperKeys.trustee("t1")).publicKey.digest
        work.gateway.desk.withLock { $0.unwanted = [digest.hex] }
        // In front of the one that never stood in the log there is one that the gateway refuses.
        let runner = try work.runner(keyStore: disk, olderKeys: [unlogged])
        let round = try await runner.round()
        #expect(round.acts.contains(.destroyedKey(quarter.previous)))
        #expect(
            round.conditions.contains(.gateway(.problem(.notFound, retryAfterSeconds: nil))))
        #expect(disk.removed == [quarter.previous])
        #expect(
            !work.gateway.desk.withLock { $0.notes }.contains {
                $0.text.contains(unlogged.digest.hex)
            })
    }
}

/// A disk that remembers which keys were removed, and on which none can be made.
private final class PaperDisk: SealingKeyStore {
    private let quarters = Mutex<[Quarter]>([])

    var removed: [Quarter] { quarters.withLock { $0 } }

    func make(for _: Quarter) -> TrusteeSealingKey? { nil }

    func remove(_ quarter: Quarter) -> Bool {
        quarters.withLock { $0.append(quarter) }
        return true
    }
}

/// A disk on which no key can be made.
struct NoKeyStore: SealingKeyStore {
    func make(for _: Quarter) -> TrusteeSealingKey? { nil }

    func remove(_: Quarter) -> Bool { false }
}
