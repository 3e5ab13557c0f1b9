package import Directory
package import Encoding
package import SealedMessage

/// A trustee released its share for a statement (Specification.md §2.4); signed by its note key.
package struct ReleaseNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let statement: StatementHash
    package let messageID: MessageID
    package let trustee: Identifier
    /// UTC seconds.
    package let time: UInt64
    /// SHA-256 of the release: the share, sealed to the keyholder.
    package let releaseDigest: Digest

    package init(
        portal: Portal, statement: StatementHash, messageID: MessageID, trustee: Identifier,
        time: UInt64, releaseDigest: Digest
    ) {
        self.portal = portal
        self.statement = statement
        self.messageID = messageID
        self.trustee = trustee
        self.time = time
        self.releaseDigest = releaseDigest
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: ReleaseNote.type)
        portal = try lines.portal()
        statement = StatementHash(try lines.digest("statement"))
        messageID = MessageID(try lines.digest("message"))
        trustee = try lines.identifier("trustee")
        time = try lines.number("time")
        releaseDigest = try lines.digest("release digest")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            ReleaseNote.type, portal.name, statement.hex, messageID.hex, trustee.text,
            String(time), releaseDigest.hex,
        ])
    }

    package static let type = "senim/release/v1"
}

/// Why a trustee did not release its share: the closed list of Specification.md §2.5.
package enum RefusalReason: String, Sendable, Hashable, CaseIterable {
    /// No such message was accepted.
    case unknownMessage = "unknown-message"
    /// Header and body are not those of the message, or hP is another.
    case wrongHeader = "wrong-header"
    /// The keyholder has no slot in the message.
    case noSlot = "no-slot"
    /// The directory of statement or message is not current, or was superseded for more than 7 days.
    case notCurrent = "not-current"
    /// The trustee's own slot does not open to what its commitment says.
    case malformed
    /// The ground does not hold, or was not approved.
    case ground
    /// The keyholder is suspended or outside their dates.
    case suspended
    /// The statement's nonce was used by another.
    case replayed
    /// The trustee's key that the message was sealed to is destroyed, and the log says so.
    case keyGone = "key-gone"
}

/// A trustee refused a statement (Specification.md §2.5); signed by its note key.
package struct RefusalNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let statement: StatementHash
    package let messageID: MessageID
    package let trustee: Identifier
    /// UTC seconds.
    package let time: UInt64
    package let reason: RefusalReason

    package init(
        portal: Portal, statement: StatementHash, messageID: MessageID, trustee: Identifier,
        time: UInt64, reason: RefusalReason
    ) {
        self.portal = portal
        self.statement = statement
        self.messageID = messageID
        self.trustee = trustee
        self.time = time
        self.reason = reason
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: RefusalNote.type)
        portal = try lines.portal()
        statement = StatementHash(try lines.digest("statement"))
        messageID = MessageID(try lines.digest("message"))
        trustee = try lines.identifier("trustee")
        time = try lines.number("time")
        reason = try lines.value(
            "reason", .oneOf(RefusalReason.allCases.map(\.rawValue))
        ) { RefusalReason(rawValue: $0) }
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            RefusalNote.type, portal.name, statement.hex, messageID.hex, trustee.text,
            String(time), reason.rawValue,
        ])
    }

    package static let type = "senim/refusal/v1"
}
