import Details
import Directory
import Encoding
package import Exchange
import PortalClient
package import SealedMessage
package import Sealing
import Secrets
import SignedNote
import Synchronization
import TransparencyLog

/// An outcome that this desk states.
package struct FiledOutcome: Sendable, Hashable {
    /// Where it stands.
    package enum Standing: String, Sendable, Hashable {
        /// The gateway has not taken it yet: it is sent again.
        case unsent
        /// The log has it by the gateway's word; no public tree was seen to.
        case taken
        /// No public tree was seen to have it a day after it was first stated, whether the gateway took it or not.
        case missing
        /// The gateway gave it an index, and said later that the log cannot have it.
        case denied
        /// A public tree was proven to have it.
        case proven
        /// A public tree was proven to have another outcome of this keyholder's, stated at another desk or before: the clock is closed.
        case elsewhere

        /// Whether the public log has an outcome.
        package var isProven: Bool { self == .proven || self == .elsewhere }
    }

    package let code: OutcomeCode
    package let standing: Standing

    package init(code: OutcomeCode, standing: Standing) {
        self.code = code
        self.standing = standing
    }
}

/// An outcome of which a person has to know.
package struct OutcomeToTell: Sendable, Hashable {
    package let message: MessageID
    /// That it is missing or denied, or that another stands in its place.
    package let standing: FiledOutcome.Standing

    package init(_ message: MessageID, _ standing: FiledOutcome.Standing) {
        self.message = message
        self.standing = standing
    }
}

/// Whose turn it is to be sent again.
final class OutcomeTurns: Sendable {
    private let had = Mutex<Set<MessageID>>([])

    /// So many of those that wait, in an order that chance puts together; first those that had no turn yet.
    func next(of waiting: [MessageID], most: Int) -> [MessageID] {
        had.withLock { had in
            var next = Array(waiting.filter { !had.contains($0) }.shuffled().prefix(most))
            if next.count < most {
                let others = waiting.filter { had.contains($0) }
                had = []
                next += others.shuffled().prefix(most - next.count)
            }
            had.formUnion(next)
            return next
        }
    }
}

/// What a record says of where its outcome stands.
struct OutcomePlace: Sendable, Hashable {
    /// When it was first stated, UTC seconds.
    let first: UInt64
    let index: UInt64?
    let found: DeskRecord.Filed.Found
    let isDenied: Bool

    init(_ filed: DeskRecord.Filed) {
        first = filed.first
        index = filed.index
        found = filed.found
        isDenied = filed.isDenied
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
    /// The gateway gave an index to the stated outcome, and now says that the log cannot have it; what was signed is kept.
    case denied(index: UInt64)
    /// It would have to be signed anew, by a clock that is so many minutes behind what others have signed.
    case clockBehind(minutes: UInt64)
    /// Likewise, and there is no public tree to compare the clock with.
    case clockUnknown
}

extension Desk {
    /// The outcome stated here about a message; nil while there is none.
    package borrowing func filedOutcome(
        of message: MessageID
    ) throws(DeskFailed) -> FiledOutcome? {
        try record(of: message)?.filed.map { shown($0) }
    }

    /// The same, sent again before unless a public tree was seen to have it; where that fails, what stands is what stood.
    ///
    /// - Parameter unsigned: told why it was not signed anew, if it would have had to be.
    package borrowing func pursuedOutcome(
        of message: MessageID, unsigned: (OutcomeFailed) -> Void = { _ in }
    ) async throws(DeskFailed) -> FiledOutcome? {
        guard var record = try record(of: message), record.filed != nil else { return nil }
        do {
            try await pursue(&record, of: message)
        } catch .portal {
            // The next visit sends it again.
        } catch .outcome(.denied) {
            // It is said with what stands.
        } catch .outcome(let failure) {
            unsigned(failure)
        }
        return try filedOutcome(of: message)
    }

    private borrowing func shown(_ filed: DeskRecord.Filed) -> FiledOutcome {
        FiledOutcome(code: filed.code, standing: standing(of: OutcomePlace(filed)))
    }

    borrowing func standing(of place: OutcomePlace) -> FiledOutcome.Standing {
        switch place.found {
        case .itself: .proven
        case .another: .elsewhere
        case .nothing where place.isDenied: .denied
        case .nothing:
            isOverdue(place.first) ? .missing : place.index == nil ? .unsent : .taken
        }
    }

    /// Sends what is due again; what cannot be sent or kept now keeps no list from being shown: a later look tries it again.
    borrowing func pursueOutcomes() async {
        for id in await dueOutcomes() {
            guard await sendAgain(id) else { return }
        }
    }

