import Encoding
import Exchange
package import SealedMessage
package import Sealing
package import SignedNote

/// What a desk keeps of one message: statement, answers and what was written here; never a text (Specification.md §2).
package struct DeskRecord: Sendable {
    /// What came of opening.
    package enum Outcome: UInt8, Sendable {
        case none = 0
        case opened = 1
        case notAddressedOrCover = 2
        /// Its sender broke the format.
        case malformed = 3
    }

    /// A reply, note or handover that was written here, about a report.
    package struct SentMessage: Sendable {
        package let kind: MessageKind
        package let messageID: MessageID
        /// The posted bytes until their receipt came.
        package var pending: [UInt8]
        package var receipt: [UInt8]
    }

    /// The outcome that was stated about the message (Specification.md §8).
    package struct Filed: Sendable {
        /// What a public tree was proven to have in the outcome's place.
        package enum Found: UInt8, Sendable {
            case nothing = 0
            case itself = 1
            /// Another outcome of this keyholder's, stated at another desk or before.
            case another = 2
        }

        package let code: OutcomeCode
        package let note: SignedNote
        package let sealed: [UInt8]
        /// When an outcome was first stated, UTC seconds: one that was signed anew is no younger.
        package let first: UInt64
        /// The entry of the log, by the gateway's word; nil until it has been taken.
        package var index: UInt64?
        package var found = Found.nothing
        /// Whether the gateway gave it an index, and said later that the log cannot have it.
        package var isDenied = false

        init(code: OutcomeCode, note: SignedNote, sealed: [UInt8], first: UInt64) {
            self.code = code
            self.note = note
            self.sealed = sealed
            self.first = first
        }

        init?(frame: [UInt8]) throws(MalformedRecord) {
            guard !frame.isEmpty else { return nil }
            guard let parts = try? Frames.decode(frame, exactly: 7), parts[0].count == 1,
                let code = OutcomeCode(rawValue: parts[0][0]),
                let note = try? SignedNote(parsing: parts[1]), parts[4].count == 1,
                let found = Found(rawValue: parts[4][0]), found == .nothing || !parts[3].isEmpty,
                let first = try DeskRecord.number(in: parts[5]),
                parts[6] == [0] || parts[6] == [1] && !parts[3].isEmpty
            else { throw MalformedRecord() }
            self.init(code: code, note: note, sealed: parts[2], first: first)
            index = try DeskRecord.number(in: parts[3])
            self.found = found
            isDenied = parts[6] == [1]
        }

        var frame: [UInt8] {
            Frames.encode([
                [code.rawValue], note.bytes, sealed, DeskRecord.frame(of: index),
                [found.rawValue], DeskRecord.frame(of: first), [isDenied ? 1 : 0],
            ])
        }
    }

    package var statement: SignedNote
    package var answer: [UInt8] = []
    package var releases: [UInt8] = []
    package var outcome = Outcome.none
    /// Whether the public checkpoint was seen to contain the fresh one.
    package var isAnchored = false
    /// In the order in which they were written; replies and notes count apart.
    package var sent: [SentMessage] = []
    /// In a report's record: what else of its reporter's was opened here, follow-ups and re-keys, in that order.
    package var opened: [MessageID] = []
    package var filed: Filed?
    /// Own handovers of the report.
    package var handovers: [SentMessage] = []
    /// In a report's record: the `handover` entries about it that the gateway showed, as they came.
    var shownHandovers: [LoggedEntry] = []
    /// In a report's record: replies, notes and handovers that were signed here and that the gateway says it never took.
    ///
    /// Nothing proves that it did not; should one be listed later, it was kept back and used.
    package var saidRefused: [MessageID] = []
    /// In a report's record: what this desk stated about the case, in that order.
    package var stated: [StatedDuty] = []
    /// In a report's record: the last hold that this desk stated of it.
    var hold: StatedHold?
    /// In a report's record: what held of all keyholders' statements when they were read last; nil before.
    package var kept: KeptStatements?
    /// Where the message came from, when it was handed over to this desk.
    var handedOver: HandedOver?

    /// A message that another keyholder handed over (Specification.md §9.3).
    struct HandedOver: Sendable {
        /// The message that carried its keys.
        let handover: MessageID
        /// The answer of `/handed-over`.
        let answer: [UInt8]
    }

    /// The header of the message, as the gateway gave it when it was opened.
    var header: [UInt8]? {
        guard let handedOver else { return (try? OpenAnswer(parsing: answer))?.header }
        return (try? HandedOverAnswer(parsing: handedOver.answer))?.header
    }

    package init(statement: SignedNote) {
        self.statement = statement
    }

    /// Reads the plaintext of a record.
    init(parsing bytes: [UInt8]) throws(MalformedRecord) {
        var reader = ByteReader(bytes)
        guard bytes.count.isMultiple(of: DeskRecord.blockByteCount),
            let length = try? reader.uint32(), let content = try? reader.bytes(Int(length)),
            let padding = try? reader.bytes(reader.remainingByteCount),
            padding.allSatisfy({ $0 == 0 }),
            let frames = try? Frames.decode(content, exactly: 15),
            let statement = try? SignedNote(parsing: frames[0]),
            frames[3].count == 1, let outcome = Outcome(rawValue: frames[3][0]),
            frames[4].count == 1, frames[4][0] <= 1,
            let sent = try? DeskRecord.sent(frames[5], kinds: [.reply, .note]),
            let opened = try? Frames.decode(frames[6], most: DeskRecord.mostOpened),
            let handovers = try? DeskRecord.sent(frames[8], kinds: [.report]),
            let shown = try? Frames.decode(frames[9], most: DeskRecord.mostShown),
            let saidRefused = try? Frames.decode(frames[11], most: DeskRecord.mostSent),
            let stated = try? Frames.decode(frames[12], most: DeskRecord.mostStated)
        else { throw MalformedRecord() }
        self.statement = statement
        answer = frames[1]
        releases = frames[2]
        self.outcome = outcome
        isAnchored = frames[4][0] == 1
        filed = try Filed(frame: frames[7])
        self.sent = sent
        self.handovers = handovers
        for id in opened {
            guard let digest = try? Digest(id) else { throw MalformedRecord() }
            self.opened.append(MessageID(digest))
        }
        for id in saidRefused {
            guard let digest = try? Digest(id) else { throw MalformedRecord() }
            self.saidRefused.append(MessageID(digest))
        }
        for entry in shown {
            guard let logged = try? LoggedEntry(parsing: entry) else { throw MalformedRecord() }
            shownHandovers.append(logged)
        }
        for frame in stated { self.stated.append(try StatedDuty(frame: frame)) }
        hold = try StatedHold(frame: frames[13])
        kept = try KeptStatements(frame: frames[14])
        guard !frames[10].isEmpty else { return }
        guard let parts = try? Frames.decode(frames[10], exactly: 2),
            let digest = try? Digest(parts[0])
        else { throw MalformedRecord() }
        handedOver = HandedOver(handover: MessageID(digest), answer: parts[1])
    }

    private static func sent(_ bytes: [UInt8], kinds: [MessageKind]) throws -> [SentMessage] {
        try Frames.decode(bytes, most: DeskRecord.mostSent).map { message in
            let parts = try Frames.decode(message, exactly: 4)
            guard parts[0].count == 1, let kind = MessageKind(rawValue: parts[0][0]),
                kinds.contains(kind)
            else { throw MalformedRecord() }
            return SentMessage(
                kind: kind, messageID: MessageID(try Digest(parts[1])), pending: parts[2],
                receipt: parts[3])
        }
    }

    /// What was written here of one kind, in its order.
    func sent(_ kind: MessageKind) -> [SentMessage] { sent.filter { $0.kind == kind } }

    /// Takes a message back that the gateway says it never took; its number is free again, its id stays known.
    mutating func forget(sentAt index: Int) {
        noteRefused(sent.remove(at: index).messageID)
    }

    /// Likewise the last handover.
    mutating func forgetLastHandover() {
        noteRefused(handovers.removeLast().messageID)
    }

    private mutating func noteRefused(_ id: MessageID) {
        // The oldest go: a gateway that refuses a thousand times has shown itself.
        if saidRefused.count == DeskRecord.mostSent { saidRefused.removeFirst() }
        saidRefused.append(id)
    }

    var bytes: [UInt8] {
        let content = Frames.encode([
            statement.bytes, answer, releases, [outcome.rawValue], [isAnchored ? 1 : 0],
            DeskRecord.bytes(of: sent), Frames.encode(opened.map(\.bytes)), filed?.frame ?? [],
            DeskRecord.bytes(of: handovers), Frames.encode(shownHandovers.map(\.bytes)),
            handedOver.map { Frames.encode([$0.handover.bytes, $0.answer]) } ?? [],
            Frames.encode(saidRefused.map(\.bytes)), Frames.encode(stated.map(\.frame)),
            hold?.frame ?? [], kept?.frame ?? [],
        ])
        var bytes = [UInt8](bigEndian: UInt32(content.count)) + content
        let rest = bytes.count % DeskRecord.blockByteCount
        if rest > 0 {
            bytes += [UInt8](repeating: 0, count: DeskRecord.blockByteCount - rest)
        }
        return bytes
    }

    private static func bytes(of sent: [SentMessage]) -> [UInt8] {
        Frames.encode(
            sent.map {
                Frames.encode([[$0.kind.rawValue], $0.messageID.bytes, $0.pending, $0.receipt])
            })
    }

    private static let blockByteCount = 65_536
    private static let mostSent = 1000
    /// Beyond it, what a reporter added is read when it is opened, and not kept track of.
    static let mostOpened = 4096
    /// More handovers than a case has.
    static let mostShown = 1000
}

/// Thrown for a record that is not what the desk writes.
package struct MalformedRecord: Error, Equatable {}

extension DeskRecord {
    /// A u64 of a frame; nil for an empty one.
    static func number(in frame: [UInt8]) throws(MalformedRecord) -> UInt64? {
        guard !frame.isEmpty else { return nil }
        guard frame.count == 8 else { throw MalformedRecord() }
        return frame.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A frame that is read so.
    static func frame(of number: UInt64?) -> [UInt8] {
        number.map { [UInt8](bigEndian: $0) } ?? []
    }
}
