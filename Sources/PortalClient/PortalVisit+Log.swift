import Details
import Directory
import Encoding
import Exchange
package import TransparencyLog

extension PortalVisit {
    /// The newest checkpoint that satisfies the public policy (Specification.md, 6).
    package nonisolated func publicCheckpoint(
        of portal: VerifiedPortal
    ) async throws(PortalError) -> VerifiedCheckpoint {
        let bytes = try await calls.get(.checkpoint)
        let claim: UnverifiedCheckpoint
        do {
            claim = try UnverifiedCheckpoint(parsing: bytes)
        } catch {
            throw .checkpoint(error)
        }
        let checkpoint: VerifiedCheckpoint
        do {
            checkpoint = try portal.directory.publicPolicy.verify(claim)
        } catch {
            throw .checkpointRefused(error)
        }
        try await checkAgainstCurrency(checkpoint, of: portal)
        return checkpoint
    }

    /// Asks for a consistency proof and checks it.
    ///
    /// Both checkpoints must have been verified; the newer one within the public tree.
    package nonisolated func checkConsistency(
        from older: Checkpoint, to newer: Checkpoint
    ) async throws(PortalError) {
        var hashes: [Digest] = []
        if older.size != newer.size {
            let bytes = try await calls.get(.consistency, suffix: "/\(older.size)/\(newer.size)")
            hashes = try PortalVisit.digests(bytes)
        }
        do {
            try ConsistencyProof(hashes: hashes).verify(from: older, to: newer)
        } catch {
            throw .inconsistent(error)
        }
    }

    /// The tree that trustees named this day is a prefix of the public one, as far as it is within it.
    private nonisolated func checkAgainstCurrency(
        _ checkpoint: VerifiedCheckpoint, of portal: VerifiedPortal
    ) async throws(PortalError) {
        let currency = portal.currency.currency
        guard currency.treeSize > 0, currency.treeSize <= checkpoint.checkpoint.size else { return }
        let older: Checkpoint
        do {
            older = try Checkpoint(
                origin: checkpoint.checkpoint.origin, size: currency.treeSize, root: currency.root)
        } catch {
            throw .checkpoint(error)
        }
        try await checkConsistency(from: older, to: checkpoint.checkpoint)
    }

    private static func digests(_ bytes: [UInt8]) throws(PortalError) -> [Digest] {
        let malformed = PortalError.malformed(.field("consistency proof"))
        guard bytes.count.isMultiple(of: Digest.byteCount),
            bytes.count <= TreeSize.maximumProofCount * Digest.byteCount
        else { throw malformed }
        var digests: [Digest] = []
        for start in stride(from: 0, to: bytes.count, by: Digest.byteCount) {
            guard let digest = try? Digest(bytes[start..<start + Digest.byteCount]) else {
                throw malformed
            }
            digests.append(digest)
        }
        return digests
    }
}
