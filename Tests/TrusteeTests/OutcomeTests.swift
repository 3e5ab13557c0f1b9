import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import SealedMessage
import Sealing
import SignedNote
import Testing
import Trustee

@Suite struct `Looking at an outcome` {
    /// A message, and what a keyholder said of it, in a log that the trustee has followed.
    private struct Subject {
        let message: SealedMessage
        let headed: HeadedOutcome
        let state: TrusteeState
        private let log: PaperLog

        /// A challenge of it, as the first trustee is asked about it; to its own, both others have said no.
        private(set) var challenge: PendingStatement?

        init(
            by id: String = "acs", kind: MessageKind = .report,
            challengedBy challenger: String? = nil,
            _ outcome: (SealedMessage) throws -> StatedOutcome
        ) throws {
            var log = PaperLog()
            let token = try ConsentToken([UInt8](repeating: 1, count: 32))
            let message = log.message(
                kind: kind, consent: kind == .identity ? token.hash : nil)
            log.add(log.accepted(message))
            log.add(
                PaperLog.signed(
                    log.statement(
                        about: message, by: id, action: kind == .report ? .open : .identity,
                        ground: kind == .report ? .none : .consent(token))))
            let (note, sealed) = log.outcome(try outcome(message), of: message, by: id)
            let index = log.size
            log.add(note)
            if let challenger {
                let challenge = ChallengeNote(
                    portal: SamplePortal.portal, messageID: message.id,
                    keyholder: SamplePortal.identifier(id),
                    trustee: SamplePortal.identifier(challenger),
                    sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.trustee(challenger))
                        .publicKey.digest, time: log.time)
                self.challenge = PendingStatement(
                    statement: challenge.hash.digest, index: log.size,
                    header: message.header.bytes, bodyDigest: Digest(hashing: message.body))
                log.add(challenge.signed(by: SamplePortal.trustee(challenger)))
                for other in ["t2", "t3"] where challenger == "t1" {
                    let refusal = RefusalNote(
                        portal: SamplePortal.portal, statement: challenge.hash,
                        messageID: message.id, trustee: SamplePortal.identifier(other),
                        time: log.time, reason: .ground)
                    log.add(refusal.signed(by: SamplePortal.trustee(other)))
                }
            }
            self.message = message
            headed = HeadedOutcome(
                index: index, sealed: sealed.bytes, header: message.header.bytes,
                bodyDigest: Digest(hashing: message.body))
            var state = freshState()
            try state.follow(log.entries, at: log.time)
            self.state = state
            self.log = log
        }

        /// What it has found with its own key, and the state once it has cosigned.
        func cosigned() throws -> (ExaminedOutcome, TrusteeState) {
            var state = state
            guard
                case .examined(let examined) = state.examine(
                    headed, with: [try ownSealingKey()])
            else { throw NotCosigned() }
            #expect(state.decide(onTarget: log.checkpoint(), at: log.time) == .wait)
            state.keep(.outcome(examined))
            try cosign(log, &state)
            return (examined, state)
        }

