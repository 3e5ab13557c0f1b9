import Encoding
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@testable import Details
@testable import Directory

@Suite struct `The log's first entry` {
    @Test func `is the first directory`() throws {
        var log = SampleLog()
        try log.add(SampleLog.directory)
        #expect(log.state.size == 1)
        #expect(log.state.chain?.current == SamplePortal.directory)
        #expect(log.state.structure.map(\.index) == [0])
    }

    @Test func `is nothing else`() {
        let log = SampleLog()
        #expect(log.refusal(of: SampleLog.dummy()) == .firstEntry)
        #expect(
            log.refusal(of: SamplePortal.signed(SamplePortal.keyNote(SampleLog.head)))
                == .firstEntry)
    }

    @Test func `is a directory that its trustees approved`() {
        let note = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1"])
        #expect(
            SampleLog().refusal(of: note)
                == .directory(.tooFewApprovals(version: 1, count: 1, needed: 2)))
    }
}

@Suite struct `Every entry` {
    @Test func `commits to its detail and nonce`() throws {
        let log = SampleLog.started
        let note = SampleLog.dummy()
        let day = AlmatyDay(unixSeconds: Sample.noon)
        let leaf = LogLeaf(day: day, nonce: SampleLog.nonce(1), detail: note)
        for (nonce, detail) in [
            (SampleLog.nonce(2), note), (SampleLog.nonce(1), SampleLog.accepted(.none)),
        ] {
            #expect(throws: InvalidDetail.commitment) {
                try log.state.check(leaf: leaf, nonce: nonce, detail: detail, facts: log.facts)
            }
        }
    }

    @Test func `is of this portal`() throws {
        let other = DummyNote(portal: try Portal("demo.other"), tick: Sample.noon)
        #expect(
            SampleLog.started.refusal(of: other.signed(by: SamplePortal.gateway)) == .otherPortal)
    }

    @Test func `is of a kind that is known`() throws {
        let note = try SamplePortal.gateway.sign("senim/verdict/v1\ndemo.example\n")
        #expect(SampleLog.started.refusal(of: note) == .malformed(.unknownType))
    }

    @Test func `has a day that is not before the last`() {
        let log = SampleLog.started
        let yesterday = Sample.noon - Sample.day
        #expect(
            log.refusal(of: SampleLog.dummy(tick: yesterday), at: yesterday) == .dayDecreased)
    }

    @Test func `has the day of its tick`() {
        let log = SampleLog.started
        for other in [Sample.noon - Sample.day, Sample.noon + Sample.day] {
            #expect(log.refusal(of: SampleLog.dummy(tick: other)) == .dayMismatch)
            #expect(log.refusal(of: SampleLog.accepted(.none, tick: other)) == .dayMismatch)
        }
    }

    @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func `has a time at most a day from its day`(days: Int, isTaken: Bool) {
        let log = SampleLog.unticked
        let time = UInt64(Int(Sample.noon) + days * Int(Sample.day))
        let statement = log.statement(directoryHash: log.directoryHash(), time: time)
        #expect(
            log.refusal(of: SampleLog.signed(statement)) == (isTaken ? nil : .dayMismatch))
        let key = SamplePortal.keyNote(
            .trustee(SamplePortal.identifier("t2")), time: time)
        #expect(log.refusal(of: SamplePortal.signed(key)) == (isTaken ? nil : .dayMismatch))
    }

    @Test(arguments: [(0, false), (10, false), (11, true)])
    func `does not come from after the reader's clock`(offset: UInt64, isRefused: Bool) {
        var log = SampleLog.started
        let latest = Sample.noon + 10
        let time = Sample.noon + offset
        let expected: InvalidDetail? = isRefused ? .inTheFuture : nil
        log.facts.record(LoggedStatement(statement: log.statement(), index: 9))
        let key = SamplePortal.keyNote(.trustee(SamplePortal.identifier("t2")), time: time)
        for note in [
            SampleLog.signed(log.statement(nonce: "new", time: time)),
            SampleLog.release(log.statement(), time: time), SamplePortal.signed(key),
            SampleLog.dummy(tick: time), SampleLog.accepted(.none, tick: time),
        ] {
            #expect(log.refusal(of: note, latest: latest) == expected)
            // Who reads later takes what was taken.
            #expect(log.refusal(of: note) == nil)
        }
    }

    @Test func `has no day after the reader's`() {
        let log = SampleLog.started
        let next = SamplePortal.note(
            DirectoryDraft(following: SamplePortal.directory), approvedBy: ["t1", "t2"])
        let tomorrow = Sample.noon + Sample.day
        for note in [next, SampleLog.signed(log.statement())] {
            #expect(log.refusal(of: note, at: tomorrow, latest: tomorrow) == nil)
            #expect(log.refusal(of: note, at: tomorrow, latest: Sample.noon) == .inTheFuture)
        }
    }

    /// The bound is the log's, not the reader's: what one takes, all take.
    @Test(arguments: [(600, false), (601, true)])
    func `has a time not long before the last tick`(age: UInt64, isRefused: Bool) {
        var log = SampleLog.started
        let time = Sample.noon - age
        let expected: InvalidDetail? = isRefused ? .tooOld : nil
        log.facts.record(LoggedStatement(statement: log.statement(), index: 9))
        let key = SamplePortal.keyNote(.trustee(SamplePortal.identifier("t2")), time: time)
        for note in [
            SampleLog.signed(log.statement(nonce: "new", time: time)),
            SampleLog.release(log.statement(), time: time), SamplePortal.signed(key),
        ] {
            #expect(log.refusal(of: note) == expected)
            #expect(log.refusal(of: note, latest: .max) == expected)
        }
    }

    @Test func `has any time of its day before the first tick`() throws {
        var log = SampleLog()
        try log.add(SampleLog.directory)
        let key = SamplePortal.keyNote(SampleLog.head, time: Sample.noon - Sample.day)
        #expect(log.refusal(of: SamplePortal.signed(key)) == nil)
    }

    @Test func `has exactly one signature, by whoever has the right`() throws {
        let log = SampleLog.started
        let statement = log.statement()
        var answered = log
        answered.facts.record(LoggedStatement(statement: statement, index: 9))
        let details: [(any DetailText, String, SampleLog)] = [
            (
                DummyNote(portal: SamplePortal.portal, tick: Sample.noon), "demo.example/gateway",
                log
            ),
            (
                AcceptedNote(portal: SamplePortal.portal, messageID: .none, tick: Sample.noon),
                "demo.example/gateway", log
            ),
            (statement, "demo.example/keyholder/head", log),
            (
                ReleaseNote(
                    portal: SamplePortal.portal, statement: statement.hash,
                    messageID: statement.messageID, trustee: SamplePortal.identifier("t1"),
                    time: Sample.noon, releaseDigest: .zero), "demo.example/trustee/t1", answered
            ),
            (
                RefusalNote(
                    portal: SamplePortal.portal, statement: statement.hash,
                    messageID: statement.messageID, trustee: SamplePortal.identifier("t1"),
                    time: Sample.noon, reason: .noSlot), "demo.example/trustee/t1", answered
            ),
        ]
        for (detail, name, log) in details {
            let signer = SamplePortal.signer(name)
            let good = detail.signed(by: signer)
            #expect(log.refusal(of: good) == nil)
            let stranger = SamplePortal.signer("demo.example/trustee/t2")
            #expect(log.refusal(of: detail.signed(by: stranger)) == .signature)
            let two = try good.adding([try stranger.signature(for: detail.text)])
            #expect(log.refusal(of: two) == .signature)
            let false_ = try SignedNote(
                text: detail.text, signatures: [try signer.signature(for: "x\n")])
            #expect(log.refusal(of: false_) == .signature)
        }
    }
}

