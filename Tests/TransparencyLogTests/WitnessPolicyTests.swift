import Mutations
import Secrets
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A witness policy` {
    static let log = key("log.example", .ed25519, 1)
    static let witness = key("w.example", .cosignature, 2)
    static let second = key("v.example", .cosignature, 3)

    static func key(_ name: String, _ algorithm: VerifierKey.Algorithm, _ seed: UInt8) -> String {
        let publicKey = Keys.signing(seed: seed).publicKey
        return (try? VerifierKey(name: name, algorithm: algorithm, publicKey: publicKey).text)
            ?? ""
    }

    static func cosigners(_ names: String..., from seed: UInt8) throws -> [VerifierKey] {
        try names.enumerated().map { position, name in
            try VerifierKey(
                name: name, algorithm: .cosignature,
                publicKey: Keys.signing(seed: seed + UInt8(position)).publicKey)
        }
    }

    @Test func `is read with comments, spaces and addresses, and printed without`() throws {
        let text = """
            # the log
             log \t \(Self.log)  https://log.example/

            witness A \(Self.witness)
              # more
            witness B \(Self.second) https://v.example/
            group G  any A\tB
            quorum G

            """
        let policy = try WitnessPolicy(parsing: Array(text.utf8))
        let printed = """
            log \(Self.log) https://log.example/
            witness A \(Self.witness)
            witness B \(Self.second) https://v.example/
            group G any A B
            quorum G

            """
        #expect(policy.text == printed)
        #expect(try WitnessPolicy(parsing: Array(printed.utf8)) == policy)
        #expect(policy.witnessKeys.map(\.name) == ["w.example", "v.example"])
    }

    @Test func `of C2SP's example asks for two of X and one of Y`() throws {
        let keys = try Self.cosigners("x1", "x2", "x3", "y1", "y2", "y3", from: 20)
        let names = ["X1", "X2", "X3", "Y1", "Y2", "Y3"]
        let text =
            zip(names, keys).map { "witness \($0) \($1.text)\n" }.joined() + """
                group X-witnesses 2 X1 X2 X3
                group Y-witnesses any Y1 Y2 Y3
                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y

                """
        let policy = try WitnessPolicy(parsing: Array(text.utf8))
        #expect(policy.text == text)
        for choice in 0..<64 {
            let chosen = keys.indices.filter { choice & 1 << $0 != 0 }
            let isEnough =
                chosen.count(where: { $0 < 3 }) >= 2 && chosen.contains(where: { $0 >= 3 })
            #expect(policy.hasQuorum(Set(chosen.map { keys[$0] })) == isEnough)
        }
    }

    @Test func `of a portal asks for t trustees and a witness`() throws {
        let trustees = try Self.cosigners("t1", "t2", "t3", from: 30)
        let witnesses = try Self.cosigners("w1", "w2", from: 40)
        let policy = try WitnessPolicy(
            log: VerifierKey(parsing: Self.log), trustees: trustees, threshold: 2,
            witnesses: witnesses)
        #expect(try WitnessPolicy(parsing: Array(policy.text.utf8)) == policy)
        #expect(policy.hasQuorum([trustees[0], trustees[2], witnesses[1]]))
        #expect(!policy.hasQuorum(Set(trustees)))
        #expect(!policy.hasQuorum([trustees[0], witnesses[0], witnesses[1]]))
        #expect(!policy.hasQuorum([]))
    }

    @Test func `of a portal can be met`() throws {
        let log = try VerifierKey(parsing: Self.log)
        let trustees = try Self.cosigners("t1", "t2", from: 30)
        let witnesses = try Self.cosigners("w1", from: 40)
        for threshold in [0, 3, -1] {
            #expect(throws: MalformedPolicy.threshold) {
                try WitnessPolicy(
                    log: log, trustees: trustees, threshold: threshold, witnesses: witnesses)
            }
        }
        #expect(throws: MalformedPolicy.threshold) {
            try WitnessPolicy(log: log, trustees: trustees, threshold: 1, witnesses: [])
        }
        #expect(throws: MalformedPolicy.threshold) {
            try WitnessPolicy(log: log, trustees: [], threshold: 1, witnesses: witnesses)
        }
        #expect(throws: MalformedPolicy.duplicateKey) {
            try WitnessPolicy(log: log, trustees: trustees, threshold: 1, witnesses: trustees)
        }
    }

    @Test func `without a quorum needs only the log`() throws {
        let policy = try WitnessPolicy(parsing: Array("log \(Self.log)\nquorum none\n".utf8))
        #expect(policy.hasQuorum([]))
        let checkpoint = try MemoryLog(entryCount: 2).checkpoint().signed(by: Keys.log())
        #expect(policy.isSatisfied(by: checkpoint))
        let other = try MemoryLog(entryCount: 2).checkpoint(origin: "other.example")
            .signed(by: Keys.log("other.example", seed: 5))
        #expect(!policy.isSatisfied(by: other))
    }

    @Test(arguments: [
        ("", MalformedPolicy.text),
        ("quorum none", .text),
        ("quorum none\r\n", .text),
        ("quorum none\u{7f}\n", .text),
        ("# nothing\n", .noQuorumLine),
        ("quorum none\nquorum none\n", .line(2)),
        ("quorum A\nwitness A \(witness)\n", .undefinedName),
        ("quorum\n", .line(1)),
        ("quorum none none\n", .line(1)),
        ("Quorum none\n", .line(1)),
        ("log\nquorum none\n", .line(1)),
        ("log \(log) u u\nquorum none\n", .line(1)),
        ("log \(log)\nlog \(log)\nquorum none\n", .duplicateKey),
        ("log \(witness)\nquorum none\n", .logKey),
        ("log x\nquorum none\n", .key(.parts(count: 1))),
        ("witness A \(log)\nquorum A\n", .witnessKey),
        ("witness A\nquorum none\n", .line(1)),
        ("witness A \(witness)\nwitness B \(witness)\nquorum A\n", .duplicateKey),
        ("witness A \(witness)\nwitness A \(second)\nquorum A\n", .duplicateName),
        ("witness none \(witness)\nquorum none\n", .name),
        ("group G any\nquorum none\n", .line(1)),
        ("group G any A\nwitness A \(witness)\nquorum G\n", .undefinedName),
        ("group G any G\nquorum G\n", .undefinedName),
        ("group G any none\nquorum G\n", .undefinedName),
        ("witness A \(witness)\ngroup G 0 A\nquorum G\n", .threshold),
        ("witness A \(witness)\ngroup G 2 A\nquorum G\n", .threshold),
        ("witness A \(witness)\ngroup G 01 A\nquorum G\n", .threshold),
        ("witness A \(witness)\ngroup G one A\nquorum G\n", .threshold),
        ("witness A \(witness)\ngroup G 2 A A\nquorum G\n", .memberTwice),
        ("witness A \(witness)\ngroup G any A\ngroup H any A\nquorum H\n", .memberTwice),
        ("witness A \(witness)\ngroup A any A\nquorum A\n", .duplicateName),
    ])
    func `is refused for one flaw`(text: String, error: MalformedPolicy) {
        #expect(throws: error) { try WitnessPolicy(parsing: Array(text.utf8)) }
    }

    @Test func `keeps names apart that Unicode holds equivalent`() throws {
        let text = """
            witness \u{212a} \(Self.witness)
            witness K \(Self.second)
            quorum K

            """
        let policy = try WitnessPolicy(parsing: Array(text.utf8))
        #expect(policy.hasQuorum([try VerifierKey(parsing: Self.second)]))
        #expect(!policy.hasQuorum([try VerifierKey(parsing: Self.witness)]))
    }

    @Test func `has bounds`() {
        let many = String(repeating: "group G any A\n", count: 200)
        #expect(throws: MalformedPolicy.tooMany) {
            try WitnessPolicy(parsing: Array("\(many)quorum none\n".utf8))
        }
        let long = String(repeating: "#", count: 256 * 1024)
        #expect(throws: MalformedPolicy.text) {
            try WitnessPolicy(parsing: Array("\(long)\nquorum none\n".utf8))
        }
    }

    @Test func `reads what it prints, over 5,000 edits`() throws {
        let valid = try WitnessPolicy(
            log: VerifierKey(parsing: Self.log),
            trustees: Self.cosigners("t1", "t2", "t3", from: 30), threshold: 2,
            witnesses: Self.cosigners("w1", from: 40))
        let comment = String(repeating: "# white space and comments are free \t\n", count: 12)
        var readCount = 0
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let bytes = mutations.mutate(Array((comment + valid.text).utf8))
            guard let policy = try? WitnessPolicy(parsing: bytes) else { continue }
            readCount += 1
            #expect(try WitnessPolicy(parsing: Array(policy.text.utf8)) == policy, "seed \(seed)")
            #expect(!policy.hasQuorum([]), "seed \(seed)")
        }
        #expect(readCount > 50)
    }
}
