package import Directory
package import Encoding
package import Exchange
package import SignedNote

/// One thing a trustee must not forget (Specification.md §1.1).
package enum LedgerRecord: Sendable, Hashable {
    /// Whose ledger it is, and the directory approved first.
    case opened(trustee: Identifier, authority: VerifierKey, directory: SignedNote)
    case approvedDirectory(SignedNote)
    /// Entries that follow the last.
    case entries([LoggedEntry])
    case cosigned(CosignedCheckpoint)
    case answered(LedgerAnswer)
    /// A person's word on a statement that rests on a decision.
    case ground(statement: Digest, isApproved: Bool)
    case alarm(LedgerAlarm)
    /// What this trustee found in its part of an outcome.
    case outcome(ExaminedOutcome)
    /// What this trustee found in its part of a statement.
    case duty(ExaminedDuty)

    /// Reads a payload and refuses anything else.
    init(parsing payload: [UInt8]) throws(DamagedLedger) {
        do throws(MalformedExchange) {
            self = try LedgerRecord.read(payload)
        } catch {
            throw .payload
        }
    }

    /// Whether it is written only with a `cosigned` record behind it, in one flush (Specification.md §1.1).
    var isBeforeCosigned: Bool {
        switch self {
        case .entries, .outcome, .duty: true
        case .opened, .approvedDirectory, .cosigned, .answered, .ground, .alarm: false
        }
    }

    /// The payload as it stands in the file.
    var payload: [UInt8] {
        switch self {
        case .opened(let trustee, let authority, let directory):
            [1]
                + Frames.encode([
                    Array(trustee.text.utf8), Array(authority.text.utf8), directory.bytes,
                ])
        case .approvedDirectory(let note): [2] + Frames.encode([note.bytes])
        case .entries(let entries): [3] + Frames.encode(entries.map(\.bytes))
        case .cosigned(let cosigned): [4] + Frames.encode(cosigned.frames)
        case .answered(let answer): [5] + answer.bytes
        case .ground(let statement, let isApproved):
            [6] + Frames.encode([statement.bytes, [isApproved ? 1 : 2]])
        case .alarm(let alarm): [7] + alarm.bytes
        case .outcome(let outcome): [8] + outcome.bytes
        case .duty(let duty): [9] + duty.bytes
        }
    }

    private static func read(_ payload: [UInt8]) throws(MalformedExchange) -> LedgerRecord {
        let rest = Array(payload.dropFirst())
        switch payload.first {
        case 1:
            let frames = try Frames.decode(rest, exactly: 3)
            guard let id = String(validating: frames[0], as: UTF8.self),
                let trustee = try? Identifier(id),
                let key = String(validating: frames[1], as: UTF8.self),
                let authority = try? VerifierKey(parsing: key),
                let directory = try? SignedNote(parsing: frames[2])
            else { throw .field("opened") }
            return .opened(trustee: trustee, authority: authority, directory: directory)
        case 2:
            let frames = try Frames.decode(rest, exactly: 1)
            guard let note = try? SignedNote(parsing: frames[0]) else { throw .field("directory") }
            return .approvedDirectory(note)
        case 3:
            var entries: [LoggedEntry] = []
            for frame in try Frames.decode(rest, most: TrusteePollAnswer.mostEntries) {
                entries.append(try LoggedEntry(parsing: frame))
            }
            return .entries(entries)
        case 4: return .cosigned(try CosignedCheckpoint(frames: Frames.decode(rest, exactly: 4)))
        case 5: return .answered(try LedgerAnswer(parsing: rest))
        case 6:
            let frames = try Frames.decode(rest, exactly: 2)
            guard let statement = try? Digest(frames[0]), frames[1] == [1] || frames[1] == [2]
            else { throw .field("ground") }
            return .ground(statement: statement, isApproved: frames[1] == [1])
        case 7: return .alarm(try LedgerAlarm(parsing: rest))
        case 8: return .outcome(try ExaminedOutcome(parsing: rest))
        case 9: return .duty(try ExaminedDuty(parsing: rest))
        default: throw .field("kind")
        }
    }
}

/// A checkpoint the trustee bound itself to.
package struct CosignedCheckpoint: Sendable, Hashable {
    package let size: UInt64
    package let root: Digest
    /// When, in UTC seconds.
    package let time: UInt64
    package let checkpoint: SignedNote

    package init(size: UInt64, root: Digest, time: UInt64, checkpoint: SignedNote) {
        self.size = size
        self.root = root
        self.time = time
        self.checkpoint = checkpoint
    }

    init(frames: [[UInt8]]) throws(MalformedExchange) {
        guard let size = LedgerField.uint64(frames[0]), let root = try? Digest(frames[1]),
            let time = LedgerField.uint64(frames[2]),
            let checkpoint = try? SignedNote(parsing: frames[3])
        else { throw .field("cosigned") }
        self.init(size: size, root: root, time: time, checkpoint: checkpoint)
    }

    var frames: [[UInt8]] {
        [[UInt8](bigEndian: size), root.bytes, [UInt8](bigEndian: time), checkpoint.bytes]
    }
}

/// The trustee's one answer to a statement.
package struct LedgerAnswer: Sendable, Hashable {
    package let statement: Digest
    /// The log index of the statement.
    package let index: UInt64
    package let answer: TrusteeAnswer

    package init(statement: Digest, index: UInt64, answer: TrusteeAnswer) {
        self.statement = statement
        self.index = index
        self.answer = answer
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 4)
        guard let statement = try? Digest(frames[0]), let index = LedgerField.uint64(frames[1])
        else { throw .field("answered") }
        self.init(
            statement: statement, index: index,
            answer: try TrusteeAnswer(parsing: Frames.encode([frames[2], frames[3]])))
    }

    package var bytes: [UInt8] {
        Frames.encode([
            statement.bytes, [UInt8](bigEndian: index), answer.note.bytes, answer.release,
        ])
    }
}

/// Why the trustee stopped trusting the log, with the checkpoint that shows it (Specification.md §2.4).
package struct LedgerAlarm: Sendable, Hashable {
    package enum Code: String, Sendable, CaseIterable {
        case smallerTree = "smaller-tree"
        case otherTree = "other-tree"
    }

    package let code: Code
    package let checkpoint: SignedNote?

    package init(code: Code, checkpoint: SignedNote?) {
        self.code = code
        self.checkpoint = checkpoint
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        guard let text = String(validating: frames[0], as: UTF8.self),
            let code = Code(rawValue: text)
        else { throw .field("alarm") }
        self.code = code
        guard !frames[1].isEmpty else {
            checkpoint = nil
            return
        }
        guard let note = try? SignedNote(parsing: frames[1]) else { throw .field("checkpoint") }
        checkpoint = note
    }

    package var bytes: [UInt8] {
        Frames.encode([Array(code.rawValue.utf8), checkpoint?.bytes ?? []])
    }
}

enum LedgerField {
    static func uint64(_ bytes: [UInt8]) -> UInt64? {
        guard bytes.count == 8 else { return nil }
        return bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
