import Details
package import Directory
import Encoding
import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
import SignedNote
package import TransparencyLog

/// What keyholders stated about a case, as one desk can tell (Specification.md §12).
package struct CaseStatements: Sendable {
    package let report: MessageID
    /// The tick that accepted the report, UTC seconds: its deemed receipt, from which time limits run.
    package let deemedReceipt: UInt64
    /// What holds, in the order of the log.
    package let facts: [StatedFact]
    /// What does not, and why: it counts as not stated.
    package let refused: [RefusedFact]
}

/// One statement of a keyholder's: signed, of the log, and what its note commits to.
package struct StatedFact: Sendable, Hashable {
    package let keyholder: Keyholder
    package let text: DutyText
    /// When it was signed, UTC seconds.
    package let time: UInt64
    /// The entry of the log.
    package let index: UInt64
    /// The day on its leaf.
    package let day: AlmatyDay
    /// Whether it was proven to stand in the public tree; false before the next tick.
    package let isPublic: Bool
    /// Under which the log has it once.
    let name: FactName
}

/// A statement that does not hold.
package struct RefusedFact: Sendable, Equatable {
    /// The entry of the log, as far as the gateway says.
    package let index: UInt64
    package let reason: StatementRefused
}

/// Why a statement does not count.
package enum StatementRefused: Error, Equatable {
    /// Leaf or detail are not what they should be.
    case entry(EntryRefused)
    /// Another kind of entry, or another message's.
    case otherDetail
    case unknownKeyholder
    case notSigned
    /// Neither the report nor a handover lets this person read; of the portal, they are no commissioner.
    case notReader
    /// Other sealed bytes than the note names: the gateway's fault.
    case otherBytes
    /// The case's part does not open, or holds what the format does not allow: its keyholder's fault.
    case unreadable(DutyRefused)
    /// It opens to something else than the note commits to: its keyholder's fault.
    case otherCommitment
    case notIncluded(ProofRefused)
    /// It is listed in another place, too; the log takes it once.
    case repeated
    /// This desk stated it and the gateway said that the log has it, or it was seen in the public log, but it is not listed; or, of a hold,
    /// not public a day later.
    case hidden
}

extension StatedFact {
    /// Checks all but the place in the tree of a statement about a case: leaf, signature, reader, sealed bytes, commitment.
    init(
        _ listed: CaseDutiesAnswer.Duty, about report: MessageID, in conversation: Conversation,
        chain: VerifiedDirectoryChain
    ) throws(StatementRefused) {
        try self.init(listed, about: report, under: conversation.reportKey, chain: chain) {
            $0.first.flatMap { conversation.readers.contains($0) ? $0 : nil }
        }
    }

    /// The same of a statement about the portal, which a commissioner makes: whoever was one in some version, whatever they are by now.
    init(
        ofPortal listed: CaseDutiesAnswer.Duty, chain: VerifiedDirectoryChain
    ) throws(StatementRefused) {
        try self.init(listed, about: .none, under: .ofPortal(), chain: chain) {
            $0.first { $0.role == .commissioner }
        }
    }

    /// A statement as a record keeps it, which was checked before it was sealed there (Specification.md §2): the signature is not checked
    /// again.
    init(
        kept statement: DeskRecord.KeptStatement, about report: MessageID,
        in conversation: Conversation, chain: VerifiedDirectoryChain
    ) throws(StatementRefused) {
        let (entry, note) = try StatedFact.note(statement.entry, about: report, of: chain)
        let keyholder = try StatedFact.stater(
            of: note, in: chain, signedBy: statement.isSigned
        ) { $0.first }
        try self.init(
            note, in: entry, by: keyholder, part: statement.casePart,
            under: conversation.reportKey, isPublic: statement.isPublic)
    }

    /// - Parameter stater: of a keyholder's listings under the key that signed, the newest first, the one by which the statement counts.
    private init(
        _ listed: CaseDutiesAnswer.Duty, about message: MessageID,
        under key: borrowing ConversationKey, chain: VerifiedDirectoryChain,
        stater: ([Keyholder]) -> Keyholder?
    ) throws(StatementRefused) {
        let (entry, note) = try StatedFact.note(listed.entry, about: message, of: chain)
        let keyholder = try StatedFact.stater(
            of: note, in: chain, signedBy: entry.note.isSigned, among: stater)
        guard Digest(hashing: listed.sealed) == note.sealedDigest,
            let sealed = try? SealedDuty(listed.sealed)
        else { throw .otherBytes }
        try self.init(
            note, in: entry, by: keyholder, part: sealed.casePart, under: key, isPublic: false)
    }

    private init(
        _ note: DutyNote, in entry: OpenedEntry, by keyholder: Keyholder, part: SealedDutyPart,
        under key: borrowing ConversationKey, isPublic: Bool
    ) throws(StatementRefused) {
        let stated: StatedDuty
        do {
            stated = try key.open(
                part, about: DutySubject(note.messageID, keyholder: note.keyholder.text))
        } catch {
            throw .unreadable(error)
        }
        guard stated.commitment == note.commitment else { throw .otherCommitment }
        text = stated.text
        self.keyholder = keyholder
        name = note.name
        time = note.time
        index = entry.index
        day = entry.leaf.day
        self.isPublic = isPublic
    }

    private static func note(
        _ logged: LoggedEntry, about message: MessageID, of chain: VerifiedDirectoryChain
    ) throws(StatementRefused) -> (OpenedEntry, DutyNote) {
        let entry: OpenedEntry
        do {
            entry = try OpenedEntry(logged)
        } catch {
            throw .entry(error)
        }
        guard case .duty(let note) = entry.detail, note.portal == chain.portal,
            note.messageID == message
        else { throw .otherDetail }
        return (entry, note)
    }

    private static func stater(
        of note: DutyNote, in chain: VerifiedDirectoryChain,
        signedBy isSigner: (VerifierKey) -> Bool, among stater: ([Keyholder]) -> Keyholder?
    ) throws(StatementRefused) -> Keyholder {
        let listings = chain.directories.reversed().compactMap { $0.keyholder(note.keyholder) }
        guard !listings.isEmpty else { throw .unknownKeyholder }
        guard let identity = listings.map(\.identityKey).first(where: isSigner)
        else { throw .notSigned }
        guard let keyholder = stater(listings.filter { $0.identityKey == identity })
        else { throw .notReader }
        return keyholder
    }

    private init(_ fact: StatedFact, isPublic: Bool) {
        keyholder = fact.keyholder
        text = fact.text
        name = fact.name
        time = fact.time
        index = fact.index
        day = fact.day
        self.isPublic = isPublic
    }

    /// The same fact, found in the public tree.
    func proven(
        _ logged: LoggedEntry, by proof: InclusionProof, in checkpoint: VerifiedCheckpoint
    ) throws(StatementRefused) -> StatedFact {
        do {
            try proof.verify(leafHash: MerkleHash.leaf(logged.leaf), in: checkpoint)
        } catch {
            throw .notIncluded(error)
        }
        return StatedFact(self, isPublic: true)
    }
}

extension Conversation {
    /// The report's own key, whatever was re-keyed since: everyone has it who opened the report.
    var reportKey: ConversationKey { generations[0].key }
}
