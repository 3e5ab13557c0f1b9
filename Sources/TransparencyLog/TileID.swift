/// The name of one static resource of a log: a tile of hashes or a bundle of entries (C2SP tlog-tiles).
package struct TileID: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// Hashes of complete subtrees of 256^level leaves.
        case hashes(level: Int)
        case entries
    }

    package let kind: Kind
    /// The index within the level.
    package let index: UInt64
    /// How many hashes or entries it has: 1 to 256; below 256 it is partial.
    package let width: Int

    /// - Throws: `MalformedTilePath` for a level above 63, an index beyond any tree, or a width outside 1…256.
    package init(
        kind: Kind, index: UInt64, width: Int = TileID.fullWidth
    ) throws(MalformedTilePath) {
        if case .hashes(let level) = kind {
            guard (0...TileID.maximumLevel).contains(level) else { throw .level }
        }
        guard index <= TileID.maximumIndex else { throw .index }
        guard (1...TileID.fullWidth).contains(width) else { throw .width }
        self.init(unchecked: kind, index: index, width: width)
    }

    /// For numbers that come from the size of a tree and not from outside.
    init(unchecked kind: Kind, index: UInt64, width: Int) {
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// The tile as it stands in a tree of this size; nil when that tree has none there.
    package init?(kind: Kind, index: UInt64, inTreeOfSize size: UInt64) {
        var level = 0
        if case .hashes(let given) = kind { level = given }
        guard let width = TileID.width(level: level, index: index, size: size) else { return nil }
        self.init(unchecked: kind, index: index, width: width)
    }

    /// The bundle that holds an entry, as it stands in a tree of this size; nil when the entry is not in the tree.
    package static func bundle(ofEntry entry: UInt64, inTreeOfSize size: UInt64) -> TileID? {
        guard entry < size else { return nil }
        return TileID(kind: .entries, index: entry / 256, inTreeOfSize: size)
    }

    package var isFull: Bool { width == TileID.fullWidth }

    /// How many hashes the tile has in a tree of this size; nil for none.
    static func width(level: Int, index: UInt64, size: UInt64) -> Int? {
        guard level >= 0, level < 8 else { return nil }
        let hashCount = size >> UInt64(8 * level)
        guard index <= maximumIndex, hashCount > index * 256 else { return nil }
        return Int(min(hashCount - index * 256, 256))
    }

    package static let fullWidth = 256
    /// The highest level a path may name (C2SP tlog-tiles); trees below 2⁶³ entries stop at level 7.
    package static let maximumLevel = 63
    /// The highest index a path may name: that of the last bundle of the largest tree.
    package static let maximumIndex = TreeSize.maximum / 256
}

extension TileID {
    /// The path below the log's prefix, such as `tile/0/x001/x234/067.p/8` (Specification.md §3.1).
    package var path: String {
        let level =
            switch kind {
            case .hashes(let level): String(level)
            case .entries: TileID.entriesName
            }
        var groups = [TileID.padded(index % 1000)]
        var rest = index / 1000
        while rest > 0 {
            groups.append("x" + TileID.padded(rest % 1000))
            rest /= 1000
        }
        let suffix = isFull ? "" : ".p/\(width)"
        return "tile/\(level)/" + groups.reversed().joined(separator: "/") + suffix
    }

    package var description: String { path }

    /// Reads the path below the log's prefix, in its one spelling.
    package init(parsing path: String) throws(MalformedTilePath) {
        guard path.utf8.count <= TileID.maximumPathByteCount else { throw .path }
        var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count >= 3, parts[0] == "tile" else { throw .path }
        var width = TileID.fullWidth
        if parts.count >= 4, parts[parts.count - 2].utf8.suffix(2).elementsEqual(".p".utf8) {
            guard let value = Int(parts.removeLast()), value < TileID.fullWidth else {
                throw .width
            }
            width = value
            parts.append(String(Substring(parts.removeLast().utf8.dropLast(2))))
        }
        let kind: Kind
        if parts[1] == TileID.entriesName {
            kind = .entries
        } else {
            guard let level = Int(parts[1]) else { throw .level }
            kind = .hashes(level: level)
        }
        var index: UInt64 = 0
        for (position, part) in parts[2...].enumerated() {
            let isLast = position == parts.count - 3
            guard isLast || part.utf8.first == UInt8(ascii: "x"),
                let group = UInt64(isLast ? part[...] : part.dropFirst()), group < 1000
            else { throw .index }
            guard index <= (TileID.maximumIndex - group) / 1000 else { throw .index }
            index = index * 1000 + group
        }
        try self.init(kind: kind, index: index, width: width)
        // Signs, missing or spare zeros and spare groups: one tile has one spelling.
        guard self.path.utf8.elementsEqual(path.utf8) else { throw .spelling }
    }

    private static func padded(_ group: UInt64) -> String {
        let digits = String(group)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    private static let entriesName = "entries"
    private static let maximumPathByteCount = 64
}

/// Thrown for a path or numbers that name no tile.
package enum MalformedTilePath: Error, Equatable {
    case path
    case level
    case index
    case width
    /// The numbers are good but not in their one spelling.
    case spelling
}
