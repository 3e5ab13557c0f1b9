// `unsafe` here: the slot's bytes are copied within the closure that lends them; a test's share is no secret.
import Details
import SealedMessage
package import Sealing
import Secrets
package import Trustee

/// A trustee that signs for a share it does not release: what two of three must survive, and name.
///
/// Put it in the place of `ShareRelease`; all else of the trustee stays honest, its ledger and log entries too.
package struct LyingTrustee: ShareReleasing {
    package enum Lie: Sendable {
        /// The true salt under a share with one bit changed: it mismatches the commitment.
        case wrongShare
        /// 64 bytes that have nothing to do with the slot.
        case noise
        /// The true share, sealed for another statement: it does not open.
        case otherStatement
    }

    private let lie: Lie

    package init(_ lie: Lie) {
        self.lie = lie
    }

    package func release(
        for order: OpeningOrder, with key: borrowing SealingKey
    ) throws(SlotMalformed) -> Release {
        do {
            let secret = try key.openTrusteeSlot(order.trusteeIndex, of: order.header)
            var bytes = secret.withBytes { secret in
                secret.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
            }
            var statement = order.statement.digest
            switch lie {
            case .wrongShare: bytes[0] ^= 1
            case .noise: bytes = randomBytes(Slot.plaintextByteCount)
            case .otherStatement: statement = order.message.digest
            }
            return Release(
                sealing: try SlotSecret(SecretBytes(moving: &bytes)), from: order.trusteeIndex,
                statementHash: statement, to: order.askerKey)
        } catch {
            throw SlotMalformed()
        }
    }
}
