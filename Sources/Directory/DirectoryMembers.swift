package import Encoding
package import SignedNote

/// One of those without whom nothing opens (Specification.md §4.3).
package struct DirectoryTrustee: Sendable, Hashable {
    package let id: Identifier
    package let name: FreeText
    /// Signs releases, refusals, currency notes, key notes and approvals; named `<portal>/trustee/<id>`.
    package let noteKey: VerifierKey
    /// Cosigns checkpoints and nothing else (0x04); named `<portal>/trustee/<id>/cosigner`.
    package let cosigningKey: VerifierKey

    package init(
        id: Identifier, name: FreeText, noteKey: VerifierKey, cosigningKey: VerifierKey
    ) {
        self.id = id
        self.name = name
        self.noteKey = noteKey
        self.cosigningKey = cosigningKey
    }

    init(reading lines: inout NoteLines) throws(MalformedLines) {
        id = try lines.identifier("trustee", label: true)
        name = try lines.freeText("name")
        noteKey = try lines.verifierKey("note-key", .ed25519, label: true)
        cosigningKey = try lines.verifierKey("cosigning-key", .cosignature, label: true)
    }

    var lines: [String] {
        [
            "trustee \(id)", "name \(name)", "note-key \(noteKey.text)",
            "cosigning-key \(cosigningKey.text)",
        ]
    }
}

/// One who may read every detail of the log and judges it (Specification.md §4.4).
package struct DirectoryAuditor: Sendable, Hashable {
    package let id: Identifier
    package let name: FreeText
    /// Signs requests for details; named `<portal>/auditor/<id>`.
    package let noteKey: VerifierKey
    /// What is meant for auditors alone is sealed to it.
    package let sealingKey: SealingPublicKey

    package init(
        id: Identifier, name: FreeText, noteKey: VerifierKey, sealingKey: SealingPublicKey
    ) {
        self.id = id
        self.name = name
        self.noteKey = noteKey
        self.sealingKey = sealingKey
    }

    init(reading lines: inout NoteLines) throws(MalformedLines) {
        id = try lines.identifier("auditor", label: true)
        name = try lines.freeText("name")
        noteKey = try lines.verifierKey("note-key", .ed25519, label: true)
        sealingKey = try lines.sealingKey("sealing-key", label: true)
    }

    var lines: [String] {
        [
            "auditor \(id)", "name \(name)", "note-key \(noteKey.text)",
            "sealing-key \(sealingKey.text)",
        ]
    }
}
