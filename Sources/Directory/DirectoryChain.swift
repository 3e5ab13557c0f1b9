import Encoding
package import SignedNote

/// Who must have signed each version of a directory (Specification.md §5).
package enum DirectoryChain {
    /// Checks all versions from the first, in order.
    ///
    /// Each is signed by the authority and by t trustees: version 1 by its own, a later one by those of the version
    /// before it, so that the authority alone replaces nobody.
    package static func verified(
        notes: [SignedNote], authority: VerifierKey
    ) throws(InvalidDirectoryChain) -> VerifiedDirectoryChain {
        guard let first = notes.first else { throw .empty }
        var chain = try verified(first: first, authority: authority)
        for note in notes.dropFirst() { chain = try chain.appending(note) }
        return chain
    }

    /// Checks version 1 alone.
    package static func verified(
        first note: SignedNote, authority: VerifierKey
    ) throws(InvalidDirectoryChain) -> VerifiedDirectoryChain {
        try proposal(first: note, authority: authority).confirmed(after: nil)
    }

    /// Checks all of version 1 but the trustees' approvals.
    package static func proposal(
        first note: SignedNote, authority: VerifierKey
    ) throws(InvalidDirectoryChain) -> DirectoryProposal {
        try DirectoryProposal(note: note, after: nil, authority: authority)
    }

    /// Checks all of a version but approvals, after those whose own approvals nobody checked here.
    ///
    /// For the authority's own folder, where the trustees' signatures need not be.
    ///
    /// - Parameter earlier: every version before it, in order; none for version 1.
    package static func proposal(
        _ note: SignedNote, afterUnconfirmed earlier: [Directory], authority: VerifierKey
    ) throws(InvalidDirectoryChain) -> DirectoryProposal {
        let proposal = try DirectoryProposal(note: note, after: earlier.last, authority: authority)
        try proposal.directory.keepsPersons(of: earlier)
        return proposal
    }
}

/// A portal's directories from version 1 to the current one, every signature and every link checked.
package struct VerifiedDirectoryChain: Sendable, Hashable {
    /// Signs every version.
    package let authority: VerifierKey
    /// Version n stands at n − 1; there is at least one.
    package let directories: [Directory]
    /// The notes, as signed.
    package let notes: [SignedNote]
    /// The latest version.
    package let current: Directory

    fileprivate init(
        authority: VerifierKey, directories: [Directory], notes: [SignedNote], current: Directory
    ) {
        self.authority = authority
        self.directories = directories
        self.notes = notes
        self.current = current
    }

    package var portal: Portal { current.portal }

    /// Checks one more version and gives the longer chain.
    package func appending(
        _ note: SignedNote
    ) throws(InvalidDirectoryChain) -> VerifiedDirectoryChain {
        try proposal(note).confirmed(after: self)
    }

    /// Checks all of the next version but the trustees' approvals: what they are asked to approve.
    package func proposal(
        _ note: SignedNote
    ) throws(InvalidDirectoryChain) -> DirectoryProposal {
        try DirectoryProposal(note: note, after: current, authority: authority)
    }

    /// The version with this number.
    package func directory(version: UInt64) -> Directory? {
        guard version >= 1, version <= UInt64(directories.count) else { return nil }
        return directories[Int(version - 1)]
    }

    /// Whether this is the other chain, perhaps with more versions behind it.
    ///
    /// Nobody who has seen `other` may accept a chain of which this is false: it would be an older directory put back,
    /// or a second history (Specification.md §5.3).
    package func extends(_ other: VerifiedDirectoryChain) -> Bool {
        authority == other.authority && directories.count >= other.directories.count
            && directories[other.directories.count - 1] == other.current
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.authority == right.authority && left.current == right.current
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(current) }
}

