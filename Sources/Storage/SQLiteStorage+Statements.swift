package import Encoding
import GRDB
package import SealedMessage

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
        for trustee: String, below entry: UInt64, places: OfferPlaces
    ) async throws(StorageFailure) -> [StoredStatement] {
        try await read { database in
            let asked = try database.pendingDecisions(for: trustee, below: entry, places)
            let others = try database.pendingOthers(
                for: trustee, below: entry, most: places.all - asked.count)
            return (asked + others).sorted { $0.entry < $1.entry }
        }
    }

    package func outcomes(
        from entry: UInt64, most: Int
    ) async throws(StorageFailure) -> [StoredOutcome] {
        try await read { database in
            try database.rows(
                """
                SELECT entry, message, sealed FROM outcome
                WHERE entry >= \(entry.integer) ORDER BY entry LIMIT \(most)
                """
            ).map { row in
                StoredOutcome(
                    entry: try row.uint64("entry"), message: try row.messageID("message"),
                    sealed: try row.bytes("sealed"))
            }
        }
    }

    package func duties(from entry: UInt64, most: Int) async throws(StorageFailure) -> [StoredDuty]
    {
        try await read { database in
            try database.rows(
                """
                SELECT position, leaf, nonce, detail, sealed
                FROM duty JOIN entry ON position = duty.entry
                WHERE duty.entry >= \(entry.integer) ORDER BY duty.entry LIMIT \(most)
                """
            ).map(StoredDuty.init(row:))
        }
    }

    package func duties(
        about message: MessageID, from entry: UInt64, most: Int
    ) async throws(StorageFailure) -> [StoredDuty] {
        try await read { database in
            try database.rows(
                """
                SELECT position, leaf, nonce, detail, sealed
                FROM duty JOIN entry ON position = duty.entry
                WHERE duty.message = \(message.blob) AND duty.entry >= \(entry.integer)
                ORDER BY duty.entry LIMIT \(most)
                """
            ).map(StoredDuty.init(row:))
        }
    }

    package func statementCounts(
        about message: MessageID, by keyholder: String
    ) async throws(StorageFailure) -> StatementCounts {
        try await read { database in
            let row = try database.row(
                """
                SELECT count(*) AS total, count(*) FILTER (WHERE NOT EXISTS
                    (SELECT 1 FROM answer WHERE statement = hash)) AS unanswered
                FROM statement WHERE message = \(message.blob) AND keyholder = \(keyholder)
                """)
            guard let row else { throw DamagedRow() }
            return StatementCounts(
                all: Int(clamping: try row.uint64("total")),
                unanswered: Int(clamping: try row.uint64("unanswered")))
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

extension Database {
    /// Challenges, and statements that rest on a decision, drawn apart: neither takes the other's places, nor one keyholder another's.
    fileprivate func pendingDecisions(
        for trustee: String, below entry: UInt64, _ places: OfferPlaces
    ) throws -> [StoredStatement] {
        let challenges = try rows(
            """
            SELECT hash, s.entry AS entry, message, keyholder
            FROM pending AS p INDEXED BY pending_by_ground
                JOIN statement AS s ON s.hash = p.statement
            WHERE trustee = \(trustee) AND decision = TRUE AND keyholder IS NULL
                AND p.entry < \(entry.integer)
            ORDER BY random() LIMIT \(places.challenges)
            """)
        let decisions = try rows(
            """
            SELECT hash, entry, message, keyholder FROM
                (SELECT hash, s.entry AS entry, message, keyholder,
                    row_number() OVER (PARTITION BY keyholder ORDER BY random()) AS place
                FROM pending AS p INDEXED BY pending_by_ground
                JOIN statement AS s ON s.hash = p.statement
                WHERE trustee = \(trustee) AND decision = TRUE AND keyholder IS NOT NULL
                    AND p.entry < \(entry.integer))
            WHERE place <= \(places.decisionsOfOne)
            ORDER BY random() LIMIT \(places.decisions)
            """)
        return try (challenges + decisions).map(StoredStatement.init(row:))
    }

    /// Statements for which no person is needed. They may be many: the draw reads nothing but an index.
    fileprivate func pendingOthers(
        for trustee: String, below entry: UInt64, most: Int
    ) throws -> [StoredStatement] {
        try rows(
            """
            SELECT hash, s.entry AS entry, message, keyholder
            FROM (SELECT entry FROM pending
                WHERE trustee = \(trustee) AND decision = FALSE AND entry < \(entry.integer)
                ORDER BY random() LIMIT \(most)) AS drawn
            JOIN statement AS s ON s.entry = drawn.entry
            """
        ).map(StoredStatement.init(row:))
    }
}

extension StoredDuty {
    fileprivate init(row: Row) throws {
        entry = try StoredEntry(row: row)
        sealed = try row.bytes("sealed")
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
