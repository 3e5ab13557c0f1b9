package import Encoding

// `unsafe` here: hashes are computed over stack buffers and borrowed arrays that live for the call, at offsets within
// sizes fixed below. A tree of a million entries takes two million hashes, and an array for each would double the cost.
import struct Crypto.SHA256

/// The hashes of an RFC 6962 Merkle tree over SHA-256 (Specification.md §1).
package enum MerkleHash {
    /// The hash of one entry: SHA-256(0x00 ‖ entry).
    package static func leaf(_ entry: [UInt8]) -> Digest {
        unsafe entry.withUnsafeBytes { unsafe leaf($0) }
    }

    /// The hash of one entry that lies in a larger buffer.
    static func leaf(_ entry: UnsafeRawBufferPointer) -> Digest {
        guard let source = entry.baseAddress, entry.count < shortEntryByteCount else {
            var hasher = SHA256()
            hasher.update(data: [leafPrefix])
            unsafe hasher.update(bufferPointer: entry)
            return Digest(hasher.finalize())
        }
        return unsafe withUnsafeTemporaryAllocation(byteCount: entry.count + 1, alignment: 8) {
            buffer in
            unsafe buffer[0] = leafPrefix
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(
                from: UnsafeRawBufferPointer(start: source, count: entry.count))
            return unsafe hash(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The hash of two subtrees: SHA-256(0x01 ‖ left ‖ right).
    package static func node(_ left: Digest, _ right: Digest) -> Digest {
        unsafe withUnsafeTemporaryAllocation(byteCount: nodeByteCount, alignment: 8) { buffer in
            unsafe buffer[0] = nodePrefix
            unsafe left.write(to: buffer, at: 1)
            unsafe right.write(to: buffer, at: 1 + Digest.byteCount)
            return unsafe hash(UnsafeRawBufferPointer(buffer))
        }
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        var hasher = SHA256()
        unsafe hasher.update(bufferPointer: bytes)
        return Digest(hasher.finalize())
    }

    /// The root of a complete subtree: 1, 2, 4 … 256 consecutive hashes of one level.
    static func root(ofComplete hashes: ArraySlice<Digest>) -> Digest {
        precondition(hashes.count.nonzeroBitCount == 1, "a complete subtree has 2ⁿ hashes")
        var row = Array(hashes)
        var count = row.count
        while count > 1 {
            count /= 2
            for index in 0..<count { row[index] = node(row[2 * index], row[2 * index + 1]) }
        }
        return row[0]
    }

    /// The root of a tree without entries: SHA-256 of nothing.
    package static let emptyRoot = Digest(hashing: [UInt8]())

    private static let leafPrefix: UInt8 = 0
    private static let nodePrefix: UInt8 = 1
    private static let nodeByteCount = 1 + 2 * Digest.byteCount
    /// Below this, an entry is copied behind its prefix on the stack; above, it is hashed in two pieces.
    private static let shortEntryByteCount = 1024
}

extension Digest {
    /// Writes the 32 bytes at an offset of a buffer that has room for them.
    fileprivate func write(to buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        precondition(offset >= 0 && buffer.count - offset >= Digest.byteCount)
        precondition(MemoryLayout<Digest>.size == Digest.byteCount, "a digest is four words")
        unsafe withUnsafeBytes(of: self) { words in
            for word in 0..<4 {
                let value = unsafe words.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)
                unsafe buffer.storeBytes(
                    of: value.bigEndian, toByteOffset: offset + 8 * word, as: UInt64.self)
            }
        }
    }
}