@Suite struct `A tick` {
    @Test func `never goes back`() throws {
        var log = SampleLog.started
        try log.add(SampleLog.dummy(tick: Sample.noon + 10))
        #expect(log.refusal(of: SampleLog.dummy(tick: Sample.noon + 9)) == .tickDecreased)
        #expect(
            log.refusal(of: SampleLog.accepted(.none, tick: Sample.noon + 9)) == .tickDecreased)
        #expect(log.refusal(of: SampleLog.accepted(.none, tick: Sample.noon + 10)) == nil)
    }

    @Test func `accepts a message once`() {
        let log = SampleLog.started
        #expect(log.refusal(of: SampleLog.accepted(SampleLog.message)) == .acceptedTwice)
        #expect(log.facts.acceptance(of: SampleLog.message)?.index == 4)
    }
}

@Suite struct `An access statement` {
    private let log = SampleLog.started

    @Test func `is taken once with its nonce`() throws {
        var log = log
        let statement = log.statement()
        try log.add(SampleLog.signed(statement))
        #expect(log.facts.statement(statement.hash)?.index == 5)
        #expect(log.refusal(of: SampleLog.signed(statement)) == .nonceUsed)
        #expect(log.refusal(of: SampleLog.signed(log.statement(id: "acs"))) == .nonceUsed)
        #expect(log.refusal(of: SampleLog.signed(log.statement(nonce: "other"))) == nil)
    }

