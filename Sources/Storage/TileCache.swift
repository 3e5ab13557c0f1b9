import Encoding
import Synchronization
import TransparencyLog

/// Tiles with their nodes, kept for the next inclusion proof: a mailbox page would otherwise hash some 700 nodes anew.
///
/// A tile of a width never changes, so nothing here grows stale; it is read only from what is durable, since readers see
/// nothing else.
final class TileCache: Sendable {
    private let tiles = Mutex<[TileID: TileNodes]>([:])

    /// The tile with its nodes, kept or made from its hashes.
    func nodes(
        of id: TileID, reading read: () throws -> [Digest]
    ) throws -> TileNodes {
        if let kept = tiles.withLock({ $0[id] }) { return kept }
        let nodes = TileNodes(try read())
        tiles.withLock { tiles in
            // Any one goes: dictionaries have no order that an asker could know.
            if tiles.count >= TileCache.most { tiles.remove(at: tiles.startIndex) }
            tiles[id] = nodes
        }
        return nodes
    }

    /// Of 16 KiB each.
    private static let most = 128
}
