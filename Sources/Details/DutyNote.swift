package import Directory
package import Encoding
package import SealedMessage

/// A keyholder states something about a case, or a commissioner about the portal, sealed (Specification.md §2.13); signed by their identity key.
///
/// What was stated the log does not say: it commits to it, and names the bytes that trustees, auditors and the officers of the
/// case open.
package struct DutyNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let messageID: MessageID
    package let keyholder: Identifier
    /// UTC seconds.
    package let time: UInt64
    /// `L("senim/1 duty", salt ‖ plaintext)`.
    package let commitment: Digest
    /// SHA-256 of the sealed statement, which travels beside the log.
    package let sealedDigest: Digest

    package init(
        portal: Portal, messageID: MessageID, keyholder: Identifier, time: UInt64,
        commitment: Digest, sealedDigest: Digest
    ) {
        self.portal = portal
        self.messageID = messageID
        self.keyholder = keyholder
        self.time = time
        self.commitment = commitment
        self.sealedDigest = sealedDigest
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: DutyNote.type)
        portal = try lines.portal()
        messageID = MessageID(try lines.digest("message"))
        keyholder = try lines.identifier("keyholder")
        time = try lines.number("time")
        commitment = try lines.digest("commitment")
        sealedDigest = try lines.digest("sealed digest")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            DutyNote.type, portal.name, messageID.hex, keyholder.text, String(time),
            commitment.hex, sealedDigest.hex,
        ])
    }

    /// Whether it is about the portal instead of a case: what a commissioner owes for it.
    package var isOfPortal: Bool { messageID == .none }

    /// Under which the log has it once: a keyholder may state as much as they like, and each statement once.
    package var name: FactName {
        .duty(Digest(hashing: Array(text.utf8)), about: messageID, by: keyholder)
    }

    package static let type = "senim/duty/v1"
}
