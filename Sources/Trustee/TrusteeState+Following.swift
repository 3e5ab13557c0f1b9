package import Details
import Directory
import Encoding
package import Exchange
package import SignedNote
package import TransparencyLog

extension TrusteeState {
    /// Takes the entries that follow the held size, each after the one check of Details (Specification.md §2.1).
    ///
    /// - Throws: `EntryRefused` at the first that does not pass; those before it stay taken.
    package mutating func follow(
        _ entries: [LoggedEntry], at now: UInt64
    ) throws(EntryRefused) {
        let (latest, overflow) = now.addingReportingOverflow(TrusteeState.slack)
        try follow(entries, latest: overflow ? UInt64.max : latest)
    }

    mutating func follow(
        _ entries: [LoggedEntry], latest: UInt64?
    ) throws(EntryRefused) {
        for entry in entries {
            guard entry.index == heldSize else {
                throw EntryRefused(index: entry.index, reason: .gap(expected: heldSize))
            }
            let checked = try check(entry, latest: latest)
            log.advance(by: checked)
            facts.record(checked)
            learn(checked)
            tree.append(MerkleHash.leaf(entry.leaf))
            uncovered.append(entry)
        }
    }

    /// What to do about the log's target checkpoint (Specification.md §2.2).
    package enum TargetDecision: Sendable, Equatable {
        /// The entries do not reach it yet, what they name was not all seen, or it lies below a cosignature of our own that the ledger lost.
        case wait
        /// Not signed by the log, or no checkpoint at all: it proves nothing.
        case refused
        /// Write the records, then cosign.
        case cosign(VerifiedCheckpoint, [LedgerRecord])
        /// The one cosigned last: a cosignature may be given again.
        case again(VerifiedCheckpoint)
        /// Write the record; then nothing more.
        case alarm(LedgerAlarm)
    }

    package func decide(onTarget note: SignedNote, at now: UInt64) -> TargetDecision {
        guard let claim = try? UnverifiedCheckpoint(note),
            let target = try? claim.verified(by: approved.logKey)
        else { return .refused }
        let checkpoint = target.checkpoint
        if let cosigned {
            guard checkpoint.size >= cosigned.size else {
                return .alarm(LedgerAlarm(code: .smallerTree, checkpoint: note))
            }
            if checkpoint.size == cosigned.size {
                return checkpoint.root == cosigned.root
                    ? .again(target) : .alarm(LedgerAlarm(code: .otherTree, checkpoint: note))
            }
        }
        guard checkpoint.size == heldSize, checkpoint.size > 0 else { return .wait }
        guard checkpoint.root == tree.root else {
            return .alarm(LedgerAlarm(code: .otherTree, checkpoint: note))
        }
        if let floor {
            if floor.size > heldSize { return .wait }
            // Only roots at sizes we stopped at are known: the floor's own size must be one of them.
            guard floorRoot == floor.root else {
                return .alarm(LedgerAlarm(code: .otherTree, checkpoint: note))
            }
        }
        let bound = CosignedCheckpoint(
            size: checkpoint.size, root: checkpoint.root, time: now, checkpoint: note)
        guard hasLookedAtAll else { return .wait }
        let entries = uncovered.isEmpty ? [] : TrusteeState.records(of: uncovered)
        return .cosign(target, entries + uncoveredFindings + [.cosigned(bound)])
    }

    /// Looks for a cosignature of our own that the ledger does not know (Specification.md §2.5).
    ///
    /// - Returns: whether it found one above all it knew: this ledger was put back.
    package mutating func notice(_ note: SignedNote) -> Bool {
        guard let own = approved.trustee(trustee),
            let claim = try? UnverifiedCheckpoint(note),
            let checkpoint = try? claim.verified(by: approved.logKey),
            !checkpoint.cosignatures(by: [own.cosigningKey]).isEmpty
        else { return false }
        let seen = CosignedTree(
            size: checkpoint.checkpoint.size, root: checkpoint.checkpoint.root)
        if let known = cosignedRoots[seen.size] {
            if known != seen.root {
                alarm = LedgerAlarm(code: .otherTree, checkpoint: note)
            }
            return false
        }
        guard seen.size > max(cosigned?.size ?? 0, floor?.size ?? 0) else { return false }
        floor = seen
        floorRoot = heldSize == seen.size ? tree.root : nil
        return true
    }

