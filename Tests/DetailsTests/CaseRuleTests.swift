import Details
import Directory
import Encoding
import PortalSamples
import SealedMessage
import SignedNote
import Testing

/// The rules of what people do around a report (Specification.md §4.3): each refusal with everything else right.
@Suite struct `What people do around a report` {
    private var head: NoteSigner { SamplePortal.identity("head") }
    private var t1: NoteSigner { SamplePortal.trustee("t1") }

    /// A log in which the head has asked for the message.
    private var asked: SampleLog {
        get throws {
            var log = SampleLog.started
            try log.add(SampleLog.signed(log.statement()))
            return log
        }
    }

    @Test func `lets a keyholder state an outcome once, after asking`() throws {
        var log = try asked
        let note = SampleLog.outcome().signed(by: head)
        #expect(SampleLog.started.refusal(of: note) == .notAsked)
        #expect(log.refusal(of: note) == nil)
        #expect(
            log.refusal(of: SampleLog.outcome(by: "acs").signed(by: SamplePortal.identity("acs")))
                == .notAsked)
        #expect(
            log.refusal(of: SampleLog.outcome(by: "nobody").signed(by: head)) == .unknownKeyholder)
        #expect(
            log.refusal(of: SampleLog.outcome(message: .none).signed(by: head)) == .unknownMessage)
        #expect(log.refusal(of: SampleLog.outcome().signed(by: t1)) == .signature)
        try log.add(note)
        #expect(log.refusal(of: note) == .statedTwice)
    }

    @Test
    func
        `lets a successor state an outcome of what was handed over, after asking for the handover`()
        throws
    {
        let acs = SamplePortal.identity("acs")
        let handover = SampleLog.handover()
        let outcome = SampleLog.outcome(by: "acs").signed(by: acs)
        var log = SampleLog.started
        try log.add(handover.signed(by: head))
        try log.add(SampleLog.accepted(handover.handoverID))
        #expect(log.refusal(of: outcome) == .notAsked)
        let statement = log.statement(id: "acs", message: handover.handoverID)
        try log.add(SampleLog.signed(statement))
        #expect(log.refusal(of: outcome) == nil)
        // Whom no handover names has to ask for the message itself.
        var other = SampleLog.started
        try other.add(SampleLog.handover(by: "acs", to: "head").signed(by: acs))
        try other.add(SampleLog.accepted(handover.handoverID))
        try other.add(SampleLog.signed(statement))
        #expect(other.refusal(of: outcome) == .notAsked)
        try log.add(outcome)
        #expect(log.refusal(of: outcome) == .statedTwice)
    }

    @Test func `lets a keyholder state any number of things, each once, after asking`() throws {
        var log = try asked
        let note = SampleLog.duty().signed(by: head)
        #expect(SampleLog.started.refusal(of: note) == .notAsked)
        #expect(log.refusal(of: note) == nil)
        #expect(
            log.refusal(of: SampleLog.duty(by: "acs").signed(by: SamplePortal.identity("acs")))
                == .notAsked)
        #expect(
            log.refusal(of: SampleLog.duty(by: "nobody").signed(by: head)) == .unknownKeyholder)
        #expect(
            log.refusal(
                of: SampleLog.duty(message: SampleLog.handover().handoverID).signed(by: head))
                == .unknownMessage)
        #expect(log.refusal(of: SampleLog.duty().signed(by: t1)) == .signature)
        #expect(
            log.refusal(of: note, at: Sample.noon + 2 * Sample.day) == .dayMismatch)
        try log.add(note)
        #expect(log.refusal(of: note) == .statedTwice)
        let another = SampleLog.duty(salted: 1).signed(by: head)
        #expect(log.refusal(of: another) == nil, "another salt is another statement")
        try log.add(SampleLog.dummy(tick: Sample.noon + 601), at: Sample.noon + 601)
        #expect(log.refusal(of: another, at: Sample.noon + 601) == .tooOld)
    }

    @Test func `lets commissioners state something about the portal, and nobody else`() throws {
        var log = SampleLog.started
        let note = SampleLog.duty(message: .none)
        #expect(log.refusal(of: note.signed(by: head)) == .notCommissioner)
        var draft = DirectoryDraft(following: SamplePortal.directory)
        draft.keyholders.append(SamplePortal.keyholder("ethics", role: .commissioner))
        try log.add(SamplePortal.note(draft, approvedBy: ["t1", "t2"]))
        let ethics = SamplePortal.identity("ethics")
        let own = SampleLog.duty(by: "ethics", message: .none).signed(by: ethics)
        #expect(log.refusal(of: own) == nil, "nobody has to ask for anything")
        #expect(
            log.refusal(of: SampleLog.duty(by: "ethics").signed(by: ethics)) == .notAsked)
        #expect(
            log.refusal(of: SampleLog.duty(by: "ethics", message: .none).signed(by: head))
                == .signature)
        try log.add(own)
        #expect(log.refusal(of: own) == .statedTwice)
        draft = DirectoryDraft(following: try #require(log.state.chain?.current))
        draft.keyholders[2].isSuspended = true
        try log.add(SamplePortal.note(draft, approvedBy: ["t1", "t2"]))
        let another = SampleLog.duty(by: "ethics", message: .none, salted: 1)
        #expect(log.refusal(of: another.signed(by: ethics)) == .keyholderMayNotAct)
    }

    @Test func `takes no statement of a keyholder who is suspended`() throws {
        var log = try asked
        var draft = DirectoryDraft(following: SamplePortal.directory)
        let place = try #require(draft.keyholders.firstIndex { $0.id.text == "head" })
        draft.keyholders[place].isSuspended = true
        try log.add(SamplePortal.note(draft, approvedBy: ["t1", "t2"]))
        #expect(
            log.refusal(of: SampleLog.duty().signed(by: head)) == .keyholderMayNotAct)
    }

    @Test func `lets a successor state something about what was handed over`() throws {
        let acs = SamplePortal.identity("acs")
        let handover = SampleLog.handover()
        let duty = SampleLog.duty(by: "acs").signed(by: acs)
        var log = SampleLog.started
        try log.add(handover.signed(by: head))
        try log.add(SampleLog.accepted(handover.handoverID))
        #expect(log.refusal(of: duty) == .notAsked)
        try log.add(
            SampleLog.signed(log.statement(id: "acs", message: handover.handoverID)))
        #expect(log.refusal(of: duty) == nil)
    }

    @Test func `lets a trustee challenge an outcome that was stated, to a key of its own`() throws {
        var log = try asked
        let challenge = SampleLog.challenge()
        #expect(log.refusal(of: challenge.signed(by: t1)) == .noOutcome)
        try log.add(SampleLog.outcome().signed(by: head))
        #expect(log.refusal(of: challenge.signed(by: t1)) == nil)
        #expect(
            log.refusal(of: SampleLog.challenge(against: "acs").signed(by: t1)) == .noOutcome)
        #expect(
            log.refusal(of: SampleLog.challenge(by: "t9").signed(by: t1)) == .unknownTrustee)
        let others = SamplePortal.sealingKey("keyholder head 2026Q4").digest
        #expect(
            log.refusal(of: SampleLog.challenge(key: others).signed(by: t1)) == .otherSealingKey)
        try log.add(challenge.signed(by: t1))
        #expect(log.refusal(of: challenge.signed(by: t1)) == .statedTwice)
    }

    @Test func `lets the other trustees answer a challenge, and its maker say what it found`()
        throws
    {
        var log = try asked
        try log.add(SampleLog.outcome().signed(by: head))
        let challenge = SampleLog.challenge()
        let result = SampleLog.result(of: challenge)
        #expect(log.refusal(of: result.signed(by: t1)) == .unknownStatement)
        try log.add(challenge.signed(by: t1))
        func release(by id: String, about message: MessageID) -> SignedNote {
            ReleaseNote(
                portal: SamplePortal.portal, statement: challenge.hash, messageID: message,
                trustee: SamplePortal.identifier(id), time: Sample.noon, releaseDigest: .zero
            ).signed(by: SamplePortal.trustee(id))
        }
        #expect(log.refusal(of: release(by: "t2", about: challenge.messageID)) == nil)
        #expect(log.refusal(of: release(by: "t2", about: .none)) == .otherMessage)
        #expect(log.refusal(of: release(by: "t1", about: challenge.messageID)) == .ownChallenge)
        try log.add(release(by: "t2", about: challenge.messageID))
        #expect(log.refusal(of: release(by: "t2", about: challenge.messageID)) == .answeredTwice)
        #expect(
            log.refusal(of: SampleLog.result(of: challenge, keyholder: "acs").signed(by: t1))
                == .otherMessage)
        #expect(
            log.refusal(
                of: SampleLog.result(of: challenge, by: "t2").signed(by: SamplePortal.trustee("t2"))
            ) == .otherMessage)
        try log.add(result.signed(by: t1))
        #expect(log.refusal(of: result.signed(by: t1)) == .statedTwice)
    }

    @Test func `lets a keyholder hand accepted messages over to another`() throws {
        var log = SampleLog.started
        let note = SampleLog.handover().signed(by: head)
        #expect(log.refusal(of: note) == nil)
        #expect(log.refusal(of: SampleLog.handover(to: "head").signed(by: head)) == .successor)
        var accepted = log
        try accepted.add(SampleLog.accepted(SampleLog.handover().handoverID))
        #expect(accepted.refusal(of: note) == .acceptedTwice)
        #expect(
            log.refusal(of: SampleLog.handover(to: "nobody").signed(by: head)) == .unknownKeyholder)
        #expect(
            log.refusal(of: SampleLog.handover(message: .none).signed(by: head)) == .unknownMessage)
        #expect(
            log.refusal(of: SampleLog.handover().signed(by: SamplePortal.identity("acs")))
                == .signature)
        try log.add(note)
        #expect(log.refusal(of: note) == .statedTwice)
    }

    @Test func `lets a keyholder hand one report over so often, and no more`() throws {
        var log = SampleLog.started
        func note(_ number: Int, by id: String = "head") -> SignedNote {
            SampleLog.handover(
                by: id, to: id == "head" ? "acs" : "head", messageNamed: "handover \(number)"
            ).signed(by: SamplePortal.identity(id))
        }
        for number in 0..<HandoverNote.mostOfReport { try log.add(note(number)) }
        let more = HandoverNote.mostOfReport
        #expect(log.refusal(of: note(more)) == .tooManyHandovers)
        #expect(log.refusal(of: note(more, by: "acs")) == nil, "each has a count of their own")
    }

    @Test func `lets an owner say that a key is gone, once nothing can be sealed to it`() throws {
        // 22 January 2027 is the 21st day after 1 January; on the next the key is out of every use.
        let last = Sample.noon + 62 * Sample.day
        #expect(AlmatyDay(unixSeconds: last).description == "2027-01-22")
        var log = SampleLog.started
        func note(_ key: String, _ owner: SealingKeyOwner, at time: UInt64) -> SignedNote {
            SampleLog.destroyed(key: key, owner: owner, time: time).signed(by: head)
        }
        let key = "keyholder head 2026Q4"
        #expect(log.refusal(of: note(key, SampleLog.head, at: last), at: last) == .keyInUse)
        let day = last + Sample.day
        let good = note(key, SampleLog.head, at: day)
        #expect(log.refusal(of: good, at: day) == nil)
        #expect(
            log.refusal(of: note("keyholder acs 2026Q4", SampleLog.head, at: day), at: day)
                == .otherSealingKey)
        #expect(
            log.refusal(
                of: note(key, .keyholder(SamplePortal.identifier("nobody")), at: day), at: day)
                == .unknownOwner)
        #expect(
            log.refusal(of: note("keyholder acs 2026Q4", SampleLog.acs, at: day), at: day)
                == .signature)
        try log.add(good, at: day)
        #expect(log.refusal(of: good, at: day) == .statedTwice)
    }

    @Test func `lets a keyholder hold a message until a day that makes sense, after asking`() throws
    {
        var log = try asked
        let day = AlmatyDay(unixSeconds: Sample.noon)
        func refusal(_ note: HoldNote) -> InvalidDetail? {
            log.refusal(of: note.signed(by: head))
        }
        let note = SampleLog.hold().signed(by: head)
        #expect(SampleLog.started.refusal(of: note) == .notAsked)
        #expect(log.refusal(of: note) == nil)
        #expect(refusal(SampleLog.hold(by: "nobody")) == .unknownKeyholder)
        #expect(refusal(SampleLog.hold(message: .none)) == .unknownMessage)
        #expect(log.refusal(of: SampleLog.hold().signed(by: t1)) == .signature)
        let acs = SampleLog.hold(by: "acs").signed(by: SamplePortal.identity("acs"))
        #expect(log.refusal(of: acs) == .notAsked)
        #expect(refusal(SampleLog.hold(until: nil)) == nil)
        #expect(refusal(SampleLog.hold(until: day)) == nil)
        #expect(refusal(SampleLog.hold(until: AlmatyDay(number: day.number - 1))) == .holdDay)
        #expect(refusal(SampleLog.hold(until: day.advanced(by: 5490))) == nil)
        #expect(refusal(SampleLog.hold(until: day.advanced(by: 5491))) == .holdDay)
        try log.add(note)
        #expect(log.refusal(of: note) == .statedTwice)
    }

    @Test func `lets a keyholder state 64 holds of a message, and no more`() throws {
        var log = try asked
        let day = AlmatyDay(unixSeconds: Sample.noon)
        for number in 0..<64 {
            try log.add(
                SampleLog.hold(until: day, time: Sample.noon + UInt64(number)).signed(by: head))
        }
        let next = SampleLog.hold(until: nil, time: Sample.noon + 64).signed(by: head)
        #expect(log.refusal(of: next) == .tooManyHolds)
        let acs = SamplePortal.identity("acs")
        try log.add(SampleLog.signed(log.statement(id: "acs", nonce: "acs")))
        #expect(log.refusal(of: SampleLog.hold(by: "acs").signed(by: acs)) == nil)
    }

    @Test func `takes a keyholder's holds of a message in the order of their times only`() throws {
        var log = try asked
        func hold(_ days: UInt32?, at time: UInt64, by id: String = "head") -> SignedNote {
            let day = days.map { AlmatyDay(unixSeconds: Sample.noon).advanced(by: $0) }
            return SampleLog.hold(by: id, until: day, time: time)
                .signed(by: SamplePortal.identity(id))
        }
        try log.add(hold(100, at: Sample.noon + 5))
        #expect(log.refusal(of: hold(nil, at: Sample.noon)) == .holdNotLater)
        #expect(log.refusal(of: hold(nil, at: Sample.noon + 5)) == .holdNotLater)
        #expect(log.refusal(of: hold(nil, at: Sample.noon + 6)) == nil)
        // Another keyholder's times are their own.
        try log.add(SampleLog.signed(log.statement(id: "acs", nonce: "acs")))
        #expect(log.refusal(of: hold(9, at: Sample.noon, by: "acs")) == nil)
        try log.add(hold(nil, at: Sample.noon + 6))
        #expect(log.refusal(of: hold(100, at: Sample.noon + 6)) == .holdNotLater)
    }

    @Test func `lets nobody say that a key is gone which somebody's hold keeps`() throws {
        var log = try asked
        let acs = SamplePortal.identity("acs")
        let later = Sample.noon + 70 * Sample.day
        let end = AlmatyDay(unixSeconds: later)
        // Not the head's own key: any hold of the time keeps everyone's.
        func refusal(at time: UInt64) -> InvalidDetail? {
            log.refusal(
                of: SampleLog.destroyed(
                    key: "keyholder acs 2026Q4", owner: SampleLog.acs, time: time
                ).signed(by: acs), at: time)
        }
        #expect(refusal(at: later) == nil)
        try log.add(SampleLog.hold(until: end).signed(by: head))
        #expect(refusal(at: later) == .keyHeld, "its last day is not over")
        #expect(refusal(at: later + Sample.day) == nil)
        let next = SampleLog.hold(until: end.advanced(by: 9), time: Sample.noon + 1)
        try log.add(next.signed(by: head))
        #expect(refusal(at: later + Sample.day) == .keyHeld, "the latest counts")
        try log.add(SampleLog.signed(log.statement(id: "acs", nonce: "acs")))
        try log.add(SampleLog.hold(by: "acs", until: nil).signed(by: acs))
        #expect(refusal(at: later) == .keyHeld, "nobody lifts another's hold")
        try log.add(SampleLog.hold(until: nil, time: Sample.noon + 2).signed(by: head))
        #expect(refusal(at: later) == nil)
    }

    @Test func `lets the gateway say that people were turned away`() {
        let log = SampleLog.started
        let note = SampleLog.overload(turnedAway: 5)
        #expect(log.refusal(of: note.signed(by: SamplePortal.gateway)) == nil)
        #expect(log.refusal(of: note.signed(by: t1)) == .signature)
        #expect(
            log.refusal(
                of: SampleLog.overload(turnedAway: 5, tick: Sample.noon - 1)
                    .signed(by: SamplePortal.gateway)) == .tickDecreased)
        let magnitudes: [UInt64] = [1, 2, 3, 4, 5, 1 << 32, .max]
        #expect(
            magnitudes.map { SampleLog.overload(turnedAway: $0).magnitude }
                == [1, 2, 4, 4, 8, 1 << 32, 1 << 32])
    }
}
