import Encoding
import SealedMessage
import Secrets

/// The trustees' shares and salts of one message, all of which follow from its two keys (Specification.md §4.2).
///
/// One who has both keys can compute them, sender or opener: no sender can hand out shares of which some open a message
/// and some do not.
struct TrusteeSharing: ~Copyable, Sendable {
    /// share ‖ salt of each trustee, 64 bytes each.
    private let secrets: SecretBytes
    private let count: Int

    init(keys: MessageKeys, trusteeKey: borrowing SecretBytes, committee: Committee) {
        count = committee.trusteeCount
        let shares = Shamir.split(
            trusteeKey, coefficients: keys.coefficients(threshold: committee.trusteeThreshold),
            shareCount: count)
        var secrets = SecretBytes(zeroByteCount: 0)
        for index in 0..<count {
            let start = index * Shamir.secretByteCount
            let secret = SecretBytes(
                joining: shares.part(start..<start + Shamir.secretByteCount),
                keys.salt(ofTrustee: index))
            secrets = SecretBytes(joining: secrets, secret)
        }
        self.secrets = secrets
    }

    /// share ‖ salt, as the slot of that trustee seals it.
    borrowing func secret(_ index: Int) -> SecretBytes {
        precondition((0..<count).contains(index), "there is no such trustee")
        return secrets.part(
            index * Slot.plaintextByteCount..<(index + 1) * Slot.plaintextByteCount)
    }

    /// What a message commits to, trustee by trustee.
    borrowing func commitments(contextHash: Digest) -> [Digest] {
        secrets.withBytes { secrets in
            (0..<count).map { index in
                let secret = secrets.extracting(
                    index * Slot.plaintextByteCount..<(index + 1) * Slot.plaintextByteCount)
                return slotCommitment(
                    contextHash: contextHash, role: .trustee, index: index,
                    share: secret.extracting(0..<32), salt: secret.extracting(32..<64))
            }
        }
    }

    /// Whether a message commits to exactly these shares.
    borrowing func isCommitted(in preheader: Preheader) -> Bool {
        let commitments = commitments(contextHash: preheader.context.hash)
        return commitments.indices.allSatisfy { index in
            preheader.commitment(to: .trustee, at: index) == commitments[index]
        }
    }
}
