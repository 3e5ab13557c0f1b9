import Encoding
import GRDB
import SignedNote
import TransparencyLog

extension SQLiteStorage {
    package func checkpoint(
        _ query: CheckpointQuery
    ) async throws(StorageFailure) -> StoredCheckpoint? {
        try await read { try $0.checkpoint(query) }
    }

    package func add(
        _ cosignatures: [StoredCosignature], toSize size: UInt64, marks: CheckpointMarks
    ) async throws(StorageFailure) {
        try await queue.write(isBounded: false) { database in
            for cosignature in cosignatures {
                // A key that cosigns the same checkpoint again only moves its time.
                try database.run(
                    """
                    INSERT INTO cosignature (size, key, role, line)
                    VALUES (\(size.integer), \(cosignature.key), \(cosignature.role.rawValue),
                        \(cosignature.line))
                    ON CONFLICT DO UPDATE SET line = excluded.line
                    """)
            }
            try database.run(
                """
                UPDATE checkpoint SET quorum = max(quorum, \(marks.hasQuorum)),
                    published = max(published, \(marks.isPublished))
                WHERE size = \(size.integer)
                """)
            if let target = marks.target { try database.setTarget(target) }
        }
    }
}

extension Database {
    func checkpoint(_ query: CheckpointQuery) throws -> StoredCheckpoint? {
        let condition: SQL =
            switch query {
            case .ofSize(let size): "size = \(size.integer)"
            case .covering(let entry):
                "size = (SELECT min(size) FROM checkpoint WHERE size > \(entry.integer))"
            case .newest: "size = (SELECT max(size) FROM checkpoint)"
            case .newestPublished:
                "size = (SELECT max(size) FROM checkpoint WHERE published = 1)"
            case .newestTick: "size = (SELECT max(size) FROM checkpoint WHERE tick = 1)"
            case .newestWithQuorum: "size = (SELECT max(size) FROM checkpoint WHERE quorum = 1)"
            case .newestCosigned:
                """
                size = (SELECT max(size) FROM cosignature
                    WHERE role = \(StoredCosignature.Role.trustee.rawValue))
                """
            }
        guard
            let row = try row(
                """
                SELECT size, root, note, tick, quorum, published FROM checkpoint
                WHERE \(literal: condition)
                """)
        else { return nil }
        let size = try row.uint64("size")
        let cosignatures = try rows(
            """
            SELECT role, key, line FROM cosignature
            WHERE size = \(size.integer) ORDER BY role, key
            """
        ).map { row in
            guard let role = StoredCosignature.Role(rawValue: row["role"]) else {
                throw DamagedRow()
            }
            return StoredCosignature(role: role, key: row["key"], line: row["line"])
        }
        return StoredCheckpoint(
            size: size, root: try row.digest("root"), note: try row.bytes("note"),
            isTick: row["tick"], hasQuorum: row["quorum"], isPublished: row["published"],
            cosignatures: cosignatures)
    }

    func insert(_ checkpoint: VerifiedCheckpoint, isTick: Bool) throws {
        try run(
            """
            INSERT INTO checkpoint (size, root, note, tick)
            VALUES (\(checkpoint.checkpoint.size.integer), \(checkpoint.checkpoint.root.blob),
                \(checkpoint.note.bytes.blob), \(isTick))
            """)
    }

    /// The size trustees are to cosign (Specification.md §3.4).
    func target() throws -> UInt64? {
        try document(targetName).map { bytes in
            var reader = ByteReader(bytes)
            return try reader.uint64()
        }
    }

    func setTarget(_ size: UInt64) throws {
        try set(targetName, to: [UInt8](bigEndian: size))
    }

    func document(_ name: String) throws -> [UInt8]? {
        try row("SELECT bytes FROM document WHERE name = \(name)")?.bytes("bytes")
    }

    func set(_ name: String, to bytes: [UInt8]?) throws {
        guard let bytes else {
            try run("DELETE FROM document WHERE name = \(name)")
            return
        }
        try run(
            """
            INSERT INTO document (name, bytes) VALUES (\(name), \(bytes.blob))
            ON CONFLICT DO UPDATE SET bytes = excluded.bytes
            """)
    }
}

private let targetName = "target"
