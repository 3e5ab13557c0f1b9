import Details
import Directory
import Encoding
import Exchange
import Gateway
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A report's way through the gateway` {
    @Test func `goes from submission to reply with every proof`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")

        // Accepted, in nobody's list yet, and its reporter sees it without a proof.
        #expect(try await portal.inbox().isEmpty)
        let early = try await portal.mailbox("r")
        #expect(early.items.count == 2)
        for item in early.items {
            guard case .own(_, _, nil) = item else {
                Issue.record("expected an own message without a proof")
                continue
            }
        }

        try await portal.tick()
        let listed = try await portal.inbox()
        #expect(Set(listed.map(\.kind)) == [.report, .identity])
        let line = try #require(listed.first { $0.kind == .report })
        #expect(line.messageID == submission.report.id)

        // Opening: logged first, then given out with proofs under a fresh checkpoint.
        let statement = try await portal.statement(about: submission.report)
        let opened = try OpenAnswer(
            parsing: try #require(try await portal.open(statement).bytes))
        #expect(opened.header == submission.report.header.bytes)
        #expect(opened.body == submission.report.body)
        let policy = SamplePortal.directory.logKey
        let fresh = try UnverifiedCheckpoint(opened.freshCheckpoint).verified(by: policy)
        try InclusionProof(index: opened.statement.index, hashes: opened.statementProof)
            .verify(leafHash: MerkleHash.leaf(opened.statement.leaf), in: fresh)
        try InclusionProof(index: opened.acceptance.index, hashes: opened.acceptanceProof)
            .verify(leafHash: MerkleHash.leaf(opened.acceptance.leaf), in: fresh)

        // Trustees get the statement once their target covers it, cosign, and answer.
        try await portal.attend("t1")
        try await portal.attend("t2")
        for id in ["t1", "t2"] {
            let polled = try await portal.attend(id)
            #expect(polled.statements.map(\.statement) == [statement.hash.digest])
            #expect(polled.statements.first?.header == submission.report.header.bytes)
            let answer = try await portal.post(
                .trusteeRelease, as: .trustee, id, portal.release(statement, by: id).bytes)
            #expect(answer.bytes?.count == 8)
        }
        let releases = try ReleasesAnswer(
            parsing: try #require(
                try await portal.post(
                    .releases, as: .keyholder, "head",
                    ReleasesRequest(
                        statement: statement.hash.digest, freshSize: fresh.checkpoint.size
                    ).bytes
                ).bytes))
        #expect(releases.answers.count == 2)
        let cosigned = try SamplePortal.directory.trusteePolicy.verify(
            UnverifiedCheckpoint(try #require(releases.checkpoint)))
        try ConsistencyProof(hashes: releases.consistency)
            .verify(from: fresh.checkpoint, to: cosigned.checkpoint)

        // A reply joins the mailbox at the tick.
        let reply = SampleMessage.made(
            "reply", kind: .reply, directoryHash: try await portal.directoryHash())
        let posted = try await portal.post(
            .replies, as: .keyholder, "head",
            ReplyPosting(thread: TestPortal.thread("r"), message: reply).bytes)
        let receipt = try ReceiptNote(
            parsing: SignedNote(parsing: try #require(posted.bytes)).text)
        #expect(receipt.messageID == reply.id)
        try await portal.tick()
        let page = try await portal.mailbox("r")
        var proofs: [AcceptanceProof] = []
        var kinds: [Int] = []
        for item in page.items {
            switch item {
            case .own(_, _, let proof):
                kinds.append(1)
                if let proof { proofs.append(proof) }
            case .reply(_, let body, let proof):
                kinds.append(2)
                #expect(body == reply.body)
                if let proof { proofs.append(proof) }
            case .act(let proof):
                kinds.append(3)
                proofs.append(proof)
            }
        }
        #expect(kinds.sorted() == [1, 1, 2, 3, 3, 3])
        #expect(proofs.count == 6)
        #expect(proofs.map(\.entry.index) == proofs.map(\.entry.index).sorted())
        for proof in proofs {
            _ = try LogProof(parsing: proof.proof).verify(
                leafHash: MerkleHash.leaf(proof.entry.leaf),
                policy: SamplePortal.directory.publicPolicy)
        }

        // The officer sees the thread and the acts; the auditor sees everything.
        let thread = try MessageList(
            parsing: try #require(
                try await portal.post(
                    .thread, as: .keyholder, "head",
                    ThreadRequest(thread: TestPortal.thread("r"), first: 0).bytes
                ).bytes))
        #expect(Set(thread.messages.map(\.kind)) == [.report, .identity, .reply])
        let acts = try ActsAnswer(
            parsing: try #require(
                try await portal.post(
                    .acts, as: .keyholder, "head",
                    ActsRequest(
                        message: submission.report.id, thread: TestPortal.thread("r")
                    ).bytes
                ).bytes))
        #expect(acts.entries.count == 3)
        try await judge(portal)
    }

    /// Reads the log as an auditor does, with the one check, and rebuilds the tree.
    private func judge(_ portal: TestPortal) async throws {
        let answer = try AuditEntriesAnswer(
            parsing: try #require(
                try await portal.post(
                    .auditEntries, as: .auditor, "a1", [UInt8](bigEndian: UInt64(0))
                ).bytes))
        var state = try LogState(authority: SamplePortal.authority.verifierKey)
        var facts = KnownFacts()
        var tree = CompactTree()
        for entry in answer.entries {
            let checked = try state.check(
                leaf: LogLeaf(parsing: entry.leaf), nonce: EntryNonce(entry.nonce),
                detail: SignedNote(parsing: entry.detail), facts: facts)
            state.advance(by: checked)
            facts.record(checked)
            tree.append(MerkleHash.leaf(entry.leaf))
        }
        let newest = try UnverifiedCheckpoint(try #require(answer.newest)).claim
        #expect(newest.size == tree.size && newest.root == tree.root)
        #expect(answer.published != nil)
    }
}