    /// Whether entries beyond the floor were taken before it was known, so that its root can no longer be compared.
    package var isPastFloor: Bool {
        guard let floor else { return false }
        return heldSize > floor.size && floorRoot == nil
    }

    /// Forgets all that no checkpoint covers, by reading the ledger again.
    package mutating func rewind(to records: [LedgerRecord]) throws(DamagedLedger) {
        var state = try TrusteeState(replaying: records)
        state.floor = floor
        state.alarm = alarm
        self = state
    }

    private func check(
        _ entry: LoggedEntry, latest: UInt64?
    ) throws(EntryRefused) -> CheckedDetail {
        guard let leaf = try? LogLeaf(parsing: entry.leaf),
            let nonce = try? EntryNonce(entry.nonce),
            let note = try? SignedNote(parsing: entry.detail)
        else { throw EntryRefused(index: entry.index, reason: .unreadable) }
        do throws(InvalidDetail) {
            return try log.check(
                leaf: leaf, nonce: nonce, detail: note, facts: facts, latest: latest)
        } catch {
            throw EntryRefused(index: entry.index, reason: .invalid(error))
        }
    }

    /// Keeps what answers and rights will need.
    private mutating func learn(_ checked: CheckedDetail) {
        if let floor, checked.index + 1 == floor.size {
            var grown = tree
            grown.append(MerkleHash.leaf(checked.leaf.bytes))
            floorRoot = grown.root
        }
        switch checked.detail {
        case .access(let statement):
            open[statement.hash] = OpenStatement(
                note: checked.note, statement: statement, index: checked.index,
                day: checked.leaf.day)
            if nonces[statement.nonce] == nil { nonces[statement.nonce] = statement.hash }
        case .release(let note):
            ownChallenges[note.statement]?.releases[note.trustee] = note.releaseDigest
            learnAnswer(to: note.statement, by: note.trustee)
        case .refusal(let note): learnAnswer(to: note.statement, by: note.trustee)
        case .outcome(let note):
            outcomes[note.name] = StandingOutcome(note: note, index: checked.index)
            unexamined[checked.index] = note.name
        case .challenge(let note) where note.trustee == trustee:
            ownChallenges[note.hash] = OwnChallenge(challenge: note, index: checked.index)
        case .challenge(let note):
            openChallenges[note.hash] = OpenChallenge(
                note: checked.note, challenge: note, index: checked.index, day: checked.leaf.day)
        case .challengeResult(let note):
            ownChallenges[note.challenge] = nil
        case .directory(let directory):
            guard directory.version > approved.version, let own = approved.trustee(trustee),
                checked.note.isSigned(by: own.noteKey)
            else { break }
            approved = directory
            approvedNote = checked.note
        case .duty(let note): unexaminedDuties[checked.index] = note
        case .keyDestroyed(let note): destructions[note.sealingKeyDigest] = checked.index
        case .accepted, .dummy, .key, .handover, .overload, .hold: break
        }
    }

    private mutating func learnAnswer(to statement: StatementHash, by id: Identifier) {
        ownChallenges[statement]?.answered.insert(id)
        guard id == trustee else { return }
        open[statement] = nil
        openChallenges[statement] = nil
        if answers[statement] == nil { missingAnswers.append(statement) }
    }

    private static func records(of entries: [LoggedEntry]) -> [LedgerRecord] {
        stride(from: 0, to: entries.count, by: TrusteePollAnswer.mostEntries).map { start in
            let end = min(start + TrusteePollAnswer.mostEntries, entries.count)
            return .entries(Array(entries[start..<end]))
        }
    }

    /// Ten minutes for clocks that differ (Details/Specification.md §4.2.4).
    private static let slack: UInt64 = 600
}

/// An entry that stops the following (Specification.md §2.1).
package struct EntryRefused: Error, Equatable {
    package enum Reason: Equatable, Sendable {
        /// It does not follow the last.
        case gap(expected: UInt64)
        /// Leaf, nonce or detail are not what they should be in form.
        case unreadable
        case invalid(InvalidDetail)
    }

    package let index: UInt64
    package let reason: Reason

    package init(index: UInt64, reason: Reason) {
        self.index = index
        self.reason = reason
    }
}
