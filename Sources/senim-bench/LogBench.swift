// `unsafe` here: bare SHA-256 runs over a stack buffer that lives for the call, as the measured code does.
import Auditor
import Crypto
import Details
import Encoding
import Exchange
import Foundation
import PaperPortal
import PortalSamples
import SignedNote
import TransparencyLog

/// The log's arithmetic beside bare SHA-256 and bare Ed25519.
enum LogBench {
    /// Appending: one leaf hash, and on average one node.
    static func appends() -> [Figure] {
        var leaf = [UInt8](repeating: 7, count: LogLeaf.byteCount)
        var tree = CompactTree()
        let rate = Repeated.inTurns(batch: 1000) {
            leaf[12] &+= 1
            tree.append(MerkleHash.leaf(leaf))
        } beside: {
            bareHash(1 + LogLeaf.byteCount)
            bareHash(nodeByteCount)
        }
        return [
            Figure(
                what: "log appends, one core", value: rate.own / 1e6, unit: "M/s",
                beside: "bare SHA-256 of a leaf and a node", limit: rate.limit / 1e6),
            Figure(
                what: "log appends, one core", value: rate.own / 1e6, unit: "M/s",
                beside: "Go x/mod (recorded)", limit: 1.45, bar: .atLeast(1)),
        ]
    }

    /// Inclusion proofs in a tree of a million leaves: checked, and made from tiles in memory.
    static func proofs() throws -> [Figure] {
        var tiles: [TileID: [Encoding.Digest]] = [:]
        let size: UInt64 = 1_000_000
        let leaves = (0..<size).map { MerkleHash.leaf([UInt8](bigEndian: $0)) }
        for update in try TiledTree<BenchFailed>(size: 0, read: { _ in [] })
            .tiles(appending: leaves)
        {
            tiles[update.id] = update.hashes
        }
        let tree = TiledTree<BenchFailed>(size: size) { (id) throws(BenchFailed) in
            guard let hashes = tiles[id] else { throw .sample("a tile") }
            return hashes
        }
        let kept = tiles.mapValues { TileNodes($0) }
        let keeping = TiledTree<BenchFailed>(
            size: size,
            read: { (id) throws(BenchFailed) in
                guard let hashes = tiles[id] else { throw .sample("a tile") }
                return hashes
            },
            nodes: { (id) throws(BenchFailed) in
                guard let nodes = kept[id] else { throw .sample("a tile") }
                return nodes
            })
        let root = try tree.root()
        var made: [InclusionProof] = []
        let making = try Repeated.perSecond {
            _ = try tree.inclusionProof(index: 7919)
        }
        let makingFromKept = try Repeated.perSecond(batch: 100) {
            made.append(try keeping.inclusionProof(index: UInt64(made.count) &* 7919 % size))
        }
        var next = 0
        let nodes = made.first?.hashes.count ?? 1
        let checking = try Repeated.inTurns(batch: 100) {
            let proof = made[next % made.count]
            next += 1
            try proof.verify(leafHash: leaves[Int(proof.index)], size: size, root: root)
        } beside: {
            for _ in 0..<nodes { bareHash(nodeByteCount) }
        }
        return [
            Figure(
                what: "inclusion proofs checked, tree of 1 M, one core", value: checking.own / 1000,
                unit: "k/s", beside: "bare SHA-256 of \(nodes) nodes", limit: checking.limit / 1000),
            Figure(
                what: "inclusion proofs checked, tree of 1 M, one core", value: checking.own / 1000,
                unit: "k/s", beside: "the bar", limit: 200, bar: .atLeast(1)),
            Figure(
                what: "inclusion proofs made, nodes of tiles kept, one core",
                value: makingFromKept / 1000, unit: "k/s",
                beside: "the same, hashed anew", limit: making / 1000),
        ]
    }

    /// Reads a whole log as the auditor does.
    static func audit(_ count: UInt64) async throws -> [Figure] {
        let log = LongLog()
        let measured = try await AuditMeasurement(
            count: count, authority: SamplePortal.authority.verifierKey, entries: log.entries)
        guard measured.failureCount == 0, measured.entryCount == count else {
            throw BenchFailed.sample("the log")
        }
        let millions = Double(count) / 1e6
        func seconds(_ duration: Duration) -> Double { duration / .seconds(1) / millions }
        let name = "1 M entries verified"
        return [
            Figure(
                what: "\(name): hashing, one core", value: seconds(measured.hashing), unit: "s",
                beside: "bare SHA-256 of as many leaves and nodes", limit: 1e6 / bareHashing),
            Figure(
                what: "\(name): rules and commitments, one core", value: seconds(measured.rules),
                unit: "s", beside: "bare SHA-256 of as many leaves and nodes",
                limit: 1e6 / bareHashing),
            Figure(
                what: "\(name): signatures, all cores", value: seconds(measured.signatures),
                unit: "s", beside: "bare Ed25519, all cores", limit: 1e6 / (try bareSignatures())),
            Figure(
                what: "\(name): hashing alone", value: seconds(measured.hashing), unit: "s",
                beside: "tessera fsck (recorded)", limit: 1.3, bar: .atMost(1)),
        ]
    }

    /// A leaf of 1 + 44 bytes and a node of 1 + 64 bytes, so many times a second on one core.
    private static let bareHashing = Repeated.perSecond(batch: 1000) {
        bareHash(1 + LogLeaf.byteCount)
        bareHash(nodeByteCount)
    }

    private static func bareHash(_ byteCount: Int) {
        unsafe withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 8) { bytes in
            unsafe bytes.initializeMemory(as: UInt8.self, repeating: 7)
            var hasher = SHA256()
            unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
            _ = hasher.finalize()
        }
    }

    private static let nodeByteCount = 65

    /// Bare verifications a second on all cores, of a text as long as a dummy's.
    private static func bareSignatures() throws -> Double {
        let key = Curve25519.Signing.PrivateKey()
        let text = Data(repeating: 7, count: 56)
        let signature = try key.signature(for: text)
        let coreCount = ProcessInfo.processInfo.activeProcessorCount
        let begin = ContinuousClock.now
        DispatchQueue.concurrentPerform(iterations: coreCount) { _ in
            for _ in 0..<bareSignatureCount {
                _ = key.publicKey.isValidSignature(signature, for: text)
            }
        }
        return Double(coreCount * bareSignatureCount) / Clients.seconds(since: begin)
    }

    private static let bareSignatureCount = 15_000
}
