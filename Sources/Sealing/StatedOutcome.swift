import SealedMessage
import Secrets

/// What a message can have been to a keyholder (Specification.md §11.2).
package enum OutcomeCode: UInt8, Sendable, Hashable, CaseIterable {
    /// It was opened, and is dealt with.
    case takenUp = 1
    /// It does not open: not addressed to this keyholder, or a cover.
    case notAddressed = 2
    /// It was opened, and is a cover.
    case cover = 3
    /// It breaks the format, by its sender's fault.
    case malformed = 4
}

/// An outcome with what goes with it: "not addressed" gives the share away that it calls useless.
///
/// Worthless if true; if false, the proof of the lie.
package struct StatedOutcome: ~Copyable, Sendable {
    package let code: OutcomeCode
    /// share ‖ salt with `notAddressed`, zeros else: 64 bytes.
    private let revealed: SecretBytes

    /// An outcome that reveals nothing.
    ///
    /// - Precondition: the code is not `notAddressed`.
    package init(_ code: OutcomeCode) {
        precondition(code != .notAddressed, "not addressed is stated with the share")
        self.code = code
        revealed = SecretBytes(zeroByteCount: Slot.plaintextByteCount)
    }

    /// "Not addressed", with the keyholder's own share and salt.
    package init(notAddressedWith secret: borrowing SlotSecret) {
        code = .notAddressed
        revealed = secret.withBytes { $0.duplicate() }
    }

    /// Reads what a trustee's part opens to.
    init(plaintext: borrowing SecretBytes) throws(OutcomeRefused) {
        let code = StatedOutcome.code(in: plaintext)
        guard let known = OutcomeCode(rawValue: code) else { throw .code(code) }
        guard known == .notAddressed || StatedOutcome.isBare(plaintext) else { throw .notZero }
        self.code = known
        revealed = StatedOutcome.rest(of: plaintext)
    }

    /// The share and salt that were given away; nil unless the code is `notAddressed`.
    package borrowing func secret() -> SlotSecret? {
        guard code == .notAddressed else { return nil }
        return try? SlotSecret(revealed.duplicate())
    }

    /// What a trustee's part seals.
    borrowing func plaintext() -> SecretBytes {
        var head = [code.rawValue]
        return SecretBytes(joining: SecretBytes(moving: &head), revealed)
    }

    /// What an auditor's part seals: whether it was taken up, and no more.
    borrowing func closedPlaintext() -> SecretBytes {
        var head = [code == .takenUp ? code.rawValue : StatedOutcome.closed]
        return SecretBytes(
            joining: SecretBytes(moving: &head),
            SecretBytes(zeroByteCount: Slot.plaintextByteCount))
    }

    /// The code before the 64 bytes of share and salt.
    static func code(in plaintext: borrowing SecretBytes) -> UInt8 {
        plaintext.part(0..<1).withBytes { $0.copiedBytes }[0]
    }

    /// The 64 bytes behind the code.
    static func rest(of plaintext: borrowing SecretBytes) -> SecretBytes {
        plaintext.part(1..<1 + Slot.plaintextByteCount)
    }

    /// Whether nothing stands behind the code.
    static func isBare(_ plaintext: borrowing SecretBytes) -> Bool {
        rest(of: plaintext).isEqual(to: SecretBytes(zeroByteCount: Slot.plaintextByteCount))
    }

    /// What auditors read for everything but "taken up".
    static let closed: UInt8 = 2
}
