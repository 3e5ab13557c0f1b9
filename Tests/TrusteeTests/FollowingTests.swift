import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import SealedMessage
import SignedNote
import Testing
import TransparencyLog
import Trustee

/// The trustee t1, having seen nothing.
func freshState() -> TrusteeState {
    Sample.made {
        try TrusteeState(
            trustee: SamplePortal.identifier("t1"),
            authority: SamplePortal.authority.verifierKey,
            directory: SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"]))
    }
}

/// The trustee t1, having followed and cosigned a log.
func stateFollowing(_ log: PaperLog) -> TrusteeState {
    var state = freshState()
    Sample.made { try cosign(log, &state) }
    return state
}

/// Lets a state follow a log to its end and bind itself.
func cosign(_ log: PaperLog, _ state: inout TrusteeState) throws {
    try state.follow(Array(log.entries.dropFirst(Int(state.heldSize))), at: log.time)
    guard case .cosign(_, let records) = state.decide(onTarget: log.checkpoint(), at: log.time)
    else { throw NotCosigned() }
    for record in records { state.enter(record) }
}

struct NotCosigned: Error {}

/// The sealing key of t1 in the sample's quarter.
func ownSealingKey() throws -> TrusteeSealingKey {
    TrusteeSealingKey(
        quarter: AlmatyDay(unixSeconds: Sample.noon).quarter,
        key: PaperKeys.sealingKey(PaperKeys.trustee("t1")))
}

@Suite struct `Following the log` {
    let log = PaperLog()

    @Test func `ends in a checkpoint to cosign, and the records to write before`() throws {
        var state = freshState()
        try state.follow(log.entries, at: log.time)
        let decision = state.decide(onTarget: log.checkpoint(), at: log.time)
        guard case .cosign(let checkpoint, let records) = decision else {
            Issue.record("\(decision)")
            return
        }
        #expect(checkpoint.checkpoint.size == log.size)
        #expect(records.count == 2)
        #expect(state.cosigned == nil)
        for record in records { state.enter(record) }
        #expect(state.cosigned?.root == log.root())
        // The gateway gets the log's own signature back, without those of others.
        let cosigned = try #require(state.poll.cosigned)
        #expect(cosigned == log.checkpoint())
        #expect(state.poll.heldSize == log.size)
    }

    @Test func `gives the same cosignature again for the same checkpoint`() throws {
        let state = stateFollowing(log)
        guard case .again = state.decide(onTarget: log.checkpoint(), at: log.time) else {
            Issue.record("not again")
            return
        }
    }

    @Test func `refuses a root that the entries do not give`() throws {
        var state = freshState()
        try state.follow(log.entries, at: log.time)
        let other = log.checkpoint(root: Digest(hashing: [1]))
        #expect(
            state.decide(onTarget: other, at: log.time)
                == .alarm(LedgerAlarm(code: .otherTree, checkpoint: other)))
    }

    @Test func `sees a fork at the size it cosigned`() {
        let state = stateFollowing(log)
        let other = log.checkpoint(root: Digest(hashing: [1]))
        #expect(
            state.decide(onTarget: other, at: log.time)
                == .alarm(LedgerAlarm(code: .otherTree, checkpoint: other)))
    }

    @Test func `sees a fork behind the size it cosigned`() throws {
        var first = log
        first.add(first.dummy())
        var state = stateFollowing(first)
        // The other history has another entry where this trustee has the dummy.
        var second = log
        second.add(second.accepted(second.message()))
        second.add(second.dummy())
        try state.follow(Array(second.entries.dropFirst(Int(state.heldSize))), at: log.time)
        let target = second.checkpoint()
        #expect(
            state.decide(onTarget: target, at: log.time)
                == .alarm(LedgerAlarm(code: .otherTree, checkpoint: target)))
    }

    @Test func `sees a smaller tree`() {
        let state = stateFollowing(log)
        let smaller = log.checkpoint(log.size - 1)
        #expect(
            state.decide(onTarget: smaller, at: log.time)
                == .alarm(LedgerAlarm(code: .smallerTree, checkpoint: smaller)))
    }

    @Test func `takes nothing that the log did not sign for evidence`() throws {
        var state = freshState()
        try state.follow(log.entries, at: log.time)
        #expect(
            state.decide(onTarget: log.checkpoint(isForged: true), at: log.time) == .refused)
        let smaller = log.checkpoint(1, isForged: true)
        #expect(stateFollowing(log).decide(onTarget: smaller, at: log.time) == .refused)
    }

    @Test func `waits for a checkpoint beyond the entries`() throws {
        var state = freshState()
        try state.follow(Array(log.entries.dropLast()), at: log.time)
        #expect(state.decide(onTarget: log.checkpoint(), at: log.time) == .wait)
    }

    @Test func `stops at a detail that breaks a rule, and keeps what came before`() throws {
        var wrong = log
        // A stranger's signature.
        wrong.force(
            AcceptedNote(
                portal: SamplePortal.portal, messageID: wrong.message().id, tick: wrong.time
            ).signed(by: SamplePortal.authority))
        var state = freshState()
        #expect(throws: EntryRefused(index: log.size, reason: .invalid(.signature))) {
            try state.follow(wrong.entries, at: log.time)
        }
        #expect(state.heldSize == log.size)
        #expect(state.decide(onTarget: wrong.checkpoint(), at: log.time) == .wait)
    }

    @Test func `stops at a detail that is withheld`() throws {
        var state = freshState()
        let last = try #require(log.entries.last)
        let withheld = LoggedEntry(
            index: last.index, leaf: last.leaf, nonce: last.nonce, detail: [])
        #expect(throws: EntryRefused(index: last.index, reason: .unreadable)) {
            try state.follow(log.entries.dropLast() + [withheld], at: log.time)
        }
    }

    @Test func `stops at a detail that another was put in the place of`() throws {
        var state = freshState()
        let last = try #require(log.entries.last)
        let other = LoggedEntry(
            index: last.index, leaf: last.leaf, nonce: last.nonce, detail: log.dummy().bytes)
        #expect(throws: EntryRefused(index: last.index, reason: .invalid(.commitment))) {
            try state.follow(log.entries.dropLast() + [other], at: log.time)
        }
    }

    @Test func `stops at a gap`() {
        var state = freshState()
        #expect(throws: EntryRefused(index: 1, reason: .gap(expected: 0))) {
            try state.follow(Array(log.entries.dropFirst()), at: log.time)
        }
    }

    @Test func `stops at a time that its clock or the log's last tick rules out`() throws {
        var state = stateFollowing(log)
        var later = log
        later.time += 700
        later.add(later.dummy())
        let entry = [try #require(later.entries.last)]
        let early = EntryRefused(index: log.size, reason: .invalid(.inTheFuture))
        #expect(throws: early) { try state.follow(entry, at: log.time) }
        // The same entry, once the clock has come so far.
        try state.follow(entry, at: later.time)

        var ticked = log
        let message = ticked.message()
        ticked.add(ticked.accepted(message))
        var other = stateFollowing(ticked)
        ticked.time -= 700
        ticked.force(PaperLog.signed(ticked.statement(about: message)))
        let late = EntryRefused(index: ticked.size - 1, reason: .invalid(.tooOld))
        let old = [try #require(ticked.entries.last)]
        #expect(throws: late) { try other.follow(old, at: log.time) }
    }

    @Test func `begins only with a directory that it approved`() {
        let authority = SamplePortal.authority.verifierKey
        func begin(_ note: SignedNote, as id: String = "t1") throws(CannotFollow) {
            _ = try TrusteeState(
                trustee: SamplePortal.identifier(id), authority: authority, directory: note)
        }
        #expect(throws: CannotFollow.notApproved) {
            try begin(SamplePortal.note(SamplePortal.draft, approvedBy: ["t2", "t3"]))
        }
        #expect(throws: CannotFollow.notListed) {
            try begin(SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2"]), as: "t9")
        }
        #expect(throws: CannotFollow.notSignedByAuthority) {
            try begin(SamplePortal.trustee("t1").sign(SamplePortal.draft.text))
        }
    }
}

