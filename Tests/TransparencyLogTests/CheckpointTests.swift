import Encoding
import Mutations
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A checkpoint` {
    static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    static let text = "example.com/behind-the-sofa\n20852163\n\(root)\n"

    @Test func `prints what it reads`() throws {
        let checkpoint = try Checkpoint(parsingText: Self.text)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.text == Self.text)
    }

    @Test func `reads the example of C2SP`() throws {
        let note = """
            \(Self.text)
            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

            """
        let checkpoint = try UnverifiedCheckpoint(parsing: Array(note.utf8))
        #expect(checkpoint.claim == (try Checkpoint(parsingText: Self.text)))
        #expect(try Cosignature(checkpoint.note.signatures[1]).timestamp == 1_679_315_147)
    }

    @Test(arguments: [
        ("a\n1\n\(root)\nextension\n", MalformedCheckpoint.lineCount),
        ("a\n1\n\(root)\n\n", .lineCount),
        ("a\n1\n", .lineCount),
        ("a\n1\n\(root)", .lineCount),
        ("\n1\n\(root)\n", .origin),
        ("a b\n1\n\(root)\n", .origin),
        ("a+b\n1\n\(root)\n", .origin),
        ("a\n01\n\(root)\n", .size),
        ("a\n+1\n\(root)\n", .size),
        ("a\n-1\n\(root)\n", .size),
        ("a\n1 \n\(root)\n", .size),
        ("a\n\n\(root)\n", .size),
        ("a\n9223372036854775808\n\(root)\n", .size),
        ("a\n18446744073709551616\n\(root)\n", .size),
        ("a\n0\n\(root)\n", .root),
        ("a\n1\n\(root.dropLast())\n", .root),
        ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", .root),
        ("a\n1\nAAAA\n", .root),
        ("a\n1\n \(root)\n", .root),
    ])
    func `is refused for one flaw`(text: String, error: MalformedCheckpoint) {
        #expect(throws: error) { try Checkpoint(parsingText: text) }
    }

    @Test func `of an empty tree has the empty root`() throws {
        let empty = try Checkpoint(origin: "a", size: 0, root: MerkleHash.emptyRoot)
        #expect(empty.text == "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    }

    @Test func `is the log's only under the log's key`() throws {
        let signer = try Keys.log()
        let signed = try MemoryLog(entryCount: 3).checkpoint().signed(by: signer)
        let claim = try UnverifiedCheckpoint(parsing: signed.note.bytes)
        #expect(try claim.verified(by: signer.verifierKey) == signed)

        let stranger = try Keys.log(seed: 2)
        #expect(throws: CheckpointRefused.notSignedByLog) {
            try claim.verified(by: stranger.verifierKey)
        }
        let renamed = try VerifierKey(
            name: "other.example", algorithm: .ed25519,
            publicKey: signer.verifierKey.publicKey)
        #expect(throws: CheckpointRefused.originMismatch) { try claim.verified(by: renamed) }
        let cosigning = try VerifierKey(
            name: "log.example", algorithm: .cosignature,
            publicKey: signer.verifierKey.publicKey)
        #expect(throws: CheckpointRefused.notSignedByLog) { try claim.verified(by: cosigning) }
    }

    @Test func `is not signed under another name`() throws {
        let checkpoint = try MemoryLog(entryCount: 3).checkpoint(origin: "other.example")
        let signer = try Keys.log()
        #expect(throws: CheckpointRefused.originMismatch) { try checkpoint.signed(by: signer) }
    }

    @Test func `is not the log's with its numbers changed`() throws {
        let signer = try Keys.log()
        let signed = try MemoryLog(entryCount: 3).checkpoint().signed(by: signer)
        let larger = try Checkpoint(
            origin: "log.example", size: 4, root: signed.checkpoint.root)
        let forged = try UnverifiedCheckpoint(
            SignedNote(text: larger.text, signatures: signed.note.signatures))
        #expect(throws: CheckpointRefused.notSignedByLog) {
            try forged.verified(by: signer.verifierKey)
        }
    }

    @Test func `prints what it reads, over 5,000 edits`() throws {
        let signer = try Keys.log()
        let signed = try MemoryLog(entryCount: 3).checkpoint().signed(by: signer)
        let key = signer.verifierKey
        var readCount = 0
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let bytes = mutations.mutate(signed.note.bytes)
            guard let read = try? UnverifiedCheckpoint(parsing: bytes) else { continue }
            readCount += 1
            #expect(read.note.bytes == bytes, "seed \(seed)")
            #expect(read.claim.text.utf8.elementsEqual(read.note.text.utf8), "seed \(seed)")
            if let verified = try? read.verified(by: key) {
                #expect(verified.checkpoint == signed.checkpoint, "seed \(seed)")
            }
        }
        #expect(readCount > 100)
    }
}

@Suite struct `A cosignature` {
    struct Published: Decodable {
        struct Timestamp: Decodable {
            let sig_base64: String
            let unix: UInt64?
            let error: Bool?
        }
        struct Line: Decodable {
            let name: String
            let key_id_hex: String
            let timestamp_hex: String
            let signature_prefix_hex: String
        }

        let timestamp: [Timestamp]
        let line: String
        let line_expect: Line
    }

    @Test func `has the published time`() throws {
        let published: Published = try Vectors.decode("notes/cosignature-parse.json")
        #expect(published.timestamp.count == 3)
        for vector in published.timestamp {
            let line = Array("— w \(vector.sig_base64)\n".utf8)
            let cosignature = try? Cosignature(
                NoteSignature.lines(parsing: line).first
                    ?? NoteSignature(name: "w", keyID: 0, signature: [0]))
            #expect(cosignature?.timestamp == vector.unix)
            #expect((cosignature == nil) == (vector.error ?? false))
        }
    }

