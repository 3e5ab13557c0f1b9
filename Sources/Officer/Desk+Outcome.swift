import Details
import Directory
import Encoding
package import Exchange
import PortalClient
package import SealedMessage
package import Sealing
import Secrets
import SignedNote

/// An outcome that this desk states.
package struct FiledOutcome: Sendable, Hashable {
    package let code: OutcomeCode
    /// Whether the log has it; else it is sent again.
    package let isLogged: Bool

    package init(code: OutcomeCode, isLogged: Bool) {
        self.code = code
        self.isLogged = isLogged
    }
}

/// Why no outcome is stated.
package enum OutcomeFailed: Error, Equatable {
    /// Outcomes are stated about messages of kind 1 alone.
    case otherKind
    /// No statement of this keyholder's stands in the log, about the message or a handover of it: whoever judges has asked first.
    case notAsked
    /// The own slot does not open, so that there is no share to give away.
    case noShare
}

extension Desk {
    /// The outcome stated here about a message; nil while there is none.
    package borrowing func filedOutcome(
        of message: MessageID
    ) throws(DeskFailed) -> FiledOutcome? {
        try record(of: message)?.filed.map { FiledOutcome(code: $0.code, isLogged: $0.isLogged) }
    }

    /// What the message is by this desk's own record, every check repeated; nil while that is not certain.
    package borrowing func seenOutcome(
        of message: MessageID
    ) throws(DeskFailed) -> OutcomeCode? {
        do {
            switch try read(message) {
            case .opened(let opened, _)?: return opened.isCover ? .cover : .takenUp
            case .notAddressedOrCover?: return .notAddressed
            case .waiting?, nil: return nil
            }
        } catch .opening(let failure) where failure.isSendersFault {
            return .malformed
        }
    }

    /// States an outcome (Specification.md §8): durable first, then sent, and the identical bytes again until the log has them.
    ///
    /// - Returns: what stands: the first outcome that was stated here, whatever is asked for later.
    package borrowing func file(
        _ code: OutcomeCode, of message: ListedMessage
    ) async throws(DeskFailed) -> FiledOutcome {
        guard message.kind == .report else { throw .outcome(.otherKind) }
        let id = message.messageID
        guard var record = try record(of: id),
            !record.answer.isEmpty || record.handedOver != nil
        else { throw .outcome(.notAsked) }
        if record.filed == nil {
            record.filed = try statedOutcome(code, of: id, record)
            try save(record, of: id)
        }
        guard var filed = record.filed else { preconditionFailure("it was just set") }
        if !filed.isLogged {
            do {
                try await post(filed)
            } catch .portal(.problem(.noteTooOld, _)), .portal(.problem(.noteRefused, _)) {
                // What was logged is answered again, whatever its age: this one never was.
                filed = try statedOutcome(filed.code, of: id, record)
                record.filed = filed
                try save(record, of: id)
                try await post(filed)
            }
            filed.isLogged = true
            record.filed = filed
            try save(record, of: id)
        }
        return FiledOutcome(code: filed.code, isLogged: true)
    }

    /// States what this desk has seen for certain; nil when that is nothing, or the message is of a kind without outcome.
    package borrowing func fileWhatWasSeen(
        of message: ListedMessage
    ) async throws(DeskFailed) -> FiledOutcome? {
        guard message.kind == .report,
            let code = try seenOutcome(of: message.messageID)
        else { return nil }
        return try await file(code, of: message)
    }

    private borrowing func post(_ filed: DeskRecord.Filed) async throws(DeskFailed) {
        do {
            let posting = OutcomePosting(note: filed.note, sealed: filed.sealed)
            _ = try await caller.post(.outcome, posting.bytes)
        } catch {
            throw .portal(error)
        }
    }

    /// Seals an outcome to today's trustees and auditors, and signs it.
    private borrowing func statedOutcome(
        _ code: OutcomeCode, of id: MessageID, _ record: DeskRecord
    ) throws(DeskFailed) -> DeskRecord.Filed {
        let stated: StatedOutcome
        if code == .notAddressed {
            stated = StatedOutcome(notAddressedWith: try ownSecret(in: record))
        } else {
            stated = StatedOutcome(code)
        }
        let directory = portal.directory
        let sealed = SealedOutcome(
            stated, about: OutcomeSubject(id, keyholder: keys.id.text),
            trustees: directory.trustees.indices.map(portal.set.sealingKey(ofTrusteeAt:)),
            auditors: directory.auditors.map(\.sealingKey))
        let note = OutcomeNote(
            portal: portal.portal, messageID: id, keyholder: keys.id, time: clock(),
            outcomeDigest: sealed.digest)
        do {
            return DeskRecord.Filed(
                code: code, note: try caller.sign(note.text), sealed: sealed.bytes)
        } catch {
            preconditionFailure("lines without control characters can be signed")
        }
    }

    /// The share and salt of this keyholder's own slot.
    private borrowing func ownSecret(in record: DeskRecord) throws(DeskFailed) -> SlotSecret {
        guard let answer = try? OpenAnswer(parsing: record.answer),
            let admitted = try? AdmittedOpening(
                answer, to: record.statement, of: portal, among: pastDirectories),
            let secret = try? OpenedMessage.ownSecret(
                of: admitted.message.header, as: keys.id, keys: keys, of: portal)
        else { throw .outcome(.noShare) }
        return secret
    }
}

extension OpeningFailed {
    /// Whether the message itself is at fault, whoever serves it and whatever trustees do.
    var isSendersFault: Bool {
        switch self {
        case .ownSlot(.sealedSlot), .ownSlot(.commitment), .body(.inconsistentShares),
            .body(.damagedBody),
            .body(.jsonLength), .body(.padding), .payload, .notAmongAddressees, .authenticator:
            true
        default: false
        }
    }
}
