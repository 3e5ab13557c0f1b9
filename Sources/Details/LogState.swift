package import Directory
package import SignedNote

/// What must be known of a log to judge its next entry, as far as it is small (Specification.md §4).
///
/// The gateway asks before it logs, a trustee before it cosigns, an auditor afterwards: with this one check.
package struct LogState: Sendable {
    /// An entry that changed the directory or its keys; with `size`, `lastTick` and `lastDay` they restore the state.
    package struct StructuralEntry: Sendable, Hashable {
        package let index: UInt64
        package let day: AlmatyDay
        package let note: SignedNote

        package init(index: UInt64, day: AlmatyDay, note: SignedNote) {
            self.index = index
            self.day = day
            self.note = note
        }
    }

    /// Signs the directories.
    package let authority: VerifierKey
    package let portal: Portal
    /// nil before entry 0.
    package private(set) var chain: VerifiedDirectoryChain?
    /// nil before entry 0.
    package private(set) var history: SetHistory?
    /// The directory and key entries so far.
    package private(set) var structure: [StructuralEntry] = []
    /// How many entries were taken.
    package private(set) var size: UInt64 = 0
    /// UTC seconds; 0 before the first tick.
    package private(set) var lastTick: UInt64 = 0
    /// The day of the last entry; day 0 before the first.
    package private(set) var lastDay = AlmatyDay(number: 0)

    /// The state of an empty log.
    ///
    /// - Throws: `MalformedName` when the key is not named `<portal>/authority`.
    package init(authority: VerifierKey) throws(MalformedName) {
        portal = try Portal(ofAuthority: authority)
        self.authority = authority
    }

    /// The state after a log that was checked before, from what was kept of it.
    ///
    /// Directories and key notes are verified again; that nothing else was forgotten is the caller's word.
    package init(
        restoring structure: [StructuralEntry], authority: VerifierKey, size: UInt64,
        lastTick: UInt64, lastDay: AlmatyDay
    ) throws(InvalidDetail) {
        do throws(MalformedName) {
            try self.init(authority: authority)
        } catch {
            throw .directory(.notAnAuthorityKey)
        }
        guard size == 0 || !structure.isEmpty else { throw .firstEntry }
        let unused = EntryNonce.zero
        for entry in structure {
            guard entry.index >= self.size, entry.index < size else { throw .firstEntry }
            // An empty log must begin with the directory; later entries may have others before them.
            guard (self.size == 0) == (entry.index == 0) else { throw .firstEntry }
            self.size = entry.index
            let leaf = LogLeaf(day: entry.day, nonce: unused, detail: entry.note)
            let claim = try claim(
                leaf: leaf, nonce: unused, detail: entry.note, facts: KnownFacts())
            guard claim.signer == nil else { throw .malformed(.unknownType) }
            advance(byUnverified: claim)
        }
        guard self.size <= size, self.lastDay <= lastDay else { throw .dayDecreased }
        self.size = size
        self.lastTick = lastTick
        self.lastDay = lastDay
        history?.roll(to: lastDay)
    }

    /// Checks everything about the next entry but the signature.
    ///
    /// - Parameter latest: the UTC seconds after which nothing may lie yet: a reader's clock and some slack; nil for one
    ///   who reads what was judged before.
    package func claim(
        leaf: LogLeaf, nonce: EntryNonce, detail note: SignedNote, facts: some LogFacts,
        latest: UInt64? = nil
    ) throws(InvalidDetail) -> ClaimedDetail {
        guard leaf.commits(to: note, nonce: nonce) else { throw .commitment }
        let detail: Detail
        do throws(MalformedDetail) {
            detail = try Detail(parsing: note.text)
        } catch {
            throw .malformed(error)
        }
        let (effect, signer) = try judge(
            NextEntry(note: note, detail: detail, day: leaf.day, latest: latest), facts)
        return ClaimedDetail(
            index: size, leaf: leaf, nonce: nonce, note: note, detail: detail, effect: effect,
            signer: signer)
    }

    /// Checks everything about the next entry.
    package func check(
        leaf: LogLeaf, nonce: EntryNonce, detail note: SignedNote, facts: some LogFacts,
        latest: UInt64? = nil
    ) throws(InvalidDetail) -> CheckedDetail {
        try claim(leaf: leaf, nonce: nonce, detail: note, facts: facts, latest: latest).verified()
    }

    /// Takes the entry that was checked against this state.
    package mutating func advance(by checked: CheckedDetail) {
        advance(byUnverified: checked.claim)
    }

    /// Takes an entry whose signature is still to be verified; if it turns out wrong, this state is void.
    package mutating func advance(byUnverified claim: ClaimedDetail) {
        precondition(claim.index == size, "an entry is taken by the state that judged it")
        let day = claim.leaf.day
        switch claim.effect {
        case .nothing: break
        case .tick(let tick): lastTick = tick
        case .directory(let chain):
            self.chain = chain
            if history == nil {
                history = SetHistory(directory: chain.current, on: day)
            } else {
                history?.change(directory: chain.current, on: day)
            }
            structure.append(StructuralEntry(index: size, day: day, note: claim.note))
        case .key(let note):
            do throws(KeyNoteRefused) {
                try history?.enter(note, on: day)
            } catch {
                preconditionFailure("the claim found the note's place free")
            }
            structure.append(StructuralEntry(index: size, day: day, note: claim.note))
        }
        size += 1
        lastDay = day
        history?.roll(to: day)
    }

    /// How far behind the last tick a time may lie: clocks differ, and what was signed may wait (Specification.md §4.2.3).
    package static let slackSeconds: UInt64 = 600
}
