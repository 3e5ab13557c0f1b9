package import SignedNote

/// A signed checkpoint as it came: a claim, until `verified(by:)`.
package struct UnverifiedCheckpoint: Hashable, Sendable {
    /// The whole note with every signature line.
    package let note: SignedNote
    /// What the text says. Nobody has checked who says it.
    package let claim: Checkpoint

    package init(parsing bytes: [UInt8]) throws(MalformedCheckpoint) {
        let note: SignedNote
        do throws(MalformedNote) {
            note = try SignedNote(parsing: bytes)
        } catch {
            throw .note(error)
        }
        try self.init(note)
    }

    /// Reads the text of a note as a checkpoint.
    package init(_ note: SignedNote) throws(MalformedCheckpoint) {
        self.init(note: note, claim: try Checkpoint(parsingText: note.text))
    }

    init(note: SignedNote, claim: Checkpoint) {
        self.note = note
        self.claim = claim
    }

    /// Checks that the log itself signed: a key of algorithm 0x01 whose name is the origin (Specification.md §4.2).
    package func verified(
        by logKey: VerifierKey
    ) throws(CheckpointRefused) -> VerifiedCheckpoint {
        guard logKey.name.hasSameBytes(as: claim.origin) else { throw .originMismatch }
        guard note.isSigned(by: logKey) else { throw .notSignedByLog }
        return VerifiedCheckpoint(checkpoint: claim, note: note, logKey: logKey)
    }
}

/// A checkpoint that the log signed. That it is consistent with others is for `ConsistencyProof` to show.
package struct VerifiedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    /// The note with the log's signature and whatever lines stand beside it.
    package let note: SignedNote
    /// The key it was verified under.
    package let logKey: VerifierKey

    fileprivate init(checkpoint: Checkpoint, note: SignedNote, logKey: VerifierKey) {
        self.checkpoint = checkpoint
        self.note = note
        self.logKey = logKey
    }

    /// Which of the keys cosigned, each with the time of its newest cosignature, in the order of the keys.
    ///
    /// A key with an invalid line counts as not having cosigned (Specification.md §6.3).
    package func cosignatures(by keys: [VerifierKey]) -> [VerifiedCosignature] {
        keys.compactMap { key in
            guard key.algorithm == .cosignature else { return nil }
            var newest: UInt64?
            for line in Set(note.signatures.filter(key.matches)) {
                guard let cosignature = try? Cosignature(line),
                    cosignature.isValid(over: checkpoint, by: key)
                else { return nil }
                newest = max(newest ?? 0, cosignature.timestamp)
            }
            return newest.map { VerifiedCosignature(key: key, timestamp: $0) }
        }
    }

    /// The same checkpoint with more cosignatures under it, as witnesses answer them.
    ///
    /// Of the lines, those that are valid cosignatures of this checkpoint by one of the keys; the others are left out.
    ///
    /// - Throws: `MalformedNote.tooManySignatures`.
    package func adding(
        _ lines: [NoteSignature], by keys: [VerifierKey]
    ) throws(MalformedNote) -> VerifiedCheckpoint {
        let valid = lines.filter { line in
            guard let cosignature = try? Cosignature(line) else { return false }
            return keys.contains {
                $0.matches(line) && cosignature.isValid(over: checkpoint, by: $0)
            }
        }
        return VerifiedCheckpoint(
            checkpoint: checkpoint, note: try note.adding(valid), logKey: logKey)
    }
}

/// A cosignature that was checked.
package struct VerifiedCosignature: Hashable, Sendable {
    package let key: VerifierKey
    /// When the cosigner says it saw the checkpoint, in seconds since 1970-01-01 UTC.
    package let timestamp: UInt64
}
