import Encoding
import Mutations
import Testing
import TransparencyLog

@Suite struct `A compact tree` {
    @Test func `has the root of the definition, and restores`() throws {
        let leaves = (0..<300).map { MerkleHash.leaf(MemoryLog.entry($0)) }
        var tree = CompactTree()
        for size in 0...300 {
            #expect(tree.root == merkleTreeHash(leaves[..<size]))
            tree = try CompactTree(size: tree.size, peaks: tree.peaks)
            if size < 300 { tree.append(leaves[size]) }
        }
    }

    @Test func `is not restored from another number of hashes`() {
        #expect(throws: MalformedTreeState.peaks(count: 1, expected: 2)) {
            try CompactTree(size: 3, peaks: [.zero])
        }
        #expect(throws: MalformedTreeState.tooLarge(size: 1 << 63)) {
            try CompactTree(size: 1 << 63, peaks: [.zero])
        }
    }
}

@Suite struct `A tree in tiles` {
    @Test func `has root, state and proofs of the definition at every small size`() throws {
        let log = try MemoryLog(entryCount: 40)
        for size in 0...40 {
            let tree = log.tree(size: size)
            let root = merkleTreeHash(log.leaves[..<size])
            #expect(try tree.root() == root)
            for index in 0..<size {
                let proof = try tree.inclusionProof(index: UInt64(index))
                try proof.verify(leafHash: log.leaves[index], size: UInt64(size), root: root)
            }
            for old in 1..<max(size + 1, 1) where old <= size {
                let proof = try tree.consistencyProof(from: UInt64(old))
                try proof.verify(
                    oldSize: UInt64(old), oldRoot: merkleTreeHash(log.leaves[..<old]),
                    newSize: UInt64(size), newRoot: root)
            }
            #expect(try tree.consistencyProof(from: 0).hashes.isEmpty)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `grows in any steps to the same tree, which also proves its past`(seed: UInt64) throws {
        var random = SeededMutations(seed: seed)
        var log = try MemoryLog()
        while log.entries.count < 1500 {
            try log.append(Int.random(in: 0...400, using: &random))
        }
        let size = log.entries.count
        #expect(try log.tree().root() == merkleTreeHash(log.leaves[...]))
        #expect(try log.tree().compactTree() == log.compact)
        let sizes = [1, 255, 256, 257, 511, 512, 513, 1024, 1025, size - 1, size]
        for newer in sizes {
            let newRoot = merkleTreeHash(log.leaves[..<newer])
            let tree = log.tree(size: newer)
            #expect(try tree.root() == newRoot)
            for older in sizes where older <= newer {
                try tree.consistencyProof(from: UInt64(older)).verify(
                    oldSize: UInt64(older), oldRoot: merkleTreeHash(log.leaves[..<older]),
                    newSize: UInt64(newer), newRoot: newRoot)
            }
            for _ in 0..<10 {
                let index = Int.random(in: 0..<newer, using: &random)
                try tree.inclusionProof(index: UInt64(index)).verify(
                    leafHash: log.leaves[index], size: UInt64(newer), root: newRoot)
            }
        }
    }

    @Test func `has the published tiles at 70,000 and 256 entries`() throws {
        struct Counts: Decodable {
            struct Large: Decodable {
                let full_l0: Int
                let partial_l0_width: Int
                let full_l1: Int
                let partial_l1_width: Int
                let partial_l2_width: Int
            }
            let tree_70000: Large
        }
        let counts = try Vectors.decode("notes/tile-paths.json", as: Counts.self).tree_70000
        let leaf = MerkleHash.leaf([1])
        let tree = TiledTree<MemoryLog.Missing>(size: 0) { _ throws(MemoryLog.Missing) in
            throw MemoryLog.Missing()
        }
        let updates = try tree.tiles(appending: [Digest](repeating: leaf, count: 70_000))
        func tiles(_ level: Int, full: Bool) -> [TileUpdate] {
            updates.filter { $0.id.kind == .hashes(level: level) && $0.id.isFull == full }
        }
        #expect(tiles(0, full: true).count == counts.full_l0)
        #expect(tiles(0, full: false).map(\.id.width) == [counts.partial_l0_width])
        #expect(tiles(1, full: true).count == counts.full_l1)
        #expect(tiles(1, full: false).map(\.id.width) == [counts.partial_l1_width])
        #expect(tiles(2, full: true).isEmpty)
        #expect(tiles(2, full: false).map(\.id.width) == [counts.partial_l2_width])
        #expect(updates.count == counts.full_l0 + counts.full_l1 + 3)

        let small = try tree.tiles(appending: [Digest](repeating: leaf, count: 256))
        #expect(small.map(\.id.path) == ["tile/0/000", "tile/1/000.p/1"])
        #expect(small[1].bytes.count == 32)
    }

    @Test func `reads nothing outside itself`() throws {
        let log = try MemoryLog(entryCount: 10)
        #expect(throws: TileReadFailure<MemoryLog.Missing>.outsideTree) {
            try log.tree().inclusionProof(index: 10)
        }
        #expect(throws: TileReadFailure<MemoryLog.Missing>.outsideTree) {
            try log.tree().consistencyProof(from: 11)
        }
    }

    @Test func `names the tile that is too narrow or cannot be read`() throws {
        let log = try MemoryLog(entryCount: 10)
        let id = try TileID(kind: .hashes(level: 0), index: 0, width: 10)
        let short = TiledTree<Never>(size: 10) { _ in Array(log.leaves.prefix(9)) }
        #expect(throws: TileReadFailure<Never>.tooNarrow(id, width: 9)) { try short.root() }
        #expect(throws: TileReadFailure<Never>.tooNarrow(id, width: 9)) {
            try short.tiles(appending: [.zero])
        }
        #expect(throws: TileReadFailure<MemoryLog.Missing>.reading(.init())) {
            try log.tree(size: 300).root()
        }
    }
}

