package import Encoding

/// A self-contained proof that an entry stands in a log under a policy (C2SP tlog-proof v1; Specification.md §8).
package struct LogProof: Hashable, Sendable {
    /// Opaque data beside the proof; nobody vouches for them.
    package let extra: [UInt8]?
    package let inclusion: InclusionProof
    package let checkpoint: UnverifiedCheckpoint

    /// - Throws: `MalformedProofText` for empty extra data or too many hashes.
    package init(
        extra: [UInt8]? = nil, inclusion: InclusionProof, checkpoint: UnverifiedCheckpoint
    ) throws(MalformedProofText) {
        guard extra?.isEmpty != true else { throw .extra }
        guard inclusion.hashes.count <= TreeSize.maximumProofCount else { throw .tooManyHashes }
        self.extra = extra
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    /// Reads the text of a proof.
    package init(parsing bytes: [UInt8]) throws(MalformedProofText) {
        let (all, checkpoint) = try ProofText.split(bytes)
        var lines = all[...]
        guard let format = lines.popFirst(), format.utf8.elementsEqual(LogProof.format.utf8) else {
            throw .unknownFormat
        }
        var extra: [UInt8]?
        if let line = lines.first, line.utf8.starts(with: LogProof.extraPrefix.utf8) {
            let text = Substring(line.utf8.dropFirst(LogProof.extraPrefix.utf8.count))
            guard let data = try? Base64.decode(text) else { throw .extra }
            extra = data
            lines.removeFirst()
        }
        guard let line = lines.popFirst(),
            let index = try ProofText.number(line, named: LogProof.indexName)
        else { throw .lines }
        try self.init(
            extra: extra,
            inclusion: InclusionProof(index: index, hashes: try ProofText.hashes(lines)),
            checkpoint: try ProofText.checkpoint(checkpoint))
    }

    /// The text of the proof, which `init(parsing:)` reads.
    package var bytes: [UInt8] {
        var head = [LogProof.format]
        if let extra { head.append(LogProof.extraPrefix + Base64.encode(extra)) }
        head.append("\(LogProof.indexName) \(inclusion.index)")
        return ProofText.print(head, inclusion.hashes, checkpoint)
    }

    /// Checks that the entry stands in a tree that the policy accepts (Specification.md §8.2).
    ///
    /// - Returns: the checkpoint, with which times of cosignatures can be asked.
    package func verify(
        leafHash: Digest, policy: WitnessPolicy
    ) throws(LogProofRefused) -> VerifiedCheckpoint {
        let verified: VerifiedCheckpoint
        do throws(PolicyNotSatisfied) {
            verified = try policy.verify(checkpoint)
        } catch {
            throw .policy(error)
        }
        do throws(ProofRefused) {
            try inclusion.verify(leafHash: leafHash, in: verified)
        } catch {
            throw .inclusion(error)
        }
        return verified
    }

    private static let format = "c2sp.org/tlog-proof@v1"
    private static let extraPrefix = "extra "
    private static let indexName = "index"
}

/// Thrown when a well-formed proof does not show what was asked.
package enum LogProofRefused: Error, Equatable {
    case policy(PolicyNotSatisfied)
    case inclusion(ProofRefused)
}
