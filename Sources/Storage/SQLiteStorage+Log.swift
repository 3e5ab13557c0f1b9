package import Encoding
import GRDB
package import SealedMessage
package import TransparencyLog

extension SQLiteStorage {
    package func tip() async throws(StorageFailure) -> LogTip {
        try await read { database in
            let size = try database.logSize()
            var edge: [TileID: [Digest]] = [:]
            var level = 0
            while size >> UInt64(8 * level) > 0 {
                let index = size >> UInt64(8 * level) / 256
                let kind = TileID.Kind.hashes(level: level)
                if let id = TileID(kind: kind, index: index, inTreeOfSize: size) {
                    edge[id] = try database.hashes(of: id)
                }
                level += 1
            }
            return LogTip(
                size: size, edge: edge, target: try database.target(),
                checkpoint: try database.checkpoint(.newest))
        }
    }

    package func append(_ append: LogAppend) async throws(StorageFailure) -> AppendOutcome {
        try await queue.write(isBounded: false) { database in
            // Specification.md §3.1: compare, then swap.
            let size = try database.logSize()
            guard size == append.expectedSize else { return AppendOutcome.conflict(size: size) }
            for (entry, subject) in append.entries { try database.insert(entry, subject: subject) }
            try database.forgetMoved(append.entries.compactMap(\.1.acceptedMessage))
            for tile in append.tiles { try database.insert(tile) }
            try database.insert(append.checkpoint, isTick: append.isTick)
            if append.becomesTarget { try database.setTarget(append.checkpoint.checkpoint.size) }
            for (name, bytes) in append.documents { try database.set(name, to: bytes) }
            return .appended
        }
    }

    package func entries(
        from: UInt64, below: UInt64, mostCount: Int, mostByteCount: Int
    ) async throws(StorageFailure) -> [StoredEntry] {
        try await read { database in
            var entries: [StoredEntry] = []
            var byteCount = 0
            let cursor = try Row.fetchCursor(
                database.cachedStatement(
                    literal: """
                        SELECT position, leaf, nonce, detail FROM entry
                        WHERE position >= \(from.integer) AND position < \(below.integer)
                        ORDER BY position LIMIT \(mostCount)
                        """))
            while let row = try cursor.next() {
                let entry = try StoredEntry(row: row)
                byteCount += entry.detail.count + StoredEntry.fixedByteCount
                if byteCount > mostByteCount, !entries.isEmpty { break }
                entries.append(entry)
            }
            return entries
        }
    }

    package func rules() async throws(StorageFailure) -> [StoredEntry] {
        try await read { database in
            try database.rows(
                """
                SELECT position, leaf, nonce, detail FROM entry
                WHERE kind BETWEEN 5 AND 6 ORDER BY position
                """
            ).map(StoredEntry.init(row:))
        }
    }

    package func rule(named name: String) async throws(StorageFailure) -> UInt64? {
        try await read { database in
            try database.row("SELECT entry FROM named WHERE name = \(name)")?.uint64("entry")
        }
    }

    package func rules(namedFrom start: String) async throws(StorageFailure) -> [UInt64] {
        // Names are ASCII, so DEL lies behind all of them.
        try await read { database in
            try database.rows(
                """
                SELECT entry FROM named WHERE name >= \(start) AND name < \(start + "\u{7F}")
                ORDER BY entry
                """
            ).map { try $0.uint64("entry") }
        }
    }

    package func acts(
        about message: MessageID, from entry: UInt64, most: Int
    ) async throws(StorageFailure) -> [StoredEntry] {
        try await read { database in
            try database.rows(
                """
                SELECT position, leaf, nonce, detail FROM entry
                WHERE message = \(message.blob) AND (kind BETWEEN 2 AND 4 OR kind = 10)
                    AND position >= \(entry.integer)
                ORDER BY position LIMIT \(most)
                """
            ).map(StoredEntry.init(row:))
        }
    }

    package func statements(
        about message: MessageID, by keyholder: String
    ) async throws(StorageFailure) -> [StoredEntry] {
        try await read { database in
            try database.rows(
                """
                SELECT position, leaf, e.nonce AS nonce, detail
                FROM statement AS s JOIN entry AS e ON e.position = s.entry
                WHERE s.message = \(message.blob) AND keyholder = \(keyholder)
                ORDER BY position
                """
            ).map(StoredEntry.init(row:))
        }
    }

