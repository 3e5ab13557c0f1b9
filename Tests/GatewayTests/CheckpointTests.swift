import Details
import Directory
import Encoding
import Exchange
import Gateway
import PortalSamples
import SignedNote
import Testing
import TransparencyLog

@Suite struct `The target of trustees` {
    @Test func `stays one size until t have cosigned it`() async throws {
        let portal = try await TestPortal()
        let first = try size(await portal.poll("t1"))
        _ = try await portal.poll("t2")
        // An officer's act makes a fresh checkpoint, but not a new target.
        try await addKey("head", to: portal)
        let polled = try await portal.poll("t1")
        #expect(size(polled) == first)
        #expect(try await portal.cosign(try #require(polled.checkpoint), as: "t1") == .bytes([]))
        #expect(try size(await portal.poll("t2")) == first)
        #expect(try await portal.cosign(try #require(polled.checkpoint), as: "t2") == .bytes([]))
        #expect(try size(await portal.poll("t1")) == first.map { $0 + 1 })
    }

    @Test func `moves on when it has stood too long, lest an outage freeze the log`() async throws {
        let portal = try await TestPortal()
        let first = try size(await portal.poll("t1"))
        _ = try await portal.poll("t2")
        try await addKey("head", to: portal)
        portal.clock.advance(59)
        #expect(try size(await portal.poll("t1")) == first)
        portal.clock.advance(1)
        #expect(try size(await portal.poll("t1")) == first.map { $0 + 1 })
        #expect(try size(await portal.afterCrash().poll("t1")) == first.map { $0 + 1 })
    }

    @Test func `is a tick's checkpoint at once`() async throws {
        let portal = try await TestPortal()
        let first = try size(await portal.poll("t1"))
        _ = try await portal.poll("t2")
        try await portal.gateway.tickIfDue()
        #expect(try size(await portal.poll("t1")) == first.map { $0 + 4 })
    }

    @Test func `comes only with all entries up to it`() async throws {
        let portal = try await TestPortal()
        let polled = try await portal.poll("t1")
        let count = UInt64(polled.entries.count)
        #expect(count == size(polled))
        let rest = try await portal.poll("t1", held: count - 2)
        #expect(rest.entries.map(\.index) == [count - 2, count - 1])
        #expect(rest.checkpoint == polled.checkpoint)
    }

    private func addKey(_ id: String, to portal: TestPortal) async throws {
        let keyNote = SamplePortal.keyNote(
            .keyholder(SamplePortal.identifier(id)), quarter: "2027Q1")
        let note = try SamplePortal.identity(id).sign(keyNote.text)
        let answer = try await portal.post(.keys, as: .keyholder, id, note.bytes)
        #expect(answer.bytes?.count == 8)
        #expect(try await portal.post(.keys, as: .keyholder, id, note.bytes) == answer)
    }

    private func size(_ answer: TrusteePollAnswer) -> UInt64? {
        answer.checkpoint.flatMap { try? UnverifiedCheckpoint($0).claim.size }
    }
}

@Suite struct `A cosignature` {
    @Test func `is refused when it is not the trustee's own`() async throws {
        let portal = try await TestPortal()
        let note = try #require(try await portal.poll("t1").checkpoint)
        #expect(try await portal.cosign(note, as: "t1", key: "t2") == .problem("note-refused"))
    }

    @Test func `is refused when it is of another checkpoint`() async throws {
        let portal = try await TestPortal()
        let note = try #require(try await portal.poll("t1").checkpoint)
        let size = try UnverifiedCheckpoint(note).claim.size
        let other = try Checkpoint(
            origin: SamplePortal.portal.logOrigin, size: size, root: Digest(hashing: [1])
        ).signed(by: SamplePortal.signer(SamplePortal.portal.logOrigin))
        #expect(try await portal.cosign(other.note, as: "t1") == .problem("note-refused"))
        let unknown = try Checkpoint(
            origin: SamplePortal.portal.logOrigin, size: size + 9, root: Digest(hashing: [1])
        ).signed(by: SamplePortal.signer(SamplePortal.portal.logOrigin))
        #expect(try await portal.cosign(unknown.note, as: "t1") == .problem("not-found"))
    }

    @Test func `is kept, and given to auditors whatever is missing`() async throws {
        let portal = try await TestPortal()
        let note = try #require(try await portal.poll("t1").checkpoint)
        _ = try await portal.cosign(note, as: "t1")
        let next = try await portal.afterCrash()
        let answer = try AuditEntriesAnswer(
            parsing: try #require(
                try await next.post(
                    .auditEntries, as: .auditor, "a1", [UInt8](bigEndian: UInt64(0))
                ).bytes))
        #expect(answer.newest?.signatures.count == 2)
        #expect(answer.published == nil)
        #expect(answer.entries.count == TestPortal.keyNotes.count + 1)
    }
}

@Suite struct `An auditor's entries` {
    @Test func `are all there are, also those that no trustee is known to have cosigned`()
        async throws
    {
        // A trustee that was killed between its ledger and its answer has cosigned them.
        let portal = try await TestPortal()
        let answer = try AuditEntriesAnswer(
            parsing: try #require(
                try await portal.post(
                    .auditEntries, as: .auditor, "a1", [UInt8](bigEndian: UInt64(0))
                ).bytes))
        #expect(answer.newest == nil)
        #expect(answer.entries.count == TestPortal.keyNotes.count + 1)
    }
}

