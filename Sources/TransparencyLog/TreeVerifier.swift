package import Encoding

/// Recomputes a whole tree from its entries and checks every tile on the way (Specification.md §5).
///
/// Bundles are given in order; memory stays at one row of hashes a level. The first thing that does not fit is named.
package struct TreeVerifier {
    /// The tree's size, from a checkpoint.
    package let size: UInt64
    private var nextIndex: UInt64 = 0
    /// For each level the hashes behind its last full tile.
    private var rows: [[Digest]] = [[]]

    package init(size: UInt64) {
        precondition(size <= TreeSize.maximum, "2⁶³ entries are out of reach")
        self.size = size
    }

    /// Verifies the whole tree of a checkpoint.
    ///
    /// - Parameters:
    ///   - bundle: gives the bytes of an entry bundle as stored for a tree of this size.
    ///   - tile: gives the bytes of a hash tile as stored for a tree of this size.
    /// - Throws: `TreeDefect` naming the first bundle or tile that does not fit, or the root.
    package static func verify<Failure: Error>(
        _ checkpoint: Checkpoint,
        bundle: (TileID) throws(Failure) -> [UInt8],
        tile: (TileID) throws(Failure) -> [UInt8]
    ) throws(TreeDefect<Failure>) {
        var verifier = TreeVerifier(size: checkpoint.size)
        while let id = verifier.nextBundle {
            try verifier.add(bundle: try reading(id, from: bundle), tile: tile)
        }
        guard verifier.root == checkpoint.root else { throw .root }
    }

    /// The bundle to give next; nil when all were given.
    package var nextBundle: TileID? {
        TileID(kind: .entries, index: nextIndex, inTreeOfSize: size)
    }

    /// Takes the bytes of `nextBundle`, and checks the hash tiles that are complete with it.
    package mutating func add<Failure: Error>(
        bundle bytes: [UInt8], tile: (TileID) throws(Failure) -> [UInt8]
    ) throws(TreeDefect<Failure>) {
        guard let id = nextBundle else { preconditionFailure("all bundles were given") }
        guard let bundle = try? EntryBundle(parsing: bytes, width: id.width) else {
            throw .bundle(id)
        }
        rows[0] = bundle.leafHashes
        nextIndex += 1
        var level = 0
        while rows[level].count == TileID.fullWidth {
            try check(level: level, tile: tile)
            if level + 1 == rows.count { rows.append([]) }
            rows[level + 1].append(MerkleHash.root(ofComplete: rows[level][...]))
            rows[level].removeAll(keepingCapacity: true)
            level += 1
        }
        guard nextBundle == nil else { return }
        for level in rows.indices where !rows[level].isEmpty {
            try check(level: level, tile: tile)
        }
    }

    /// The root of the entries given so far.
    package var root: Digest {
        var root: Digest?
        for row in rows {
            var tree = CompactTree()
            tree.append(contentsOf: row)
            for peak in tree.peaks.reversed() {
                root = root.map { MerkleHash.node(peak, $0) } ?? peak
            }
        }
        return root ?? MerkleHash.emptyRoot
    }

    /// Compares the tile that a level's row makes up with the stored one.
    private func check<Failure: Error>(
        level: Int, tile: (TileID) throws(Failure) -> [UInt8]
    ) throws(TreeDefect<Failure>) {
        let row = rows[level]
        let end = (nextIndex - 1) >> UInt64(8 * level)
        let id = TileID(
            unchecked: .hashes(level: level), index: end, width: row.count)
        let stored = try TreeVerifier.reading(id, from: tile)
        guard stored == HashTile.encode(row) else { throw .tile(id) }
    }

    private static func reading<Failure: Error>(
        _ id: TileID, from read: (TileID) throws(Failure) -> [UInt8]
    ) throws(TreeDefect<Failure>) -> [UInt8] {
        do throws(Failure) {
            return try read(id)
        } catch {
            throw .reading(id, error)
        }
    }
}

/// Thrown for the first thing in a stored tree that does not fit.
package enum TreeDefect<Failure: Error>: Error {
    /// The store failed to give this bundle or tile.
    case reading(TileID, Failure)
    /// The bundle is no sequence of so many entries.
    case bundle(TileID)
    /// The tile's hashes are not those of the entries below it; the one or the other was changed.
    case tile(TileID)
    /// Every tile fits, but the root is not the checkpoint's.
    case root
}

extension TreeDefect: Equatable where Failure: Equatable {}
