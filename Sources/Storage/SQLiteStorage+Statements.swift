package import Encoding
import GRDB

extension SQLiteStorage {
    package func statement(_ hash: Digest) async throws(StorageFailure) -> StoredStatement? {
        try await read { database in
            try database.row(
                "SELECT hash, entry, message, keyholder FROM statement WHERE hash = \(hash.blob)"
            ).map(StoredStatement.init(row:))
        }
    }

    package func isStatementNonceUsed(_ nonce: Digest) async throws(StorageFailure) -> Bool {
        try await read { database in
            try database.row("SELECT 1 FROM statement WHERE nonce = \(nonce.blob)") != nil
        }
    }

    package func answers(
        to statement: Digest
    ) async throws(StorageFailure) -> [StoredAnswer] {
        try await read { database in
            try database.rows(
                """
                SELECT trustee, entry, share, detail
                FROM answer JOIN entry ON entry.position = answer.entry
                WHERE statement = \(statement.blob) ORDER BY entry
                """
            ).map { row in
                StoredAnswer(
                    trustee: row["trustee"], entry: try row.uint64("entry"),
                    detail: try row.bytes("detail"), share: try row.bytes("share"))
            }
        }
    }

    package func pendingStatements(
        for trustee: String, below entry: UInt64, most: Int
    ) async throws(StorageFailure) -> [StoredStatement] {
        try await read { database in
            try database.rows(
                """
                SELECT hash, s.entry AS entry, message, keyholder
                FROM pending AS p JOIN statement AS s ON s.hash = p.statement
                WHERE trustee = \(trustee) AND p.entry < \(entry.integer)
                ORDER BY p.entry LIMIT \(most)
                """
            ).map(StoredStatement.init(row:))
        }
    }

    package func takeNonce(
        _ nonce: Digest, now: UInt64, until: UInt64
    ) async throws(StorageFailure) -> Bool {
        // Never turned away: who asks has signed, and trustees must be heard when strangers crowd the door.
        try await queue.write(isBounded: false) { database in
            try database.run("DELETE FROM nonce WHERE until < \(now.integer)")
            try database.run(
                """
                INSERT OR IGNORE INTO nonce (nonce, until)
                VALUES (\(nonce.blob), \(until.integer))
                """)
            return database.changesCount == 1
        }
    }

    package func document(_ name: String) async throws(StorageFailure) -> [UInt8]? {
        try await read { try $0.document(name) }
    }

    package func setDocument(
        _ name: String, to bytes: [UInt8]?
    ) async throws(StorageFailure) {
        try await queue.write(isBounded: false) { try $0.set(name, to: bytes) }
    }
}

extension StoredStatement {
    fileprivate init(row: Row) throws {
        hash = try row.digest("hash")
        entry = try row.uint64("entry")
        message = try row.messageID("message")
        keyholder = row["keyholder"]
    }
}
