package import Details
package import Directory
package import Encoding
package import Exchange
package import SignedNote
import TransparencyLog

/// All that a trustee knows, and how it decides; no I/O, no clock, no keys (Specification.md §2, §3).
///
/// Asking changes nothing. What was decided is written to the ledger first and entered here afterwards.
package struct TrusteeState: Sendable {
    package let trustee: Identifier
    /// The log as far as it was followed, beyond the last cosigned size too.
    package internal(set) var log: LogState
    var facts = KnownFacts()
    var tree = CompactTree()
    /// Entries followed but not yet covered by a checkpoint.
    var uncovered: [LoggedEntry] = []
    /// What the trustee bound itself to last.
    package internal(set) var cosigned: CosignedCheckpoint?
    var cosignedRoots: [UInt64: Digest] = [:]
    /// The answers given, newest note of each.
    package internal(set) var answers: [StatementHash: LedgerAnswer] = [:]
    /// What a person said about statements that rest on a decision.
    var grounds: [StatementHash: Bool] = [:]
    /// Statements of the log without an answer of this trustee's.
    var open: [StatementHash: OpenStatement] = [:]
    /// Outcomes of the log, by the names it has them under.
    var outcomes: [FactName: StandingOutcome] = [:]
    /// Those of them that were not looked at, by log index.
    var unexamined: [UInt64: FactName] = [:]
    /// Statements of the log that were not looked at, by log index.
    var unexaminedDuties: [UInt64: DutyNote] = [:]
    /// What was found in outcomes and statements that no checkpoint covers yet, to be written with the one that does.
    var uncoveredFindings: [LedgerRecord] = []
    /// Other trustees' challenges without an answer of this trustee's.
    var openChallenges: [StatementHash: OpenChallenge] = [:]
    /// This trustee's own challenges without a result.
    var ownChallenges: [StatementHash: OwnChallenge] = [:]
    /// Where the log has the end of a sealing key, by the key's digest.
    var destructions: [Digest: UInt64] = [:]
    /// Which statement used a nonce first.
    var nonces: [Digest: StatementHash] = [:]
    /// The directory by which rights are judged (Specification.md §3).
    package internal(set) var approved: Directory
    package internal(set) var approvedNote: SignedNote
    /// Set once the log showed two faces; nothing is cosigned or answered any more.
    package internal(set) var alarm: LedgerAlarm?
    /// A cosignature of our own that the ledger does not know (Specification.md §2.5).
    package internal(set) var floor: CosignedTree?
    /// The root of the followed tree when it had the floor's size.
    var floorRoot: Digest?
    /// Answers of our own in the log that the ledger does not have.
    package internal(set) var missingAnswers: [StatementHash] = []

    /// A statement as it stands in the log, for the checks of Specification.md §3.
    struct OpenStatement: Sendable {
        let note: SignedNote
        let statement: AccessStatement
        let index: UInt64
        let day: AlmatyDay
    }

    /// A trustee that has seen nothing yet.
    ///
    /// - Throws: `CannotFollow` when the directory is not one the authority and this trustee signed.
    package init(
        trustee: Identifier, authority: VerifierKey, directory note: SignedNote
    ) throws(CannotFollow) {
        let directory: Directory
        do throws(InvalidDirectory) {
            directory = try Directory(parsing: note.text)
        } catch {
            throw .directory(error)
        }
        guard let log = try? LogState(authority: authority), directory.portal == log.portal else {
            throw .notAnAuthorityKey
        }
        guard note.isSigned(by: authority) else { throw .notSignedByAuthority }
        guard let own = directory.trustee(trustee) else { throw .notListed }
        guard note.isSigned(by: own.noteKey) else { throw .notApproved }
        self.trustee = trustee
        self.log = log
        approved = directory
        approvedNote = note
    }

    /// Reads a ledger again from its first record, with every check the entries passed before.
    package init(replaying records: [LedgerRecord]) throws(DamagedLedger) {
        guard case .opened(let trustee, let authority, let directory)? = records.first,
            let state = try? TrusteeState(
                trustee: trustee, authority: authority, directory: directory)
        else { throw .opening }
        self = state
        for record in records.dropFirst() { try replay(record) }
        guard uncovered.isEmpty else { throw .entry(index: log.size) }
    }

    /// How far the log was followed.
    package var heldSize: UInt64 { tree.size }

    /// What a poll tells the gateway: the checkpoint cosigned last, as the log signed it, and how far entries are here.
    package var poll: TrusteePoll {
        let signed = cosigned.flatMap { cosigned in
            try? SignedNote(
                text: cosigned.checkpoint.text,
                signatures: cosigned.checkpoint.signatures.filter(approved.logKey.matches))
        }
        return TrusteePoll(cosigned: signed, heldSize: heldSize)
    }

    /// Enters a record that is in the ledger.
    package mutating func enter(_ record: LedgerRecord) {
        switch record {
        case .opened, .entries: break
        case .approvedDirectory(let note):
            if let directory = try? Directory(parsing: note.text) {
                approved = directory
                approvedNote = note
            }
        case .cosigned(let checkpoint):
            cosigned = checkpoint
            uncovered = []
            uncoveredFindings = []
            cosignedRoots[checkpoint.size] = checkpoint.root
            if let floor, floor.size <= checkpoint.size { self.floor = nil }
        case .answered(let answer):
            let hash = StatementHash(answer.statement)
            answers[hash] = answer
            missingAnswers.removeAll { $0 == hash }
        case .ground(let statement, let isApproved):
            grounds[StatementHash(statement)] = isApproved
        case .alarm(let alarm): self.alarm = alarm
        case .outcome(let examined):
            if let name = unexamined.removeValue(forKey: examined.index) {
                outcomes[name]?.verdict = examined.verdict
            }
        case .duty(let examined): unexaminedDuties[examined.index] = nil
        }
    }

    private mutating func replay(_ record: LedgerRecord) throws(DamagedLedger) {
        switch record {
        case .opened: throw .opening
        case .entries(let entries):
            do throws(EntryRefused) {
                try follow(entries, latest: nil)
            } catch {
                throw .entry(index: error.index)
            }
        case .cosigned(let checkpoint):
            guard checkpoint.size == heldSize, checkpoint.root == tree.root,
                checkpoint.size >= cosigned?.size ?? 0
            else { throw .entry(index: heldSize) }
        case .approvedDirectory(let note):
            guard note.isSigned(by: log.authority), (try? Directory(parsing: note.text)) != nil
            else { throw .payload }
        case .alarm, .answered, .ground: break
        case .outcome(let examined):
            guard unexamined[examined.index] != nil else { throw .payload }
        case .duty(let examined):
            guard unexaminedDuties[examined.index] != nil else { throw .payload }
        }
        enter(record)
        // Whoever starts the trustee anew has looked at the alarm; what the ledger binds it to stays.
        alarm = nil
    }
}

/// The size and root of a tree somebody cosigned.
package struct CosignedTree: Sendable, Hashable {
    package let size: UInt64
    package let root: Digest

    package init(size: UInt64, root: Digest) {
        self.size = size
        self.root = root
    }
}

/// Why a directory is none that a trustee can begin with.
package enum CannotFollow: Error, Equatable {
    case directory(InvalidDirectory)
    /// The key is not named `<portal>/authority` of the directory's portal.
    case notAnAuthorityKey
    case notSignedByAuthority
    /// The directory has no trustee of this id.
    case notListed
    /// This trustee's own signature is missing: `senim trustee approve` adds it.
    case notApproved
}
