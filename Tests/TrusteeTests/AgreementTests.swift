import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import SignedNote
import Testing
import Trustee

/// What the log's rule lets in, trustees take, whatever they have cosigned before: else one entry stops the log for ever.
@Suite struct `An entry behind a cosigned target` {
    /// A log with a tick at noon; the trustee cosigned it half an hour later.
    private func cosigned() throws -> (log: PaperLog, state: TrusteeState, AccessStatement) {
        var log = PaperLog()
        let message = log.message()
        log.add(log.accepted(message))
        var old = log
        old.time -= 600
        let statement = old.statement(about: message)
        log.time += 1800
        log.force(log.dummy())
        log.entries.removeLast()
        var state = freshState()
        try cosign(log, &state)
        #expect(state.cosigned?.time == Sample.noon + 1800)
        return (log, state, statement)
    }

    @Test func `may be dated long before the cosignature`() throws {
        var (log, state, statement) = try cosigned()
        log.add(PaperLog.signed(statement))
        try cosign(log, &state)
        #expect(state.heldSize == log.size)
    }

    @Test func `may be dated so after a restart of the trustee, too`() throws {
        var (log, state, statement) = try cosigned()
        let checkpoint = try #require(state.cosigned)
        state = try TrusteeState(replaying: [
            .opened(
                trustee: SamplePortal.identifier("t1"),
                authority: SamplePortal.authority.verifierKey,
                directory: SamplePortal.note(
                    SamplePortal.draft, approvedBy: ["t1", "t2", "t3"])),
            .entries(log.entries), .cosigned(checkpoint),
        ])
        log.add(PaperLog.signed(statement))
        try cosign(log, &state)
    }

    /// The gateway never got the cosignature and went on: the trustee is bound, the log is not.
    @Test func `may be dated so when the cosignature was lost`() throws {
        var (log, state, statement) = try cosigned()
        log.time += 3600
        log.add(PaperLog.signed(statement))
        log.add(log.dummy())
        guard case .wait = state.decide(onTarget: log.checkpoint(), at: log.time) else {
            Issue.record("decided without the entries")
            return
        }
        try cosign(log, &state)
        #expect(state.cosigned?.size == log.size)
    }

    @Test func `is refused by all alike when the last tick rules it out`() throws {
        var (log, state, statement) = try cosigned()
        log.add(log.dummy())
        log.force(PaperLog.signed(statement))
        let refused = EntryRefused(index: log.size - 1, reason: .invalid(.tooOld))
        #expect(throws: refused) {
            try state.follow(
                Array(log.entries.dropFirst(Int(state.heldSize))), at: log.time)
        }
        var fresh = freshState()
        #expect(throws: refused) { try fresh.follow(log.entries, at: log.time) }
    }
}

@Suite struct `A trustee behind the log's directory` {
    @Test func `waits with a keyholder it does not know yet`() throws {
        var subject = Case()
        // The log goes on with a directory whose keyholder acs has another key; t1 did not approve it.
        let next = SamplePortal.note(
            DirectoryDraft(following: SamplePortal.directory), approvedBy: ["t2", "t3"])
        subject.log.add(next)
        subject.statement = subject.log.statement(about: subject.message)
        var state = try subject.state { state in
            // What it approved itself is the first version, in which nobody of that id may act.
            state.enter(.approvedDirectory(Self.withoutKeyholder))
        }
        #expect(state.decide(on: subject.pending) == .wait(.directory))
        state.enter(.approvedDirectory(next))
        guard case .open = state.decide(on: subject.pending) else {
            Issue.record("not opened after the approval")
            return
        }
    }

    @Test func `waits with one who was suspended in its own`() throws {
        var subject = Case()
        let next = SamplePortal.note(
            DirectoryDraft(following: SamplePortal.directory), approvedBy: ["t2", "t3"])
        subject.log.add(next)
        subject.statement = subject.log.statement(about: subject.message, by: "head")
        var suspending = SamplePortal.draft
        suspending.keyholders[0].isSuspended = true
        let state = try subject.state { state in
            state.enter(.approvedDirectory(SamplePortal.note(suspending, approvedBy: ["t1"])))
        }
        #expect(state.decide(on: subject.pending) == .wait(.directory))
    }

    private static var withoutKeyholder: SignedNote {
        var draft = SamplePortal.draft
        draft.keyholders[1] = SamplePortal.keyholder(
            "other", role: .antiCorruption, isOutside: true)
        return SamplePortal.note(draft, approvedBy: ["t1"])
    }
}
