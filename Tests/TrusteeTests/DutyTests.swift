import Details
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import SealedMessage
import Sealing
import SignedNote
import Synchronization
import Testing
import Trustee

@Suite struct `Looking at a statement` {
    /// What a keyholder stated about a message, in a log that the trustee has followed.
    private struct Subject {
        let duty: DutiesAnswer.Duty
        let state: TrusteeState
        let log: PaperLog

        /// - Parameter change: makes of the good note and sealed bytes others, to be signed and logged.
        init(
            daysLater: UInt64 = 0,
            _ change: (DutyNote, [UInt8]) -> (DutyNote, [UInt8]) = { ($0, $1) }
        ) throws {
            var log = PaperLog()
            log.time += daysLater * Sample.day
            let message = log.message()
            log.add(log.accepted(message))
            log.add(PaperLog.signed(log.statement(about: message)))
            let (good, sealed) = log.duty("called 1424", of: message.id, by: "acs")
            let (note, bytes) = change(try DutyNote(parsing: good.text), sealed.bytes)
            duty = DutiesAnswer.Duty(index: log.size, sealed: bytes)
            log.add(note.signed(by: SamplePortal.identity("acs")))
            var state = freshState()
            try state.follow(log.entries, at: log.time)
            self.state = state
            self.log = log
        }

        func verdict(_ keys: [TrusteeSealingKey]) -> ExaminedDuty.Verdict? {
            guard case .examined(let examined) = state.examine(duty, with: keys) else {
                return nil
            }
            return examined.verdict
        }
    }

    @Test func `finds that it fits what its note commits to`() throws {
        let subject = try Subject()
        #expect(subject.state.nextDuty == subject.duty.index)
        #expect(subject.verdict([try ownSealingKey()]) == .stated)
    }

    @Test func `finds that it is another statement than its note commits to`() throws {
        let subject = try Subject { ($0.with(commitment: .zero), $1) }
        #expect(subject.verdict([try ownSealingKey()]) == .otherCommitment)
    }

    @Test func `calls unreadable what no key opens, and only when it had one`() throws {
        #expect(try Subject().verdict([]) == .noPart)
        // Nine days later the sets of the first day, in which key notes were missing, are out of use.
        let subject = try Subject(daysLater: 9) { note, sealed in
            let garbage = [UInt8](repeating: 7, count: sealed.count)
            return (note.with(sealed: garbage), garbage)
        }
        #expect(subject.verdict([try ownSealingKey()]) == .unreadable)
    }

    @Test func `blames the gateway for other bytes than the note names`() throws {
        let subject = try Subject()
        var sealed = subject.duty.sealed
        sealed[0] ^= 1
        let changed = DutiesAnswer.Duty(index: subject.duty.index, sealed: sealed)
        #expect(subject.state.examine(changed, with: [try ownSealingKey()]) == .withheld)
        let nowhere = DutiesAnswer.Duty(index: 3, sealed: subject.duty.sealed)
        #expect(subject.state.examine(nowhere, with: []) == .none)
    }

    @Test func `comes before the checkpoint is cosigned, and stands before it in the ledger`()
        throws
    {
        let subject = try Subject { ($0.with(commitment: .zero), $1) }
        var state = subject.state
        let target = subject.log.checkpoint()
        #expect(state.decide(onTarget: target, at: subject.log.time) == .wait)
        guard
            case .examined(let examined) = state.examine(subject.duty, with: [try ownSealingKey()])
        else {
            Issue.record("not examined")
            return
        }
        #expect(examined.part == Array(subject.duty.sealed.prefix(2192)), "it stays sealed")
        #expect(try ExaminedDuty(parsing: examined.bytes) == examined)
        state.keep(.duty(examined))
        #expect(state.nextDuty == nil)
        let good = [opening] + records(following: subject.log, finding: [.duty(examined)])
        #expect(good.suffix(2).first == .duty(examined))
        #expect(try TrusteeState(replaying: good).hasLookedAtAll)
        let elsewhere = LedgerRecord.duty(ExaminedDuty(index: 0, verdict: .stated))
        for wrong in [.duty(examined), elsewhere] {
            #expect(throws: DamagedLedger.payload) {
                _ = try TrusteeState(replaying: good + [wrong])
            }
        }
    }

    @Test(arguments: ExaminedDuty.Verdict.allCases)
    func `is named in the export when no honest desk makes it`(
        verdict: ExaminedDuty.Verdict
    ) throws {
        let export = LedgerExport(
            of: [.duty(ExaminedDuty(index: 9, verdict: verdict))], portal: SamplePortal.portal,
            trustee: SamplePortal.identifier("t1"), at: Sample.noon
        ) { text throws(MalformedNote) in try SamplePortal.trustee("t1").sign(text) }
        let isFaulty = verdict == .otherCommitment || verdict == .unreadable
        #expect(export.faulty == (isFaulty ? [9] : []))
    }
}