@Suite struct `The public checkpoint` {
    @Test func `needs t trustees and a witness`() async throws {
        let portal = try await TestPortal()
        portal.witness.setReachable(false)
        try await portal.settle()
        #expect(await portal.get("/checkpoint") == .problem("not-yet"))
        portal.witness.setReachable(true)
        for _ in 0..<4 { await portal.gateway.askWitnesses() }
        let bytes = try #require(await portal.get("/checkpoint").bytes)
        let checkpoint = try SamplePortal.directory.publicPolicy.verify(
            UnverifiedCheckpoint(parsing: bytes))
        #expect(checkpoint.checkpoint.size == 10)
        #expect(await portal.get("/policy").bytes != nil)
        // The sample's directory names no calendar.
        #expect(await portal.get("/calendar") == .problem("not-found"))
        let policy = try WitnessPolicy(parsing: try #require(await portal.get("/policy").bytes))
        #expect(policy == SamplePortal.directory.publicPolicy)
    }

    @Test func `is not reached by a witness without trustees`() async throws {
        let portal = try await TestPortal()
        for id in ["t1", "t2"] { _ = try await portal.poll(id) }
        try await portal.gateway.tickIfDue()
        await portal.gateway.askWitnesses()
        #expect(portal.witness.count == 1)
        #expect(await portal.get("/checkpoint") == .problem("not-yet"))
        for id in ["t1", "t2"] { try await portal.attend(id) }
        #expect(await portal.get("/checkpoint").bytes != nil)
    }

    @Test func `survives the process`() async throws {
        let portal = try await TestPortal.running()
        let answer = await portal.get("/checkpoint")
        #expect(answer.bytes != nil)
        #expect(await (try portal.afterCrash()).get("/checkpoint") == answer)
    }

    @Test func `bounds tiles, bundles and proofs`() async throws {
        let portal = try await TestPortal.running()
        let size = 10
        let tile = try #require(await portal.get("/tile/0/000.p/\(size)").bytes)
        let hashes = try HashTile.decode(tile, width: size)
        let bundle = try EntryBundle(
            parsing: try #require(await portal.get("/tile/entries/000.p/\(size)").bytes),
            width: size)
        #expect(bundle.leafHashes == hashes)
        #expect(await portal.get("/tile/0/000.p/3").bytes == Array(tile.prefix(96)))
        // A fresh checkpoint is larger, but not public.
        let keyNote = SamplePortal.keyNote(
            .keyholder(SamplePortal.identifier("head")), quarter: "2027Q1")
        _ = try await portal.post(
            .keys, as: .keyholder, "head",
            SamplePortal.identity("head").sign(keyNote.text).bytes)
        for path in [
            "/tile/0/000.p/\(size + 1)", "/tile/entries/000.p/\(size + 1)", "/tile/0/000",
            "/tile/0/001", "/tile/1/000", "/tile/0/000.p/0", "/tile/0/00", "/tile/x",
            "/consistency/3/\(size + 1)",
        ] {
            #expect(await portal.get(path) == .problem("not-found"), "\(path)")
        }
        for path in ["/consistency/3", "/consistency/5/3", "/consistency/03/5", "/consistency/a/5"]
        {
            #expect(await portal.get(path) == .problem("malformed-request"), "\(path)")
        }
        let proof = try #require(await portal.get("/consistency/3/\(size)").bytes)
        var old = CompactTree()
        old.append(contentsOf: hashes.prefix(3))
        var new = CompactTree()
        new.append(contentsOf: hashes)
        let digests = try stride(from: 0, to: proof.count, by: 32).map {
            try Digest(proof[$0..<$0 + 32])
        }
        try ConsistencyProof(hashes: digests).verify(
            oldSize: 3, oldRoot: old.root, newSize: UInt64(size), newRoot: new.root)
    }
}

@Suite struct `Asking a witness` {
    @Test func `learns its size from a conflict`() async throws {
        let portal = try await TestPortal.running()
        // A new process does not know what the witness cosigned.
        let next = try await portal.afterCrash()
        for id in ["t1", "t2"] { try await next.attend(id) }
        next.clock.advance(10)
        try await next.gateway.tickIfDue()
        await next.gateway.askWitnesses()
        for id in ["t1", "t2"] { try await next.attend(id) }
        let bytes = try #require(await next.get("/checkpoint").bytes)
        #expect(try UnverifiedCheckpoint(parsing: bytes).claim.size == 14)
    }

    @Test func `is not done again for what it cosigned`() async throws {
        let portal = try await TestPortal.running()
        let count = portal.witness.count
        for _ in 0..<3 { await portal.gateway.askWitnesses() }
        #expect(portal.witness.count == count)
    }

    @Test func `pauses longer after each failure`() async throws {
        let portal = try await TestPortal.running()
        portal.witness.setReachable(false)
        portal.clock.advance(10)
        try await portal.gateway.tickIfDue()
        let count = portal.witness.count
        for _ in 0..<12 { await portal.gateway.askWitnesses() }
        // Rounds 1, 3, 6 and 11.
        #expect(portal.witness.count - count == 4)
    }
}
