package import Encoding
package import SignedNote

/// `POST /outcome`: a keyholder's signed outcome note and the sealed outcome whose hash it names; the answer is an `EntryAnswer`.
package struct OutcomePosting: Sendable {
    package let note: SignedNote
    /// 1201 bytes a reader (Sealing/Specification.md §11).
    package let sealed: [UInt8]

    package init(note: SignedNote, sealed: [UInt8]) {
        self.note = note
        self.sealed = sealed
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        note = try Field.note(frames[0], "outcome note")
        sealed = try Field.sealedOutcome(frames[1])
    }

    package var bytes: [UInt8] { Frames.encode([note.bytes, sealed]) }

    /// Each reader's part, in bytes.
    package static let partByteCount = 1201
    /// 7 trustees and 32 auditors.
    static let mostParts = 39
}

/// `POST /trustee/outcomes`, `POST /audit/outcomes`: sealed outcomes from a log index on.
package struct OutcomesRequest: Sendable, Hashable {
    package let first: UInt64
    /// 1 to 32.
    package let most: UInt32

    package init(first: UInt64, most: UInt32 = OutcomesRequest.most) {
        self.first = first
        self.most = most
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        first = try Field.uint64(frames[0], "index")
        most = try Field.uint32(frames[1], "count")
        guard (1...OutcomesRequest.most).contains(most) else { throw .field("count") }
    }

    package var bytes: [UInt8] {
        Frames.encode([[UInt8](bigEndian: first), [UInt8](bigEndian: most)])
    }

    /// So many fit one answer, each with the header of the largest committee.
    package static let most: UInt32 = 32
}

/// A sealed outcome as trustees get it: with the header of its message, whose commitment a revealed share must fit.
package struct HeadedOutcome: Sendable {
    /// The log index of the outcome note.
    package let index: UInt64
    package let sealed: [UInt8]
    package let header: [UInt8]
    package let bodyDigest: Digest

    package init(index: UInt64, sealed: [UInt8], header: [UInt8], bodyDigest: Digest) {
        self.index = index
        self.sealed = sealed
        self.header = header
        self.bodyDigest = bodyDigest
    }

    init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 4)
        index = try Field.uint64(frames[0], "index")
        sealed = try Field.sealedOutcome(frames[1])
        header = frames[2]
        bodyDigest = try Field.digest(frames[3], "body digest")
    }

    var bytes: [UInt8] {
        Frames.encode([[UInt8](bigEndian: index), sealed, header, bodyDigest.bytes])
    }
}

/// The answer to `POST /trustee/outcomes`, in log order.
package struct TrusteeOutcomesAnswer: Sendable {
    package let outcomes: [HeadedOutcome]

    package init(outcomes: [HeadedOutcome]) { self.outcomes = outcomes }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        var outcomes: [HeadedOutcome] = []
        for frame in try Frames.decode(bytes, most: Int(OutcomesRequest.most)) {
            outcomes.append(try HeadedOutcome(parsing: frame))
        }
        try Field.ascending(outcomes.map(\.index), "index")
        self.outcomes = outcomes
    }

    package var bytes: [UInt8] { Frames.encode(outcomes.map(\.bytes)) }
}

/// The answer to `POST /audit/outcomes`, in log order: u64 index and sealed outcome each.
package struct AuditOutcomesAnswer: Sendable {
    package struct Outcome: Sendable, Hashable {
        /// The log index of the outcome note.
        package let index: UInt64
        package let sealed: [UInt8]

        package init(index: UInt64, sealed: [UInt8]) {
            self.index = index
            self.sealed = sealed
        }
    }

    package let outcomes: [Outcome]

    package init(outcomes: [Outcome]) { self.outcomes = outcomes }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        var outcomes: [Outcome] = []
        for frame in try Frames.decode(bytes, most: Int(OutcomesRequest.most)) {
            let frames = try Frames.decode(frame, exactly: 2)
            outcomes.append(
                Outcome(
                    index: try Field.uint64(frames[0], "index"),
                    sealed: try Field.sealedOutcome(frames[1])))
        }
        try Field.ascending(outcomes.map(\.index), "index")
        self.outcomes = outcomes
    }

    package var bytes: [UInt8] {
        Frames.encode(
            outcomes.map { Frames.encode([[UInt8](bigEndian: $0.index), $0.sealed]) })
    }
}

/// The answer to `POST /trustee/challenge/answers` (payload: the hash of the asker's own challenge, 32 bytes).
///
/// Frames: header of the challenged message; SHA-256 of its body; frames of answers (note; release or empty).
package struct ChallengeAnswers: Sendable {
    package let header: [UInt8]
    package let bodyDigest: Digest
    package let answers: [TrusteeAnswer]

    package init(header: [UInt8], bodyDigest: Digest, answers: [TrusteeAnswer]) {
        self.header = header
        self.bodyDigest = bodyDigest
        self.answers = answers
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        header = frames[0]
        bodyDigest = try Field.digest(frames[1], "body digest")
        var answers: [TrusteeAnswer] = []
        for frame in try Frames.decode(frames[2], most: ReleasesAnswer.mostTrustees) {
            answers.append(try TrusteeAnswer(parsing: frame))
        }
        self.answers = answers
    }

    package var bytes: [UInt8] {
        Frames.encode([header, bodyDigest.bytes, Frames.encode(answers.map(\.bytes))])
    }
}

extension Field {
    /// 1 to 39 parts of 1201 bytes; what they are only their readers can tell.
    fileprivate static func sealedOutcome(
        _ bytes: [UInt8]
    ) throws(MalformedExchange) -> [UInt8] {
        guard bytes.count.isMultiple(of: OutcomePosting.partByteCount),
            (1...OutcomePosting.mostParts).contains(bytes.count / OutcomePosting.partByteCount)
        else { throw .field("sealed outcome") }
        return bytes
    }
}
