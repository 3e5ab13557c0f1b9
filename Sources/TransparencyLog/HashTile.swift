package import Encoding

/// Consecutive hashes of one level, as a tile's bytes (C2SP tlog-tiles; Specification.md §3.2).
package enum HashTile {
    /// Reads the hashes of a tile of known width.
    package static func decode(
        _ bytes: [UInt8], width: Int
    ) throws(MalformedTile) -> [Digest] {
        guard (1...TileID.fullWidth).contains(width), bytes.count == width * Digest.byteCount
        else { throw .byteCount(bytes.count, expected: width * Digest.byteCount) }
        var hashes: [Digest] = []
        hashes.reserveCapacity(width)
        for start in stride(from: 0, to: bytes.count, by: Digest.byteCount) {
            guard let hash = try? Digest(bytes[start..<start + Digest.byteCount]) else {
                preconditionFailure("32 bytes are a digest")
            }
            hashes.append(hash)
        }
        return hashes
    }

    /// The tile's bytes.
    package static func encode(_ hashes: some Collection<Digest>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hashes.count * Digest.byteCount)
        for hash in hashes { hash.append(to: &bytes) }
        return bytes
    }
}

/// Thrown for bytes that are no tile or no bundle of the width they should have.
package enum MalformedTile: Error, Equatable {
    case byteCount(Int, expected: Int)
    /// A bundle ends inside an entry, or has too few entries.
    case truncated
    /// A bundle has bytes behind its last entry.
    case trailing(byteCount: Int)
    /// An entry has more than 65,535 bytes.
    case entryTooLong(byteCount: Int)
    /// A bundle has between 1 and 256 entries.
    case entryCount(Int)
}
