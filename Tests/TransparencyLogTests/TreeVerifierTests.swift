import Encoding
import Testing
import TransparencyLog

@Suite struct `Verifying a whole tree` {
    typealias Defect = TreeDefect<MemoryLog.Missing>

    @Test(arguments: [0, 1, 255, 256, 257, 512, 700])
    func `accepts what a store keeps`(size: Int) throws {
        let log = try MemoryLog(entryCount: size)
        try TreeVerifier.verify(log.checkpoint(), bundle: log.bundle, tile: log.tile)
    }

    @Test func `accepts three levels`() throws {
        var leaves = CompactTree()
        let entry: [UInt8] = [1, 2, 3]
        let size = 65_536 + 256 + 3
        leaves.append(contentsOf: repeatElement(MerkleHash.leaf(entry), count: size))
        let empty = TiledTree<MemoryLog.Missing>(size: 0) { _ throws(MemoryLog.Missing) in
            throw MemoryLog.Missing()
        }
        var tiles: [TileID: [UInt8]] = [:]
        for update in try empty.tiles(
            appending: [Digest](repeating: MerkleHash.leaf(entry), count: size))
        {
            tiles[update.id] = update.bytes
        }
        var readCount = 0
        let checkpoint = try Checkpoint(
            origin: "log.example", size: UInt64(size), root: leaves.root)
        let bundle = try EntryBundle(entries: [[UInt8]](repeating: entry, count: 256)).bytes
        try TreeVerifier.verify(
            checkpoint,
            bundle: { id throws(MemoryLog.Missing) in Array(bundle.prefix(id.width * 5)) },
            tile: { id throws(MemoryLog.Missing) in
                readCount += 1
                guard let tile = tiles[id] else { throw MemoryLog.Missing() }
                return tile
            })
        #expect(readCount == tiles.count)
    }

    @Test(arguments: [0, 1, 255, 256, 511, 599])
    func `names the first bundle with a changed entry by its tile`(index: Int) throws {
        let log = try MemoryLog(entryCount: 600)
        let id = try #require(TileID.bundle(ofEntry: UInt64(index), inTreeOfSize: 600))
        let tile = try TileID(kind: .hashes(level: 0), index: id.index, width: id.width)
        #expect(throws: Defect.tile(tile)) {
            try TreeVerifier.verify(
                log.checkpoint(),
                bundle: { asked throws(MemoryLog.Missing) in
                    var bytes = try log.bundle(asked)
                    guard asked == id,
                        let bundle = try? EntryBundle(parsing: bytes, width: id.width)
                    else { return bytes }
                    var entries = bundle.entries
                    entries[index % 256][0] ^= 1
                    bytes = (try? EntryBundle(entries: entries).bytes) ?? []
                    return bytes
                }, tile: log.tile)
        }
    }

    @Test(arguments: ["tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"])
    func `names a changed tile`(path: String) throws {
        let log = try MemoryLog(entryCount: 600)
        let id = try TileID(parsing: path)
        for flaw in 0..<3 {
            #expect(throws: Defect.tile(id)) {
                try TreeVerifier.verify(
                    log.checkpoint(), bundle: log.bundle,
                    tile: { asked throws(MemoryLog.Missing) in
                        var bytes = try log.tile(asked)
                        guard asked == id else { return bytes }
                        switch flaw {
                        case 0: bytes[7] ^= 1
                        case 1: bytes.removeLast()
                        default: bytes.append(0)
                        }
                        return bytes
                    })
            }
        }
    }

    @Test func `names a bundle that does not parse`() throws {
        let log = try MemoryLog(entryCount: 600)
        let id = try TileID(parsing: "tile/entries/001")
        #expect(throws: Defect.bundle(id)) {
            try TreeVerifier.verify(
                log.checkpoint(),
                bundle: { asked throws(MemoryLog.Missing) in
                    try log.bundle(asked).dropLast(asked == id ? 1 : 0)
                }, tile: log.tile)
        }
    }

    @Test func `names what cannot be read`() throws {
        let log = try MemoryLog(entryCount: 300)
        let larger = try Checkpoint(origin: "log.example", size: 600, root: log.compact.root)
        #expect(throws: Defect.reading(try TileID(parsing: "tile/entries/001"), .init())) {
            try TreeVerifier.verify(larger, bundle: log.bundle, tile: log.tile)
        }
    }

    @Test func `refuses the root of another tree`() throws {
        let log = try MemoryLog(entryCount: 300)
        let other = try Checkpoint(origin: "log.example", size: 300, root: .zero)
        #expect(throws: Defect.root) {
            try TreeVerifier.verify(other, bundle: log.bundle, tile: log.tile)
        }
    }

    @Test func `knows the root on the way`() throws {
        let log = try MemoryLog(entryCount: 600)
        var verifier = TreeVerifier(size: 600)
        #expect(verifier.root == MerkleHash.emptyRoot)
        while let id = verifier.nextBundle {
            try verifier.add(bundle: log.bundle(id), tile: log.tile)
            let end = min((Int(id.index) + 1) * 256, 600)
            #expect(verifier.root == merkleTreeHash(log.leaves[..<end]))
        }
    }
}
