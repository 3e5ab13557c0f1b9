import Encoding
import Mutations
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A proof in a file` {
    let log: MemoryLog
    let policy: WitnessPolicy
    let proof: LogProof

    init() throws {
        log = try MemoryLog(entryCount: 300)
        let signer = try Keys.log()
        let trustee = try Keys.cosigner("trustee.example", seed: 2)
        let witness = try Keys.cosigner("witness.example", seed: 3)
        policy = try WitnessPolicy(
            log: signer.verifierKey, trustees: [trustee.verifierKey], threshold: 1,
            witnesses: [witness.verifierKey])
        let checkpoint = try log.checkpoint().signed(by: signer)
        let cosigned = try checkpoint.adding(
            [trustee.cosign(checkpoint, at: 100), witness.cosign(checkpoint, at: 101)],
            by: [trustee.verifierKey, witness.verifierKey])
        proof = try LogProof(
            extra: [1, 2, 3], inclusion: log.tree().inclusionProof(index: 7),
            checkpoint: UnverifiedCheckpoint(cosigned.note))
    }

    @Test func `prints what it reads, and verifies`() throws {
        let read = try LogProof(parsing: proof.bytes)
        #expect(read == proof)
        #expect(read.bytes == proof.bytes)
        let text = String(decoding: proof.bytes, as: UTF8.self)
        #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nextra AQID\nindex 7\n"))
        #expect(text.contains("=\n\nlog.example\n300\n"))
        let verified = try read.verify(leafHash: log.leaves[7], policy: policy)
        #expect(verified.cosignatures(by: policy.witnessKeys).map(\.timestamp) == [100, 101])
    }

    @Test func `of a tree with one entry has no hashes`() throws {
        let single = try MemoryLog(entryCount: 1)
        let signed = try single.checkpoint().signed(by: Keys.log())
        let proof = try LogProof(
            inclusion: single.tree().inclusionProof(index: 0),
            checkpoint: UnverifiedCheckpoint(signed.note))
        #expect(
            proof.bytes == Array("c2sp.org/tlog-proof@v1\nindex 0\n\n".utf8) + signed.note.bytes)
        #expect(try LogProof(parsing: proof.bytes) == proof)
    }

    @Test func `does not verify for another entry or index`() throws {
        #expect(throws: LogProofRefused.inclusion(.rootMismatch)) {
            try proof.verify(leafHash: log.leaves[8], policy: policy)
        }
        let moved = try LogProof(
            inclusion: InclusionProof(index: 6, hashes: proof.inclusion.hashes),
            checkpoint: proof.checkpoint)
        #expect(throws: LogProofRefused.inclusion(.rootMismatch)) {
            try moved.verify(leafHash: log.leaves[7], policy: policy)
        }
    }

    @Test func `does not verify without the witness`() throws {
        let signatures = proof.checkpoint.note.signatures.filter { $0.name != "witness.example" }
        let note = try SignedNote(text: proof.checkpoint.note.text, signatures: signatures)
        let less = try LogProof(
            inclusion: proof.inclusion, checkpoint: UnverifiedCheckpoint(note))
        #expect(throws: LogProofRefused.policy(.quorum)) {
            try less.verify(leafHash: log.leaves[7], policy: policy)
        }
    }

    @Test func `does not verify without the log, or for another log`() throws {
        let signatures = proof.checkpoint.note.signatures.filter { $0.name != "log.example" }
        let note = try SignedNote(text: proof.checkpoint.note.text, signatures: signatures)
        let less = try LogProof(
            inclusion: proof.inclusion, checkpoint: UnverifiedCheckpoint(note))
        #expect(throws: LogProofRefused.policy(.notSignedByLog)) {
            try less.verify(leafHash: log.leaves[7], policy: policy)
        }
        let other = try WitnessPolicy(
            logs: [.init(key: Keys.log("other.example").verifierKey)], definitions: [],
            quorum: "none")
        #expect(throws: LogProofRefused.policy(.unknownLog)) {
            try proof.verify(leafHash: log.leaves[7], policy: other)
        }
        let none = try WitnessPolicy(logs: [], definitions: [], quorum: "none")
        #expect(throws: LogProofRefused.policy(.unknownLog)) {
            try proof.verify(leafHash: log.leaves[7], policy: none)
        }
    }

    static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    @Test(arguments: [
        ("", MalformedProofText.lines),
        ("c2sp.org/tlog-proof@v2\nindex 7\n\n", .unknownFormat),
        ("\nindex 7\n\n", .unknownFormat),
        ("c2sp.org/tlog-proof@v1\n\n", .lines),
        ("c2sp.org/tlog-proof@v1\nindex 07\n\n", .number),
        ("c2sp.org/tlog-proof@v1\nindex  7\n\n", .number),
        ("c2sp.org/tlog-proof@v1\nindex 18446744073709551616\n\n", .number),
        ("c2sp.org/tlog-proof@v1\nIndex 7\n\n", .lines),
        ("c2sp.org/tlog-proof@v1\nextra \nindex 7\n\n", .extra),
        ("c2sp.org/tlog-proof@v1\nextra A\nindex 7\n\n", .extra),
        ("c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 7\n\n", .lines),
        ("c2sp.org/tlog-proof@v1\nindex 7\nextra AA==\n\n", .hash),
        ("c2sp.org/tlog-proof@v1\nindex 7\n\(hash) \n\n", .hash),
        ("c2sp.org/tlog-proof@v1\nindex 7\nAAAA\n\n", .hash),
        (
            "c2sp.org/tlog-proof@v1\nindex 7\n" + String(repeating: "\(hash)\n", count: 64) + "\n",
            .tooManyHashes
        ),
        (
            "c2sp.org/tlog-proof@v1\nindex 7\n" + String(repeating: "\(hash)\n", count: 90) + "\n",
            .lines
        ),
        ("c2sp.org/tlog-proof@v1\nindex 7\n\n\n", .checkpoint(.note(.noSignatures))),
    ])
    func `is refused for one flaw`(head: String, error: MalformedProofText) {
        let tail = head.isEmpty ? [] : proof.checkpoint.note.bytes
        let cut = head.hasSuffix("\n\n\n") ? [] : tail
        #expect(throws: error) { try LogProof(parsing: Array(head.utf8) + cut) }
    }

    @Test func `has no more than 63 hashes and no empty extra data`() throws {
        let many = InclusionProof(index: 0, hashes: [Digest](repeating: .zero, count: 64))
        #expect(throws: MalformedProofText.tooManyHashes) {
            try LogProof(inclusion: many, checkpoint: proof.checkpoint)
        }
        #expect(throws: MalformedProofText.extra) {
            try LogProof(extra: [], inclusion: proof.inclusion, checkpoint: proof.checkpoint)
        }
    }

    @Test func `prints what it reads, over 5,000 edits`() throws {
        var readCount = 0
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let bytes = mutations.mutate(proof.bytes)
            guard let read = try? LogProof(parsing: bytes) else { continue }
            readCount += 1
            #expect(read.bytes == bytes, "seed \(seed)")
            if read.inclusion != proof.inclusion || read.checkpoint.claim != proof.checkpoint.claim
            {
                #expect(
                    (try? read.verify(leafHash: log.leaves[7], policy: policy)) == nil,
                    "seed \(seed)")
            }
        }
        #expect(readCount > 100)
    }
}
