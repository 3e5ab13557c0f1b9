import Encoding
package import SealedMessage
package import Secrets

/// What a holder's or trustee's slot seals, and what a trustee releases: a share and its salt, 64 bytes.
package struct SlotSecret: ~Copyable, Sendable {
    let bytes: SecretBytes

    /// Takes 64 bytes that were opened or made; whether they fit a commitment is asked with `matches`.
    package init(_ bytes: consuming SecretBytes) throws(MalformedSlotSecret) {
        guard bytes.byteCount == Slot.plaintextByteCount else {
            throw MalformedSlotSecret(byteCount: bytes.byteCount)
        }
        self.bytes = bytes
    }

    /// The share itself, 32 bytes, in pages of its own.
    package borrowing func share() -> SecretBytes { bytes.part(0..<32) }

    /// Lends share ‖ salt, to be released or revealed.
    package borrowing func withBytes<R: ~Copyable, E: Error>(
        _ body: (borrowing SecretBytes) throws(E) -> R
    ) throws(E) -> R {
        try body(bytes)
    }

    /// Whether this is what the message committed to for that holder or trustee.
    package borrowing func matches(
        _ preheader: Preheader, role: SlotRole, index: Int
    ) -> Bool {
        guard let expected = preheader.commitment(to: role, at: index) else { return false }
        let commitment = bytes.withBytes { bytes in
            slotCommitment(
                contextHash: preheader.context.hash, role: role, index: index,
                share: bytes.extracting(0..<32), salt: bytes.extracting(32..<64))
        }
        return constantTimeEqual(commitment.bytes, expected.bytes)
    }
}

/// Thrown for a slot's plaintext of another length than 64 bytes.
package struct MalformedSlotSecret: Error, Equatable {
    package let byteCount: Int
}
