package import Secrets

/// Signs notes under one name with one Ed25519 key (Specification.md §1, algorithm 0x01).
package struct NoteSigner: ~Copyable, Sendable {
    /// What others need in order to check the signatures.
    package let verifierKey: VerifierKey
    private let key: SigningKey

    /// - Throws: `MalformedVerifierKey.name` when the name cannot stand in a signature line.
    package init(name: String, key: consuming SigningKey) throws(MalformedVerifierKey) {
        verifierKey = try VerifierKey(
            name: name, algorithm: .ed25519, publicKey: key.publicKey)
        self.key = key
    }

    /// The text with this key's signature under it.
    ///
    /// - Throws: `MalformedNote` when the text cannot stand in a note; it must end in a newline.
    package borrowing func sign(_ text: String) throws(MalformedNote) -> SignedNote {
        try SignedNote(text: text, signatures: [try signature(for: text)])
    }

    /// This key's signature line for a text, to be put under a note with others.
    ///
    /// - Throws: `MalformedNote` when the text cannot stand in a note.
    package borrowing func signature(for text: String) throws(MalformedNote) -> NoteSignature {
        let message = Array(text.utf8)
        _ = try SignedNote.checkedText(message[...])
        do throws(MalformedNoteSignature) {
            return try NoteSignature(
                name: verifierKey.name, keyID: verifierKey.keyID,
                signature: key.signature(for: message))
        } catch {
            preconditionFailure("the name was checked, and a signature has 64 bytes")
        }
    }
}
