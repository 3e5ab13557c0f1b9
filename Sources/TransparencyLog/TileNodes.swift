package import Encoding

/// A tile with the nodes above its hashes, so that the next proof need not hash them again.
///
/// What it holds never changes: a tile of that width is the same in every later tree.
package struct TileNodes: Sendable {
    /// The hashes; then, row by row, the node above each two of the row before, as far as they are complete.
    private let rows: [[Digest]]

    /// Hashes the nodes of a tile of 1 to 256 hashes.
    package init(_ hashes: [Digest]) {
        precondition((1...TileID.fullWidth).contains(hashes.count), "a tile has 1 to 256 hashes")
        var rows = [hashes]
        var row = hashes
        while row.count > 1 {
            row = (0..<row.count / 2).map { MerkleHash.node(row[2 * $0], row[2 * $0 + 1]) }
            rows.append(row)
        }
        self.rows = rows
    }

    /// How many hashes the tile has.
    var width: Int { rows[0].count }

    /// The root of the 2ʰ hashes from one whose place is a multiple of 2ʰ.
    func root(from start: Int, height: Int) -> Digest { rows[height][start >> height] }
}