    /// Messages whose outcomes are to be sent again, since no public tree was seen to have them: those that the log does not have by the
    /// gateway's word, those that the public tree is large enough for, and those that are missing or denied, whatever index was given; a few
    /// of them, so that all get their turn over several looks.
    ///
    /// They are found in the records: a gateway that keeps back a message does not keep back its outcome.
    package borrowing func dueOutcomes() async -> [MessageID] {
        var waiting: [(id: MessageID, index: UInt64?, isAlwaysDue: Bool)] = []
        // A damaged record is said by the list.
        for id in (try? recordedMessages()) ?? [] {
            guard let place = try? keptSummary(of: id)?.outcome else { continue }
            let standing = standing(of: place)
            guard !standing.isProven else { continue }
            waiting.append((id, place.index, standing == .missing || standing == .denied))
        }
        var published: UInt64 = 0
        if waiting.contains(where: { $0.index != nil }) {
            do {
                published = try await visit.publicCheckpoint(of: portal).checkpoint.size
            } catch {
                // Nothing is public, or that is kept back: what needs no proof is sent all the same.
            }
        }
        let due = waiting.filter { one in
            one.isAlwaysDue || one.index.map { $0 < published } ?? true
        }.map(\.id)
        return turns.next(of: due, most: Desk.outcomesAtOnce)
    }

    /// Sends the outcome of a message again.
    ///
    /// - Returns: false when the others would fare no better now; a refusal says nothing of them.
    package borrowing func sendAgain(_ id: MessageID) async -> Bool {
        do {
            guard var record = try keptRecord(of: id) else { return true }
            try await pursue(&record, of: id)
            return true
        } catch .portal(.problem), .outcome {
            return true
        } catch {
            return false
        }
    }

    /// Messages whose outcomes a person has to know of, whether or not the portal lists them: missing and denied ones, and those in whose
    /// place another stands.
    package borrowing func outcomesToTell() throws(DeskFailed) -> [OutcomeToTell] {
        var found: [OutcomeToTell] = []
        for id in try recordedMessages() {
            // A damaged record is said by the list.
            guard let place = try? keptSummary(of: id)?.outcome else { continue }
            let standing = standing(of: place)
            switch standing {
            case .missing, .denied, .elsewhere:
                found.append(OutcomeToTell(id, standing))
            case .unsent, .taken, .proven: break
            }
        }
        return found.sorted { $0.message < $1.message }
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

    /// States an outcome (Specification.md §8): durable first, then sent, and the identical bytes again until a public tree has them.
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
        try await pursue(&record, of: id)
        guard let filed = record.filed else { preconditionFailure("it was just set") }
        return shown(filed)
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

    /// Sends a stated outcome unless it was proven to stand, and keeps what the gateway shows for it.
    private borrowing func pursue(
        _ record: inout DeskRecord, of id: MessageID
    ) async throws(DeskFailed) {
        guard var filed = record.filed, filed.found == .nothing else { return }
        let answer: EntryAnswer
        do {
            answer = try await post(filed)
        } catch .portal(.problem(let problem, _))
            where problem == .noteTooOld || problem == .noteRefused
        {
            // What was logged is answered again, whatever its age: this one never was. One that the gateway gave an index is evidence.
            if let index = filed.index {
                if !filed.isDenied {
                    filed.isDenied = true
                    record.filed = filed
                    try save(record, of: id)
                }
                throw .outcome(.denied(index: index))
            }
            if let lag = try await clockLag() {
                throw .outcome(.clockBehind(minutes: lag / 60))
            }
            filed = try statedOutcome(filed.code, of: id, record, since: filed.first)
            record.filed = filed
            try save(record, of: id)
            answer = try await post(filed)
        }
        let found = found(in: answer, of: filed)
        guard filed.index != answer.index || found != .nothing || filed.isDenied else { return }
        filed.index = answer.index
        filed.found = found
        filed.isDenied = false
        record.filed = filed
        try save(record, of: id)
    }

    private borrowing func post(
        _ filed: DeskRecord.Filed
    ) async throws(DeskFailed) -> EntryAnswer {
        try await log(OutcomePosting(note: filed.note, sealed: filed.sealed).bytes, at: .outcome)
    }

    /// What the proof in an answer, if there is one, shows in the outcome's place in the public log.
    private borrowing func found(
        in answer: EntryAnswer, of filed: DeskRecord.Filed
    ) -> DeskRecord.Filed.Found {
        guard let proof = answer.proof,
            let entry = try? ProvenEntry(proof, policies: [portal.directory.publicPolicy]).entry,
            entry.index == answer.index
        else { return .nothing }
        if entry.note.bytes == filed.note.bytes { return .itself }
        // The log takes one outcome of a message from a keyholder, and it may have come from another desk.
        guard case .outcome(let other) = entry.detail, other.portal == portal.portal,
            let own = try? OutcomeNote(parsing: filed.note.text), other.name == own.name,
            portal.chain.directories.contains(where: {
                $0.keyholder(keys.id).map { entry.note.isSigned(by: $0.identityKey) } == true
            })
        else { return .nothing }
        return .another
    }

    /// Seals an outcome to today's trustees and auditors, and signs it.
    ///
    /// - Parameter first: when it was first stated, if it was.
    private borrowing func statedOutcome(
        _ code: OutcomeCode, of id: MessageID, _ record: DeskRecord, since first: UInt64 = .max
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
        let now = clock()
        let note = OutcomeNote(
            portal: portal.portal, messageID: id, keyholder: keys.id, time: now,
            outcomeDigest: sealed.digest)
        do {
            return DeskRecord.Filed(
                code: code, note: try caller.sign(note.text), sealed: sealed.bytes,
                first: min(first, now))
        } catch {
            preconditionFailure("lines without control characters can be signed")
        }
    }

    /// After so many the list is shown: each may take as long as a request does.
    private static let outcomesAtOnce = 16

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
