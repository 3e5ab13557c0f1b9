// `unsafe` here: the digest of swift-crypto and arrays counted before are read through buffers of exactly 32 bytes, and a
// span is lent to its hash function, all inside their closures.
package import Crypto

/// A SHA-256 digest: 32 bytes, compared by value.
///
/// Public values only. Secrets live in `SecretBytes`, which compares in constant time.
package struct Digest: Hashable, Sendable, Comparable {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// The 32 bytes of a digest, as they stand on the wire.
    ///
    /// - Throws: `MalformedDigest` when the byte count is not 32.
    package init(_ bytes: some Collection<UInt8>) throws(MalformedDigest) {
        guard bytes.count == Digest.byteCount else {
            throw MalformedDigest(byteCount: bytes.count)
        }
        self.init(exactly: bytes)
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// - Throws: `MalformedDigest` for any other text.
    package init(hex: some StringProtocol) throws(MalformedDigest) {
        guard let bytes = try? Hex.decode(hex), bytes.count == Digest.byteCount else {
            throw MalformedDigest(byteCount: hex.utf8.count / 2)
        }
        self.init(exactly: bytes)
    }

    /// SHA-256 of the bytes (FIPS 180-4).
    package init(hashing bytes: some Sequence<UInt8>) {
        var hasher = DigestHasher()
        hasher.update(Array(bytes))
        self = hasher.finish()
    }

    /// SHA-256 of the bytes (FIPS 180-4).
    package init(hashing bytes: [UInt8]) {
        self.init(SHA256.hash(data: bytes))
    }

    /// Takes over a digest of swift-crypto.
    package init(_ digest: SHA256Digest) {
        self = unsafe digest.withUnsafeBytes { unsafe Digest(loading: $0) }
    }

    private init(exactly bytes: some Collection<UInt8>) {
        // Where the bytes lie in memory they are read there: a step through somebody else's collection costs a call, and
        // a tile has 8,192 bytes.
        let loaded = bytes.withContiguousStorageIfAvailable { bytes in
            precondition(bytes.count == Digest.byteCount, "the caller has counted")
            return unsafe Digest(loading: UnsafeRawBufferPointer(bytes))
        }
        if let loaded {
            self = loaded
            return
        }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var position = 0
        for byte in bytes {
            switch position / 8 {
            case 0: words.0 = words.0 << 8 | UInt64(byte)
            case 1: words.1 = words.1 << 8 | UInt64(byte)
            case 2: words.2 = words.2 << 8 | UInt64(byte)
            default: words.3 = words.3 << 8 | UInt64(byte)
            }
            position += 1
        }
        (first, second, third, fourth) = words
    }

    /// Reads four words from a buffer of 32 bytes.
    private init(loading buffer: UnsafeRawBufferPointer) {
        first = unsafe UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        second = unsafe UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        third = unsafe UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        fourth = unsafe UInt64(
            bigEndian: buffer.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    }

    /// The 32 bytes, as they stand on the wire.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Digest.byteCount)
        append(to: &result)
        return result
    }

    /// Appends the 32 bytes without an array of their own.
    package func append(to bytes: inout [UInt8]) {
        for word in [first, second, third, fourth] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
    }

    /// The first eight bytes as a number, big-endian.
    package var leadingWord: UInt64 { first }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hex.encode(bytes) }

    /// Orders digests by their bytes, as SQLite orders blobs.
    package static func < (left: Digest, right: Digest) -> Bool {
        (left.first, left.second, left.third, left.fourth)
            < (right.first, right.second, right.third, right.fourth)
    }

    /// 32 zero bytes: "no digest here" where a format says so.
    package static let zero = Digest(exactly: [UInt8](repeating: 0, count: byteCount))

    package static let byteCount = 32
}

/// Thrown for bytes or text that are no digest.
package struct MalformedDigest: Error, Equatable {
    package let byteCount: Int

    package init(byteCount: Int) {
        self.byteCount = byteCount
    }
}

/// SHA-256 over pieces that arrive one after the other.
package struct DigestHasher {
    private var hasher = SHA256()

    package init() {}

    /// Begins a labelled hash; the pieces of x follow.
    package init(label: StaticString) {
        let name = Array(label.description.utf8)
        precondition(name.count <= Int(UInt8.max), "a label has at most 255 bytes")
        update([UInt8(name.count)])
        update(name)
    }

    package mutating func update(_ bytes: [UInt8]) {
        hasher.update(data: bytes)
    }

    /// Takes bytes that must not be copied into an array: those of a `SecretBytes`.
    package mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    }

    package mutating func update(_ digest: Digest) {
        hasher.update(data: digest.bytes)
    }

    package consuming func finish() -> Digest {
        Digest(hasher.finalize())
    }
}

/// The labelled hash of the protocol: `L(s, x) = SHA-256(u8 length of s ‖ s ‖ x)`.
///
/// Fields in `x` are of fixed length, or last, so that no two inputs share their bytes.
package func labelledHash(_ label: StaticString, _ pieces: [UInt8]...) -> Digest {
    var hasher = DigestHasher(label: label)
    for piece in pieces { hasher.update(piece) }
    return hasher.finish()
}
