import Encoding
import PortalSamples
import SignedNote
import Testing

@testable import Directory

@Suite struct `A book of key notes` {
    private let head = SealingKeyOwner.keyholder(SamplePortal.identifier("head"))
    private let trustee = SealingKeyOwner.trustee(SamplePortal.identifier("t2"))

    private func verified(
        _ owner: SealingKeyOwner, _ quarter: String, key: String? = nil
    ) throws -> VerifiedKeyNote {
        try VerifiedKeyNote(
            verifying: SamplePortal.signed(
                SamplePortal.keyNote(owner, quarter: quarter, key: key)),
            in: SamplePortal.directory)
    }

    private func keys(_ book: KeyNoteBook, _ day: String) throws -> [String?] {
        let set = book.set(of: SamplePortal.directory, on: try AlmatyDay(parsing: day))
        return set.keyNotes.map { $0?.keyNote.quarter.text }
    }

    @Test func `gives this quarter's note, or last quarter's for fourteen days`() throws {
        var book = KeyNoteBook()
        try book.enter(verified(head, "2026Q4"))
        try book.enter(verified(trustee, "2026Q4"))
        try book.enter(verified(trustee, "2027Q1"))
        #expect(try keys(book, "2026-10-01") == ["2026Q4", nil, nil, "2026Q4", nil])
        #expect(try keys(book, "2026-12-31") == ["2026Q4", nil, nil, "2026Q4", nil])
        #expect(try keys(book, "2027-01-01") == ["2026Q4", nil, nil, "2027Q1", nil])
        #expect(try keys(book, "2027-01-14") == ["2026Q4", nil, nil, "2027Q1", nil])
        #expect(try keys(book, "2027-01-15") == [nil, nil, nil, "2027Q1", nil])
        #expect(try keys(book, "2027-04-15") == [nil, nil, nil, nil, nil])
    }

    @Test func `names the days on which time changes the set`() throws {
        var book = KeyNoteBook()
        func next(_ day: String) throws -> String? {
            book.nextChange(after: try AlmatyDay(parsing: day))?.text
        }
        #expect(try next("2026-11-21") == nil)
        try book.enter(verified(head, "2026Q4"))
        #expect(try next("2026-10-01") == "2026-10-15")
        #expect(try next("2026-10-15") == "2027-01-01")
        #expect(try next("2027-01-01") == "2027-01-15")
        #expect(try next("2027-01-15") == nil)
        #expect(try next("2030-01-01") == nil)
    }

    @Test func `keeps the first note of an owner and quarter`() throws {
        var book = KeyNoteBook()
        let first = try verified(head, "2026Q4")
        try book.enter(first)
        #expect(throws: KeyNoteRefused.placeTaken) {
            try book.enter(verified(head, "2026Q4", key: "another"))
        }
        #expect(book.note(signer: first.signer, quarter: first.keyNote.quarter) == first)
        #expect(book.count == 1)
    }

    @Test func `refuses a sealing key that stands in another note`() throws {
        var book = KeyNoteBook()
        try book.enter(verified(head, "2026Q4", key: "x"))
        #expect(throws: KeyNoteRefused.keyReused) {
            try book.enter(verified(trustee, "2026Q4", key: "x"))
        }
        #expect(throws: KeyNoteRefused.keyReused) {
            try book.enter(verified(head, "2027Q1", key: "x"))
        }
    }

    /// Specification.md §6.2: reports must not be sealed to the predecessor's key.
    @Test func `gives a successor under the same id nothing of the predecessor's`() throws {
        var book = KeyNoteBook()
        try book.enter(verified(head, "2026Q4"))
        var draft = DirectoryDraft(following: SamplePortal.directory)
        let old = draft.keyholders[0]
        let successor = SamplePortal.signer("somebody-else").verifierKey
        draft.keyholders[0] = Keyholder(
            id: old.id, person: SamplePortal.identifier("p-new"), name: old.name, body: old.body,
            role: old.role, post: old.post, answersTo: nil, isOutside: false,
            identityKey: try VerifierKey(
                name: old.identityKey.name, algorithm: .ed25519, publicKey: successor.publicKey),
            from: old.from, until: nil)
        let directory = try Directory(checking: draft)
        let set = book.set(of: directory, on: try AlmatyDay(parsing: "2026-11-21"))
        #expect(set.sealingKey(ofKeyholderAt: 0) == nil)
    }
}

