import Encoding
import Mutations
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A witness` {
    let small: VerifiedCheckpoint
    let large: VerifiedCheckpoint
    let fork: VerifiedCheckpoint
    let proof: ConsistencyProof
    let key: VerifierKey

    init() throws {
        let signer = try Keys.log()
        key = signer.verifierKey
        var log = try MemoryLog(entryCount: 100)
        small = try log.checkpoint().signed(by: signer)
        try log.append(200)
        large = try log.checkpoint().signed(by: signer)
        proof = try log.tree().consistencyProof(from: 100)
        fork = try Checkpoint(origin: "log.example", size: 300, root: .zero).signed(by: signer)
    }

    func request(
        _ oldSize: UInt64, _ checkpoint: VerifiedCheckpoint, _ hashes: [Digest] = []
    ) throws -> AddCheckpointRequest {
        try AddCheckpointRequest(
            oldSize: oldSize, proof: ConsistencyProof(hashes: hashes),
            checkpoint: UnverifiedCheckpoint(checkpoint.note))
    }

    var fresh: WitnessState { WitnessState(latest: nil) }
    var afterSmall: WitnessState { WitnessState(latest: small.checkpoint) }
    var afterLarge: WitnessState { WitnessState(latest: large.checkpoint) }

    @Test func `accepts a first checkpoint, a larger one and the same again`() throws {
        let first = fresh.decide(try request(0, small), logKeys: [key])
        #expect(first == .accepted(small, next: afterSmall))
        #expect(first.status == 200)
        #expect(
            afterSmall.decide(try request(100, large, proof.hashes), logKeys: [key])
                == .accepted(large, next: afterLarge))
        #expect(
            afterSmall.decide(try request(100, small), logKeys: [key])
                == .accepted(small, next: afterSmall))
    }

    @Test func `accepts an empty tree and then any`() throws {
        let empty = try MemoryLog().checkpoint().signed(by: Keys.log())
        let state = WitnessState(latest: empty.checkpoint)
        #expect(
            fresh.decide(try request(0, empty), logKeys: [key]) == .accepted(empty, next: state))
        #expect(
            state.decide(try request(0, large), logKeys: [key])
                == .accepted(large, next: afterLarge))
    }

    @Test func `knows no other log: 404`() throws {
        let other = try Keys.log("other.example").verifierKey
        let decision = fresh.decide(try request(0, small), logKeys: [other])
        #expect(decision == .refused(.unknownLog))
        #expect(decision.status == 404)
    }

    @Test func `takes no stranger's signature: 403`() throws {
        let other = try Keys.log(seed: 7).verifierKey
        let decision = fresh.decide(try request(0, small), logKeys: [other])
        #expect(decision == .refused(.notSignedByLog))
        #expect(decision.status == 403)
    }

    @Test func `takes either key of a log`() throws {
        let other = try Keys.log(seed: 7).verifierKey
        #expect(fresh.decide(try request(0, small), logKeys: [other, key]).status == 200)
    }

    @Test func `takes no old size above the new one: 400`() throws {
        let decision = afterLarge.decide(try request(300, small), logKeys: [key])
        #expect(decision == .refused(.oldSizeTooLarge))
        #expect(decision.status == 400)
    }

    @Test func `tells its own size when the old one is another: 409`() throws {
        let request = try request(0, large)
        let decision = afterSmall.decide(request, logKeys: [key])
        #expect(decision == .conflict(size: 100))
        #expect(decision.status == 409)
        #expect(afterLarge.decide(try self.request(100, small), logKeys: [key]).status == 409)
        #expect(
            fresh.decide(try self.request(100, large, proof.hashes), logKeys: [key])
                == .conflict(size: 0))
    }

    @Test func `takes no second root of one size: 409`() throws {
        #expect(
            afterLarge.decide(try request(300, fork), logKeys: [key]) == .conflict(size: 300))
    }

    @Test func `takes no fork, no missing and no idle proof: 422`() throws {
        for request in [
            try request(100, fork, proof.hashes), try request(100, large),
            try request(100, large, proof.hashes.reversed()),
            try request(100, small, proof.hashes),
        ] {
            let decision = afterSmall.decide(request, logKeys: [key])
            #expect(decision == .refused(.proof))
            #expect(decision.status == 422)
        }
        #expect(
            fresh.decide(try request(0, large, proof.hashes), logKeys: [key])
                == .refused(.proof))
    }
}

@Suite struct `A request to a witness` {
    let valid: AddCheckpointRequest

    init() throws {
        let log = try MemoryLog(entryCount: 300)
        let signed = try log.checkpoint().signed(by: Keys.log())
        valid = try AddCheckpointRequest(
            oldSize: 100, proof: log.tree().consistencyProof(from: 100),
            checkpoint: UnverifiedCheckpoint(signed.note))
    }

    @Test func `prints what it reads`() throws {
        #expect(try AddCheckpointRequest(parsing: valid.bytes) == valid)
        #expect(String(decoding: valid.bytes, as: UTF8.self).hasPrefix("old 100\n"))
        let first = try AddCheckpointRequest(
            oldSize: 0, proof: ConsistencyProof(hashes: []), checkpoint: valid.checkpoint)
        #expect(first.bytes == Array("old 0\n\n".utf8) + valid.checkpoint.note.bytes)
        #expect(try AddCheckpointRequest(parsing: first.bytes) == first)
    }

    static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    @Test(arguments: [
        ("\n", MalformedProofText.lines),
        ("old\n\n", .lines),
        ("size 1\n\n", .lines),
        ("old 01\n\n", .number),
        ("old -1\n\n", .number),
        ("old 1 \n\n", .number),
        ("old 1\n\(hash)=\n\n", .hash),
        ("old 1\n\(hash)\r\n\n", .hash),
        ("old 1\n" + String(repeating: "\(hash)\n", count: 64) + "\n", .tooManyHashes),
        ("old 1\n\(hash)\n", .hash),
    ])
    func `is refused for one flaw`(head: String, error: MalformedProofText) {
        #expect(throws: error) {
            try AddCheckpointRequest(parsing: Array(head.utf8) + valid.checkpoint.note.bytes)
        }
    }

    @Test func `carries a whole checkpoint`() {
        #expect(throws: MalformedProofText.checkpoint(.note(.unterminated))) {
            try AddCheckpointRequest(parsing: valid.bytes.dropLast())
        }
        #expect(throws: MalformedProofText.tooLong(byteCount: 2 << 20 + 1)) {
            try AddCheckpointRequest(parsing: [UInt8](repeating: 97, count: 2 << 20 + 1))
        }
    }

    @Test func `prints what it reads, over 5,000 edits`() throws {
        var readCount = 0
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let bytes = mutations.mutate(valid.bytes)
            guard let read = try? AddCheckpointRequest(parsing: bytes) else { continue }
            readCount += 1
            #expect(read.bytes == bytes, "seed \(seed)")
        }
        #expect(readCount > 100)
    }
}
