import Encoding

/// What a log sends to a witness: its new checkpoint, and how it extends the last one (C2SP tlog-witness;
/// Specification.md §9.1).
package struct AddCheckpointRequest: Hashable, Sendable {
    /// The size the log believes the witness cosigned last.
    package let oldSize: UInt64
    package let proof: ConsistencyProof
    package let checkpoint: UnverifiedCheckpoint

    /// - Throws: `MalformedProofText.tooManyHashes`.
    package init(
        oldSize: UInt64, proof: ConsistencyProof, checkpoint: UnverifiedCheckpoint
    ) throws(MalformedProofText) {
        guard proof.hashes.count <= TreeSize.maximumProofCount else { throw .tooManyHashes }
        self.oldSize = oldSize
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads the body of an `add-checkpoint` request. What it refuses is answered with 400.
    package init(parsing bytes: [UInt8]) throws(MalformedProofText) {
        let (all, checkpoint) = try ProofText.split(bytes)
        var lines = all[...]
        guard let line = lines.popFirst(),
            let oldSize = try ProofText.number(line, named: AddCheckpointRequest.oldName)
        else { throw .lines }
        try self.init(
            oldSize: oldSize, proof: ConsistencyProof(hashes: try ProofText.hashes(lines)),
            checkpoint: try ProofText.checkpoint(checkpoint))
    }

    /// The body, which `init(parsing:)` reads.
    package var bytes: [UInt8] {
        ProofText.print(
            ["\(AddCheckpointRequest.oldName) \(oldSize)"], proof.hashes, checkpoint)
    }

    private static let oldName = "old"
}
