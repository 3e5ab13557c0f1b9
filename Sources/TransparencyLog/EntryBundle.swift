// `unsafe` here: leaf hashes are computed over ranges of the bundle's own bytes, checked while parsing.
package import Encoding

/// Up to 256 consecutive entries, each behind its length (C2SP tlog-tiles; Specification.md §3.3).
package struct EntryBundle: Hashable, Sendable {
    package let bytes: [UInt8]
    private let ranges: [Range<Int>]

    /// Reads a bundle of known width: exactly so many entries and nothing behind them.
    package init(parsing bytes: [UInt8], width: Int) throws(MalformedTile) {
        guard (1...TileID.fullWidth).contains(width) else { throw .entryCount(width) }
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(width)
        var position = 0
        for _ in 0..<width {
            guard bytes.count - position >= 2 else { throw .truncated }
            let byteCount = Int(bytes[position]) << 8 | Int(bytes[position + 1])
            position += 2
            guard bytes.count - position >= byteCount else { throw .truncated }
            ranges.append(position..<position + byteCount)
            position += byteCount
        }
        guard position == bytes.count else { throw .trailing(byteCount: bytes.count - position) }
        self.bytes = bytes
        self.ranges = ranges
    }

    /// Puts entries into a bundle.
    package init(entries: some Collection<[UInt8]>) throws(MalformedTile) {
        guard (1...TileID.fullWidth).contains(entries.count) else {
            throw .entryCount(entries.count)
        }
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        for entry in entries {
            guard let byteCount = UInt16(exactly: entry.count) else {
                throw .entryTooLong(byteCount: entry.count)
            }
            bytes.append(bigEndian: byteCount)
            ranges.append(bytes.count..<bytes.count + entry.count)
            bytes.append(contentsOf: entry)
        }
        self.bytes = bytes
        self.ranges = ranges
    }

    package var width: Int { ranges.count }

    /// The entry at a position within the bundle.
    package subscript(position: Int) -> [UInt8] { Array(bytes[ranges[position]]) }

    package var entries: [[UInt8]] { ranges.map { Array(bytes[$0]) } }

    /// The hashes of the entries: what the level-0 tile of this index holds.
    package var leafHashes: [Digest] {
        unsafe bytes.withUnsafeBytes { buffer in
            var hashes: [Digest] = []
            hashes.reserveCapacity(ranges.count)
            for range in ranges {
                unsafe hashes.append(
                    MerkleHash.leaf(UnsafeRawBufferPointer(rebasing: buffer[range])))
            }
            return hashes
        }
    }
}
