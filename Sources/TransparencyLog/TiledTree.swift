package import Encoding

/// A tree that lies in tiles: its root, its proofs, and the tiles that change when it grows (Specification.md §3.4).
///
/// Nothing is stored here. `read` is asked for tiles as they stand in a tree of the given size, may give wider ones, and
/// what it gives is trusted: check it with `TreeVerifier` where the store may lie.
package struct TiledTree<Failure: Error> {
    package let size: UInt64
    private let read: (TileID) throws(Failure) -> [Digest]
    private let nodes: ((TileID) throws(Failure) -> TileNodes)?

    /// - Parameter nodes: gives tiles whose nodes are hashed already, for inclusion proofs; without it they are hashed each
    ///   time.
    package init(
        size: UInt64, read: @escaping (TileID) throws(Failure) -> [Digest],
        nodes: ((TileID) throws(Failure) -> TileNodes)? = nil
    ) {
        precondition(size <= TreeSize.maximum, "2⁶³ entries are out of reach")
        self.size = size
        self.read = read
        self.nodes = nodes
    }

    package func root() throws(TileReadFailure<Failure>) -> Digest {
        var reader = TileReader(size: size, read: read)
        return try reader.root(of: 0..<size)
    }

    /// The appendable state of the tree.
    package func compactTree() throws(TileReadFailure<Failure>) -> CompactTree {
        var reader = TileReader(size: size, read: read)
        var peaks: [Digest] = []
        var start: UInt64 = 0
        for bit in (0..<63).reversed() where size & (1 << UInt64(bit)) != 0 {
            let end = start + 1 << UInt64(bit)
            peaks.append(try reader.root(of: start..<end))
            start = end
        }
        do throws(MalformedTreeState) {
            return try CompactTree(size: size, peaks: peaks)
        } catch {
            preconditionFailure("there is one peak for each bit of the size")
        }
    }

    /// The proof that a leaf stands in this tree (RFC 9162 §2.1.3.1).
    ///
    /// - Throws: `TileReadFailure.outsideTree` when the tree has no such leaf.
    package func inclusionProof(
        index: UInt64
    ) throws(TileReadFailure<Failure>) -> InclusionProof {
        guard index < size else { throw .outsideTree }
        var reader = TileReader(size: size, read: read, nodes: nodes)
        var hashes: [Digest] = []
        var range = 0..<size
        while range.upperBound - range.lowerBound > 1 {
            let count = range.upperBound - range.lowerBound
            let middle = range.lowerBound + largestPowerOfTwo(below: count)
            if index < middle {
                hashes.append(try reader.root(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(try reader.root(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        return InclusionProof(index: index, hashes: hashes.reversed())
    }

    /// The proof that this tree begins with the tree of an older size (RFC 9162 §2.1.4.1).
    ///
    /// Empty for equal sizes and for an older size of 0.
    ///
    /// - Throws: `TileReadFailure.outsideTree` when the older size is larger than this tree.
    package func consistencyProof(
        from oldSize: UInt64
    ) throws(TileReadFailure<Failure>) -> ConsistencyProof {
        guard oldSize <= size else { throw .outsideTree }
        guard oldSize > 0, oldSize < size else { return ConsistencyProof(hashes: []) }
        var reader = TileReader(size: size, read: read)
        var hashes: [Digest] = []
        var range = 0..<size
        while range.upperBound != oldSize {
            let count = range.upperBound - range.lowerBound
            let middle = range.lowerBound + largestPowerOfTwo(below: count)
            if oldSize <= middle {
                hashes.append(try reader.root(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(try reader.root(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        if range.lowerBound > 0 { hashes.append(try reader.root(of: range)) }
        return ConsistencyProof(hashes: hashes.reversed())
    }

    /// The tiles to write, in ascending order of level and index, so that the tree grows by these leaves.
    ///
    /// Every tile that the larger tree has and this one has not, or has narrower: the right edge and what is new. Of
    /// this tree only the partial tiles of the right edge are read.
    package func tiles(
        appending leafHashes: [Digest]
    ) throws(TileReadFailure<Failure>) -> [TileUpdate] {
        precondition(
            UInt64(leafHashes.count) <= TreeSize.maximum - size, "2⁶³ entries are out of reach")
        var updates: [TileUpdate] = []
        var reader = TileReader(size: size, read: read)
        var added = leafHashes
        var level = 0
        while !added.isEmpty {
            let kind = TileID.Kind.hashes(level: level)
            let oldCount = size >> UInt64(8 * level)
            var index = oldCount / 256
            var row: [Digest] = []
            if let edge = TileID(kind: kind, index: index, inTreeOfSize: size) {
                row = try reader.hashes(of: edge)
            }
            var completed: [Digest] = []
            for hash in added {
                row.append(hash)
                if row.count == TileID.fullWidth {
                    updates.append(TileUpdate(kind: kind, index: index, hashes: row))
                    completed.append(MerkleHash.root(ofComplete: row[...]))
                    row.removeAll(keepingCapacity: true)
                    index += 1
                }
            }
            if !row.isEmpty { updates.append(TileUpdate(kind: kind, index: index, hashes: row)) }
            added = completed
            level += 1
        }
        return updates
    }
}

/// One tile to be stored, in place of a narrower one of the same kind and index.
package struct TileUpdate: Hashable, Sendable {
    package let id: TileID
    package let hashes: [Digest]

    fileprivate init(kind: TileID.Kind, index: UInt64, hashes: [Digest]) {
        id = TileID(unchecked: kind, index: index, width: hashes.count)
        self.hashes = hashes
    }

    /// The tile's bytes.
    package var bytes: [UInt8] { HashTile.encode(hashes) }
}
