package import Encoding
package import SealedMessage
package import SignedNote

/// A message in a keyholder's list: what the log says of it, and nothing else.
package struct ListedMessage: Sendable, Hashable {
    package let messageID: MessageID
    package let kind: MessageKind
    /// Whether it came from the reporter's side, with the mailbox's capability: the gateway's word.
    package let isOwn: Bool
    /// The log index of its `accepted` entry.
    package let index: UInt64
    /// The tick at which it was published, UTC seconds: its deemed receipt.
    package let tick: UInt64
    /// hP of its header: what an access statement has to state before the header is given.
    package let preheaderHash: Digest
    /// The consent hash of its context: which token opens an identity message.
    package let consentHash: Digest

    package init(
        messageID: MessageID, kind: MessageKind, isOwn: Bool, index: UInt64, tick: UInt64,
        preheaderHash: Digest, consentHash: Digest
    ) {
        self.messageID = messageID
        self.kind = kind
        self.isOwn = isOwn
        self.index = index
        self.tick = tick
        self.preheaderHash = preheaderHash
        self.consentHash = consentHash
    }

    init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 7)
        messageID = MessageID(try Field.digest(frames[0], "message id"))
        guard let kind = MessageKind(rawValue: try Field.uint8(frames[1], "kind")) else {
            throw .field("kind")
        }
        self.kind = kind
        isOwn = try Field.isOwn(frames[2], kind: kind)
        index = try Field.uint64(frames[3], "index")
        tick = try Field.uint64(frames[4], "tick")
        preheaderHash = try Field.digest(frames[5], "preheader hash")
        consentHash = try Field.digest(frames[6], "consent hash")
    }

    var bytes: [UInt8] {
        Frames.encode([
            messageID.digest.bytes, [kind.rawValue], [isOwn ? 1 : 0],
            [UInt8](bigEndian: index), [UInt8](bigEndian: tick), preheaderHash.bytes,
            consentHash.bytes,
        ])
    }
}

/// The answer to `POST /inbox` (payload: u64 first index; kinds 1 and 4 only) and `POST /thread`
/// (payload: `ThreadRequest`): messages in log order, at most `most`; ask again from behind the last.
package struct MessageList: Sendable {
    package let messages: [ListedMessage]

    package init(messages: [ListedMessage]) { self.messages = messages }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        var messages: [ListedMessage] = []
        for frame in try Frames.decode(bytes, most: MessageList.most) {
            messages.append(try ListedMessage(parsing: frame))
        }
        try Field.ascending(messages.map(\.index), "index")
        self.messages = messages
    }

    package var bytes: [UInt8] { Frames.encode(messages.map(\.bytes)) }

    package static let most = 1000
}

/// The answer to `POST /open` (payload: the signed access statement), given only once the statement is durable in the log.
package struct OpenAnswer: Sendable {
    package let header: [UInt8]
    package let body: [UInt8]
    /// Whether it came from the reporter's side, as in `ListedMessage`.
    package let isOwn: Bool
    /// Signed by the log alone: the trustees have not seen it yet.
    package let freshCheckpoint: SignedNote
    package let acceptance: LoggedEntry
    package let acceptanceProof: [Digest]
    package let statement: LoggedEntry
    package let statementProof: [Digest]

    package init(
        header: [UInt8], body: [UInt8], isOwn: Bool, freshCheckpoint: SignedNote,
        acceptance: LoggedEntry, acceptanceProof: [Digest], statement: LoggedEntry,
        statementProof: [Digest]
    ) {
        self.header = header
        self.body = body
        self.isOwn = isOwn
        self.freshCheckpoint = freshCheckpoint
        self.acceptance = acceptance
        self.acceptanceProof = acceptanceProof
        self.statement = statement
        self.statementProof = statementProof
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 8)
        header = frames[0]
        body = frames[1]
        isOwn = try Field.bool(frames[2], "own")
        freshCheckpoint = try Field.note(frames[3], "checkpoint")
        acceptance = try LoggedEntry(parsing: frames[4])
        acceptanceProof = try Field.digests(frames[5], "inclusion proof")
        statement = try LoggedEntry(parsing: frames[6])
        statementProof = try Field.digests(frames[7], "inclusion proof")
    }

    package var bytes: [UInt8] {
        Frames.encode([
            header, body, [isOwn ? 1 : 0], freshCheckpoint.bytes, acceptance.bytes,
            Field.bytes(acceptanceProof),
            statement.bytes, Field.bytes(statementProof),
        ])
    }
}

/// `POST /releases`: the statement's hash and the size of the fresh checkpoint it came back with.
package struct ReleasesRequest: Sendable {
    package let statement: Digest
    package let freshSize: UInt64

    package init(statement: Digest, freshSize: UInt64) {
        self.statement = statement
        self.freshSize = freshSize
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        statement = try Field.digest(frames[0], "statement")
        freshSize = try Field.uint64(frames[1], "size")
    }

    package var bytes: [UInt8] { Frames.encode([statement.bytes, [UInt8](bigEndian: freshSize)]) }
}