        func verdict(
            _ headed: HeadedOutcome? = nil, keys: [String] = ["t1"]
        ) -> ExaminedOutcome.Verdict? {
            let keys = keys.map { id in
                TrusteeSealingKey(
                    quarter: AlmatyDay(unixSeconds: Sample.noon).quarter,
                    key: PaperKeys.sealingKey(PaperKeys.trustee(id)))
            }
            guard case .examined(let examined) = state.examine(headed ?? self.headed, with: keys)
            else { return nil }
            return examined.verdict
        }
    }

    @Test func `finds what it says`() throws {
        let taken = try Subject { _ in StatedOutcome(.takenUp) }
        #expect(taken.state.nextOutcome == taken.headed.index)
        #expect(taken.verdict() == .takenUp)
        #expect(try Subject { _ in StatedOutcome(.cover) }.verdict() == .cover)
        #expect(try Subject { _ in StatedOutcome(.malformed) }.verdict() == .malformed)
        let useless = try Subject(by: "head") { message in
            StatedOutcome(notAddressedWith: PaperLog.secret(of: "head", at: 0, in: message))
        }
        #expect(useless.verdict() == .notAddressed)
    }

    @Test func `finds a share that is another's`() throws {
        let other = try Subject(by: "head") { message in
            StatedOutcome(notAddressedWith: PaperLog.secret(of: "acs", at: 1, in: message))
        }
        #expect(other.verdict() == .otherShare)
    }

    @Test func `calls unreadable what no key opens, and only when it had one`() throws {
        let subject = try Subject { _ in StatedOutcome(.takenUp) }
        #expect(subject.verdict(keys: ["t2"]) == .noPart)
        #expect(subject.verdict(keys: []) == .noPart)
        var log = PaperLog()
        // The sets of the first day, in which key notes were missing, are no longer in use.
        log.time += 9 * Sample.day
        let message = log.message()
        log.add(log.accepted(message))
        log.add(PaperLog.signed(log.statement(about: message)))
        let garbage = [UInt8](repeating: 7, count: 4 * 1201)
        let note = OutcomeNote(
            portal: SamplePortal.portal, messageID: message.id,
            keyholder: SamplePortal.identifier("acs"), time: log.time,
            outcomeDigest: Digest(hashing: garbage))
        let index = log.size
        log.add(note.signed(by: SamplePortal.identity("acs")))
        let key = TrusteeSealingKey(
            quarter: AlmatyDay(unixSeconds: Sample.noon).quarter,
            key: PaperKeys.sealingKey(PaperKeys.trustee("t1")))
        let headed = HeadedOutcome(
            index: index, sealed: garbage, header: message.header.bytes,
            bodyDigest: Digest(hashing: message.body))
        var state = freshState()
        try state.follow(log.entries, at: log.time)
        #expect(
            state.examine(headed, with: [key])
                == .examined(ExaminedOutcome(index: index, verdict: .unreadable)))
    }

    @Test func `blames the gateway for other bytes and for another message`() throws {
        let subject = try Subject { _ in StatedOutcome(.takenUp) }
        let good = subject.headed
        var sealed = good.sealed
        sealed[0] ^= 1
        var header = good.header
        header[100] ^= 1
        for changed in [
            HeadedOutcome(
                index: good.index, sealed: sealed, header: good.header,
                bodyDigest: good.bodyDigest),
            HeadedOutcome(
                index: good.index, sealed: good.sealed, header: header,
                bodyDigest: good.bodyDigest),
            HeadedOutcome(
                index: good.index, sealed: good.sealed, header: good.header, bodyDigest: .zero),
        ] {
            #expect(subject.state.examine(changed, with: []) == .withheld)
        }
        let nowhere = HeadedOutcome(
            index: 3, sealed: good.sealed, header: good.header, bodyDigest: good.bodyDigest)
        #expect(subject.state.examine(nowhere, with: []) == .none)
    }

    @Test func `is remembered in the ledger, and its part stays sealed there`() throws {
        let subject = try Subject { _ in StatedOutcome(.takenUp) }
        let (examined, state) = try subject.cosigned()
        #expect(examined.part == Array(subject.headed.sealed.prefix(1201)))
        #expect(try ExaminedOutcome(parsing: examined.bytes) == examined)
        #expect(state.nextOutcome == nil)
        let name = FactName.outcome(
            of: subject.message.id, by: SamplePortal.identifier("acs"))
        #expect(state.outcome(name)?.verdict == .takenUp)
        #expect(state.examine(subject.headed, with: [try ownSealingKey()]) == .none)
        #expect(throws: TrusteeState.ChallengeRefused.notNotAddressed(.takenUp)) {
            _ = try state.challenge(name, at: Sample.noon)
        }
    }

    // MARK: Another's challenge

    /// What the first trustee decides about the second one's challenge, having looked at the outcome and cosigned.
    private func decision(on subject: Subject) throws -> TrusteeState.StatementDecision {
        try subject.cosigned().1.decide(on: try #require(subject.challenge))
    }

    private func useless(_ message: SealedMessage) -> StatedOutcome {
        StatedOutcome(notAddressedWith: PaperLog.secret(of: "head", at: 0, in: message))
    }

    @Test func `comes before anybody is asked about a challenge of it`() throws {
        let subject = try Subject(by: "head", challengedBy: "t2", useless)
        let challenge = try #require(subject.challenge)
        #expect(subject.state.decide(on: challenge) == .wait(.notCosigned))
        #expect(try decision(on: subject) == .wait(.ground(StatementHash(challenge.statement))))
    }

    @Test func `that is not "not addressed" is challenged in vain`() throws {
        let subject = try Subject(challengedBy: "t2") { _ in StatedOutcome(.takenUp) }
        let hash = StatementHash(try #require(subject.challenge).statement)
        let refusal = StatementRefusal(
            statement: hash, message: subject.message.id, index: subject.headed.index + 1,
            reason: .ground)
        #expect(try decision(on: subject) == .refuse(refusal))
    }

    /// The grounds of an identity are the reporter's token and a decision: nobody gets at it by a challenge.
    @Test func `about an identity is unreadable, and challenged in vain`() throws {
        let subject = try Subject(by: "head", kind: .identity, challengedBy: "t2", useless)
        #expect(subject.verdict() == .unreadable)
        guard case .refuse(let refusal) = try decision(on: subject) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.reason == .ground)
    }

    /// An identity has no outcome, so that a challenge of it comes to nothing, not even to "unprovable".
    @Test func `about an identity settles no challenge`() throws {
        func finding(_ kind: MessageKind) throws -> ChallengeFinding? {
            let subject = try Subject(by: "head", kind: kind, challengedBy: "t1", useless)
            let state = try subject.cosigned().1
            let (_, own) = try #require(state.challengesToSettle.first)
            return state.finding(
                on: own,
                from: ChallengeAnswers(
                    header: subject.headed.header, bodyDigest: subject.headed.bodyDigest,
                    answers: []),
                examined: ExaminedOutcome(index: subject.headed.index, verdict: .notAddressed),
                keys: [])
        }
        #expect(try finding(.report) == .unprovable)
        #expect(try finding(.identity) == nil)
    }

    @Test func `stands in the ledger once, and only where the log has it`() throws {
        var log = PaperLog()
        let message = log.message()
        log.add(log.accepted(message))
        log.add(PaperLog.signed(log.statement(about: message)))
        let index = log.size
        log.add(log.outcome(StatedOutcome(.takenUp), of: message, by: "acs").note)
        let seen = LedgerRecord.outcome(ExaminedOutcome(index: index, verdict: .takenUp))
        let elsewhere = LedgerRecord.outcome(ExaminedOutcome(index: 0, verdict: .takenUp))
        let good = [opening] + records(following: log, finding: [seen])
        #expect(good.suffix(2).first == seen)
        #expect(try TrusteeState(replaying: good).nextOutcome == nil)
        for wrong in [seen, elsewhere] {
            #expect(throws: DamagedLedger.payload) {
                _ = try TrusteeState(replaying: good + [wrong])
            }
        }
    }
}
