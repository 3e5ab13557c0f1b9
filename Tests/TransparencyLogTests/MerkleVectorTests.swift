import Encoding
import Testing
import TransparencyLog

@Suite struct `A published Merkle proof` {
    struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: String
        let leafHash: String
        let proof: [String]?
        let wantErr: Bool
    }

    struct Consistency: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: String
        let root2: String
        let proof: [String]?
        let wantErr: Bool
    }

    static func digest(_ base64: String) throws -> Digest {
        try Digest(Base64.decode(base64))
    }

    /// A root of any length, as some vectors have them only to be equal or unequal.
    static func stretched(_ base64: String) throws -> Digest {
        let bytes = try Base64.decode(base64)
        return (try? Digest(bytes)) ?? Digest(hashing: bytes)
    }

    @Test func `is there`() {
        #expect(Vectors.paths(below: "merkle/inclusion").count == 98)
        #expect(Vectors.paths(below: "merkle/consistency").count == 98)
    }

    @Test(arguments: Vectors.paths(below: "merkle/inclusion"))
    func `of inclusion is judged as published`(path: String) throws {
        let vector: Inclusion = try Vectors.decode(path)
        let isAccepted =
            (try? InclusionProof(
                index: vector.leafIdx, hashes: (vector.proof ?? []).map(Self.digest)
            ).verify(
                leafHash: Self.digest(vector.leafHash), size: vector.treeSize,
                root: Self.digest(vector.root))) != nil
        #expect(isAccepted == !vector.wantErr)
    }

    @Test(arguments: Vectors.paths(below: "merkle/consistency"))
    func `of consistency is judged as published`(path: String) throws {
        let vector: Consistency = try Vectors.decode(path)
        let isAccepted =
            (try? ConsistencyProof(hashes: (vector.proof ?? []).map(Self.digest)).verify(
                oldSize: vector.size1, oldRoot: Self.stretched(vector.root1),
                newSize: vector.size2, newRoot: Self.stretched(vector.root2))) != nil
        #expect(isAccepted == !vector.wantErr)
    }
}

@Suite struct `The reference tree` {
    struct Reference: Decodable {
        let leaf_inputs_hex: [String]
        let node_hashes_hex_by_level: [[String]]
        let root_hash_hex_by_size_0_to_8: [String]
    }

    @Test func `has the published hashes`() throws {
        let reference: Reference = try Vectors.decode("notes/rfc6962-reference-tree.json")
        var row = try reference.leaf_inputs_hex.map { MerkleHash.leaf(try Hex.decode($0)) }
        for level in reference.node_hashes_hex_by_level {
            #expect(row.map(\.hex) == level)
            row = stride(from: 0, to: row.count - 1, by: 2).map {
                MerkleHash.node(row[$0], row[$0 + 1])
            }
        }
    }

    @Test func `has the published roots at every size`() throws {
        let reference: Reference = try Vectors.decode("notes/rfc6962-reference-tree.json")
        var tree = CompactTree()
        var roots = [tree.root.hex]
        for input in reference.leaf_inputs_hex {
            tree.append(MerkleHash.leaf(try Hex.decode(input)))
            roots.append(tree.root.hex)
        }
        #expect(roots == reference.root_hash_hex_by_size_0_to_8)
    }
}

@Suite struct `The hash of a leaf` {
    @Test(arguments: [0, 1, 44, 55, 63, 64, 1023, 1024, 5000])
    func `has its prefix at every length`(byteCount: Int) {
        let entry = [UInt8](repeating: 7, count: byteCount)
        #expect(MerkleHash.leaf(entry) == Digest(hashing: [0] + entry))
    }

    @Test func `is never the hash of a node`() {
        let left = MerkleHash.leaf([1])
        let right = MerkleHash.leaf([2])
        #expect(MerkleHash.node(left, right) == Digest(hashing: [1] + left.bytes + right.bytes))
        #expect(MerkleHash.node(left, right) != MerkleHash.leaf(left.bytes + right.bytes))
    }
}
