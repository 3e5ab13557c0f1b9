import Encoding

/// Reads stored hash tiles for one proof or one append, each at most once.
///
/// The closure is asked for a tile as it stands in a tree of a known size and may give a wider one: a partial tile is a
/// prefix of every later one (Specification.md §3.2).
struct TileReader<Failure: Error> {
    private let size: UInt64
    private let read: (TileID) throws(Failure) -> [Digest]
    private let nodes: ((TileID) throws(Failure) -> TileNodes)?
    private var tiles: [TileID: [Digest]] = [:]

    /// - Parameter nodes: gives tiles whose nodes are hashed already, if somebody keeps them.
    init(
        size: UInt64, read: @escaping (TileID) throws(Failure) -> [Digest],
        nodes: ((TileID) throws(Failure) -> TileNodes)? = nil
    ) {
        self.size = size
        self.read = read
        self.nodes = nodes
    }

    /// The tile's hashes, exactly as many as a tree of this size has there.
    mutating func hashes(of id: TileID) throws(TileReadFailure<Failure>) -> [Digest] {
        if let known = tiles[id] { return known }
        let stored: [Digest]
        do throws(Failure) {
            stored = try read(id)
        } catch {
            throw .reading(error)
        }
        guard stored.count >= id.width else { throw .tooNarrow(id, width: stored.count) }
        let hashes = Array(stored.prefix(id.width))
        tiles[id] = hashes
        return hashes
    }

    /// The root of the leaves in a range whose start is a multiple of the power of two that its byte count spans.
    mutating func root(
        of range: Range<UInt64>
    ) throws(TileReadFailure<Failure>) -> Digest {
        let count = range.upperBound - range.lowerBound
        guard count > 0 else { return MerkleHash.emptyRoot }
        guard count.nonzeroBitCount == 1 else {
            let middle = range.lowerBound + largestPowerOfTwo(below: count)
            let left = try root(of: range.lowerBound..<middle)
            return MerkleHash.node(left, try root(of: middle..<range.upperBound))
        }
        let height = count.trailingZeroBitCount
        let level = height / 8
        let first = range.lowerBound >> UInt64(8 * level)
        guard
            let id = TileID(kind: .hashes(level: level), index: first / 256, inTreeOfSize: size)
        else { preconditionFailure("the range lies within the tree") }
        let start = Int(first % 256)
        let end = start + 1 << (height % 8)
        if let nodes {
            let kept: TileNodes
            do throws(Failure) {
                kept = try nodes(id)
            } catch {
                throw .reading(error)
            }
            guard kept.width >= id.width else { throw .tooNarrow(id, width: kept.width) }
            guard end <= id.width else { preconditionFailure("the range lies within the tree") }
            return kept.root(from: start, height: height % 8)
        }
        let row = try hashes(of: id)
        guard end <= row.count else { preconditionFailure("the range lies within the tree") }
        return MerkleHash.root(ofComplete: row[start..<end])
    }
}

/// Thrown when a tree cannot be read from its tiles.
package enum TileReadFailure<Failure: Error>: Error {
    /// The store failed.
    case reading(Failure)
    /// The store gave fewer hashes than a tree of this size has there.
    case tooNarrow(TileID, width: Int)
    /// The question makes no sense for a tree of this size.
    case outsideTree
}

extension TileReadFailure: Equatable where Failure: Equatable {}

/// The largest power of two smaller than a number above one: where RFC 9162 §2.1.1 splits a tree.
func largestPowerOfTwo(below count: UInt64) -> UInt64 {
    precondition(count > 1, "a tree of one leaf is not split")
    return 1 << UInt64(63 - (count - 1).leadingZeroBitCount)
}
