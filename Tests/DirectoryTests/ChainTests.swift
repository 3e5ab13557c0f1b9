import Encoding
import PortalSamples
import SignedNote
import Testing

@testable import Directory

@Suite struct `A chain of directories` {
    private let first = SamplePortal.chain

    private func draft(_ edit: (inout DirectoryDraft) -> Void = { _ in }) -> DirectoryDraft {
        var draft = DirectoryDraft(following: first.current)
        edit(&draft)
        return draft
    }

    @Test func `grows by a version that the old trustees approved`() throws {
        let note = SamplePortal.note(draft { $0.threshold = 3 }, approvedBy: ["t1", "t2"])
        let second = try first.appending(note)
        #expect(second.current.version == 2)
        #expect(second.current.previous == first.current.digest)
        #expect(second.directory(version: 1) == first.current)
        #expect(second.directory(version: 2) == second.current)
        #expect(second.directory(version: 0) == nil)
        #expect(second.directory(version: 3) == nil)
        // Version 3 needs what version 2 says: three.
        let third = DirectoryDraft(following: second.current)
        #expect(throws: InvalidDirectoryChain.tooFewApprovals(version: 3, count: 2, needed: 3)) {
            try second.appending(SamplePortal.note(third, approvedBy: ["t1", "t2"]))
        }
        #expect(throws: Never.self) {
            try second.appending(SamplePortal.note(third, approvedBy: ["t1", "t2", "t3"]))
        }
    }

    @Test func `extends itself and what it grew from, and nothing else`() throws {
        let second = try first.appending(SamplePortal.note(draft(), approvedBy: ["t1", "t2"]))
        let other = try first.appending(
            SamplePortal.note(draft { $0.threshold = 3 }, approvedBy: ["t1", "t2"]))
        #expect(first.extends(first))
        #expect(second.extends(first))
        #expect(!first.extends(second))
        #expect(!other.extends(second))
        let longer = try other.appending(
            SamplePortal.note(
                DirectoryDraft(following: other.current), approvedBy: ["t1", "t2", "t3"]))
        #expect(!longer.extends(second))
        #expect(longer.extends(first))
    }

    @Test func `proposes nobody under an id that any earlier version gave to another`() throws {
        let without = draft { $0.keyholders.removeFirst() }
        let second = try Directory(checking: without)
        var third = DirectoryDraft(following: second)
        third.keyholders.append(SamplePortal.keyholder("head", person: "somebody-else"))
        let note = SamplePortal.note(third, approvedBy: [])
        let other = InvalidDirectoryChain.otherPerson(
            version: 3, SamplePortal.identifier("head"))
        #expect(throws: other) {
            try DirectoryChain.proposal(
                note, afterUnconfirmed: [first.current, second],
                authority: SamplePortal.authority.verifierKey)
        }
    }

    @Test func `counts the approvals of a proposal`() throws {
        let draft = draft()
        let proposal = try first.proposal(SamplePortal.note(draft, approvedBy: []))
        #expect(proposal.approvals.isEmpty)
        #expect(proposal.approvalsNeeded == 2)
        #expect(proposal.electors.map(\.id.text) == ["t1", "t2", "t3"])
        let approved = try proposal.adding([
            try SamplePortal.trustee("t2").signature(for: draft.text),
            try SamplePortal.trustee("t9").signature(for: draft.text),
            try SamplePortal.trustee("t1").signature(for: draft.text + "x\n"),
        ])
        #expect(approved.approvals.map(\.id.text) == ["t2"])
        #expect(approved.directory == proposal.directory)
    }

    @Test func `ignores a trustee whose second line is false`() throws {
        let draft = draft()
        let note = try SamplePortal.note(draft, approvedBy: ["t1", "t2"]).adding([
            try SamplePortal.trustee("t1").signature(for: draft.text + "x\n")
        ])
        #expect(throws: InvalidDirectoryChain.tooFewApprovals(version: 2, count: 1, needed: 2)) {
            try first.appending(note)
        }
    }
}

@Suite struct `A draft` {
    @Test func `is read as written, before its rules are met`() throws {
        var draft = SamplePortal.draft
        draft.keyholders = []
        draft.trustees = []
        draft.witnesses = []
        #expect(try DirectoryDraft(parsing: draft.text) == draft)
        #expect(throws: BrokenDirectoryRule.keyholderCount(0)) { try Directory(checking: draft) }
    }

