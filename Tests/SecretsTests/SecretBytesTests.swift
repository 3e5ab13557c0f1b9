// `unsafe` here: tests read a lent buffer within its closure.
import Testing

@testable import Secrets

@Suite struct `Secret bytes` {
    private func secret(_ bytes: [UInt8]) -> SecretBytes {
        var bytes = bytes
        return SecretBytes(moving: &bytes)
    }

    private func bytes(of secret: borrowing SecretBytes) -> [UInt8] {
        unsafe secret.withUnsafeBytes { unsafe Array($0) }
    }

    @Test func `are lent as they were taken`() {
        let secret = secret([1, 2, 3])
        #expect(bytes(of: secret) == [1, 2, 3])
        #expect(secret.withBytes { $0.byteCount } == 3)
    }

    @Test func `may be none`() {
        let empty = secret([])
        #expect(empty.byteCount == 0)
        let areEqual = empty.isEqual(to: secret([]))
        #expect(areEqual)
        #expect(bytes(of: empty.duplicate()).isEmpty)
    }

    @Test func `are compared by content and length`() {
        let first = secret([1, 2, 3])
        let isEqualToSame = first.isEqual(to: secret([1, 2, 3]))
        #expect(isEqualToSame)
        let differsInContent = !first.isEqual(to: secret([1, 2, 4]))
        #expect(differsInContent)
        let differsInLength = !first.isEqual(to: secret([1, 2]))
        #expect(differsInLength)
    }

    @Test func `are duplicated and cut into pages of their own`() {
        let first = secret([1, 2, 3, 4])
        #expect(bytes(of: first.duplicate()) == [1, 2, 3, 4])
        #expect(bytes(of: first.part(1..<3)) == [2, 3])
        #expect(bytes(of: first.part(4..<4)).isEmpty)
    }

    @Test func `are random when asked for`() {
        let first = SecretBytes(randomByteCount: 32)
        let areDifferent = !first.isEqual(to: SecretBytes(randomByteCount: 32))
        #expect(areDifferent)
        #expect(randomBytes(32) != randomBytes(32))
        #expect(randomBytes(0).isEmpty)
    }

    @Test func `pass on what their filling throws`() {
        struct Refusal: Error, Equatable {}
        #expect(throws: Refusal()) {
            _ = try unsafe SecretBytes(byteCount: 8) { (_) throws(Refusal) in throw Refusal() }
        }
    }

    @Test func `that are public are compared too`() {
        #expect(constantTimeEqual([1, 2], [1, 2]))
        #expect(!constantTimeEqual([1, 2], [1, 3]))
        #expect(!constantTimeEqual([1, 2], [1]))
        #expect(constantTimeEqual([], []))
    }
}

@Suite struct `Locked memory` {
    @Test func `is known to be there, or not`() {
        // No limit and no machine allows so much.
        #expect(!LockedMemory.canLock(byteCount: 1 << 46))
        #expect(!LockedMemory.canLock(byteCount: 1 << 62))
        #expect(LockedMemory.isAvailable == LockedMemory.canLock(byteCount: 65_536))
    }
}

@Suite struct `A signing key` {
    /// RFC 8032 §7.1, TEST 2.
    @Test func `signs as the RFC does`() throws {
        var seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        let key = SigningKey(seed: SecretBytes(moving: &seed))
        #expect(
            key.publicKey
                == hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
        #expect(
            key.signature(for: [0x72])
                == hex(
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"))
    }

    @Test func `gives back its seed`() {
        let key = SigningKey()
        let again = key.withSeed { SigningKey(seed: $0) }
        #expect(again.publicKey == key.publicKey)
    }

    private func hex(_ text: String) -> [UInt8] {
        var rest = text[...]
        var bytes: [UInt8] = []
        while let byte = UInt8(rest.prefix(2), radix: 16) {
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