    @Test func `is by a keyholder who is listed`() {
        #expect(
            log.refusal(of: SampleLog.signed(log.statement(id: "nobody"))) == .unknownKeyholder)
    }

    @Test func `is by a keyholder who may act on that day`() throws {
        var suspended = DirectoryDraft(following: SamplePortal.directory)
        suspended.keyholders[0].isSuspended = true
        var log = log
        try log.add(SamplePortal.note(suspended, approvedBy: ["t1", "t2"]))
        #expect(log.refusal(of: SampleLog.signed(log.statement())) == .keyholderMayNotAct)
    }

    @Test func `is about a message that was accepted`() {
        #expect(
            log.refusal(of: SampleLog.signed(log.statement(message: .none))) == .unknownMessage)
    }

    @Test func `names a directory that is current`() {
        #expect(
            log.refusal(of: SampleLog.signed(log.statement(directoryHash: .zero)))
                == .directoryNotCurrent)
    }

    @Test(arguments: [(7, true), (8, false)])
    func `names a directory that was current a week ago`(days: UInt64, isTaken: Bool) throws {
        var log = log
        let old = log.directoryHash()
        try log.add(
            SamplePortal.signed(
                SamplePortal.keyNote(.trustee(SamplePortal.identifier("t2")))))
        #expect(log.directoryHash() != old)
        let time = Sample.noon + days * Sample.day
        let statement = log.statement(directoryHash: old, time: time)
        #expect(
            log.refusal(of: SampleLog.signed(statement), at: time)
                == (isTaken ? nil : .directoryNotCurrent))
    }

    @Test func `names this keyholder's own sealing key`() {
        for key in [
            SamplePortal.sealingKey("\(SampleLog.acs) 2026Q4").digest,
            SamplePortal.sealingKey("auditor a1").digest, .zero,
        ] {
            #expect(
                log.refusal(of: SampleLog.signed(log.statement(key: key))) == .otherSealingKey)
        }
    }

    @Test func `may name last quarter's key for two weeks and one`() throws {
        // 15 January 2027 ends the grace of the key; a set that held it is acceptable for 7 days more.
        for (date, expected) in [
            ("2027-01-14", nil), ("2027-01-21", nil), ("2027-01-22", .directoryNotCurrent),
        ] as [(String, InvalidDetail?)] {
            let time = try AlmatyDay(parsing: date).firstUnixSecond
            let old = log.directoryHash(at: try AlmatyDay(parsing: "2027-01-14").firstUnixSecond)
            let statement = log.statement(directoryHash: old, time: time)
            #expect(log.refusal(of: SampleLog.signed(statement), at: time) == expected)
        }
        let time = try AlmatyDay(parsing: "2027-01-22").firstUnixSecond
        #expect(
            log.refusal(of: SampleLog.signed(log.statement(time: time)), at: time)
                == .otherSealingKey)
    }
}

@Suite struct `A trustee's answer` {
    private var log: SampleLog {
        Sample.made {
            var log = SampleLog.started
            try log.add(SampleLog.signed(log.statement()))
            return log
        }
    }