    package func latestStatement(
        inThread thread: Digest, by keyholder: String
    ) async throws(StorageFailure) -> StoredEntry? {
        try await read { database in
            let chain = try database.mailboxes(ofThread: thread)
            return try database.row(
                """
                SELECT position, leaf, e.nonce AS nonce, detail
                FROM message AS m JOIN statement AS s ON s.message = m.id
                    JOIN entry AS e ON e.position = s.entry
                WHERE m.mailbox IN \(chain.map(\.blob)) AND keyholder = \(keyholder)
                ORDER BY position DESC LIMIT 1
                """
            ).map(StoredEntry.init(row:))
        }
    }

    package func leaves(
        from: UInt64, count: Int
    ) async throws(StorageFailure) -> [[UInt8]] {
        try await read { database in
            try database.rows(
                """
                SELECT leaf FROM entry WHERE position >= \(from.integer)
                ORDER BY position LIMIT \(count)
                """
            ).map { try $0.bytes("leaf") }
        }
    }

    package func tile(
        level: Int, index: UInt64
    ) async throws(StorageFailure) -> [UInt8]? {
        try await read { database in
            try database.row(
                """
                SELECT hashes FROM tile WHERE level = \(level) AND position = \(index.integer)
                """
            )?.bytes("hashes")
        }
    }

    package func root(ofSize size: UInt64) async throws(StorageFailure) -> Digest? {
        try await read { database in
            guard size <= (try database.logSize()) else { return nil }
            return try database.tree(ofSize: size).root()
        }
    }

    package func provenEntries(
        _ positions: [UInt64], size: UInt64
    ) async throws(StorageFailure) -> [ProvenEntry] {
        try await read { [tileCache] database in
            try database.provenEntries(positions, size: size, keeping: tileCache)
        }
    }

    package func inclusionProofs(
        of entries: [UInt64], size: UInt64
    ) async throws(StorageFailure) -> [InclusionProof] {
        try await read { [tileCache] database in
            let tree = try database.tree(ofSize: size, keeping: tileCache)
            return try entries.map { try tree.inclusionProof(index: $0) }
        }
    }

    package func consistencyProof(
        from older: UInt64, to newer: UInt64
    ) async throws(StorageFailure) -> ConsistencyProof {
        try await read { database in
            try database.tree(ofSize: newer).consistencyProof(from: older)
        }
    }
}

extension Database {
    /// The number of entries; they are numbered without a gap.
    func logSize() throws -> UInt64 {
        guard let row = try row("SELECT coalesce(max(position) + 1, 0) AS size FROM entry") else {
            throw DamagedRow()
        }
        return try row.uint64("size")
    }

    /// These entries, each with its proof in the tree of a size.
    func provenEntries(
        _ positions: [UInt64], size: UInt64, keeping cache: TileCache
    ) throws -> [ProvenEntry] {
        let tree = try tree(ofSize: size, keeping: cache)
        return try positions.map { position in
            guard
                let row = try row(
                    """
                    SELECT position, leaf, nonce, detail FROM entry
                    WHERE position = \(position.integer)
                    """)
            else { throw DamagedRow() }
            return ProvenEntry(
                entry: try StoredEntry(row: row), proof: try tree.inclusionProof(index: position))
        }
    }

    /// A tree that lies in the tiles stored here.
    fileprivate func tree(ofSize size: UInt64) throws -> TiledTree<any Error> {
        guard size <= (try logSize()) else { throw DamagedRow() }
        return TiledTree(size: size) { id in try self.hashes(of: id) }
    }

    /// The same, with tiles whose nodes are hashed once.
    fileprivate func tree(
        ofSize size: UInt64, keeping cache: TileCache
    ) throws -> TiledTree<any Error> {
        guard size <= (try logSize()) else { throw DamagedRow() }
        return TiledTree(
            size: size, read: { id in try self.hashes(of: id) },
            nodes: { id in try cache.nodes(of: id) { try self.hashes(of: id) } })
    }

    fileprivate func hashes(of id: TileID) throws -> [Digest] {
        guard case .hashes(let level) = id.kind else { throw DamagedRow() }
        let found = try row(
            "SELECT hashes FROM tile WHERE level = \(level) AND position = \(id.index.integer)")
        guard let bytes = try found?.bytes("hashes"), bytes.count >= id.width * Digest.byteCount
        else { throw DamagedRow() }
        return try HashTile.decode(
            Array(bytes.prefix(id.width * Digest.byteCount)), width: id.width)
    }

    fileprivate func insert(_ tile: TileUpdate) throws {
        guard case .hashes(let level) = tile.id.kind else { throw DamagedRow() }
        try run(
            """
            INSERT INTO tile (level, position, hashes)
            VALUES (\(level), \(tile.id.index.integer), \(tile.bytes.blob))
            ON CONFLICT DO UPDATE SET hashes = excluded.hashes
            """)
    }

