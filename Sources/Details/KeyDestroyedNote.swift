package import Directory
package import Encoding

/// An owner destroyed a sealing key that nothing needs any more (Specification.md §2.11); signed by the identity or note
/// key.
package struct KeyDestroyedNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let owner: SealingKeyOwner
    package let quarter: Quarter
    /// SHA-256 of the public key.
    package let sealingKeyDigest: Digest
    /// UTC seconds.
    package let time: UInt64

    package init(
        portal: Portal, owner: SealingKeyOwner, quarter: Quarter, sealingKeyDigest: Digest,
        time: UInt64
    ) {
        self.portal = portal
        self.owner = owner
        self.quarter = quarter
        self.sealingKeyDigest = sealingKeyDigest
        self.time = time
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: KeyDestroyedNote.type)
        portal = try lines.portal()
        owner = try lines.owner()
        quarter = try lines.quarter()
        sealingKeyDigest = try lines.digest("sealing key digest")
        time = try lines.number("time")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            KeyDestroyedNote.type, portal.name, owner.description, quarter.text,
            sealingKeyDigest.hex, String(time),
        ])
    }

    /// Under which the log has it once.
    package var name: FactName { .destruction(ofKey: sealingKeyDigest) }

    package static let type = "senim/key-destroyed/v1"
}