@Suite struct `A directory set` {
    private let directory = SamplePortal.directory

    private func note(_ owner: SealingKeyOwner, key: String? = nil) throws -> VerifiedKeyNote {
        try VerifiedKeyNote(
            verifying: SamplePortal.signed(SamplePortal.keyNote(owner, key: key)), in: directory)
    }

    @Test func `has the hash of the specification`() throws {
        let owners = directory.sealingKeyOwners
        let notes = [try note(owners[0]), nil, nil, try note(owners[3]), nil]
        let set = try DirectorySet(directory: directory, keyNotes: notes)
        let expected = labelledHash(
            "senim/1 directory", Digest(hashing: Array(directory.text.utf8)).bytes,
            Digest(hashing: Array((notes[0]?.keyNote.text ?? "").utf8)).bytes, Digest.zero.bytes,
            Digest.zero.bytes, Digest(hashing: Array((notes[3]?.keyNote.text ?? "").utf8)).bytes,
            Digest.zero.bytes)
        #expect(set.hash == expected)
        #expect(set.sealingKey(ofKeyholderAt: 0) == notes[0]?.keyNote.sealingKey)
        #expect(set.sealingKey(ofKeyholderAt: 2) == nil)
        #expect(set.sealingKey(ofTrusteeAt: 1) == notes[3]?.keyNote.sealingKey)
        #expect(set.sealingKey(ofTrusteeAt: 3) == nil)
        #expect(set.sealingKey(of: owners[3]) == notes[3]?.keyNote.sealingKey)
    }

    @Test func `refuses notes out of place`() throws {
        let owners = directory.sealingKeyOwners
        #expect(throws: InvalidDirectorySet.count(4, expected: 5)) {
            try DirectorySet(directory: directory, keyNotes: [nil, nil, nil, nil])
        }
        let exchanged = [nil, try note(owners[0]), nil, nil, nil]
        #expect(throws: InvalidDirectorySet.otherOwner(owners[1])) {
            try DirectorySet(directory: directory, keyNotes: exchanged)
        }
        let equal = [try note(owners[0], key: "x"), try note(owners[1], key: "x"), nil, nil, nil]
        #expect(throws: InvalidDirectorySet.keyReused(owners[1])) {
            try DirectorySet(directory: directory, keyNotes: equal)
        }
        let auditors = [try note(owners[0], key: "auditor a1"), nil, nil, nil, nil]
        #expect(throws: InvalidDirectorySet.keyReused(owners[0])) {
            try DirectorySet(directory: directory, keyNotes: auditors)
        }
    }
}

@Suite struct `A currency note` {
    private func verified(_ note: CurrencyNote) throws -> VerifiedCurrencyNote {
        try CurrencyNote.verified(
            SignedNote(
                text: note.text,
                signatures: ["t1", "t2"].map {
                    try SamplePortal.trustee($0).signature(for: note.text)
                }), by: SamplePortal.directory)
    }

    @Test(arguments: [
        (-3, CurrencyFreshness.inTheFuture(dayCount: 3)), (-2, .inTheFuture(dayCount: 2)),
        (-1, .fresh), (0, .fresh), (3, .fresh), (4, .stale(dayCount: 4)), (7, .stale(dayCount: 7)),
        (8, .expired(dayCount: 8)), (400, .expired(dayCount: 400)),
    ])
    func `grows old`(age: Int, freshness: CurrencyFreshness) throws {
        let note = SamplePortal.currency
        let today = AlmatyDay(number: UInt32(Int(note.day.number) + age))
        #expect(try verified(note).freshness(on: today) == freshness)
        #expect(freshness.isUsable == (-1...7).contains(age))
    }

    @Test func `confirms one set alone`() throws {
        let set = KeyNoteBook().set(of: SamplePortal.directory, on: SamplePortal.currency.day)
        #expect(!(try verified(SamplePortal.currency)).confirms(set))
        let note = CurrencyNote(
            portal: SamplePortal.portal, directoryHash: set.hash, day: SamplePortal.currency.day,
            treeSize: 7, root: .zero)
        #expect(try verified(note).confirms(set))
    }
}
