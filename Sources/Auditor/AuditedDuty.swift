import Details
package import Directory
import Encoding
package import Procedure
package import SealedMessage
package import Sealing

/// What an auditor could read of a statement (Specification.md §2.13).
package enum AuditedDuty: Sendable, Hashable {
    /// It opens, and fits what its note commits to.
    case stated(DutyText)
    /// It opens to something else: it counts as not stated.
    case otherCommitment
    /// It was sealed before this auditor was listed, and is about a message.
    case notForUs
    /// The part for this auditor, or of the portal for everyone, does not open, or holds what the format does not allow.
    case unreadable
    /// The gateway does not give the bytes that the note names.
    case withheld
    /// By the gateway's list the message is of another kind than 1, about which nothing is stated.
    case otherKind
}

/// A message and what keyholders stated about it, as the log and the auditor's parts tell.
package struct AuditedCase: Sendable, Hashable {
    package let message: MessageID
    /// The log index of its acceptance.
    package let index: UInt64
    /// The tick that accepted it, UTC seconds: its deemed receipt.
    package let tick: UInt64
    /// Whether somebody's outcome says that they took it up.
    package internal(set) var isTakenUp = false
    /// When keyholders waited for trustees to open it.
    package internal(set) var waits: [Delay] = []
    /// In the order of the log.
    package internal(set) var facts: [AuditedFact]

    package init(message: MessageID, index: UInt64, tick: UInt64, facts: [AuditedFact] = []) {
        self.message = message
        self.index = index
        self.tick = tick
        self.facts = facts
    }
}

/// One statement of a keyholder's about a message.
package struct AuditedFact: Sendable, Hashable {
    /// The log index of its note.
    package let index: UInt64
    package let keyholder: Identifier
    /// When it was signed, UTC seconds.
    package let time: UInt64
    package let duty: AuditedDuty

    package init(index: UInt64, keyholder: Identifier, time: UInt64, duty: AuditedDuty) {
        self.index = index
        self.keyholder = keyholder
        self.time = time
        self.duty = duty
    }
}

/// Opens this auditor's parts of statements.
struct DutyPartReader: Sendable {
    let places: AuditorPlaces

    /// What the bytes say, which the log's note names by their hash.
    func read(_ sealed: [UInt8], of logged: LogReading.LoggedNote<DutyNote>) -> AuditedDuty {
        let note = logged.note
        guard Digest(hashing: sealed) == note.sealedDigest else { return .withheld }
        guard let sealed = try? SealedDuty(sealed) else { return .unreadable }
        let subject = DutySubject(note.messageID, keyholder: note.keyholder.text)
        for (place, index) in places.among(sealed.readerCount) {
            guard let part = sealed.part(place) else { continue }
            do throws(DutyRefused) {
                let stated = try places.key.key.open(part, as: .auditor(index), about: subject)
                return stated.commitment == note.commitment
                    ? .stated(stated.text) : .otherCommitment
            } catch .cannotOpen {
                continue
            } catch {
                return .unreadable
            }
        }
        if places.areListed(on: logged.day) { return .unreadable }
        return note.isOfPortal ? readCasePart(of: sealed, note) : .notForUs
    }

    /// What the case's part of a statement about the portal says: everyone has its key.
    private func readCasePart(of sealed: SealedDuty, _ note: DutyNote) -> AuditedDuty {
        let key = ConversationKey.ofPortal()
        let subject = DutySubject(note.messageID, keyholder: note.keyholder.text)
        do throws(DutyRefused) {
            let stated = try key.open(sealed.casePart, about: subject)
            return stated.commitment == note.commitment ? .stated(stated.text) : .otherCommitment
        } catch {
            return .unreadable
        }
    }
}