@Suite struct `A proof with one flaw` {
    let log: MemoryLog
    let root: Digest

    init() throws {
        log = try MemoryLog(entryCount: 75)
        root = log.compact.root
    }

    @Test(arguments: [0, 1, 37, 63, 64, 72, 74] as [UInt64])
    func `of inclusion is refused`(index: UInt64) throws {
        let proof = try log.tree().inclusionProof(index: index)
        let leaf = log.leaves[Int(index)]
        func refuses(_ hashes: [Digest], _ index: UInt64, _ leaf: Digest, _ size: UInt64) -> Bool {
            (try? InclusionProof(index: index, hashes: hashes)
                .verify(leafHash: leaf, size: size, root: root)) == nil
        }
        #expect(!refuses(proof.hashes, index, leaf, 75))
        #expect(refuses(proof.hashes, index, .zero, 75))
        for other in (0..<75) as Range<UInt64> where other != index {
            #expect(refuses(proof.hashes, other, leaf, 75))
        }
        for position in proof.hashes.indices {
            var changed = proof.hashes
            changed[position] = .zero
            #expect(refuses(changed, index, leaf, 75))
            changed.remove(at: position)
            #expect(refuses(changed, index, leaf, 75))
        }
        #expect(refuses(proof.hashes + [root], index, leaf, 75))
        #expect(refuses([leaf] + proof.hashes, index, leaf, 75))
    }