/// A trustee's signed answer to a statement: a release with its sealed share, or a refusal with nothing.
package struct TrusteeAnswer: Sendable, Hashable {
    package let note: SignedNote
    /// HPKE to the officer's current key (enc ‖ ciphertext, 1200 bytes), or empty in a refusal.
    package let release: [UInt8]

    package init(note: SignedNote, release: [UInt8]) {
        self.note = note
        self.release = release
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        note = try Field.note(frames[0], "trustee's answer")
        guard frames[1].isEmpty || frames[1].count == 1200 else { throw .field("release") }
        release = frames[1]
    }

    package var bytes: [UInt8] { Frames.encode([note.bytes, release]) }
}

/// The answer to `POST /releases`: what trustees have said so far, and the checkpoint t of them cosigned.
package struct ReleasesAnswer: Sendable {
    /// With t trustees' cosignatures, of at least the fresh size; none while trustees are silent.
    package let checkpoint: SignedNote?
    /// From the fresh size to the checkpoint's.
    package let consistency: [Digest]
    package let acceptanceProof: [Digest]
    package let statementProof: [Digest]
    package let answers: [TrusteeAnswer]

    package init(
        checkpoint: SignedNote?, consistency: [Digest], acceptanceProof: [Digest],
        statementProof: [Digest], answers: [TrusteeAnswer]
    ) {
        self.checkpoint = checkpoint
        self.consistency = consistency
        self.acceptanceProof = acceptanceProof
        self.statementProof = statementProof
        self.answers = answers
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 5)
        checkpoint = try Field.optionalNote(frames[0], "checkpoint")
        consistency = try Field.digests(frames[1], "consistency proof")
        acceptanceProof = try Field.digests(frames[2], "inclusion proof")
        statementProof = try Field.digests(frames[3], "inclusion proof")
        var answers: [TrusteeAnswer] = []
        for frame in try Frames.decode(frames[4], most: ReleasesAnswer.mostTrustees) {
            answers.append(try TrusteeAnswer(parsing: frame))
        }
        self.answers = answers
    }

    package var bytes: [UInt8] {
        Frames.encode([
            checkpoint?.bytes ?? [], Field.bytes(consistency), Field.bytes(acceptanceProof),
            Field.bytes(statementProof), Frames.encode(answers.map(\.bytes)),
        ])
    }

    static let mostTrustees = 7
}

/// `POST /replies`: a sealed reply (kind 3) or note (kind 6) under the thread capability T; the answer is a receipt note.
package struct ReplyPosting: Sendable {
    /// T, 32 bytes.
    package let thread: [UInt8]
    package let message: SealedMessage

    package init(thread: [UInt8], message: SealedMessage) {
        self.thread = thread
        self.message = message
    }

    package init(parsing bytes: [UInt8]) throws(SubmissionRefused) {
        do {
            let frames = try Frames.decode(bytes, exactly: 3)
            guard frames[0].count == 32 else { throw MalformedExchange.field("thread") }
            thread = frames[0]
            message = try SealedMessage(frames: frames[1], frames[2])
        } catch let error as MalformedExchange {
            throw .exchange(error)
        } catch let error as MalformedMessage {
            throw .message(error)
        } catch {
            preconditionFailure("no other error is thrown above")
        }
    }

    package var bytes: [UInt8] { Frames.encode([thread, message.header.bytes, message.body]) }
}

/// `POST /acts`: a message, and T of its thread from one who has opened its report.
///
/// Frames: message id; T (32 bytes) or empty; first log index. Without the right T the answer has the asker's own statements and what trustees
/// said to them: who else asks for what is nobody's business who has not opened it.
package struct ActsRequest: Sendable {
    package let message: MessageID
    /// T, 32 bytes.
    package let thread: [UInt8]?
    /// The log index from which on acts are listed.
    package let first: UInt64

    package init(message: MessageID, thread: [UInt8]?, first: UInt64 = 0) {
        self.message = message
        self.thread = thread
        self.first = first
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        message = MessageID(try Field.digest(frames[0], "message id"))
        guard frames[1].isEmpty || frames[1].count == 32 else { throw .field("thread") }
        thread = frames[1].isEmpty ? nil : frames[1]
        first = try Field.uint64(frames[2], "index")
    }

    package var bytes: [UInt8] {
        Frames.encode([message.bytes, thread ?? [], [UInt8](bigEndian: first)])
    }
}

/// The answer to `POST /acts`: the `access`, `release` and `refusal` entries about a message that the asker may see.
package struct ActsAnswer: Sendable {
    package let entries: [LoggedEntry]

    package init(entries: [LoggedEntry]) { self.entries = entries }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        entries = try Field.entries(bytes, most: ActsAnswer.most)
    }

    package var bytes: [UInt8] { Frames.encode(entries.map(\.bytes)) }

    package static let most = 1000
}
