package import Directory
package import Encoding
package import SealedMessage

/// A keyholder says, sealed, what a message was to them (Specification.md §2.7); signed by their identity key.
///
/// With it their clock for the message closes.
package struct OutcomeNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let messageID: MessageID
    package let keyholder: Identifier
    /// UTC seconds.
    package let time: UInt64
    /// SHA-256 of the sealed outcome, which travels beside the log.
    package let outcomeDigest: Digest

    package init(
        portal: Portal, messageID: MessageID, keyholder: Identifier, time: UInt64,
        outcomeDigest: Digest
    ) {
        self.portal = portal
        self.messageID = messageID
        self.keyholder = keyholder
        self.time = time
        self.outcomeDigest = outcomeDigest
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: OutcomeNote.type)
        portal = try lines.portal()
        messageID = MessageID(try lines.digest("message"))
        keyholder = try lines.identifier("keyholder")
        time = try lines.number("time")
        outcomeDigest = try lines.digest("outcome digest")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            OutcomeNote.type, portal.name, messageID.hex, keyholder.text, String(time),
            outcomeDigest.hex,
        ])
    }

    /// Under which the log has it once.
    package var name: FactName { .outcome(of: messageID, by: keyholder) }

    package static let type = "senim/outcome/v1"
}

/// A trustee asks the others for their shares, to find out whether an outcome is true (Specification.md §2.8).
///
/// Signed by the challenger's note key. Each other trustee answers it as it answers an access statement, once a person has
/// approved it; shares go to the challenger alone.
package struct ChallengeNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let messageID: MessageID
    /// Whose outcome is challenged.
    package let keyholder: Identifier
    /// Who challenges.
    package let trustee: Identifier
    /// SHA-256 of the challenger's current sealing key, to which shares are released.
    package let sealingKeyDigest: Digest
    /// UTC seconds.
    package let time: UInt64

    package init(
        portal: Portal, messageID: MessageID, keyholder: Identifier, trustee: Identifier,
        sealingKeyDigest: Digest, time: UInt64
    ) {
        self.portal = portal
        self.messageID = messageID
        self.keyholder = keyholder
        self.trustee = trustee
        self.sealingKeyDigest = sealingKeyDigest
        self.time = time
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: ChallengeNote.type)
        portal = try lines.portal()
        messageID = MessageID(try lines.digest("message"))
        keyholder = try lines.identifier("keyholder")
        trustee = try lines.identifier("trustee")
        sealingKeyDigest = try lines.digest("sealing key digest")
        time = try lines.number("time")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            ChallengeNote.type, portal.name, messageID.hex, keyholder.text, trustee.text,
            sealingKeyDigest.hex, String(time),
        ])
    }

    /// How releases, refusals and the result name it: as they name a statement.
    package var hash: StatementHash {
        StatementHash(labelledHash("senim/1 statement", Array(text.utf8)))
    }

    /// Under which the log has it once.
    package var name: FactName { .challenge(of: messageID, against: keyholder, by: trustee) }

    package static let type = "senim/challenge/v1"
}

/// What a challenge has shown (Specification.md §2.9).
package enum ChallengeFinding: String, Sendable, Hashable, CaseIterable {
    /// The share that the keyholder called useless is the key of the message: the outcome was false.
    case addressed
    /// It is not: the outcome was true.
    case notAddressed = "not-addressed"
    /// The message is the sender's fault, or shares are missing: nothing is shown.
    case unprovable
}

/// The challenger says what it found (Specification.md §2.9); signed by its note key.
package struct ChallengeResultNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let challenge: StatementHash
    package let messageID: MessageID
    package let keyholder: Identifier
    package let trustee: Identifier
    package let finding: ChallengeFinding
    /// UTC seconds.
    package let time: UInt64

    package init(
        portal: Portal, challenge: StatementHash, messageID: MessageID, keyholder: Identifier,
        trustee: Identifier, finding: ChallengeFinding, time: UInt64
    ) {
        self.portal = portal
        self.challenge = challenge
        self.messageID = messageID
        self.keyholder = keyholder
        self.trustee = trustee
        self.finding = finding
        self.time = time
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: ChallengeResultNote.type)
        portal = try lines.portal()
        challenge = StatementHash(try lines.digest("challenge"))
        messageID = MessageID(try lines.digest("message"))
        keyholder = try lines.identifier("keyholder")
        trustee = try lines.identifier("trustee")
        finding = try lines.value(
            "finding", .oneOf(ChallengeFinding.allCases.map(\.rawValue))
        ) { ChallengeFinding(rawValue: $0) }
        time = try lines.number("time")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            ChallengeResultNote.type, portal.name, challenge.hex, messageID.hex, keyholder.text,
            trustee.text, finding.rawValue, String(time),
        ])
    }

    /// Under which the log has it once.
    package var name: FactName { .result(of: challenge) }

    package static let type = "senim/challenge-result/v1"
}
