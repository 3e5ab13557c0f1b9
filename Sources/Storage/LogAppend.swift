package import Encoding
package import SealedMessage
package import TransparencyLog

/// An entry of the log with what it commits to.
package struct StoredEntry: Sendable, Hashable {
    package let index: UInt64
    package let leaf: [UInt8]
    package let nonce: [UInt8]
    package let detail: [UInt8]

    package init(index: UInt64, leaf: [UInt8], nonce: [UInt8], detail: [UInt8]) {
        self.index = index
        self.leaf = leaf
        self.nonce = nonce
        self.detail = detail
    }
}

/// An entry with the proof that it stands in a tree.
package struct ProvenEntry: Sendable, Equatable {
    package let entry: StoredEntry
    package let proof: InclusionProof
}

/// What an entry says, as far as the storage must find it again.
package enum EntrySubject: Sendable {
    case padding
    /// A staged message is accepted at a tick (UTC seconds) and moves to its place.
    case acceptance(MessageID, tick: UInt64)
    /// A keyholder asks for a message; these trustees are to answer, a person for them if it rests on a decision.
    case statement(
        Digest, message: MessageID, keyholder: String, nonce: Digest, trustees: [String],
        restsOnDecision: Bool)
    /// A trustee challenges an outcome; these others are to answer, a person for each.
    case challenge(Digest, names: [String], message: MessageID, trustees: [String])
    /// A keyholder states what a message was, sealed.
    case outcome(name: String, message: MessageID, sealed: [UInt8])
    /// A keyholder states something about a message, sealed; found again by its name.
    case duty(name: String, message: MessageID, sealed: [UInt8])
    /// A trustee answers a statement or a challenge, with its sealed share or, in a refusal, nothing.
    case answer(to: Digest, message: MessageID, trustee: String, kind: AnswerKind, share: [UInt8])
    /// A directory version, or a key note: found again by its name.
    case rule(name: String, kind: RuleKind)
    /// What else somebody stated, found again by its names; about a message, or none.
    case act(names: [String], kind: ActKind, message: MessageID?)

    package enum AnswerKind: Sendable {
        case release, refusal
        /// To a challenge: no business of those who ask what was done about a message.
        case challengeRelease, challengeRefusal
    }
    package enum RuleKind: Sendable { case directory, keyNote }
    package enum ActKind: Int, Sendable {
        case challengeResult = 9
        case handover = 10
        case keyDestroyed = 11
        case overload = 12
        case hold = 16
    }

    /// The code in the table `entry`.
    var code: Int {
        switch self {
        case .padding: 0
        case .acceptance: 1
        case .statement: 2
        case .answer(_, _, _, .release, _): 3
        case .answer(_, _, _, .refusal, _): 4
        case .rule(_, .directory): 5
        case .rule(_, .keyNote): 6
        case .outcome: 7
        case .challenge: 8
        case .act(_, let kind, _): kind.rawValue
        case .answer(_, _, _, .challengeRelease, _): 13
        case .answer(_, _, _, .challengeRefusal, _): 14
        case .duty: 15
        }
    }

    /// The staged message that the entry moves.
    var acceptedMessage: MessageID? {
        if case .acceptance(let message, _) = self { message } else { nil }
    }

    var message: MessageID? {
        switch self {
        case .padding, .rule: nil
        case .acceptance(let message, _), .statement(_, let message, _, _, _, _),
            .answer(_, let message, _, _, _), .challenge(_, _, let message, _),
            .outcome(_, let message, _), .duty(_, let message, _):
            message
        case .act(_, _, let message): message
        }
    }
}

