// `unsafe` here: tests read a lent buffer within its closure.
import Mutations
import Testing

@testable import Secrets

@Suite struct `A key file` {
    private let passphrase = Array("twelve characters".utf8)

    private func secret(_ bytes: [UInt8]) -> SecretBytes {
        var bytes = bytes
        return SecretBytes(moving: &bytes)
    }

    private func ring() throws -> KeyRing {
        var ring = try KeyRing(role: .keyholder, portal: "report.example", id: "ethics")
        try ring.insert("sealing-2026Q4", secret([4, 5]))
        try ring.insert("identity", secret([1, 2, 3]))
        try ring.insert("empty", secret([]))
        return ring
    }

    private func file() throws -> [UInt8] {
        try KeyFile.write(ring(), passphrase: secret(passphrase), cost: .least)
    }

    private func open(
        _ bytes: [UInt8], passphrase: [UInt8]? = nil, role: KeyRole = .keyholder
    ) throws -> KeyRing {
        try KeyFile.open(
            bytes, passphrase: secret(passphrase ?? self.passphrase), expecting: role, cost: .least)
    }

    @Test func `gives back its secrets`() throws {
        let opened = try open(file())
        #expect(opened.role == .keyholder)
        #expect(opened.portal == "report.example")
        #expect(opened.id == "ethics")
        #expect(opened.names == ["empty", "identity", "sealing-2026Q4"])
        let isSame = try opened.secret(named: "identity").isEqual(to: secret([1, 2, 3]))
        #expect(isSame)
        let emptyByteCount = try opened.withSecret(named: "empty") { $0.byteCount }
        #expect(emptyByteCount == 0)
        #expect(throws: MissingSecret(name: "none")) { _ = try opened.secret(named: "none") }
    }

    @Test func `is never the same twice`() throws {
        #expect(try file() != file())
    }

    /// The real cost, once: 256 MiB and about half a second.
    @Test func `costs what the version says`() throws {
        let bytes = try KeyFile.write(ring(), passphrase: secret(passphrase))
        _ = try KeyFile.open(bytes, passphrase: secret(passphrase), expecting: .keyholder)
        #expect(KeyFile.Cost.version1.memoryByteCount == 268_435_456)
        #expect(KeyFile.Cost.version1.operations == 3)
    }

    @Test func `refuses a wrong passphrase`() throws {
        let bytes = try file()
        for wrong in ["", "twelve character", "twelve characters "] {
            #expect(throws: KeyFileError.wrongPassphrase) {
                _ = try open(bytes, passphrase: Array(wrong.utf8))
            }
        }
    }

    /// Salt and nonce lie in the head; the tag of the head follows it.
    @Test(arguments: [13, 28, 29, 52, 53, 84])
    func `calls a damaged head a wrong passphrase`(offset: Int) throws {
        var bytes = try file()
        bytes[offset] ^= 1
        #expect(throws: KeyFileError.wrongPassphrase) { _ = try open(bytes) }
    }

    @Test func `tells a damaged body from a wrong passphrase`() throws {
        let bytes = try file()
        for offset in [85, bytes.count - 17, bytes.count - 1] {
            var damaged = bytes
            damaged[offset] ^= 1
            #expect(throws: KeyFileError.damaged) { _ = try open(damaged) }
        }
    }

    @Test func `names a wrong role only once it proved genuine`() throws {
        var bytes = try file()
        #expect(throws: KeyFileError.wrongRole(found: .keyholder, expected: .trustee)) {
            _ = try open(bytes, role: .trustee)
        }
        bytes[bytes.count - 1] ^= 1
        #expect(throws: KeyFileError.damaged) { _ = try open(bytes, role: .trustee) }
    }

    @Test func `refuses another format, version or length`() throws {
        let bytes = try file()
        var changed = bytes
        changed[0] ^= 1
        #expect(throws: KeyFileError.notAKeyFile) { _ = try open(changed) }
        changed = bytes
        changed[8] = 2
        #expect(throws: KeyFileError.unsupportedVersion(2)) { _ = try open(changed) }
        #expect(throws: KeyFileError.truncated) { _ = try open(bytes.dropLast()) }
        #expect(throws: KeyFileError.truncated) { _ = try open([]) }
        #expect(throws: KeyFileError.trailing) { _ = try open(bytes + [0]) }
    }

    @Test func `survives any injury, and none goes unseen`() throws {
        let bytes = try file()
        for seed in UInt64(0)..<5_000 {
            let injured = mutated(bytes, seed: seed)
            guard injured != bytes else { continue }
            #expect(throws: KeyFileError.self, "seed \(seed)") { _ = try open(injured) }
        }
    }
}