@Suite struct `A trustee that was put back` {
    @Test func `cosigns nothing below its own newest cosignature`() throws {
        let log = PaperLog()
        var longer = log
        for _ in 0..<3 { longer.add(longer.dummy()) }
        var state = stateFollowing(log)
        let seen = longer.checkpoint(cosignedBy: ["t1"])
        let wasPutBack1 = state.notice(seen)
        #expect(wasPutBack1)
        #expect(state.floor == CosignedTree(size: longer.size, root: longer.root()))

        try state.follow([longer.entries[Int(log.size)]], at: log.time)
        let between = longer.checkpoint(log.size + 1)
        #expect(state.decide(onTarget: between, at: log.time) == .wait)
        // The tree it cosigned before is the one to go on with.
        try cosign(longer, &state)
        #expect(state.floor == nil)
    }

    @Test func `refuses another tree than the one it cosigned`() throws {
        let log = PaperLog()
        var first = log
        for _ in 0..<2 { first.add(first.dummy()) }
        var second = log
        second.add(second.accepted(second.message()))
        for _ in 0..<2 { second.add(second.dummy()) }
        var state = stateFollowing(log)
        let wasPutBack2 = state.notice(first.checkpoint(cosignedBy: ["t1"]))
        #expect(wasPutBack2)
        try state.follow(Array(second.entries.dropFirst(Int(log.size))), at: log.time)
        let target = second.checkpoint()
        #expect(
            state.decide(onTarget: target, at: log.time)
                == .alarm(LedgerAlarm(code: .otherTree, checkpoint: target)))
    }

    @Test func `is not frightened by others' cosignatures, nor by what it knows`() {
        let log = PaperLog()
        var longer = log
        longer.add(longer.dummy())
        var state = stateFollowing(log)
        let wasPutBack3 = state.notice(longer.checkpoint(cosignedBy: ["t2", "t3"]))
        #expect(!wasPutBack3)
        let wasPutBack4 = state.notice(log.checkpoint(cosignedBy: ["t1"]))
        #expect(!wasPutBack4)
        let wasPutBack5 = state.notice(longer.checkpoint(isForged: true))
        #expect(!wasPutBack5)
        #expect(state.floor == nil)
    }

    @Test func `raises the alarm when its own key cosigned two trees of one size`() {
        let log = PaperLog()
        var state = stateFollowing(log)
        let other = log.checkpoint(root: Digest(hashing: [1]), cosignedBy: ["t1"])
        _ = state.notice(other)
        #expect(state.alarm?.code == .otherTree)
    }
}
