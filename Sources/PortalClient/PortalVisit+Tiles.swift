import Encoding
import Exchange
package import TransparencyLog

extension PortalVisit {
    /// A proof that a leaf stands in a public tree, made from the log's own tiles.
    ///
    /// Whoever changed a tile only spoils the proof: it is verified against the checkpoint's root.
    ///
    /// - Parameter cache: tiles fetched so far, for the same checkpoint.
    package nonisolated func inclusionProof(
        ofEntry index: UInt64, in checkpoint: VerifiedCheckpoint, cache: inout TileCache
    ) async throws(PortalError) -> InclusionProof {
        while true {
            let tiles = cache.tiles
            let tree = TiledTree<MissingTile>(size: checkpoint.checkpoint.size) {
                (id) throws(MissingTile) in
                guard let hashes = tiles[id] else { throw MissingTile(id: id) }
                return hashes
            }
            let missing: TileID
            do {
                return try tree.inclusionProof(index: index)
            } catch .reading(let error) {
                missing = error.id
            } catch {
                throw .malformed(.field("tile"))
            }
            let bytes = try await calls.tile(missing)
            guard let hashes = try? HashTile.decode(bytes, width: missing.width) else {
                throw .malformed(.field("tile"))
            }
            cache.tiles[missing] = hashes
        }
    }
}

/// Tiles fetched during one visit.
package struct TileCache: Sendable {
    fileprivate var tiles: [TileID: [Digest]] = [:]

    package init() {}
}

/// A tile that has to be fetched before a proof can be made.
private struct MissingTile: Error {
    let id: TileID
}