    @Test func `becomes a directory with the same text`() throws {
        let directory = try Directory(checking: SamplePortal.draft)
        #expect(directory.text == SamplePortal.draft.text)
        #expect(try Directory(parsing: directory.text) == directory)
        #expect(directory.digest == Digest(hashing: Array(directory.text.utf8)))
        #expect(directory.index(ofKeyholder: SamplePortal.identifier("acs")) == 1)
        #expect(directory.index(ofTrustee: SamplePortal.identifier("t3")) == 2)
        #expect(directory.keyholder(SamplePortal.identifier("t3")) == nil)
        #expect(directory.lists(try Origin("https://report.demo.example")))
        #expect(!directory.lists(try Origin("https://demo.example")))
    }

    @Test func `may not grow past the limit by many auditors`() throws {
        var draft = SamplePortal.draft
        draft.auditors = (1...32).map { SamplePortal.auditorEntry("a\($0)") }
        draft.keyholders = (1...16).map { SamplePortal.keyholder("k\($0)", isOutside: true) }
        let long = try FreeText(String(repeating: "я", count: 100))
        draft.keyholders = draft.keyholders.map { keyholder in
            Keyholder(
                id: keyholder.id, person: keyholder.person, name: long, body: long,
                role: .other, post: long, answersTo: nil, isOutside: true,
                identityKey: keyholder.identityKey, from: keyholder.from, until: nil)
        }
        #expect(throws: BrokenDirectoryRule.tooLong(byteCount: draft.text.utf8.count)) {
            _ = try Directory(checking: draft)
        }
    }
}

@Suite struct `A keyholder` {
    private func keyholder(from: String, until: String?) throws -> Keyholder {
        let sample = SamplePortal.keyholder("head")
        return Keyholder(
            id: sample.id, person: sample.person, name: sample.name, body: sample.body,
            role: .head, post: sample.post, answersTo: nil, isOutside: false,
            identityKey: sample.identityKey, from: try AlmatyDay(parsing: from),
            until: try until.map { try AlmatyDay(parsing: $0) })
    }

    @Test(arguments: [
        ("2026-11-20", false), ("2026-11-21", true), ("2026-11-30", true), ("2026-12-01", false),
    ])
    func `may act from the first day to the last`(text: String, mayAct: Bool) throws {
        let day = try AlmatyDay(parsing: text)
        var keyholder = try keyholder(from: "2026-11-21", until: "2026-11-30")
        #expect(keyholder.mayAct(on: day) == mayAct)
        keyholder.isSuspended = true
        #expect(!keyholder.mayAct(on: day))
    }

    @Test func `without a last day may act for ever`() throws {
        let keyholder = try keyholder(from: "2026-11-21", until: nil)
        #expect(keyholder.mayAct(on: AlmatyDay(number: .max)))
    }
}

@Suite struct `The changes of a directory` {
    @Test func `are everything for the first version`() {
        let changes = SamplePortal.directory.changes(from: nil)
        #expect(changes.count == 2 + 2 + 1 + 2 + 3 + 1 + 1)
        #expect(SamplePortal.directory.changes(from: SamplePortal.directory).isEmpty)
    }

    @Test func `name each difference`() throws {
        let old = SamplePortal.directory
        var draft = DirectoryDraft(following: old)
        draft.keyholders[0].isSuspended = true
        draft.keyholders.append(SamplePortal.keyholder("superior", role: .superior))
        draft.trustees = [draft.trustees[1], draft.trustees[0], SamplePortal.trusteeEntry("t4")]
        draft.webOrigins = [try Origin("https://other.example")]
        draft.logKey = SamplePortal.signer("demo.example/log").verifierKey
        let new = try Directory(checking: draft)
        #expect(
            new.changes(from: old) == [
                .originAdded(draft.webOrigins[0]), .originRemoved(old.webOrigins[0]),
                .keyholderChanged(from: old.keyholders[0], to: draft.keyholders[0]),
                .keyholderAdded(draft.keyholders[2]), .trusteeAdded(draft.trustees[2]),
                .trusteeRemoved(old.trustees[2]), .order,
            ])
    }
}
