import Encoding
package import Secrets
package import SignedNote

/// A key that cosigns checkpoints and does nothing else (Specification.md §6).
///
/// Who calls `cosign` has checked that the checkpoint is consistent with the last one cosigned and has stored it.
package struct CosigningKey: ~Copyable, Sendable {
    /// What others need in order to check the cosignatures: algorithm 0x04.
    package let verifierKey: VerifierKey
    private let key: SigningKey

    /// - Throws: `MalformedVerifierKey.name` when the name cannot stand in a signature line.
    package init(name: String, key: consuming SigningKey) throws(MalformedVerifierKey) {
        verifierKey = try VerifierKey(
            name: name, algorithm: .cosignature, publicKey: key.publicKey)
        self.key = key
    }

    /// The signature line for a checkpoint, to be added to its note.
    ///
    /// - Parameter timestamp: now, in seconds since 1970-01-01 UTC.
    /// - Throws: `MalformedCosignature.timestamp` for a time of 2⁶³ or more.
    package borrowing func cosign(
        _ checkpoint: VerifiedCheckpoint, at timestamp: UInt64
    ) throws(MalformedCosignature) -> NoteSignature {
        guard timestamp <= Cosignature.maximumTimestamp else { throw .timestamp }
        let signature = key.signature(
            for: Cosignature.message(checkpoint: checkpoint.checkpoint, timestamp: timestamp))
        do throws(MalformedNoteSignature) {
            return try NoteSignature(
                name: verifierKey.name, keyID: verifierKey.keyID,
                signature: [UInt8](bigEndian: timestamp) + signature)
        } catch {
            preconditionFailure("the name was checked, and a cosignature has 72 bytes")
        }
    }
}