@Suite struct `A trustee at work on what entries name` {
    /// A portal whose log names an outcome and a statement, and what the gateway has of both.
    private func named(in work: borrowing Workplace) -> (HeadedOutcome, DutiesAnswer.Duty) {
        let (message, _) = work.ask()
        return work.gateway.desk.withLock { desk in
            let (note, sealed) = desk.log.outcome(StatedOutcome(.takenUp), of: message, by: "acs")
            let outcome = HeadedOutcome(
                index: desk.log.size, sealed: sealed.bytes, header: message.header.bytes,
                bodyDigest: Digest(hashing: message.body))
            desk.log.add(note)
            let (stated, bytes) = desk.log.duty("called 1424", of: message.id, by: "acs")
            let duty = DutiesAnswer.Duty(index: desk.log.size, sealed: bytes.bytes)
            desk.log.add(stated)
            desk.target = desk.log.checkpoint()
            return (outcome, duty)
        }
    }

    @Test func `cosigns nothing while the gateway withholds what an entry names`() async throws {
        let work = try Workplace()
        let (outcome, duty) = named(in: work)
        let runner = try work.runner()
        var round = try await runner.round()
        #expect(
            round.conditions == [
                .outcomeWithheld(index: outcome.index), .dutyWithheld(index: duty.index),
            ])
        #expect(round.acts.isEmpty)
        work.gateway.desk.withLock { $0.outcomes = [outcome] }
        round = try await runner.round()
        #expect(round.conditions == [.dutyWithheld(index: duty.index)])
        #expect(work.gateway.desk.withLock { $0.cosignatures.isEmpty && $0.answers.isEmpty })
        var changed = duty.sealed
        changed[0] ^= 1
        work.gateway.desk.withLock {
            $0.duties = [DutiesAnswer.Duty(index: duty.index, sealed: changed)]
        }
        #expect(try await runner.round().conditions == [.dutyWithheld(index: duty.index)])
        work.gateway.desk.withLock { $0.duties = [duty] }
        round = try await runner.round()
        #expect(round.conditions.isEmpty)
        #expect(work.gateway.desk.withLock { $0.cosignatures.count } == 1)
        let records = try LedgerFile.records(path: work.ledger.path)
        let kinds = records.compactMap { record -> String? in
            switch record {
            case .entries: "entries"
            case .outcome: "outcome"
            case .duty: "duty"
            case .cosigned: "cosigned"
            default: nil
            }
        }
        #expect(kinds == ["entries", "outcome", "duty", "cosigned"])
        #expect(try TrusteeState(replaying: records).hasLookedAtAll, "after a restart, too")
    }

    @Test func `records an alarm though the gateway withholds what an entry names`() async throws {
        let work = try Workplace()
        _ = named(in: work)
        work.gateway.desk.withLock {
            $0.target = $0.log.checkpoint(root: Digest(hashing: [1]))
        }
        let round = try await work.runner().round()
        #expect(round.conditions == [.alarm(.otherTree)])
    }

    @Test func `cosigns over a statement that does not fit, and names its keyholder`() async throws
    {
        let work = try Workplace()
        let (message, _) = work.ask()
        let index = work.gateway.desk.withLock { desk in
            let (note, sealed) = desk.log.duty(
                "called 1424", of: message.id, by: "acs", commitment: .zero)
            let index = desk.log.size
            desk.duties = [DutiesAnswer.Duty(index: index, sealed: sealed.bytes)]
            desk.log.add(note)
            desk.target = desk.log.checkpoint()
            return index
        }
        let round = try await work.runner().round()
        #expect(
            round.acts.contains(
                .foundFaultyDuty(index: index, of: SamplePortal.identifier("acs"))))
        #expect(work.gateway.desk.withLock { $0.cosignatures.count } == 1)
    }

    @Test func `looks at more than one answer holds before it cosigns`() async throws {
        let work = try Workplace()
        let (message, _) = work.ask()
        let count = Int(DutiesRequest.most) + 1
        work.gateway.desk.withLock { desk in
            for number in 0..<count {
                let (note, sealed) = desk.log.duty("\(number)", of: message.id, by: "acs")
                desk.duties.append(
                    DutiesAnswer.Duty(index: desk.log.size, sealed: sealed.bytes))
                desk.log.add(note)
            }
            desk.target = desk.log.checkpoint()
        }
        #expect(try await work.runner().round().conditions.isEmpty)
        let seen = try LedgerFile.records(path: work.ledger.path).count {
            if case .duty = $0 { true } else { false }
        }
        #expect(seen == count)
    }
}

extension DutyNote {
    /// The same with another commitment, or over other sealed bytes.
    fileprivate func with(commitment: Digest? = nil, sealed: [UInt8]? = nil) -> DutyNote {
        DutyNote(
            portal: portal, messageID: messageID, keyholder: keyholder, time: time,
            commitment: commitment ?? self.commitment,
            sealedDigest: sealed.map { Digest(hashing: $0) } ?? sealedDigest)
    }
}
