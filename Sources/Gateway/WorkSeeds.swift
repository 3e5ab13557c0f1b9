import Encoding
import Exchange

/// The seeds of all epochs, from one key of this process: nothing is stored (Exchange/Specification.md §8).
///
/// After a restart, work done before is asked for again.
struct WorkSeeds: Sendable {
    private let key: [UInt8]

    /// - Parameter randomBytes: a cryptographic generator.
    init(_ randomBytes: (Int) -> [UInt8]) {
        key = randomBytes(Digest.byteCount)
    }

    /// The seed of an epoch, which nobody knows before we say it.
    func seed(of epoch: UInt32) -> WorkSeed {
        let label = labelledHash("senim/1 work-epoch", [UInt8](bigEndian: epoch))
        return WorkSeed(Digest(authenticating: label.bytes, under: key))
    }

    /// Whether a work was done for this request in this epoch or the one before.
    func take(_ work: ProofOfWork, for request: WorkRequest, at now: UInt64) -> Bool {
        if work.effort == 0 { return true }
        let current = WorkEpoch.containing(now)
        guard work.epoch <= current, current - work.epoch <= 1 else { return false }
        return work.holds(for: request, under: seed(of: work.epoch))
    }
}
