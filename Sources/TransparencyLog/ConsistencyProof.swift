package import Encoding

/// The hashes that show that one tree is a prefix of another (RFC 9162 §2.1.4; Specification.md §2.2).
package struct ConsistencyProof: Hashable, Sendable {
    package let hashes: [Digest]

    package init(hashes: [Digest]) {
        self.hashes = hashes
    }

    /// Checks that the tree of `newSize` begins with the tree of `oldSize` (RFC 9162 §2.1.4.2).
    ///
    /// Nothing can be said from an empty older tree: with `oldSize` 0 it always throws.
    package func verify(
        oldSize: UInt64, oldRoot: Digest, newSize: UInt64, newRoot: Digest
    ) throws(ProofRefused) {
        guard oldSize > 0, oldSize <= newSize, newSize <= TreeSize.maximum else { throw .sizes }
        guard oldSize < newSize else {
            guard hashes.isEmpty else { throw .length }
            guard oldRoot == newRoot else { throw .rootMismatch }
            return
        }
        guard !hashes.isEmpty, hashes.count <= TreeSize.maximumProofCount else { throw .length }
        var path = hashes[...]
        let seed = oldSize.nonzeroBitCount == 1 ? oldRoot : path.removeFirst()
        var position = oldSize - 1
        var last = newSize - 1
        let ones = UInt64((~position).trailingZeroBitCount)
        position >>= ones
        last >>= ones
        var oldHash = seed
        var newHash = seed
        for hash in path {
            guard last != 0 else { throw .length }
            if position & 1 == 1 || position == last {
                oldHash = MerkleHash.node(hash, oldHash)
                newHash = MerkleHash.node(hash, newHash)
                if position & 1 == 0 {
                    let zeros = UInt64(position.trailingZeroBitCount)
                    position >>= zeros
                    last >>= zeros
                }
            } else {
                newHash = MerkleHash.node(newHash, hash)
            }
            position >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .length }
        guard oldHash == oldRoot, newHash == newRoot else { throw .rootMismatch }
    }

    /// Checks that `newer` extends `older`, which was verified before.
    package func verify(
        from older: Checkpoint, to newer: Checkpoint
    ) throws(ProofRefused) {
        try verify(
            oldSize: older.size, oldRoot: older.root, newSize: newer.size, newRoot: newer.root)
    }
}
