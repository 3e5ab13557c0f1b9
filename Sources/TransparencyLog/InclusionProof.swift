package import Encoding

/// The hashes that lead from one leaf to the root (RFC 9162 §2.1.3; Specification.md §2.1).
package struct InclusionProof: Hashable, Sendable {
    /// The zero-based index of the leaf.
    package let index: UInt64
    /// From the leaf's sibling up to the root's child.
    package let hashes: [Digest]

    package init(index: UInt64, hashes: [Digest]) {
        self.index = index
        self.hashes = hashes
    }

    /// Checks that the leaf stands at `index` in the tree of this size and root (RFC 9162 §2.1.3.2).
    package func verify(leafHash: Digest, size: UInt64, root: Digest) throws(ProofRefused) {
        guard index < size, size <= TreeSize.maximum else { throw .indexOutsideTree }
        guard hashes.count <= TreeSize.maximumProofCount else { throw .length }
        var position = index
        var last = size - 1
        var hash = leafHash
        for sibling in hashes {
            guard last != 0 else { throw .length }
            if position & 1 == 1 || position == last {
                hash = MerkleHash.node(sibling, hash)
                if position & 1 == 0 {
                    let zeros = UInt64(position.trailingZeroBitCount)
                    position >>= zeros
                    last >>= zeros
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .length }
        guard hash == root else { throw .rootMismatch }
    }

    /// Checks that the leaf stands in the tree of a verified checkpoint.
    package func verify(
        leafHash: Digest, in checkpoint: VerifiedCheckpoint
    ) throws(ProofRefused) {
        try verify(
            leafHash: leafHash, size: checkpoint.checkpoint.size, root: checkpoint.checkpoint.root)
    }
}

/// Thrown when a proof does not show what it should.
package enum ProofRefused: Error, Equatable {
    /// The tree of that size has no such leaf.
    case indexOutsideTree
    /// The older tree is larger than the newer, or empty.
    case sizes
    /// There are too few or too many hashes.
    case length
    /// The hashes lead to another root.
    case rootMismatch
}
