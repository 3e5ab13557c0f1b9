package import Encoding
package import SignedNote

/// The key notes that were logged, and which of them count on a day (Specification.md §6.2).
package struct KeyNoteBook: Sendable {
    private struct Place: Hashable {
        let signer: VerifierKey
        let quarter: Quarter
    }

    private var notes: [Place: VerifiedKeyNote] = [:]
    private var materials: Set<Digest> = []
    private var latestQuarter: Quarter?

    package init() {}

    /// How many notes it holds.
    package var count: Int { notes.count }

    /// Enters a note in the order of the log; the first for its owner and quarter is the one that counts.
    ///
    /// - Throws: `KeyNoteRefused` when that place is taken, or the key is another note's.
    package mutating func enter(_ note: VerifiedKeyNote) throws(KeyNoteRefused) {
        try check(note)
        notes[Place(signer: note.signer, quarter: note.keyNote.quarter)] = note
        materials.insert(note.keyNote.sealingKey.digest)
        latestQuarter = max(latestQuarter ?? note.keyNote.quarter, note.keyNote.quarter)
    }

    /// Whether `enter` would take the note.
    package func check(_ note: VerifiedKeyNote) throws(KeyNoteRefused) {
        guard notes[Place(signer: note.signer, quarter: note.keyNote.quarter)] == nil else {
            throw .placeTaken
        }
        guard !materials.contains(note.keyNote.sealingKey.digest) else { throw .keyReused }
    }

    /// The note of this signer for the quarter.
    package func note(signer: VerifierKey, quarter: Quarter) -> VerifiedKeyNote? {
        notes[Place(signer: signer, quarter: quarter)]
    }

    /// Whether the sealing key with this digest stands in any note.
    package func contains(sealingKey digest: Digest) -> Bool { materials.contains(digest) }

    /// The directory with the key notes that count on a day.
    ///
    /// This quarter's note; else, in the quarter's first 14 days, last quarter's; else none.
    package func set(of directory: Directory, on day: AlmatyDay) -> DirectorySet {
        let quarter = day.quarter
        let inGrace = quarter.firstDay.days(until: day) < KeyNoteBook.graceDayCount
        let notes = directory.sealingKeyOwners.map { owner -> VerifiedKeyNote? in
            guard let signer = owner.signingKey(in: directory) else { return nil }
            return note(signer: signer, quarter: quarter)
                ?? (inGrace ? note(signer: signer, quarter: quarter.previous) : nil)
        }
        return DirectorySet(unchecked: directory, keyNotes: notes)
    }

    /// The first day after this one on which the passing of time alone may change the set; nil when none will.
    package func nextChange(after day: AlmatyDay) -> AlmatyDay? {
        guard let latestQuarter else { return nil }
        let quarter = day.quarter
        let graceEnd = quarter.firstDay.advanced(by: UInt32(KeyNoteBook.graceDayCount))
        if day < graceEnd && quarter <= latestQuarter.next { return graceEnd }
        return quarter <= latestQuarter ? quarter.next.firstDay : nil
    }

    /// How many days of a quarter last quarter's key may still be used.
    package static let graceDayCount = 14
}

/// Thrown for a key note that may not be entered.
package enum KeyNoteRefused: Error, Equatable {
    /// The owner's key for that quarter is already there, and the first one counts.
    case placeTaken
    /// The same sealing key stands in another note.
    case keyReused
}
