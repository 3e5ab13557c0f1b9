import Directory
import Encoding
import Exchange
import PortalSamples
import SignedNote
import Testing

@Suite struct `A new directory` {
    @Test func `waits for t trustees of the version before, then is in force`() async throws {
        let portal = try await TestPortal.running()
        let note = SamplePortal.note(next, approvedBy: [])
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([2]))
        #expect(try await portal.poll("t1").directory?.text == note.text)
        #expect(try await approve("t1", note, at: portal) == .bytes([2]))
        #expect(try await portal.poll("t1").directory == nil)
        #expect(try await portal.poll("t2").directory?.text == note.text)
        #expect(try await versions(portal) == 1)
        #expect(try await approve("t2", note, at: portal) == .bytes([1]))
        try await portal.settle()
        #expect(try await versions(portal) == 2)
        #expect(try await portal.poll("t3").directory == nil)
        // Again, from whomever: it is adopted already.
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([1]))
        // The keyholder it suspends may do nothing from now on.
        let answer = try await portal.post(
            .inbox, as: .keyholder, "head", [UInt8](bigEndian: UInt64(0)))
        #expect(answer == .problem("not-authorised"))
    }

    @Test func `keeps its approvals when the process ends`() async throws {
        let portal = try await TestPortal.running()
        let note = SamplePortal.note(next, approvedBy: ["t1"])
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([2]))
        let after = try await portal.afterCrash()
        for id in ["t1", "t2"] { _ = try await after.poll(id) }
        #expect(try await approve("t2", note, at: after) == .bytes([1]))
        let last = try await after.afterCrash()
        try await last.settle()
        #expect(try await versions(last) == 2)
    }

    @Test func `is shown only with the currency note that confirms it`() async throws {
        let portal = try await TestPortal.running()
        let note = SamplePortal.note(next, approvedBy: ["t1", "t2"])
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([1]))
        func confirmed() async throws -> Digest {
            let bytes = try #require(await portal.get("/currency").bytes)
            return try CurrencyNote(parsing: SignedNote(parsing: bytes).text).directoryHash
        }
        let before = try await portal.directoryHash()
        #expect(try await confirmed() == before)
        #expect(try await versions(portal.afterCrash()) == 1)
        try await portal.submit("in between")
        try await portal.settle()
        #expect(try await portal.directoryHash() != before)
        #expect(try await confirmed() == (try await portal.directoryHash()))
    }

    @Test func `is shown without one once the old one is no longer taken`() async throws {
        let portal = try await TestPortal.running()
        let note = SamplePortal.note(next, approvedBy: ["t1", "t2"])
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([1]))
        portal.clock.advance(8 * Sample.day)
        #expect(try await versions(portal) == 2)
    }

    @Test func `keeps its approvals and its place when an older text comes again`() async throws {
        let portal = try await TestPortal.running()
        var other = next
        other.keyholders[0].isSuspended = false
        let older = SamplePortal.note(other, approvedBy: [])
        let newer = SamplePortal.note(next, approvedBy: ["t1"])
        #expect(await portal.post(.newDirectory, older.bytes) == .bytes([2]))
        #expect(await portal.post(.newDirectory, newer.bytes) == .bytes([2]))
        #expect(await portal.post(.newDirectory, older.bytes) == .bytes([2]))
        #expect(try await portal.poll("t2").directory?.text == newer.text)
        let after = try await portal.afterCrash()
        for id in ["t1", "t2"] { _ = try await after.poll(id) }
        #expect(try await approve("t2", newer, at: after) == .bytes([1]))
    }

    @Test func `carries one valid line for each who counts, however many are sent`() async throws {
        let portal = try await TestPortal.running()
        let note = SamplePortal.note(next, approvedBy: ["t1"])
        let authority = SamplePortal.authority.verifierKey
        let stuffing = try (UInt8(0)..<20).map { number in
            try NoteSignature(
                name: authority.name, keyID: UInt32(number),
                signature: [UInt8](repeating: number, count: 64))
        }
        let stuffed = try note.adding(stuffing)
        #expect(await portal.post(.newDirectory, stuffed.bytes) == .bytes([2]))
        #expect(try await portal.poll("t2").directory == note)
    }

    @Test func `is adopted at once when everybody signed`() async throws {
        let portal = try await TestPortal.running()
        let note = SamplePortal.note(next, approvedBy: ["t2", "t3"])
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([1]))
    }

    @Test func `is refused without the authority's signature`() async throws {
        let portal = try await TestPortal.running()
        let lines = try ["t1", "t2"].map { try SamplePortal.trustee($0).signature(for: next.text) }
        let note = try SignedNote(text: next.text, signatures: lines)
        #expect(await portal.post(.newDirectory, note.bytes) == .problem("not-authorised"))
    }

    @Test func `is refused when it does not follow the one in force`() async throws {
        let portal = try await TestPortal.running()
        var later = next
        later.version = 3
        var unlinked = next
        unlinked.previous = Digest(hashing: [1])
        var otherKeys = next
        otherKeys.logKey = Sample.made {
            try VerifierKey(
                name: SamplePortal.portal.logOrigin, algorithm: .ed25519,
                publicKey: SamplePortal.signer("another").verifierKey.publicKey)
        }
        for draft in [later, unlinked, otherKeys] {
            let note = SamplePortal.note(draft, approvedBy: ["t1", "t2"])
            #expect(await portal.post(.newDirectory, note.bytes) == .problem("note-refused"))
        }
        #expect(try await versions(portal) == 1)
    }

    @Test func `counts nobody's signature but the trustees' own`() async throws {
        let portal = try await TestPortal.running()
        let forged = try NoteSignature(
            name: SamplePortal.trustee("t2").verifierKey.name,
            keyID: SamplePortal.trustee("t2").verifierKey.keyID,
            signature: [UInt8](repeating: 1, count: 64))
        let note = try SamplePortal.note(next, approvedBy: ["t1"]).adding([forged])
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([2]))
        // And the forgery does not spoil the true one that comes later.
        #expect(
            try await approve("t2", SamplePortal.note(next, approvedBy: []), at: portal)
                == .bytes([1]))
    }

    @Test func `is sealed to for seven days after it was superseded`() async throws {
        let portal = try await TestPortal.running()
        let old = try await portal.directoryHash()
        let note = SamplePortal.note(next, approvedBy: ["t1", "t2"])
        #expect(await portal.post(.newDirectory, note.bytes) == .bytes([1]))
        try await portal.settle()
        #expect(try await portal.directoryHash() != old)
        portal.clock.advance(7 * Sample.day)
        let early = try await portal.submission("early", directoryHash: old)
        let accepted = await portal.post(.reports, early.bytes)
        #expect(accepted.bytes != nil)
        portal.clock.advance(Sample.day)
        let late = try await portal.submission("late", directoryHash: old)
        #expect(await portal.post(.reports, late.bytes) == .problem("directory-superseded"))
        // What was accepted before is still answered.
        #expect(await portal.post(.reports, early.bytes) == accepted)
    }

    private var next: DirectoryDraft {
        var draft = DirectoryDraft(following: SamplePortal.directory)
        draft.keyholders[0].isSuspended = true
        return draft
    }

    private func approve(
        _ id: String, _ note: SignedNote, at portal: TestPortal
    ) async throws -> TestPortal.Answer {
        let approved = try note.adding([SamplePortal.trustee(id).signature(for: note.text)])
        return try await portal.post(.trusteeDirectory, as: .trustee, id, approved.bytes)
    }

    private func versions(_ portal: TestPortal) async throws -> Int {
        try DirectoryAnswer(parsing: try #require(await portal.get("/directory").bytes))
            .directories.count
    }
}
