import Encoding
import Glibc
import Secrets
import SignedNote
import Testing
import TransparencyLog
import Witness

/// A small log that signs whatever tree it is told to.
struct Log {
    let origin: String
    private let seed: UInt8

    init(origin: String = "demo.example/log", seed: UInt8 = 1) {
        self.origin = origin
        self.seed = seed
    }

    var verifierKey: VerifierKey {
        get throws { try signer().verifierKey }
    }

    /// The tree of the entries 0, 1, 2 …; another `branch` has other entries from its first one on.
    func tree(size: Int, branch: UInt8 = 0) -> [Digest] {
        (0..<size).map { MerkleHash.leaf([branch, UInt8($0)]) }
    }

    func checkpoint(size: Int, branch: UInt8 = 0) throws -> VerifiedCheckpoint {
        var compact = CompactTree()
        compact.append(contentsOf: tree(size: size, branch: branch))
        let checkpoint = try Checkpoint(
            origin: origin, size: UInt64(size), root: compact.root)
        return try checkpoint.signed(by: signer())
    }

    /// What this log would send for going from one size to another.
    func request(
        from oldSize: Int, to newSize: Int, branch: UInt8 = 0, proofFrom proofSize: Int? = nil
    ) throws -> AddCheckpointRequest {
        let start = proofSize ?? oldSize
        let hashes =
            start == 0 || start >= newSize
            ? [] : Log.consistency(start, tree(size: newSize, branch: branch)[...])
        let checkpoint = try checkpoint(size: newSize, branch: branch)
        return try AddCheckpointRequest(
            oldSize: UInt64(oldSize), proof: ConsistencyProof(hashes: hashes),
            checkpoint: UnverifiedCheckpoint(checkpoint.note))
    }

    private func signer() throws -> NoteSigner {
        var bytes = [UInt8](repeating: seed, count: 32)
        return try NoteSigner(
            name: origin, key: SigningKey(seed: SecretBytes(moving: &bytes)))
    }

    /// RFC 9162 §2.1.4.1, written as it stands there.
    private static func consistency(
        _ old: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool = true
    ) -> [Digest] {
        if old == leaves.count { return isWhole ? [] : [root(leaves)] }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let left = leaves.prefix(split)
        let right = leaves.dropFirst(split)
        return old <= split
            ? consistency(old, left, isWhole: isWhole) + [root(right)]
            : consistency(old - split, right, isWhole: false) + [root(left)]
    }

    private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        var tree = CompactTree()
        tree.append(contentsOf: leaves)
        return tree.root
    }
}

/// A folder of its own for one test, removed behind it.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() throws {
        path = "/tmp/senim-witness-" + Hex.encode(randomBytes(8))
        try #require(unsafe mkdir(path, 0o700) == 0)
    }

    deinit {
        for name in ["lock"] { _ = unsafe unlink(path + "/" + name) }
        for origin in ["demo.example/log", "other.example/log"] {
            let file = path + "/" + Digest(hashing: Array(origin.utf8)).hex + ".checkpoint"
            _ = unsafe unlink(file)
            _ = unsafe unlink(file + ".new")
            _ = unsafe rmdir(file + ".new")
        }
        _ = unsafe rmdir(path)
    }
}

/// A witness over a folder.
func witness(
    in path: String, logs: [VerifierKey], now: @escaping @Sendable () -> UInt64 = { 1_800_000_000 }
) throws -> WitnessCosigner {
    var seed = [UInt8](repeating: 9, count: 32)
    return try WitnessCosigner(
        key: CosigningKey(
            name: "demo.example/witness/city",
            key: SigningKey(seed: SecretBytes(moving: &seed))),
        logKeys: logs, folder: WitnessFolder(path: path), clock: now)
}

func witnessKey() throws -> VerifierKey {
    var seed = [UInt8](repeating: 9, count: 32)
    return try CosigningKey(
        name: "demo.example/witness/city", key: SigningKey(seed: SecretBytes(moving: &seed))
    ).verifierKey
}
