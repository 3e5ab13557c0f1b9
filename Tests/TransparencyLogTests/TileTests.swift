import Encoding
import Mutations
import Testing
import TransparencyLog

@Suite struct `The name of a tile` {
    struct Paths: Decodable {
        enum Part: Decodable {
            case number(UInt64)
            case path(String)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(UInt64.self) {
                    self = .number(number)
                } else {
                    self = .path(try container.decode(String.self))
                }
            }
        }

        let tile: [[Part]]
        let entries_for_index_in_size: [[Part]]
    }

    @Test func `is written as published`() throws {
        let paths: Paths = try Vectors.decode("notes/tile-paths.json")
        #expect(paths.tile.count == 5)
        #expect(paths.entries_for_index_in_size.count == 7)
        for case let parts in paths.tile {
            guard
                case (.number(let level), .number(let index), .number(let width), .path(let path)) =
                    (parts[0], parts[1], parts[2], parts[3])
            else {
                Issue.record("a tile is three numbers and a path")
                continue
            }
            let id = try TileID(
                kind: .hashes(level: Int(level)), index: index,
                width: width == 0 ? 256 : Int(width))
            #expect(id.path == path)
            #expect(try TileID(parsing: path) == id)
        }
        for parts in paths.entries_for_index_in_size {
            guard
                case (.number(let entry), .number(let size), .path(let path)) = (
                    parts[0], parts[1], parts[2]
                )
            else {
                Issue.record("a bundle is two numbers and a path")
                continue
            }
            let id = try #require(TileID.bundle(ofEntry: entry, inTreeOfSize: size))
            #expect(id.path == path)
            #expect(try TileID(parsing: path) == id)
        }
    }

    @Test func `has three digits a group`() throws {
        let id = try TileID(kind: .entries, index: 1_234_067, width: 8)
        #expect(id.path == "tile/entries/x001/x234/067.p/8")
        #expect(try TileID(parsing: id.path) == id)
        let last = try TileID(kind: .hashes(level: 63), index: TileID.maximumIndex)
        #expect(try TileID(parsing: last.path) == last)
    }

    @Test(arguments: [
        ("", MalformedTilePath.path),
        ("tile", .path),
        ("tile/0", .path),
        ("tiles/0/000", .path),
        ("/tile/0/000", .path),
        ("tile/0/000/", .index),
        ("tile//000", .level),
        ("tile/x/000", .level),
        ("tile/64/000", .level),
        ("tile/-1/000", .level),
        ("tile/00/000", .spelling),
        ("tile/+1/000", .spelling),
        ("tile/0/0", .spelling),
        ("tile/0/00", .spelling),
        ("tile/0/+00", .spelling),
        ("tile/0/0000", .spelling),
        ("tile/0/1000", .index),
        ("tile/0/x000/001", .spelling),
        ("tile/0/x01/001", .spelling),
        ("tile/0/001/001", .index),
        ("tile/0/x001/x001", .index),
        ("tile/0/x999/x999/x999/x999/x999/x999/999", .index),
        ("tile/0/x036/x028/x797/x018/x963/x968", .index),
        ("tile/0/x036/x000/x000/x000/x000/x000/000", .index),
        ("tile/0/000.p/0", .width),
        ("tile/0/000.p/256", .width),
        ("tile/0/000.p/01", .spelling),
        ("tile/0/000.p/+1", .spelling),
        ("tile/0/000.p/", .width),
        ("tile/0/000.p", .index),
        ("tile/entries/000.p/1/", .index),
        ("tile/entries/000 ", .index),
    ])
    func `is refused in another spelling`(path: String, error: MalformedTilePath) {
        #expect(throws: error) { try TileID(parsing: path) }
    }

    @Test func `has numbers within bounds`() {
        #expect(throws: MalformedTilePath.level) { try TileID(kind: .hashes(level: 64), index: 0) }
        #expect(throws: MalformedTilePath.index) {
            try TileID(kind: .entries, index: TileID.maximumIndex + 1)
        }
        #expect(throws: MalformedTilePath.width) {
            try TileID(kind: .entries, index: 0, width: 257)
        }
        #expect(TileID(kind: .hashes(level: 1), index: 0, inTreeOfSize: 255) == nil)
        #expect(TileID(kind: .hashes(level: 8), index: 0, inTreeOfSize: .max) == nil)
        #expect(TileID(kind: .entries, index: .max, inTreeOfSize: .max) == nil)
        #expect(TileID.bundle(ofEntry: 5, inTreeOfSize: 5) == nil)
    }

    @Test(arguments: ["tile/0/x001/x234/067.p/8", "tile/entries/x012/345"])
    func `prints what it reads, over 5,000 edits`(valid: String) {
        var readCount = 0
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let path = String(decoding: mutations.mutate(Array(valid.utf8)), as: UTF8.self)
            guard let id = try? TileID(parsing: path) else { continue }
            readCount += 1
            #expect(id.path.utf8.elementsEqual(path.utf8), "seed \(seed)")
        }
        #expect(readCount > 50)
    }
}

