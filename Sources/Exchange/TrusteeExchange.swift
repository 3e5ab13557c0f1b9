package import Encoding
package import SignedNote

/// `POST /trustee/poll`: what the trustee last cosigned, and how far it has entries.
///
/// Frames: the checkpoint it cosigned last, under the log's signature, or empty; u64 size it holds. The first is what lets a
/// restarted gateway know that it was not put back to an older state (Gateway/Specification.md §6): the log's own signature, since on a
/// trustee's bare word one trustee, or a thief of its key, could stop the portal.
package struct TrusteePoll: Sendable {
    package let cosigned: SignedNote?
    package let heldSize: UInt64

    package init(cosigned: SignedNote?, heldSize: UInt64) {
        self.cosigned = cosigned
        self.heldSize = heldSize
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        cosigned = try Field.optionalNote(frames[0], "checkpoint")
        heldSize = try Field.uint64(frames[1], "size")
    }

    package var bytes: [UInt8] {
        Frames.encode([cosigned?.bytes ?? [], [UInt8](bigEndian: heldSize)])
    }
}

/// A statement that waits for this trustee's answer, with what the checks of Trustee/Specification.md §3 need.
package struct PendingStatement: Sendable {
    package let statement: Digest
    /// The log index of its `access` entry.
    package let index: UInt64
    package let header: [UInt8]
    package let bodyDigest: Digest

    package init(statement: Digest, index: UInt64, header: [UInt8], bodyDigest: Digest) {
        self.statement = statement
        self.index = index
        self.header = header
        self.bodyDigest = bodyDigest
    }

    init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 4)
        statement = try Field.digest(frames[0], "statement")
        index = try Field.uint64(frames[1], "index")
        header = frames[2]
        bodyDigest = try Field.digest(frames[3], "body digest")
    }

    var bytes: [UInt8] {
        Frames.encode([statement.bytes, [UInt8](bigEndian: index), header, bodyDigest.bytes])
    }
}

/// The answer to `POST /trustee/poll`.
///
/// Frames: frames of entries from the held size on (at most `mostEntries`); the target checkpoint, if the entries reach exactly its
/// size, else empty (poll again); frames of pending statements below the target's size; text of a currency note to sign, or
/// empty; a directory that waits for trustees' signatures, or empty.
package struct TrusteePollAnswer: Sendable {
    package let entries: [LoggedEntry]
    package let checkpoint: SignedNote?
    package let statements: [PendingStatement]
    package let currencyText: String?
    package let directory: SignedNote?

    package init(
        entries: [LoggedEntry], checkpoint: SignedNote?, statements: [PendingStatement],
        currencyText: String?, directory: SignedNote?
    ) {
        self.entries = entries
        self.checkpoint = checkpoint
        self.statements = statements
        self.currencyText = currencyText
        self.directory = directory
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 5)
        entries = try Field.entries(frames[0], most: TrusteePollAnswer.mostEntries)
        checkpoint = try Field.optionalNote(frames[1], "checkpoint")
        var statements: [PendingStatement] = []
        for frame in try Frames.decode(frames[2], most: TrusteePollAnswer.mostStatements) {
            statements.append(try PendingStatement(parsing: frame))
        }
        self.statements = statements
        if frames[3].isEmpty {
            currencyText = nil
        } else {
            guard let text = String(validating: frames[3], as: UTF8.self) else {
                throw .field("currency note")
            }
            currencyText = text
        }
        directory = try Field.optionalNote(frames[4], "directory")
    }

    package var bytes: [UInt8] {
        Frames.encode([
            Frames.encode(entries.map(\.bytes)), checkpoint?.bytes ?? [],
            Frames.encode(statements.map(\.bytes)), Array((currencyText ?? "").utf8),
            directory?.bytes ?? [],
        ])
    }

    package static let mostEntries = 8192
    package static let mostStatements = 64
}

/// `POST /trustee/cosignature`: u64 size, and the checkpoint note with this trustee's cosignature line on it.
package struct CosignaturePosting: Sendable {
    package let size: UInt64
    package let checkpoint: SignedNote

    package init(size: UInt64, checkpoint: SignedNote) {
        self.size = size
        self.checkpoint = checkpoint
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        size = try Field.uint64(frames[0], "size")
        checkpoint = try Field.note(frames[1], "checkpoint")
    }

    package var bytes: [UInt8] { Frames.encode([[UInt8](bigEndian: size), checkpoint.bytes]) }
}

/// The answer to `POST /audit/entries` (payload: u64 first index).
///
/// Frames: frames of entries (at most `TrusteePollAnswer.mostEntries`, up to the checkpoint's size); the newest checkpoint that any trustee
/// cosigned, with every cosignature it has, or empty; the public checkpoint, or empty.
package struct AuditEntriesAnswer: Sendable {
    package let entries: [LoggedEntry]
    package let newest: SignedNote?
    package let published: SignedNote?

    package init(entries: [LoggedEntry], newest: SignedNote?, published: SignedNote?) {
        self.entries = entries
        self.newest = newest
        self.published = published
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        entries = try Field.entries(frames[0], most: TrusteePollAnswer.mostEntries)
        newest = try Field.optionalNote(frames[1], "checkpoint")
        published = try Field.optionalNote(frames[2], "checkpoint")
    }

    package var bytes: [UInt8] {
        Frames.encode([
            Frames.encode(entries.map(\.bytes)), newest?.bytes ?? [], published?.bytes ?? [],
        ])
    }
}
