import Encoding
package import SealedMessage
import Secrets

/// What t trustees' shares say of a share that a keyholder called useless (Specification.md §11.4).
package enum ShareFinding: Sendable, Hashable {
    /// It is the holders' half of the message's key.
    case addressed
    /// It is not.
    case notAddressed
    /// It is, but the trustees' shares are not those that follow from the keys: the sender's fault, and no word about anybody.
    case inconsistentShares
}

extension TrusteeShares {
    /// Tells whether a keyholder's share is the key of the message.
    ///
    /// The trustees' half exists during this call only.
    ///
    /// - Throws: `commitment` when the share is not the one that the message committed to for this keyholder.
    package borrowing func finding(
        of secret: borrowing SlotSecret, ofHolder index: Int, in header: MessageHeader
    ) throws(OpeningRefused) -> ShareFinding {
        guard secret.matches(header.preheader, role: .holder, index: index) else {
            throw .commitment(.holder, index: index)
        }
        let context = header.context
        for subset in try sufficientSubsets() {
            let trusteeKey = combined(subset)
            let keys = MessageKeys(
                contextHash: context.hash, holderKey: secret.share(), trusteeKey: trusteeKey)
            guard
                constantTimeEqual(keys.commitment.bytes, header.preheader.keyCommitment.bytes)
            else { continue }
            let sharing = TrusteeSharing(
                keys: keys, trusteeKey: trusteeKey, committee: context.committee)
            return sharing.isCommitted(in: header.preheader) ? .addressed : .inconsistentShares
        }
        return .notAddressed
    }
}
