import Encoding
import Exchange
package import SealedMessage
package import Sealing
package import SignedNote

/// What a desk keeps of one message: statement, answers and own replies; never a text (Specification.md §2).
package struct DeskRecord: Sendable {
    /// What came of opening.
    package enum Outcome: UInt8, Sendable {
        case none = 0
        case opened = 1
        case notAddressedOrCover = 2
        /// Its sender broke the format.
        case malformed = 3
    }

    /// An own reply to the message.
    package struct SentReply: Sendable {
        package let messageID: MessageID
        /// The posted bytes until their receipt came.
        package var pending: [UInt8]
        package var receipt: [UInt8]
    }

    /// The outcome that was stated about the message (Specification.md §6).
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
    package var replies: [SentReply] = []
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
            let frames = try? Frames.decode(content, exactly: 7),
            let statement = try? SignedNote(parsing: frames[0]),
            frames[3].count == 1, let outcome = Outcome(rawValue: frames[3][0]),
            frames[4].count == 1, frames[4][0] <= 1,
            let replies = try? Frames.decode(frames[5], most: DeskRecord.mostReplies)
        else { throw MalformedRecord() }
        self.statement = statement
        answer = frames[1]
        releases = frames[2]
        self.outcome = outcome
        isAnchored = frames[4][0] == 1
        filed = try Filed(frame: frames[6])
        for reply in replies {
            guard let parts = try? Frames.decode(reply, exactly: 3),
                let digest = try? Digest(parts[0])
            else { throw MalformedRecord() }
            self.replies.append(
                SentReply(messageID: MessageID(digest), pending: parts[1], receipt: parts[2]))
        }
    }

    var bytes: [UInt8] {
        let content = Frames.encode([
            statement.bytes, answer, releases, [outcome.rawValue], [isAnchored ? 1 : 0],
            Frames.encode(
                replies.map { Frames.encode([$0.messageID.bytes, $0.pending, $0.receipt]) }),
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
    private static let mostReplies = 1000
}

/// Thrown for a record that is not what the desk writes.
package struct MalformedRecord: Error, Equatable {}
