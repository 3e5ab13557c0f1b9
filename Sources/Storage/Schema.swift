import GRDB

/// The tables of Specification.md §4, as SQL.
///
/// What has long rows is not `WITHOUT ROWID`: where a row overflows its page, each comparison on the way to such a key reads all of it.
enum Schema {
    /// Makes all tables in an empty database.
    static func create(in database: Database) throws {
        try database.execute(sql: tables)
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Stands in `PRAGMA user_version`; a database of another version is refused.
    static let version = 6

    private static let tables = """
        CREATE TABLE document (
            name TEXT PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE entry (
            position INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 16),
            message BLOB CHECK (length(message) = 32),
            leaf BLOB NOT NULL CHECK (length(leaf) = 44),
            nonce BLOB NOT NULL CHECK (length(nonce) = 32),
            detail BLOB NOT NULL
        ) STRICT;
        CREATE INDEX entry_of_message ON entry (message, kind) WHERE message IS NOT NULL;
        CREATE INDEX entry_of_rules ON entry (kind) WHERE kind BETWEEN 5 AND 6;

        CREATE TABLE staged (
            place INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            kind INTEGER NOT NULL,
            day INTEGER NOT NULL,
            own INTEGER NOT NULL CHECK (own BETWEEN 0 AND 1),
            mailbox BLOB NOT NULL CHECK (length(mailbox) = 32),
            thread BLOB CHECK (length(thread) = 32),
            body_digest BLOB NOT NULL CHECK (length(body_digest) = 32),
            preheader BLOB NOT NULL CHECK (length(preheader) = 32),
            consent BLOB NOT NULL CHECK (length(consent) = 32),
            header BLOB NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX staged_by_mailbox ON staged (mailbox, own, kind);
        CREATE INDEX staged_by_thread ON staged (thread) WHERE thread IS NOT NULL;

        CREATE TABLE mailbox (
            id BLOB PRIMARY KEY CHECK (length(id) = 32),
            thread BLOB NOT NULL UNIQUE CHECK (length(thread) = 32),
            former BLOB UNIQUE CHECK (length(former) = 32),
            closed INTEGER NOT NULL DEFAULT 0 CHECK (closed BETWEEN 0 AND 1)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE message (
            entry INTEGER PRIMARY KEY REFERENCES entry (position),
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            kind INTEGER NOT NULL,
            tick INTEGER NOT NULL,
            day INTEGER NOT NULL,
            own INTEGER NOT NULL CHECK (own BETWEEN 0 AND 1),
            mailbox BLOB NOT NULL REFERENCES mailbox (id) ON UPDATE CASCADE,
            body_digest BLOB NOT NULL CHECK (length(body_digest) = 32),
            preheader BLOB NOT NULL CHECK (length(preheader) = 32),
            consent BLOB NOT NULL CHECK (length(consent) = 32),
            header BLOB NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX message_by_mailbox ON message (mailbox);
        CREATE INDEX message_by_side ON message (mailbox, own, kind, id);

        CREATE TABLE upload (
            id BLOB PRIMARY KEY CHECK (length(id) = 32),
            chunks INTEGER NOT NULL CHECK (chunks BETWEEN 1 AND 4096),
            stored INTEGER NOT NULL CHECK (stored BETWEEN 0 AND chunks),
            folder TEXT NOT NULL UNIQUE,
            until INTEGER NOT NULL,
            last INTEGER NOT NULL,
            message BLOB UNIQUE CHECK (length(message) = 32)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX upload_open ON upload (until, stored) WHERE message IS NULL;

        CREATE TABLE chunk (
            upload BLOB NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            size INTEGER NOT NULL,
            file TEXT NOT NULL,
            PRIMARY KEY (upload, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE named (
            name TEXT PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entry (position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE statement (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            entry INTEGER NOT NULL UNIQUE REFERENCES entry (position),
            message BLOB NOT NULL CHECK (length(message) = 32),
            keyholder TEXT,
            nonce BLOB UNIQUE CHECK (length(nonce) = 32)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX statement_by_message ON statement (message, keyholder);

        CREATE TABLE pending (
            trustee TEXT NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry (position),
            statement BLOB NOT NULL REFERENCES statement (hash),
            decision INTEGER NOT NULL,
            PRIMARY KEY (trustee, entry)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pending_by_ground ON pending (trustee, decision, entry);

        CREATE TABLE answer (
            statement BLOB NOT NULL REFERENCES statement (hash),
            trustee TEXT NOT NULL,
            entry INTEGER NOT NULL UNIQUE REFERENCES entry (position),
            share BLOB NOT NULL,
            PRIMARY KEY (statement, trustee)
        ) STRICT;

        CREATE TABLE outcome (
            entry INTEGER PRIMARY KEY REFERENCES entry (position),
            message BLOB NOT NULL CHECK (length(message) = 32),
            sealed BLOB NOT NULL
        ) STRICT;

        CREATE TABLE duty (
            entry INTEGER PRIMARY KEY REFERENCES entry (position),
            message BLOB NOT NULL CHECK (length(message) = 32),
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX duty_by_message ON duty (message, entry);

        CREATE TABLE tile (
            level INTEGER NOT NULL,
            position INTEGER NOT NULL,
            hashes BLOB NOT NULL CHECK (length(hashes) % 32 = 0),
            PRIMARY KEY (level, position)
        ) STRICT;

        CREATE TABLE checkpoint (
            size INTEGER PRIMARY KEY,
            root BLOB NOT NULL CHECK (length(root) = 32),
            note BLOB NOT NULL,
            tick INTEGER NOT NULL,
            quorum INTEGER NOT NULL DEFAULT 0,
            published INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX checkpoint_tick ON checkpoint (size) WHERE tick = 1;
        CREATE INDEX checkpoint_quorum ON checkpoint (size) WHERE quorum = 1;
        CREATE INDEX checkpoint_published ON checkpoint (size) WHERE published = 1;

        CREATE TABLE cosignature (
            size INTEGER NOT NULL REFERENCES checkpoint (size),
            key TEXT NOT NULL,
            role INTEGER NOT NULL,
            line TEXT NOT NULL,
            PRIMARY KEY (size, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cosignature_by_role ON cosignature (role, size);

        CREATE TABLE nonce (
            nonce BLOB PRIMARY KEY CHECK (length(nonce) = 32),
            until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX nonce_by_time ON nonce (until);
        """
}
