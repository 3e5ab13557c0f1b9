// `unsafe` here: tests write patterns into secret pages and read buffers of their own.
import Testing

@testable import Secrets

// What is shown: zeros where a secret stood in our own buffer, and no occurrence of a pattern anywhere in the process's
// own memory after its owner is gone. What is not: registers, and memory that the kernel or swap copied before.
@Suite(.serialized) struct `Wiping` {
    /// A random pattern, written where the closure says, and known to the test by its complement only.
    private func makeSecret(_ complement: [UInt8]) -> SecretBytes {
        unsafe SecretBytes(byteCount: complement.count) { buffer in
            for (position, byte) in complement.enumerated() { unsafe buffer[position] = ~byte }
        }
    }

    @Test func `overwrites a buffer`() {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
        defer { unsafe buffer.deallocate() }
        unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0xAA)
        unsafe wipe(buffer)
        #expect(unsafe buffer.allSatisfy { $0 == 0 })
    }

    @Test func `empties an array`() {
        var bytes = [UInt8](repeating: 1, count: 32)
        wipe(&bytes)
        #expect(bytes.isEmpty)
        wipe(&bytes)
    }

    @Test func `leaves nothing of a secret in memory once its owner is gone`() {
        let complement = randomBytes(32)
        do {
            let secret = makeSecret(complement)
            #expect(ProcessMemory.occurrences(ofComplement: complement) == 1)
            withExtendedLifetime(secret.byteCount) {}
            _ = consume secret
        }
        #expect(ProcessMemory.occurrences(ofComplement: complement) == 0)
    }

    /// The pattern stands there many times over: what the allocator itself overwrites of a freed array is little.
    @Test func `leaves nothing in the array that a secret was moved from`() {
        let complement = randomBytes(32)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 * 32)
        for _ in 0..<64 { for byte in complement { bytes.append(~byte) } }
        #expect(ProcessMemory.occurrences(ofComplement: complement) == 64)
        let secret = SecretBytes(moving: &bytes)
        #expect(bytes.isEmpty)
        #expect(ProcessMemory.occurrences(ofComplement: complement) == 64)
        _ = consume secret
        #expect(ProcessMemory.occurrences(ofComplement: complement) == 0)
    }

    @Test func `leaves nothing of a key file's secrets`() throws {
        let complement = randomBytes(32)
        let passphrase = SecretBytes(randomByteCount: 16)
        do {
            var ring = try KeyRing(role: .trustee, portal: "report.example", id: "first")
            try ring.insert("sealing", makeSecret(complement))
            let file = try KeyFile.write(ring, passphrase: passphrase, cost: .least)
            let opened = try KeyFile.open(
                file, passphrase: passphrase, expecting: .trustee, cost: .least)
            #expect(ProcessMemory.occurrences(ofComplement: complement) == 2)
            _ = consume opened
            _ = consume ring
        }
        #expect(ProcessMemory.occurrences(ofComplement: complement) == 0)
    }
}
