import Encoding
import Storage
import TransparencyLog

/// The right edge of the log's tree: all that is needed to append, a few kibibytes.
struct TreeEdge: Sendable {
    let size: UInt64
    private let tiles: [TileID: [Digest]]
    private let tree: CompactTree

    /// The edge that the storage kept.
    ///
    /// - Throws: `DamagedEdge` when a tile that must be there is missing.
    init(_ tip: LogTip) throws(DamagedEdge) {
        size = tip.size
        tiles = tip.edge
        do {
            tree = try TreeEdge.tiled(size, tiles).compactTree()
        } catch {
            throw DamagedEdge()
        }
    }

    private init(size: UInt64, tiles: [TileID: [Digest]], tree: CompactTree) {
        self.size = size
        self.tiles = tiles
        self.tree = tree
    }

    /// The root of the tree.
    var root: Digest { tree.root }

    /// The edge after these leaves, and the tiles to be written for them.
    func appending(
        _ leafHashes: [Digest]
    ) throws(DamagedEdge) -> (edge: TreeEdge, updates: [TileUpdate]) {
        let updates: [TileUpdate]
        do {
            updates = try TreeEdge.tiled(size, tiles).tiles(appending: leafHashes)
        } catch {
            throw DamagedEdge()
        }
        var grown = tree
        grown.append(contentsOf: leafHashes)
        var edge = Dictionary(
            tiles.map { (TreeEdge.place($0.key), ($0.key, $0.value)) }, uniquingKeysWith: { $1 })
        for update in updates { edge[TreeEdge.place(update.id)] = (update.id, update.hashes) }
        // What is full will never be read again: an append reads partial tiles of the right edge alone.
        let partial = edge.values.filter { !$0.0.isFull }
        return (
            TreeEdge(
                size: grown.size,
                tiles: Dictionary(partial.map { ($0.0, $0.1) }, uniquingKeysWith: { $1 }),
                tree: grown), updates
        )
    }

    private struct Place: Hashable {
        let kind: TileID.Kind
        let index: UInt64
    }

    private static func place(_ id: TileID) -> Place { Place(kind: id.kind, index: id.index) }

    private static func tiled(
        _ size: UInt64, _ tiles: [TileID: [Digest]]
    ) -> TiledTree<DamagedEdge> {
        TiledTree(size: size) { id throws(DamagedEdge) in
            guard let hashes = tiles[id] else { throw DamagedEdge() }
            return hashes
        }
    }
}

/// Thrown when the stored edge lacks a tile.
struct DamagedEdge: Error, Equatable {}
