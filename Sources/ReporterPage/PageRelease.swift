package import Encoding

/// The list of a page's files and their hashes: what a directory names, and with it the public log (Specification.md §2).
package struct PageRelease: Sendable, Hashable {
    /// `senim/page/v1`, then a line for each file, in the order of their paths' bytes: SHA-256, a space, the path.
    package let text: String

    /// What the directory names: SHA-256 of the text.
    package var digest: Digest { Digest(hashing: Array(text.utf8)) }

    /// The release of some files by their paths.
    init(of files: [String: [UInt8]]) {
        let paths = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        text =
            (["senim/page/v1"]
            + paths.map { "\(Digest(hashing: files[$0] ?? []).hex) \($0)" })
            .map { $0 + "\n" }.joined()
    }

    /// What this program serves.
    package static let current = PageRelease(of: PageSource.files)
}