    @Test func `has the published fields, and no time beyond 2⁶³`() throws {
        let published: Published = try Vectors.decode("notes/cosignature-parse.json")
        let lines = try NoteSignature.lines(parsing: Array(published.line.utf8))
        let line = try #require(lines.first)
        let expected = published.line_expect
        #expect(line.name == expected.name)
        #expect(Hex.encode([UInt8](bigEndian: line.keyID)) == expected.key_id_hex)
        #expect(Hex.encode(line.signature.prefix(8)) == expected.timestamp_hex)
        #expect(Hex.encode(line.signature.dropFirst(8)).hasPrefix(expected.signature_prefix_hex))
        #expect(line.line + "\n" == published.line)
        #expect(throws: MalformedCosignature.timestamp) { try Cosignature(line) }
    }

    @Test func `signs what C2SP says`() throws {
        let signer = try Keys.log()
        let checkpoint = try MemoryLog(entryCount: 3).checkpoint().signed(by: signer)
        let key = try Keys.cosigner("witness.example", seed: 9)
        let line = try key.cosign(checkpoint, at: 1_679_315_147)
        #expect(line.signature.count == 72)
        #expect(
            Ed25519.isValid(
                signature: Array(line.signature.dropFirst(8)),
                message: Array(
                    "cosignature/v1\ntime 1679315147\n\(checkpoint.checkpoint.text)".utf8),
                publicKey: key.verifierKey.publicKey))
        let cosigned = try checkpoint.adding([line], by: [key.verifierKey])
        let found = cosigned.cosignatures(by: [key.verifierKey])
        #expect(found.map(\.key) == [key.verifierKey])
        #expect(found.map(\.timestamp) == [1_679_315_147])
        #expect(checkpoint.cosignatures(by: [key.verifierKey]).isEmpty)
    }

    @Test func `counts at its newest time, and not at all beside an invalid one`() throws {
        let checkpoint = try MemoryLog(entryCount: 3).checkpoint().signed(by: Keys.log())
        let key = try Keys.cosigner("witness.example", seed: 9)
        let other = try Keys.cosigner("other.example", seed: 8)
        let keys = [key.verifierKey, other.verifierKey]
        let lines = [
            try key.cosign(checkpoint, at: 20), try key.cosign(checkpoint, at: 10),
            try other.cosign(checkpoint, at: 5),
        ]
        let twice = try checkpoint.adding(lines, by: keys)
        #expect(twice.cosignatures(by: keys).map(\.timestamp) == [20, 5])
        let forged = try NoteSignature(
            name: "witness.example", keyID: key.verifierKey.keyID,
            signature: [UInt8](repeating: 1, count: 72))
        let beside = try UnverifiedCheckpoint(twice.note.adding([forged]))
            .verified(by: twice.logKey)
        #expect(beside.cosignatures(by: keys).map(\.timestamp) == [5])
    }

    @Test func `is added only when it holds, and is by a key that was asked for`() throws {
        let checkpoint = try MemoryLog(entryCount: 3).checkpoint().signed(by: Keys.log())
        let key = try Keys.cosigner("witness.example", seed: 9)
        let other = try Keys.cosigner("other.example", seed: 8)
        let forged = try NoteSignature(
            name: "witness.example", keyID: key.verifierKey.keyID,
            signature: [UInt8](repeating: 1, count: 72))
        let larger = try MemoryLog(entryCount: 4).checkpoint().signed(by: Keys.log())
        let lines = [
            forged, try key.cosign(larger, at: 10), try other.cosign(checkpoint, at: 5),
            try NoteSignature(name: "witness.example", keyID: 7, signature: [1]),
        ]
        let added = try checkpoint.adding(lines, by: [key.verifierKey])
        #expect(added == checkpoint)
        let good = try key.cosign(checkpoint, at: 10)
        let both = try checkpoint.adding(lines + [good], by: [key.verifierKey])
        #expect(both.note.signatures == checkpoint.note.signatures + [good])
    }

    @Test func `of another checkpoint, time, key or algorithm is invalid`() throws {
        let checkpoint = try MemoryLog(entryCount: 3).checkpoint().signed(by: Keys.log())
        let key = try Keys.cosigner("witness.example", seed: 9)
        let good = try Cosignature(key.cosign(checkpoint, at: 10))
        #expect(good.isValid(over: checkpoint.checkpoint, by: key.verifierKey))
        let larger = try MemoryLog(entryCount: 4).checkpoint()
        #expect(!good.isValid(over: larger, by: key.verifierKey))
        let later = try Cosignature(timestamp: 11, signature: good.signature)
        #expect(!later.isValid(over: checkpoint.checkpoint, by: key.verifierKey))
        let other = try Keys.cosigner("witness.example", seed: 8)
        #expect(!good.isValid(over: checkpoint.checkpoint, by: other.verifierKey))
        let note = try VerifierKey(
            name: "witness.example", algorithm: .ed25519, publicKey: key.verifierKey.publicKey)
        #expect(!good.isValid(over: checkpoint.checkpoint, by: note))
        #expect(checkpoint.cosignatures(by: [note]).isEmpty)
    }

    @Test func `has no time of 2⁶³ or more`() throws {
        let checkpoint = try MemoryLog(entryCount: 3).checkpoint().signed(by: Keys.log())
        let key = try Keys.cosigner("witness.example", seed: 9)
        #expect(throws: MalformedCosignature.timestamp) {
            try key.cosign(checkpoint, at: 1 << 63)
        }
        #expect(try Cosignature(key.cosign(checkpoint, at: 1 << 63 - 1)).timestamp == 1 << 63 - 1)
    }
}