/// The next version of a directory, signed by the authority, with its trustees' approvals still to be counted.
package struct DirectoryProposal: Sendable, Hashable {
    package let directory: Directory
    /// The version before it; nil for version 1.
    package let previous: Directory?
    package let note: SignedNote
    private let authority: VerifierKey

    /// Rules, portal, version, link and the authority's signature (Specification.md §5.1).
    fileprivate init(
        note: SignedNote, after previous: Directory?, authority: VerifierKey
    ) throws(InvalidDirectoryChain) {
        let expected = (previous?.version ?? 0) + 1
        let directory: Directory
        do throws(InvalidDirectory) {
            directory = try Directory(parsing: note.text)
        } catch {
            throw .invalid(version: expected, error)
        }
        guard let portal = try? Portal(ofAuthority: authority) else { throw .notAnAuthorityKey }
        guard directory.portal == portal else { throw .otherPortal(version: expected) }
        guard directory.version == expected else {
            throw .version(directory.version, expected: expected)
        }
        guard directory.previous == previous?.digest else {
            throw .brokenLink(version: expected)
        }
        guard !directory.allPublicKeys.contains(authority.publicKey) else {
            throw .authorityKeyReused(version: expected)
        }
        guard note.isSigned(by: authority) else { throw .notSignedByAuthority(version: expected) }
        try directory.keepsPersons(of: previous.map { [$0] } ?? [])
        self.directory = directory
        self.previous = previous
        self.note = note
        self.authority = authority
    }

    /// Those whose approval counts: the trustees of the version before, or its own for version 1.
    package var electors: [DirectoryTrustee] { (previous ?? directory).trustees }

    /// How many of them must approve.
    package var approvalsNeeded: Int { (previous ?? directory).threshold }

    /// Those who have approved.
    package var approvals: [DirectoryTrustee] { electors.filter { note.isSigned(by: $0.noteKey) } }

    /// The proposal with more signatures under it; each is judged only by `approvals`.
    package func adding(_ signatures: [NoteSignature]) throws(MalformedNote) -> DirectoryProposal {
        DirectoryProposal(
            directory: directory, previous: previous, note: try note.adding(signatures),
            authority: authority)
    }

    /// What it changes, for people who are to approve it.
    package var changes: [DirectoryChange] { directory.changes(from: previous) }

    private init(
        directory: Directory, previous: Directory?, note: SignedNote, authority: VerifierKey
    ) {
        self.directory = directory
        self.previous = previous
        self.note = note
        self.authority = authority
    }

    fileprivate func confirmed(
        after chain: VerifiedDirectoryChain?
    ) throws(InvalidDirectoryChain) -> VerifiedDirectoryChain {
        try directory.keepsPersons(of: chain?.directories ?? [])
        let count = approvals.count
        guard count >= approvalsNeeded else {
            throw .tooFewApprovals(
                version: directory.version, count: count, needed: approvalsNeeded)
        }
        return VerifiedDirectoryChain(
            authority: authority, directories: (chain?.directories ?? []) + [directory],
            notes: (chain?.notes ?? []) + [note], current: directory)
    }
}

/// Thrown for notes that are not the chain of one portal's directories.
package enum InvalidDirectoryChain: Error, Equatable {
    case empty
    /// The key is not named `<portal>/authority`, or is not for signing notes.
    case notAnAuthorityKey
    case invalid(version: UInt64, InvalidDirectory)
    /// The directory is another portal's than the authority's.
    case otherPortal(version: UInt64)
    /// A version is left out, repeated, or out of order.
    case version(UInt64, expected: UInt64)
    /// The directory names another previous version.
    case brokenLink(version: UInt64)
    /// The authority's key also has another role.
    case authorityKeyReused(version: UInt64)
    case notSignedByAuthority(version: UInt64)
    /// A keyholder's id was another person's in an earlier version.
    case otherPerson(version: UInt64, Identifier)
    case tooFewApprovals(version: UInt64, count: Int, needed: Int)
}

extension Directory {
    /// Ids of keyholders stand in the log, for what they did: none passes to another person (Specification.md §5.5).
    fileprivate func keepsPersons(
        of earlier: [Directory]
    ) throws(InvalidDirectoryChain) {
        for keyholder in keyholders {
            for directory in earlier {
                guard let before = directory.keyholder(keyholder.id) else { continue }
                guard before.person == keyholder.person else {
                    throw .otherPerson(version: version, keyholder.id)
                }
            }
        }
    }

    /// The public keys of all who sign, whatever their role.
    var allPublicKeys: Set<[UInt8]> {
        var keys: Set<[UInt8]> = [gatewayNoteKey.publicKey, logKey.publicKey]
        keys.formUnion(keyholders.map(\.identityKey.publicKey))
        keys.formUnion(trustees.flatMap { [$0.noteKey.publicKey, $0.cosigningKey.publicKey] })
        keys.formUnion(auditors.map(\.noteKey.publicKey))
        keys.formUnion(witnesses.map(\.publicKey))
        if let coverKey { keys.insert(coverKey.publicKey) }
        return keys
    }
}
