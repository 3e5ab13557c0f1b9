import Details
import Encoding
package import TransparencyLog

/// Compares every hash tile and entry bundle, as served, with the bytes recomputed (Specification.md §2.7).
package struct TileComparison: Sendable {
    /// How many were compared.
    package private(set) var count = 0
    package private(set) var findings: [AuditFinding] = []
    private let reading: LogReading
    private let size: UInt64

    /// - Parameter size: of the public checkpoint, which the entries reach.
    package init(of reading: LogReading, publicSize size: UInt64) {
        self.reading = reading
        self.size = min(size, reading.size)
    }

    /// Fetches and compares all of them.
    ///
    /// - Parameter serve: gives the bytes served for a tile, or nil when it was not served.
    package mutating func run<Failure: Error>(
        _ serve: (TileID) async throws(Failure) -> [UInt8]?
    ) async throws(Failure) {
        var index: UInt64 = 0
        while let id = TileID(kind: .entries, index: index, inTreeOfSize: size) {
            compare(id, bundle: try await serve(id))
            index += 1
        }
        var row = Array(reading.leafHashes.prefix(Int(size)))
        var level = 0
        while !row.isEmpty {
            var next: [Digest] = []
            for start in stride(from: 0, to: row.count, by: TileID.fullWidth) {
                let hashes = Array(row[start..<min(start + TileID.fullWidth, row.count)])
                guard
                    let id = TileID(
                        kind: .hashes(level: level), index: UInt64(start / TileID.fullWidth),
                        inTreeOfSize: size)
                else { break }
                compare(id, HashTile.encode(hashes), try await serve(id))
                if hashes.count == TileID.fullWidth {
                    var tree = CompactTree()
                    tree.append(contentsOf: hashes)
                    next.append(tree.root)
                }
            }
            row = next
            level += 1
        }
    }

    private mutating func compare(_ id: TileID, _ expected: [UInt8], _ served: [UInt8]?) {
        count += 1
        guard let served else {
            findings.append(AuditFinding(.tileUnavailable, subject: id.path))
            return
        }
        if served != expected { findings.append(AuditFinding(.tileDiffers, subject: id.path)) }
    }

    /// Names the entries of a bundle that differ.
    private mutating func compare(_ id: TileID, bundle served: [UInt8]?) {
        count += 1
        guard let served else {
            findings.append(AuditFinding(.tileUnavailable, subject: id.path))
            return
        }
        let first = Int(id.index) * TileID.fullWidth
        guard let bundle = try? EntryBundle(parsing: served, width: id.width) else {
            findings.append(
                AuditFinding(.bundleDiffers, entry: UInt64(first), subject: id.path))
            return
        }
        for position in 0..<id.width
        where !bundle[position].elementsEqual(reading.leaf(at: first + position)) {
            findings.append(
                AuditFinding(.bundleDiffers, entry: UInt64(first + position), subject: id.path))
        }
    }
}
