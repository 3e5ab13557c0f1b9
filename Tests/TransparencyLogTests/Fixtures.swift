import Encoding
import Foundation
import Secrets
import SignedNote
import TransparencyLog

/// Keys made from one byte, for tests.
enum Keys {
    static func signing(seed byte: UInt8) -> SigningKey {
        var seed = [UInt8](repeating: byte, count: SigningKey.seedByteCount)
        return SigningKey(seed: SecretBytes(moving: &seed))
    }

    static func log(_ name: String = "log.example", seed: UInt8 = 1) throws -> NoteSigner {
        try NoteSigner(name: name, key: signing(seed: seed))
    }

    static func cosigner(_ name: String, seed: UInt8) throws -> CosigningKey {
        try CosigningKey(name: name, key: signing(seed: seed))
    }
}

/// A log in memory, with every tile and bundle as a store would keep them.
struct MemoryLog {
    private(set) var leaves: [Digest] = []
    private(set) var tiles: [TileID: [Digest]] = [:]
    private(set) var entries: [[UInt8]] = []
    private(set) var compact = CompactTree()

    init(entryCount: Int = 0) throws {
        try append(entryCount)
    }

    static func entry(_ index: Int) -> [UInt8] {
        Array("entry \(index)".utf8) + [UInt8](repeating: UInt8(index % 251), count: index % 5)
    }

    mutating func append(_ count: Int) throws {
        let fresh = (entries.count..<entries.count + count).map(MemoryLog.entry)
        let hashes = fresh.map { MerkleHash.leaf($0) }
        for update in try tree().tiles(appending: hashes) {
            let key = try TileID(kind: update.id.kind, index: update.id.index)
            tiles[key] = update.hashes
        }
        entries += fresh
        leaves += hashes
        compact.append(contentsOf: hashes)
    }

    /// The tree as it was at a size, read from the tiles of now.
    func tree(size: Int? = nil) -> TiledTree<Missing> {
        let tiles = tiles
        return TiledTree(size: UInt64(size ?? entries.count)) { id throws(Missing) in
            guard let key = try? TileID(kind: id.kind, index: id.index), let tile = tiles[key]
            else { throw Missing() }
            return tile
        }
    }

    func bundle(_ id: TileID) throws(Missing) -> [UInt8] {
        let start = Int(id.index) * 256
        guard id.kind == .entries, start + id.width <= entries.count,
            let bundle = try? EntryBundle(entries: entries[start..<start + id.width])
        else { throw Missing() }
        return bundle.bytes
    }

    func tile(_ id: TileID) throws(Missing) -> [UInt8] {
        guard let key = try? TileID(kind: id.kind, index: id.index), let tile = tiles[key] else {
            throw Missing()
        }
        return HashTile.encode(tile.prefix(id.width))
    }

    func checkpoint(origin: String = "log.example") throws -> Checkpoint {
        try Checkpoint(origin: origin, size: UInt64(entries.count), root: compact.root)
    }

    struct Missing: Error, Equatable {}
}

/// The definition of RFC 9162 §2.1.1, as slow as it is short.
func merkleTreeHash(_ leaves: ArraySlice<Digest>) -> Digest {
    guard let first = leaves.first else { return MerkleHash.emptyRoot }
    guard leaves.count > 1 else { return first }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return MerkleHash.node(
        merkleTreeHash(leaves[..<middle]), merkleTreeHash(leaves[middle...]))
}

/// Reads the published vectors beside the tests.
enum Vectors {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Vectors")

    static func decode<T: Decodable>(_ path: String, as type: T.Type = T.self) throws -> T {
        try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: path)))
    }

    /// The paths of all JSON files below a folder of the vectors.
    static func paths(below path: String) -> [String] {
        let root = folder.appending(path: path)
        let names = FileManager.default.enumerator(atPath: root.path())?.allObjects ?? []
        return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }.sorted()
            .map { "\(path)/\($0)" }
    }
}