    @Test func `is given once by each trustee`() throws {
        var log = log
        let statement = log.statement()
        try log.add(SampleLog.release(statement))
        #expect(log.refusal(of: SampleLog.release(statement)) == .answeredTwice)
        #expect(log.refusal(of: SampleLog.refusal(statement)) == .answeredTwice)
        #expect(log.refusal(of: SampleLog.refusal(statement, by: "t2")) == nil)
    }

    @Test func `is by a trustee who is listed`() {
        let log = log
        #expect(
            log.refusal(of: SampleLog.release(log.statement(), by: "t9")) == .unknownTrustee)
    }

    @Test func `is to a statement in the log`() {
        let log = log
        #expect(
            log.refusal(of: SampleLog.refusal(log.statement(nonce: "other")))
                == .unknownStatement)
    }

    @Test func `names the statement's message`() {
        let log = log
        #expect(
            log.refusal(of: SampleLog.release(log.statement(), message: MessageID.none))
                == .otherMessage)
    }
}

@Suite struct `A directory entry` {
    @Test func `follows the current version`() throws {
        var log = SampleLog.started
        let second = DirectoryDraft(following: SamplePortal.directory)
        #expect(
            log.refusal(of: SampleLog.directory)
                == .directory(.version(1, expected: 2)))
        try log.add(SamplePortal.note(second, approvedBy: ["t1", "t2"]))
        #expect(log.state.chain?.current.version == 2)
        #expect(log.state.structure.map(\.index) == [0, 1, 2, 3, 5])
    }

    @Test func `gives no auditor a key from a key note`() throws {
        var draft = DirectoryDraft(following: SamplePortal.directory)
        let auditor = SamplePortal.auditorEntry("a2")
        draft.auditors.append(
            DirectoryAuditor(
                id: auditor.id, name: auditor.name, noteKey: auditor.noteKey,
                sealingKey: SamplePortal.sealingKey("\(SampleLog.head) 2026Q4")))
        #expect(
            SampleLog.started.refusal(of: SamplePortal.note(draft, approvedBy: ["t1", "t2"]))
                == .sealingKeyReused)
    }

    @Test func `decides at once who may act`() throws {
        var log = SampleLog.started
        var draft = DirectoryDraft(following: SamplePortal.directory)
        draft.trustees[0] = SamplePortal.trusteeEntry("t4")
        let statement = log.statement()
        try log.add(SampleLog.signed(statement))
        try log.add(SamplePortal.note(draft, approvedBy: ["t1", "t2"]))
        #expect(log.refusal(of: SampleLog.release(statement)) == .unknownTrustee)
        #expect(log.refusal(of: SampleLog.release(statement, by: "t4")) == nil)
    }
}

@Suite struct `A key entry` {
    private let log = SampleLog.started
    private let t2 = SealingKeyOwner.trustee(SamplePortal.identifier("t2"))

    private func refusal(
        _ owner: SealingKeyOwner, quarter: String = "2026Q4", key: String? = nil
    ) -> InvalidDetail? {
        log.refusal(
            of: SamplePortal.signed(SamplePortal.keyNote(owner, quarter: quarter, key: key)))
    }

    @Test func `is for this quarter or the next`() {
        #expect(refusal(t2, quarter: "2026Q3") == .keyQuarter)
        #expect(refusal(t2, quarter: "2026Q4") == nil)
        #expect(refusal(t2, quarter: "2027Q1") == nil)
        #expect(refusal(t2, quarter: "2027Q2") == .keyQuarter)
    }

    @Test func `is the first of its owner and quarter`() {
        #expect(refusal(SampleLog.head, key: "x") == .keyRefused(.placeTaken))
    }

    @Test func `has a key of its own`() {
        #expect(refusal(t2, key: "\(SampleLog.head) 2026Q4") == .keyRefused(.keyReused))
        #expect(refusal(t2, key: "auditor a1") == .sealingKeyReused)
    }

    @Test func `is by its owner`() throws {
        let keyNote = SamplePortal.keyNote(t2)
        let stranger = try SamplePortal.trustee("t1").sign(keyNote.text)
        #expect(log.refusal(of: stranger) == .key(.notSignedByOwner))
        #expect(
            refusal(.trustee(SamplePortal.identifier("t9"))) == .key(.unknownOwner))
    }
}
