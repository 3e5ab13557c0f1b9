import Encoding
package import SealedMessage
package import SignedNote

/// `POST /duty`: a keyholder's signed note on what they state, and the sealed statement that it names; the answer is a u64 index.
package struct DutyPosting: Sendable {
    package let note: SignedNote
    /// 2192 bytes a reader (Sealing/Specification.md §12).
    package let sealed: [UInt8]

    package init(note: SignedNote, sealed: [UInt8]) {
        self.note = note
        self.sealed = sealed
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        note = try Field.note(frames[0], "duty note")
        sealed = try Field.sealedDuty(frames[1])
    }

    package var bytes: [UInt8] { Frames.encode([note.bytes, sealed]) }

    /// Each reader's part, in bytes.
    package static let partByteCount = 2192
    /// 7 trustees, 32 auditors and the officers of the case.
    static let mostParts = 40
}

/// `POST /trustee/duties`, `POST /audit/duties`: sealed statements from a log index on.
package struct DutiesRequest: Sendable, Hashable {
    package let first: UInt64
    /// 1 to 32.
    package let most: UInt32

    package init(first: UInt64, most: UInt32 = DutiesRequest.most) {
        self.first = first
        self.most = most
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        first = try Field.uint64(frames[0], "index")
        most = try Field.uint32(frames[1], "count")
        guard (1...DutiesRequest.most).contains(most) else { throw .field("count") }
    }

    package var bytes: [UInt8] {
        Frames.encode([[UInt8](bigEndian: first), [UInt8](bigEndian: most)])
    }

    /// So many fit one answer, each to the largest committee.
    package static let most: UInt32 = 32
}

/// The answer to `POST /trustee/duties` and `POST /audit/duties`, in log order: u64 index and sealed statement each.
package struct DutiesAnswer: Sendable {
    package struct Duty: Sendable, Hashable {
        /// The log index of the note.
        package let index: UInt64
        package let sealed: [UInt8]

        package init(index: UInt64, sealed: [UInt8]) {
            self.index = index
            self.sealed = sealed
        }
    }

    package let duties: [Duty]

    package init(duties: [Duty]) { self.duties = duties }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        var duties: [Duty] = []
        for frame in try Frames.decode(bytes, most: Int(DutiesRequest.most)) {
            let frames = try Frames.decode(frame, exactly: 2)
            duties.append(
                Duty(
                    index: try Field.uint64(frames[0], "index"),
                    sealed: try Field.sealedDuty(frames[1])))
        }
        try Field.ascending(duties.map(\.index), "index")
        self.duties = duties
    }

    package var bytes: [UInt8] {
        Frames.encode(duties.map { Frames.encode([[UInt8](bigEndian: $0.index), $0.sealed]) })
    }
}

/// `POST /thread/duties`: a message, T of its thread, and the log index from which on statements about it are listed.
package struct CaseDutiesRequest: Sendable {
    package let message: MessageID
    /// T, 32 bytes.
    package let thread: [UInt8]
    package let first: UInt64

    package init(message: MessageID, thread: [UInt8], first: UInt64 = 0) {
        self.message = message
        self.thread = thread
        self.first = first
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        message = MessageID(try Field.digest(frames[0], "message id"))
        guard frames[1].count == 32 else { throw .field("thread") }
        thread = frames[1]
        first = try Field.uint64(frames[2], "index")
    }

    /// What commissioners stated about the portal: no thread's, and for every keyholder.
    package static func ofPortal(from first: UInt64) -> CaseDutiesRequest {
        CaseDutiesRequest(message: .none, thread: noThread, first: first)
    }

    /// Whether it asks for statements about the portal: for no message, and with 32 zero bytes for T.
    package var isOfPortal: Bool { message == .none && thread == CaseDutiesRequest.noThread }

    package var bytes: [UInt8] {
        Frames.encode([message.bytes, thread, [UInt8](bigEndian: first)])
    }

    private static let noThread = [UInt8](repeating: 0, count: 32)
}

/// The answer to `POST /thread/duties`, in log order: entry and sealed statement each; ask again from behind the last, until fewer
/// than `most` come.
package struct CaseDutiesAnswer: Sendable {
    package struct Duty: Sendable, Hashable {
        package let entry: LoggedEntry
        package let sealed: [UInt8]

        package init(entry: LoggedEntry, sealed: [UInt8]) {
            self.entry = entry
            self.sealed = sealed
        }
    }

    package let duties: [Duty]

    package init(duties: [Duty]) { self.duties = duties }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        var duties: [Duty] = []
        for frame in try Frames.decode(bytes, most: CaseDutiesAnswer.most) {
            let frames = try Frames.decode(frame, exactly: 2)
            duties.append(
                Duty(
                    entry: try LoggedEntry(parsing: frames[0]),
                    sealed: try Field.sealedDuty(frames[1])))
        }
        try Field.ascending(duties.map(\.entry.index), "index")
        self.duties = duties
    }

    package var bytes: [UInt8] {
        Frames.encode(duties.map { Frames.encode([$0.entry.bytes, $0.sealed]) })
    }

    package static let most = 32
}

extension Field {
    /// 2 to 40 parts of 2192 bytes; what they are only their readers can tell.
    fileprivate static func sealedDuty(_ bytes: [UInt8]) throws(MalformedExchange) -> [UInt8] {
        guard bytes.count.isMultiple(of: DutyPosting.partByteCount),
            (2...DutyPosting.mostParts).contains(bytes.count / DutyPosting.partByteCount)
        else { throw .field("sealed statement") }
        return bytes
    }
}
