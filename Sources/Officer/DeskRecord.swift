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

    /// A reply or note that was written here, about a report.
    package struct SentMessage: Sendable {
        package let kind: MessageKind
        package let messageID: MessageID
        /// The posted bytes until their receipt came.
        package var pending: [UInt8]
        package var receipt: [UInt8]
    }

    /// The outcome that was stated about the message (Specification.md §8).
    package struct Filed: Sendable {
        package let code: OutcomeCode
        package let note: SignedNote
        package let sealed: [UInt8]
        package var isLogged = false

        init(code: OutcomeCode, note: SignedNote, sealed: [UInt8]) {
            self.code = code
            self.note = note
            self.sealed = sealed
        }

        init?(frame: [UInt8]) throws(MalformedRecord) {
            guard !frame.isEmpty else { return nil }
            guard let parts = try? Frames.decode(frame, exactly: 4), parts[0].count == 1,
                let code = OutcomeCode(rawValue: parts[0][0]),
                let note = try? SignedNote(parsing: parts[1]), parts[3].count == 1,
                parts[3][0] <= 1
            else { throw MalformedRecord() }
            self.init(code: code, note: note, sealed: parts[2])
            isLogged = parts[3][0] == 1
        }

        var frame: [UInt8] {
            Frames.encode([[code.rawValue], note.bytes, sealed, [isLogged ? 1 : 0]])
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

    init(statement: SignedNote) {
        self.statement = statement
    }

    /// Reads the plaintext of a record.
    init(parsing bytes: [UInt8]) throws(MalformedRecord) {
        var reader = ByteReader(bytes)
        guard bytes.count.isMultiple(of: DeskRecord.blockByteCount),
            let length = try? reader.uint32(), let content = try? reader.bytes(Int(length)),
            let padding = try? reader.bytes(reader.remainingByteCount),
            padding.allSatisfy({ $0 == 0 }),
            let frames = try? Frames.decode(content, exactly: 8),
            let statement = try? SignedNote(parsing: frames[0]),
            frames[3].count == 1, let outcome = Outcome(rawValue: frames[3][0]),
            frames[4].count == 1, frames[4][0] <= 1,
            let sent = try? Frames.decode(frames[5], most: DeskRecord.mostSent),
            let opened = try? Frames.decode(frames[6], most: DeskRecord.mostOpened)
        else { throw MalformedRecord() }
        self.statement = statement
        answer = frames[1]
        releases = frames[2]
        self.outcome = outcome
        isAnchored = frames[4][0] == 1
        filed = try Filed(frame: frames[7])
        for message in sent {
            guard let parts = try? Frames.decode(message, exactly: 4), parts[0].count == 1,
                let kind = MessageKind(rawValue: parts[0][0]), kind == .reply || kind == .note,
                let digest = try? Digest(parts[1])
            else { throw MalformedRecord() }
            self.sent.append(
                SentMessage(
                    kind: kind, messageID: MessageID(digest), pending: parts[2], receipt: parts[3]))
        }
        for id in opened {
            guard let digest = try? Digest(id) else { throw MalformedRecord() }
            self.opened.append(MessageID(digest))
        }
    }

    /// What was written here of one kind, in its order.
    func sent(_ kind: MessageKind) -> [SentMessage] { sent.filter { $0.kind == kind } }

    var bytes: [UInt8] {
        let content = Frames.encode([
            statement.bytes, answer, releases, [outcome.rawValue], [isAnchored ? 1 : 0],
            Frames.encode(
                sent.map {
                    Frames.encode([[$0.kind.rawValue], $0.messageID.bytes, $0.pending, $0.receipt])
                }),
            Frames.encode(opened.map(\.bytes)),
            filed?.frame ?? [],
        ])
        var bytes = [UInt8](bigEndian: UInt32(content.count)) + content
        let rest = bytes.count % DeskRecord.blockByteCount
        if rest > 0 {
            bytes += [UInt8](repeating: 0, count: DeskRecord.blockByteCount - rest)
        }
        return bytes
    }

    private static let blockByteCount = 65_536
    private static let mostSent = 1000
    /// Beyond it, what a reporter added is read when it is opened, and not kept track of.
    static let mostOpened = 4096
}

/// Thrown for a record that is not what the desk writes.
package struct MalformedRecord: Error, Equatable {}