    @Test func `of inclusion names its flaw`() throws {
        let proof = try log.tree().inclusionProof(index: 3)
        let leaf = log.leaves[3]
        #expect(throws: ProofRefused.indexOutsideTree) {
            try InclusionProof(index: 75, hashes: proof.hashes)
                .verify(leafHash: leaf, size: 75, root: root)
        }
        #expect(throws: ProofRefused.indexOutsideTree) {
            try InclusionProof(index: 0, hashes: []).verify(leafHash: leaf, size: 0, root: root)
        }
        #expect(throws: ProofRefused.indexOutsideTree) {
            try InclusionProof(index: 3, hashes: proof.hashes)
                .verify(leafHash: leaf, size: 1 << 63, root: root)
        }
        #expect(throws: ProofRefused.length) {
            try InclusionProof(index: 3, hashes: proof.hashes.dropLast())
                .verify(leafHash: leaf, size: 75, root: root)
        }
        #expect(throws: ProofRefused.length) {
            try InclusionProof(index: 3, hashes: [Digest](repeating: .zero, count: 64))
                .verify(leafHash: leaf, size: 1 << 62, root: root)
        }
        #expect(throws: ProofRefused.rootMismatch) {
            try proof.verify(leafHash: leaf, size: 75, root: .zero)
        }
    }

    @Test func `of inclusion does not climb above the root of its size`() {
        let (left, right) = (MerkleHash.leaf([1]), MerkleHash.leaf([2]))
        #expect(throws: ProofRefused.length) {
            try InclusionProof(index: 0, hashes: [left]).verify(
                leafHash: right, size: 1, root: MerkleHash.node(left, right))
        }
    }

    @Test func `of consistency does not climb above the root of its size`() {
        let (old, added, above) = (
            MerkleHash.leaf([1]), MerkleHash.leaf([2]), MerkleHash.leaf([3])
        )
        #expect(throws: ProofRefused.length) {
            try ConsistencyProof(hashes: [added, above]).verify(
                oldSize: 1, oldRoot: MerkleHash.node(above, old), newSize: 2,
                newRoot: MerkleHash.node(above, MerkleHash.node(old, added)))
        }
    }

    @Test(arguments: [1, 2, 31, 32, 33, 64, 65, 74] as [UInt64])
    func `of consistency is refused`(old: UInt64) throws {
        let proof = try log.tree().consistencyProof(from: old)
        let oldRoot = merkleTreeHash(log.leaves[..<Int(old)])
        func refuses(_ hashes: [Digest], _ old: UInt64, _ oldRoot: Digest, _ new: Digest) -> Bool {
            (try? ConsistencyProof(hashes: hashes).verify(
                oldSize: old, oldRoot: oldRoot, newSize: 75, newRoot: new)) == nil
        }
        #expect(!refuses(proof.hashes, old, oldRoot, root))
        #expect(refuses(proof.hashes, old, .zero, root))
        #expect(refuses(proof.hashes, old, oldRoot, .zero))
        #expect(refuses(proof.hashes, old - 1, oldRoot, root))
        #expect(refuses(proof.hashes, old + 1, oldRoot, root))
        for position in proof.hashes.indices {
            var changed = proof.hashes
            changed[position] = .zero
            #expect(refuses(changed, old, oldRoot, root))
            changed.remove(at: position)
            #expect(refuses(changed, old, oldRoot, root))
        }
        #expect(refuses(proof.hashes + [root], old, oldRoot, root))
        #expect(refuses([root] + proof.hashes, old, oldRoot, root))
    }

    @Test func `of consistency names its flaw`() throws {
        let empty = ConsistencyProof(hashes: [])
        #expect(throws: ProofRefused.sizes) {
            try empty.verify(
                oldSize: 0, oldRoot: MerkleHash.emptyRoot, newSize: 75, newRoot: root)
        }
        #expect(throws: ProofRefused.sizes) {
            try empty.verify(oldSize: 76, oldRoot: root, newSize: 75, newRoot: root)
        }
        #expect(throws: ProofRefused.length) {
            try empty.verify(oldSize: 64, oldRoot: root, newSize: 75, newRoot: root)
        }
        #expect(throws: ProofRefused.length) {
            try ConsistencyProof(hashes: [root])
                .verify(oldSize: 75, oldRoot: root, newSize: 75, newRoot: root)
        }
        #expect(throws: ProofRefused.rootMismatch) {
            try empty.verify(oldSize: 75, oldRoot: .zero, newSize: 75, newRoot: root)
        }
        #expect(throws: ProofRefused.length) {
            try ConsistencyProof(hashes: [Digest](repeating: root, count: 64))
                .verify(oldSize: 3, oldRoot: root, newSize: 1 << 62, newRoot: root)
        }
    }
}
