import Testing

@testable import Encoding

@Suite struct `Reading bytes` {
    @Test func `gives big-endian fields in their order`() throws {
        var reader = ByteReader([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
        #expect(try reader.uint8() == 1)
        #expect(try reader.uint32() == 0x0203_0405)
        #expect(try reader.uint64() == 0x0607_0809_0A0B_0C0D)
        #expect(throws: MalformedBytes.trailing(byteCount: 3)) { try reader.finish() }
        #expect(try reader.bytes(3) == [14, 15, 16])
        try reader.finish()
    }

    @Test func `refuses to read beyond the end`() {
        var reader = ByteReader([1, 2, 3])
        #expect(throws: MalformedBytes.truncated(byteCount: 3, expected: 4)) {
            try reader.uint32()
        }
        #expect(throws: MalformedBytes.truncated(byteCount: 3, expected: -1)) {
            try reader.bytes(-1)
        }
    }

    @Test func `prints numbers in big-endian order`() {
        #expect([UInt8](bigEndian: UInt32(0x0102_0304)) == [1, 2, 3, 4])
        #expect([UInt8](bigEndian: UInt64.max) == [UInt8](repeating: 255, count: 8))
    }
}

@Suite struct `A digest` {
    /// FIPS 180-4, one block.
    static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func `is SHA-256, however the bytes arrive`() throws {
        #expect(Digest(hashing: Array("abc".utf8)).hex == Self.abc)
        #expect(Digest(hashing: "abc".utf8).hex == Self.abc)
        var hasher = DigestHasher()
        hasher.update(Array("a".utf8))
        let rest = Array("bc".utf8)
        unsafe hasher.update(rest.span.bytes)
        #expect(hasher.finish().hex == Self.abc)
    }

    @Test func `is printed and read back`() throws {
        let digest = try Digest(hex: Self.abc)
        #expect(try Digest(digest.bytes) == digest)
        #expect(digest.bytes.count == Digest.byteCount)
        #expect(Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
    }

    @Test func `is ordered by its bytes`() throws {
        for position in 0..<32 {
            var bytes = [UInt8](repeating: 7, count: 32)
            let smaller = try Digest(bytes)
            bytes[position] = 8
            #expect(try smaller < Digest(bytes))
            #expect(try !(Digest(bytes) < smaller))
        }
    }

    @Test(arguments: [0, 31, 33]) func `refuses another length`(byteCount: Int) {
        #expect(throws: MalformedDigest(byteCount: byteCount)) {
            try Digest([UInt8](repeating: 0, count: byteCount))
        }
    }

    @Test func `refuses upper-case text`() {
        #expect(throws: MalformedDigest.self) { try Digest(hex: Self.abc.uppercased()) }
    }

    /// SHA-256 of 05 68 65 6c 6c 6f 01 02, computed by Python's hashlib.
    @Test func `with a label covers the label's length`() {
        #expect(
            labelledHash("hello", [1], [2]).hex
                == "a62957824c404e0def2962c0b684639d7f091c76e7b1a6f23450065cf7e2f192")
        #expect(labelledHash("hell", [0x6F]) != labelledHash("hello", []))
    }
}
