import Details
import Encoding
package import Sealing
import Secrets

/// What opens a trustee's slot and seals its share to the officer.
///
/// A protocol so that a test can put a lying trustee in its place; there is one other implementation, and it is not in the
/// program.
package protocol ShareReleasing: Sendable {
    /// - Throws: `SlotMalformed` when the slot does not open or does not fit its commitment.
    func release(
        for order: OpeningOrder, with key: borrowing SealingKey
    ) throws(SlotMalformed) -> Release
}

/// Opens the slot, compares it with its commitment, and seals what it found (Specification.md §3.6, §3.7).
package struct ShareRelease: ShareReleasing {
    package init() {}

    package func release(
        for order: OpeningOrder, with key: borrowing SealingKey
    ) throws(SlotMalformed) -> Release {
        do throws(OpeningRefused) {
            let secret = try key.openTrusteeSlot(order.trusteeIndex, of: order.header)
            return Release(
                sealing: secret, from: order.trusteeIndex, statementHash: order.statement.digest,
                to: order.askerKey)
        } catch {
            throw SlotMalformed()
        }
    }
}

/// Thrown when a slot does not open, or does not fit its commitment.
package struct SlotMalformed: Error, Equatable {
    package init() {}
}