/// Entries that enter the log together, with everything that makes them hold: one transaction (Specification.md §3.1).
package struct LogAppend: Sendable {
    /// The size that the log must have now.
    package let expectedSize: UInt64
    package let entries: [(entry: StoredEntry, subject: EntrySubject)]
    package let tiles: [TileUpdate]
    /// The checkpoint of the grown tree, signed by the log.
    package let checkpoint: VerifiedCheckpoint
    /// Whether it is a tick's: a candidate for publication.
    package let isTick: Bool
    /// Whether trustees are to cosign this checkpoint from now on.
    package let becomesTarget: Bool
    /// Named values to be set, or removed, along with it.
    package let documents: [String: [UInt8]?]

    package init(
        expectedSize: UInt64, entries: [(entry: StoredEntry, subject: EntrySubject)],
        tiles: [TileUpdate], checkpoint: VerifiedCheckpoint, isTick: Bool, becomesTarget: Bool,
        documents: [String: [UInt8]?] = [:]
    ) {
        self.expectedSize = expectedSize
        self.entries = entries
        self.tiles = tiles
        self.checkpoint = checkpoint
        self.isTick = isTick
        self.becomesTarget = becomesTarget
        self.documents = documents
    }
}

/// Whether an append took place.
package enum AppendOutcome: Sendable, Equatable {
    case appended
    /// The log has another size: somebody else writes to it. Nothing was written.
    case conflict(size: UInt64)
}

/// The end of the log: what is needed to append to it.
package struct LogTip: Sendable {
    package let size: UInt64
    /// The partial tiles of the right edge.
    package let edge: [TileID: [Digest]]
    /// The size trustees are to cosign; nil before the first checkpoint.
    package let target: UInt64?
    /// The newest checkpoint; nil while the log is empty.
    package let checkpoint: StoredCheckpoint?
}

/// A checkpoint with all that was gathered under it.
package struct StoredCheckpoint: Sendable, Equatable {
    package let size: UInt64
    package let root: Digest
    /// The note as the log signed it, without cosignatures.
    package let note: [UInt8]
    package let isTick: Bool
    package let hasQuorum: Bool
    package let isPublished: Bool
    package let cosignatures: [StoredCosignature]

    package init(
        size: UInt64, root: Digest, note: [UInt8], isTick: Bool, hasQuorum: Bool,
        isPublished: Bool, cosignatures: [StoredCosignature]
    ) {
        self.size = size
        self.root = root
        self.note = note
        self.isTick = isTick
        self.hasQuorum = hasQuorum
        self.isPublished = isPublished
        self.cosignatures = cosignatures
    }
}

/// One cosignature line under a checkpoint.
package struct StoredCosignature: Sendable, Equatable {
    package enum Role: Int, Sendable { case trustee = 1, witness = 2 }

    package let role: Role
    /// The cosigner's verifier key, in its text form.
    package let key: String
    /// The signature line without its newline.
    package let line: String

    package init(role: Role, key: String, line: String) {
        self.role = role
        self.key = key
        self.line = line
    }
}

/// Which checkpoint is asked for.
package enum CheckpointQuery: Sendable {
    case ofSize(UInt64)
    /// The oldest that covers an entry.
    case covering(entry: UInt64)
    case newest
    case newestPublished
    case newestTick
    case newestWithQuorum
    /// The newest that any trustee cosigned.
    case newestCosigned
}

/// What storing cosignatures changes besides.
package struct CheckpointMarks: Sendable, Equatable {
    package let hasQuorum: Bool
    package let isPublished: Bool
    /// The new target, if it changes.
    package let target: UInt64?

    package init(hasQuorum: Bool, isPublished: Bool, target: UInt64? = nil) {
        self.hasQuorum = hasQuorum
        self.isPublished = isPublished
        self.target = target
    }
}

/// An access statement or a challenge in the log.
package struct StoredStatement: Sendable, Equatable {
    package let hash: Digest
    package let entry: UInt64
    package let message: MessageID
    /// nil for a challenge.
    package let keyholder: String?
}

/// A sealed outcome, stored beside its note.
package struct StoredOutcome: Sendable, Equatable {
    package let entry: UInt64
    package let message: MessageID
    package let sealed: [UInt8]
}

/// A sealed statement, stored beside its note.
package struct StoredDuty: Sendable, Equatable {
    package let entry: StoredEntry
    package let sealed: [UInt8]
}

/// What a keyholder has asked about one message.
package struct StatementCounts: Sendable, Equatable {
    package let all: Int
    /// Those that no trustee has answered.
    package let unanswered: Int
}

/// A trustee's answer in the log.
package struct StoredAnswer: Sendable, Equatable {
    package let trustee: String
    package let entry: UInt64
    package let detail: [UInt8]
    package let share: [UInt8]
}