@Suite struct `The content of a key file` {
    private func secret(_ bytes: [UInt8]) -> SecretBytes {
        var bytes = bytes
        return SecretBytes(moving: &bytes)
    }

    private let sample: [UInt8] = [3, 1, 0x70, 1, 0x61, 2, 1, 0x62, 0, 1, 9, 1, 0x63, 0, 0]

    @Test func `is printed as the specification says`() throws {
        var ring = try KeyRing(role: .keyholder, portal: "p", id: "a")
        try ring.insert("c", secret([]))
        try ring.insert("b", secret([9]))
        let isSame = KeyFileContent.bytes(of: ring).isEqual(to: secret(sample))
        #expect(isSame)
    }

    @Test(
        arguments: [
            [0, 1, 0x70, 1, 0x61, 0], [8, 1, 0x70, 1, 0x61, 0],  // no such role
            [3, 0, 1, 0x61, 0], [3, 1, 0x50, 1, 0x61, 0],  // no portal
            [3, 1, 0x70, 0, 0], [3, 1, 0x70, 1, 0x31, 0],  // no id
            [3, 1, 0x70, 1, 0x61, 0, 0],  // trailing
            [3, 1, 0x70, 1, 0x61, 1], [3, 1, 0x70, 1, 0x61], [],  // truncated
            [3, 1, 0x70, 1, 0x61, 1, 1, 0x62, 0, 1],
            [3, 1, 0x70, 1, 0x61, 1, 0, 0, 0],  // no name
            [3, 1, 0x70, 1, 0x61, 1, 1, 0x20, 0, 0],  // a space in a name
            [3, 1, 0x70, 1, 0x61, 2, 1, 0x62, 0, 0, 1, 0x62, 0, 0],  // a name twice
            [3, 1, 0x70, 1, 0x61, 2, 1, 0x63, 0, 0, 1, 0x62, 0, 0],  // out of order
        ] as [[UInt8]])
    func `refuses one flaw`(bytes: [UInt8]) {
        #expect(throws: KeyFileError.malformedContent) {
            _ = try KeyFileContent.ring(from: secret(bytes))
        }
    }

    @Test func `survives any injury, and prints back what it still reads`() throws {
        for seed in UInt64(0)..<5_000 {
            let bytes = mutated(sample, seed: seed)
            do {
                let ring = try KeyFileContent.ring(from: secret(bytes))
                let isSame = KeyFileContent.bytes(of: ring).isEqual(to: secret(bytes))
                #expect(isSame, "seed \(seed)")
            } catch {
                #expect(error == .malformedContent)
            }
        }
    }
}

@Suite struct `A key ring` {
    @Test(arguments: ["", "-a", "a-", "A", "a b", "\u{E9}", String(repeating: "a", count: 65)])
    func `refuses a portal's name`(portal: String) {
        #expect(throws: InvalidKeyRing.portal) {
            _ = try KeyRing(role: .gateway, portal: portal, id: "a")
        }
    }

    @Test(arguments: ["", "1a", "-a", "a_b", "A", String(repeating: "a", count: 33)])
    func `refuses an id`(id: String) {
        #expect(throws: InvalidKeyRing.id) {
            _ = try KeyRing(role: .gateway, portal: "p", id: id)
        }
    }

    @Test func `overwrites nothing and removes what it is told`() throws {
        var ring = try KeyRing(role: .gateway, portal: "p", id: "a")
        try ring.insert("log", SecretBytes(randomByteCount: 32))
        #expect(ring.names == ["log"])
        #expect(throws: InvalidKeyRing.repeatedName) {
            try ring.insert("log", SecretBytes(randomByteCount: 32))
        }
        #expect(throws: InvalidKeyRing.name) {
            try ring.insert("log key", SecretBytes(randomByteCount: 32))
        }
        #expect(throws: InvalidKeyRing.secretByteCount) {
            try ring.insert("long", SecretBytes(randomByteCount: 1025))
        }
        try ring.remove("log")
        #expect(throws: MissingSecret(name: "log")) { try ring.remove("log") }
    }
}
