package import Encoding

/// A Merkle tree that forgets its leaves: what is needed to append and to know the root (Specification.md §1.3).
///
/// It holds one hash for each bit set in its size, the complete subtrees from left to right.
package struct CompactTree: Hashable, Sendable {
    /// The number of leaves.
    package private(set) var size: UInt64
    /// The roots of the complete subtrees, the largest first: the state to keep and to restore from.
    package private(set) var peaks: [Digest]

    /// The tree without leaves.
    package init() {
        size = 0
        peaks = []
    }

    /// Restores a tree from its size and peaks.
    ///
    /// - Throws: `MalformedTreeState` when the number of peaks is not that of a tree of this size.
    package init(size: UInt64, peaks: [Digest]) throws(MalformedTreeState) {
        guard size <= TreeSize.maximum else { throw .tooLarge(size: size) }
        guard peaks.count == size.nonzeroBitCount else {
            throw .peaks(count: peaks.count, expected: size.nonzeroBitCount)
        }
        self.size = size
        self.peaks = peaks
    }

    /// Appends the hash of one entry.
    package mutating func append(_ leafHash: Digest) {
        precondition(size < TreeSize.maximum, "2⁶³ entries are out of reach")
        var hash = leafHash
        for _ in 0..<(~size).trailingZeroBitCount {
            hash = MerkleHash.node(peaks.removeLast(), hash)
        }
        peaks.append(hash)
        size += 1
    }

    /// Appends the hashes of entries in order.
    package mutating func append(contentsOf leafHashes: some Sequence<Digest>) {
        for hash in leafHashes { append(hash) }
    }

    /// The Merkle tree hash of all leaves (RFC 9162 §2.1.1).
    package var root: Digest {
        guard var hash = peaks.last else { return MerkleHash.emptyRoot }
        for peak in peaks.dropLast().reversed() { hash = MerkleHash.node(peak, hash) }
        return hash
    }
}

/// Thrown when a stored tree state does not fit its own size.
package enum MalformedTreeState: Error, Equatable {
    case tooLarge(size: UInt64)
    case peaks(count: Int, expected: Int)
}

/// The bounds of a tree's size.
package enum TreeSize {
    /// The largest tree: proofs then have at most 63 hashes, the bound C2SP sets.
    package static let maximum = UInt64(Int64.max)
    /// The most hashes in a proof (C2SP tlog-witness).
    package static let maximumProofCount = 63
}
