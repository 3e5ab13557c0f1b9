import Encoding
import Testing
import TransparencyLog

@Suite struct `Keeping a tile's nodes` {
    /// Around the widths where a tile fills, and where a second level begins.
    @Test(arguments: [1, 2, 3, 255, 256, 257, 511, 600] as [UInt64])
    func `gives the same inclusion proofs as hashing them anew`(size: UInt64) throws {
        let leaves = (0..<size).map { MerkleHash.leaf([UInt8](bigEndian: $0)) }
        var tiles: [TileID: [Digest]] = [:]
        let empty = TiledTree<Never>(size: 0) { _ in [] }
        for update in try empty.tiles(appending: leaves) { tiles[update.id] = update.hashes }
        let stored = tiles
        let tree = TiledTree<Never>(size: size) { stored[$0] ?? [] }
        let keeping = TiledTree<Never>(
            size: size, read: { stored[$0] ?? [] }, nodes: { TileNodes(stored[$0] ?? []) })
        let root = try tree.root()
        for index in stride(from: 0, to: size, by: 7) {
            let proof = try keeping.inclusionProof(index: index)
            #expect(try proof == tree.inclusionProof(index: index))
            try proof.verify(leafHash: leaves[Int(index)], size: size, root: root)
        }
    }

    @Test func `refuses a tile narrower than the tree has`() throws {
        let leaves = (0..<UInt64(5)).map { MerkleHash.leaf([UInt8](bigEndian: $0)) }
        let tree = TiledTree<Never>(
            size: 5, read: { _ in leaves }, nodes: { _ in TileNodes(Array(leaves.prefix(4))) })
        #expect(throws: TileReadFailure<Never>.self) { try tree.inclusionProof(index: 0) }
    }
}
