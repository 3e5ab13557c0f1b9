package import Encoding

/// A directory with the sealing keys of one day: what a message is sealed to (Specification.md §7).
package struct DirectorySet: Sendable, Hashable {
    package let directory: Directory
    /// One a holder, then one a trustee, in slot order; nil for one who cannot be addressed now.
    package let keyNotes: [VerifiedKeyNote?]
    /// The *directory hash*: `L("senim/1 directory", SHA-256(directory text) ‖ SHA-256(key note text) …)`.
    package let hash: Digest

    /// Puts together what a gateway served.
    ///
    /// Whether these are the key notes of the day is shown by trustees: `VerifiedCurrencyNote.confirms(_:)`.
    package init(
        directory: Directory, keyNotes: [VerifiedKeyNote?]
    ) throws(InvalidDirectorySet) {
        let owners = directory.sealingKeyOwners
        guard owners.count == keyNotes.count else {
            throw .count(keyNotes.count, expected: owners.count)
        }
        var materials = Set(directory.auditors.map(\.sealingKey))
        for (owner, keyNote) in zip(owners, keyNotes) {
            guard let keyNote else { continue }
            guard keyNote.keyNote.portal == directory.portal, keyNote.keyNote.owner == owner,
                keyNote.signer == owner.signingKey(in: directory)
            else { throw .otherOwner(owner) }
            guard materials.insert(keyNote.keyNote.sealingKey).inserted else {
                throw .keyReused(owner)
            }
        }
        self.init(unchecked: directory, keyNotes: keyNotes)
    }

    /// For `KeyNoteBook`, whose notes are in place by construction.
    init(unchecked directory: Directory, keyNotes: [VerifiedKeyNote?]) {
        self.directory = directory
        self.keyNotes = keyNotes
        var hasher = DigestHasher(label: "senim/1 directory")
        hasher.update(directory.digest)
        for keyNote in keyNotes { hasher.update(keyNote?.digest ?? .zero) }
        hash = hasher.finish()
    }

    /// The sealing key of the keyholder in this slot; nil when they cannot be addressed now.
    package func sealingKey(ofKeyholderAt index: Int) -> SealingPublicKey? {
        guard directory.keyholders.indices.contains(index) else { return nil }
        return keyNotes[index]?.keyNote.sealingKey
    }

    /// The sealing key of the trustee in this slot.
    package func sealingKey(ofTrusteeAt index: Int) -> SealingPublicKey? {
        guard directory.trustees.indices.contains(index) else { return nil }
        return keyNotes[directory.keyholders.count + index]?.keyNote.sealingKey
    }

    /// The sealing key of a holder or trustee.
    package func sealingKey(of owner: SealingKeyOwner) -> SealingPublicKey? {
        directory.sealingKeyOwners.firstIndex(of: owner).flatMap {
            keyNotes[$0]?.keyNote.sealingKey
        }
    }

    package static func == (left: DirectorySet, right: DirectorySet) -> Bool {
        left.hash == right.hash
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// Thrown for key notes that do not belong to a directory.
package enum InvalidDirectorySet: Error, Equatable {
    case count(Int, expected: Int)
    /// In this owner's place stands another's note, or one signed by a key that is no longer theirs.
    case otherOwner(SealingKeyOwner)
    /// The sealing key of this owner is also another's.
    case keyReused(SealingKeyOwner)
}
