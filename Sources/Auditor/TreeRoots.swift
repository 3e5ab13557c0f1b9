import Encoding
import TransparencyLog

/// The roots of a tree at the sizes that others signed.
enum TreeRoots {
    /// The root at each of the sizes that the leaves reach.
    static func roots(of leafHashes: [Digest], at sizes: Set<UInt64>) -> [UInt64: Digest] {
        var roots: [UInt64: Digest] = [:]
        var tree = CompactTree()
        for size in sizes.sorted() where size <= UInt64(leafHashes.count) {
            tree.append(contentsOf: leafHashes[Int(tree.size)..<Int(size)])
            roots[size] = tree.root
        }
        return roots
    }
}