    fileprivate func insert(_ entry: StoredEntry, subject: EntrySubject) throws {
        let position = entry.index.integer
        try run(
            """
            INSERT INTO entry (position, kind, message, leaf, nonce, detail)
            VALUES (\(position), \(subject.code), \(subject.message?.blob), \(entry.leaf.blob),
                \(entry.nonce.blob), \(entry.detail.blob))
            """)
        switch subject {
        case .padding:
            break
        case .acceptance(let message, let tick):
            try move(message, to: position, tick: tick)
        case .statement(let hash, let message, let keyholder, let nonce, let trustees, let decision):
            try run(
                """
                INSERT INTO statement (hash, entry, message, keyholder, nonce)
                VALUES (\(hash.blob), \(position), \(message.blob), \(keyholder), \(nonce.blob))
                """)
            for trustee in trustees {
                try run(
                    """
                    INSERT INTO pending (trustee, entry, statement, decision)
                    VALUES (\(trustee), \(position), \(hash.blob), \(decision))
                    """)
            }
        case .answer(let statement, _, let trustee, _, let share):
            try run(
                """
                INSERT INTO answer (statement, trustee, entry, share)
                VALUES (\(statement.blob), \(trustee), \(position), \(share.blob))
                """)
            try run(
                """
                DELETE FROM pending WHERE trustee = \(trustee)
                AND entry = (SELECT entry FROM statement WHERE hash = \(statement.blob))
                """)
        case .challenge(let hash, let names, let message, let trustees):
            for name in names { try insert(name, of: position) }
            try run(
                """
                INSERT INTO statement (hash, entry, message)
                VALUES (\(hash.blob), \(position), \(message.blob))
                """)
            for trustee in trustees {
                try run(
                    """
                    INSERT INTO pending (trustee, entry, statement, decision)
                    VALUES (\(trustee), \(position), \(hash.blob), \(true))
                    """)
            }
        case .outcome(let name, let message, let sealed):
            try insert(name, of: position)
            try run(
                """
                INSERT INTO outcome (entry, message, sealed)
                VALUES (\(position), \(message.blob), \(sealed.blob))
                """)
        case .duty(let name, let message, let sealed):
            try insert(name, of: position)
            try run(
                """
                INSERT INTO duty (entry, message, sealed)
                VALUES (\(position), \(message.blob), \(sealed.blob))
                """)
        case .rule(let name, _):
            try insert(name, of: position)
        case .act(let names, _, _):
            for name in names { try insert(name, of: position) }
        }
    }

    private func insert(_ name: String, of position: Int64) throws {
        try run("INSERT INTO named (name, entry) VALUES (\(name), \(position))")
    }

    /// Copies a staged message to its place, and makes its mailbox if it is the first (Specification.md §2.2).
    private func move(_ message: MessageID, to position: Int64, tick: UInt64) throws {
        try run(
            """
            INSERT OR IGNORE INTO mailbox (id, thread)
            SELECT mailbox, thread FROM staged
            WHERE id = \(message.blob) AND thread IS NOT NULL
            """)
        try run(
            """
            INSERT INTO message
                (entry, id, kind, tick, day, own, mailbox, body_digest, preheader, consent, header,
                body)
            SELECT \(position), id, kind, \(tick.integer), day, own, mailbox, body_digest,
                preheader, consent, header, body
            FROM staged WHERE id = \(message.blob)
            """)
        guard changesCount == 1 else { throw DamagedRow() }
    }

    /// Wipes the staged messages that stand in the log now, in the order of their random places.
    ///
    /// One by one in the order of the log, each would leave its pages to the one behind it, and so the order in which they were filled
    /// to whoever reads page numbers (Specification.md §2.3).
    fileprivate func forgetMoved(_ messages: [MessageID]) throws {
        guard !messages.isEmpty else { return }
        var byteCount = 0
        var places: [Int64] = []
        for message in messages {
            let found = try row(
                """
                SELECT place, length(header) + length(body) AS size FROM staged
                WHERE id = \(message.blob)
                """)
            guard let found, let place: Int64 = found["place"] else { throw DamagedRow() }
            places.append(place)
            byteCount += Int(clamping: try found.uint64("size"))
        }
        for place in places.sorted() { try run("DELETE FROM staged WHERE place = \(place)") }
        try setStagedByteCount(try stagedByteCount() - byteCount)
    }
}

extension StoredEntry {
    init(row: Row) throws {
        index = try row.uint64("position")
        leaf = try row.bytes("leaf")
        nonce = try row.bytes("nonce")
        detail = try row.bytes("detail")
    }

    /// Leaf, nonce and what holds them together, in bytes.
    fileprivate static let fixedByteCount = 128
}
