import Details
import Directory
import Encoding
import Exchange
import SealedMessage
import SignedNote
import Storage

/// What somebody asks to have logged between ticks.
struct Act: Sendable {
    let note: SignedNote
    let detail: Detail
    /// What is stored beside the note: the sealed share of a release, or a sealed outcome or statement; empty otherwise.
    let attachment: [UInt8]

    init(note: SignedNote, detail: Detail, attachment: [UInt8] = []) {
        self.note = note
        self.detail = detail
        self.attachment = attachment
    }
}

/// Why an act was not logged.
enum ActRefused: Error, Equatable {
    /// It breaks a rule of Details/Specification.md §4: trustees would refuse it too.
    case invalid(InvalidDetail)
    /// Something else was logged in its place before.
    case otherInPlace
    /// No trustee has answered this keyholder's last statement about the message.
    case statementPending
    /// The keyholder has asked about this message too often.
    case tooManyStatements
    case waitingForTrustees
    case rolledBack
    case storage(StorageFailure)
    /// The gateway stops.
    case stopped

    var refusal: Refusal {
        switch self {
        case .invalid(.tooOld), .invalid(.dayMismatch):
            Refusal(.noteTooOld, "sign it again with the present time")
        case .invalid: Refusal(.noteRefused, "trustees would refuse this note")
        case .otherInPlace: Refusal(.noteRefused, "another note stands in this place already")
        case .statementPending:
            Refusal(
                .noteRefused,
                "your first statement about this message is pending; a trustee must answer it first"
            )
        case .tooManyStatements:
            Refusal(
                .noteRefused, "you have made as many statements about this message as are taken")
        case .waitingForTrustees:
            Refusal(.waitingForTrustees, "the gateway has started and waits for trustees")
        case .rolledBack:
            Refusal(.rolledBack, "this gateway's database is older than the log trustees have seen")
        case .storage(let failure): Refusal(failure)
        case .stopped: Refusal(.unexpected, "the gateway stops; ask again")
        }
    }
}

extension Detail {
    /// What the storage must find again of an entry with this detail.
    ///
    /// - Parameter isToChallenge: whether it answers a challenge instead of an access statement.
    func subject(
        attachment: [UInt8], isToChallenge: Bool, in directory: Directory?
    ) -> EntrySubject {
        switch self {
        case .accepted(let note): .acceptance(note.messageID, tick: note.tick)
        case .dummy: .padding
        case .access(let statement):
            .statement(
                statement.hash.digest, message: statement.messageID,
                keyholder: statement.keyholder.text, nonce: statement.nonce,
                trustees: directory?.trustees.map(\.id.text) ?? [],
                restsOnDecision: statement.ground.isDecision)
        case .release(let note):
            .answer(
                to: note.statement.digest, message: note.messageID, trustee: note.trustee.text,
                kind: isToChallenge ? .challengeRelease : .release, share: attachment)
        case .refusal(let note):
            .answer(
                to: note.statement.digest, message: note.messageID, trustee: note.trustee.text,
                kind: isToChallenge ? .challengeRefusal : .refusal, share: [])
        case .directory(let directory):
            .rule(name: directory.ruleName, kind: .directory)
        case .key(let keyNote):
            .rule(name: keyNote.ruleName(in: directory), kind: .keyNote)
        case .outcome(let note):
            .outcome(name: note.name.text, message: note.messageID, sealed: attachment)
        case .challenge(let note):
            .challenge(
                note.hash.digest, names: [note.name.text, note.hash.ruleName],
                message: note.messageID,
                trustees: directory?.trustees.map(\.id.text).filter { $0 != note.trustee.text }
                    ?? [])
        case .challengeResult(let note):
            .act(names: [note.name.text], kind: .challengeResult, message: note.messageID)
        case .handover(let note):
            .act(
                names: [note.name.text] + note.ruleNames,
                kind: .handover, message: note.messages.first)
        case .keyDestroyed(let note):
            .act(names: [note.name.text], kind: .keyDestroyed, message: nil)
        case .overload: .act(names: [], kind: .overload, message: nil)
        case .duty(let note):
            .duty(name: note.name.text, message: note.messageID, sealed: attachment)
        case .hold(let note):
            .act(names: [note.name.text], kind: .hold, message: note.messageID)
        }
    }
}

extension AccessGround {
    /// Whether a person has to look at it.
    fileprivate var isDecision: Bool {
        if case .decision = self { true } else { false }
    }
}

extension Directory {
    /// Under which the storage finds the entry of this version.
    var ruleName: String { "directory \(version)" }
}

extension StatementHash {
    /// Under which the storage finds the challenge of this hash.
    var ruleName: String { "challenge-hash \(hex)" }
}

extension KeyNote {
    /// Under which the storage finds the entry: one for each signing key and quarter.
    func ruleName(in directory: Directory?) -> String {
        let signer = directory.flatMap { owner.signingKey(in: $0) }
        return "key \(Hex.encode(signer?.publicKey ?? [])) \(quarter)"
    }
}