@Suite struct `The bytes of a tile` {
    @Test func `are its hashes`() throws {
        let hashes = (0..<5).map { MerkleHash.leaf([$0]) }
        let bytes = HashTile.encode(hashes)
        #expect(bytes.count == 160)
        #expect(try HashTile.decode(bytes, width: 5) == hashes)
    }

    @Test(arguments: [(31, 1), (33, 1), (32, 2), (0, 0), (32 * 257, 257)])
    func `are refused at another length`(byteCount: Int, width: Int) {
        let bytes = [UInt8](repeating: 0, count: byteCount)
        #expect(throws: MalformedTile.byteCount(byteCount, expected: 32 * width)) {
            try HashTile.decode(bytes, width: width)
        }
    }
}

@Suite struct `An entry bundle` {
    @Test func `holds entries of any length`() throws {
        let entries: [[UInt8]] = [
            [], [1], Array(repeating: 2, count: 44), Array(repeating: 3, count: 65535),
        ]
        let bundle = try EntryBundle(entries: entries)
        #expect(bundle.bytes.prefix(5) == [0, 0, 0, 1, 1])
        let read = try EntryBundle(parsing: bundle.bytes, width: 4)
        #expect(read == bundle)
        #expect(read.entries == entries)
        #expect(read[2] == entries[2])
        #expect(read.leafHashes == entries.map { MerkleHash.leaf($0) })
    }

    @Test(
        arguments: [
            ([], 1, MalformedTile.truncated),
            ([0], 1, .truncated),
            ([0, 2, 1], 1, .truncated),
            ([0, 1, 1], 2, .truncated),
            ([0, 1, 1, 0, 0], 1, .trailing(byteCount: 2)),
            ([0, 1, 1, 9], 1, .trailing(byteCount: 1)),
            ([], 0, .entryCount(0)),
            ([], 257, .entryCount(257)),
        ] as [([UInt8], Int, MalformedTile)])
    func `is refused for one flaw`(bytes: [UInt8], width: Int, error: MalformedTile) {
        #expect(throws: error) { try EntryBundle(parsing: bytes, width: width) }
    }

    @Test func `is not made of too many or too long entries`() {
        #expect(throws: MalformedTile.entryCount(0)) { try EntryBundle(entries: []) }
        #expect(throws: MalformedTile.entryCount(257)) {
            try EntryBundle(entries: [[UInt8]](repeating: [], count: 257))
        }
        #expect(throws: MalformedTile.entryTooLong(byteCount: 65536)) {
            try EntryBundle(entries: [[UInt8](repeating: 0, count: 65536)])
        }
    }

    @Test func `prints what it reads, over 5,000 edits`() throws {
        let valid = try EntryBundle(entries: (0..<6).map(MemoryLog.entry))
        var readCount = 0
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let bytes = mutations.mutate(valid.bytes)
            guard let bundle = try? EntryBundle(parsing: bytes, width: 6) else { continue }
            readCount += 1
            #expect(bundle.bytes == bytes, "seed \(seed)")
            #expect(try EntryBundle(entries: bundle.entries).bytes == bytes, "seed \(seed)")
        }
        #expect(readCount > 100)
    }
}
