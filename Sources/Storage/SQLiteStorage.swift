import GRDB

/// The embedded storage: one SQLite database in a folder that one process owns.
package final class SQLiteStorage: Storage {
    let queue: CommitQueue
    let tileCache = TileCache()
    let files: ChunkFiles
    let longLooks: LongLooks
    let uploadEfforts = UploadEfforts()
    let announcedRoom = AnnouncedRoom()
    let longConversation: Int
    private let pool: DatabasePool
    private let lock: FolderLock
    private let faults: FaultInjector?

    /// Begins an empty database in a folder that has none: it is there for `open` only after `publish`.
    ///
    /// Until then it has another name, under which nobody opens it; what an attempt left behind is thrown away by the next.
    package static func draft(
        in folder: String, limits: SQLiteLimits = SQLiteLimits()
    ) throws(StorageNotOpened) -> SQLiteStorage {
        let lock = try FolderLock(folder: folder)
        guard !fileExists(at: path(in: folder)) else { throw .exists }
        let path = draftPath(in: folder)
        for suffix in ["", "-wal", "-shm"] { removeFile(at: path + suffix) }
        try createPrivateFile(at: path)
        let pool = try SQLiteStorage.openPool(at: path, limits: limits)
        do {
            try pool.write(Schema.create(in:))
        } catch {
            throw SQLiteStorage.notOpened(error)
        }
        return try SQLiteStorage(
            pool: pool, lock: lock, folder: folder, limits: limits, faults: nil)
    }

    /// Ends a draft: closes it, durable in one file, and gives it its name in one step. It cannot be used afterwards.
    package func publish(in folder: String) throws(StorageNotOpened) {
        do {
            try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try pool.close()
        } catch {
            throw SQLiteStorage.notOpened(error)
        }
        // Empty now; GRDB lets them stand.
        for suffix in ["-wal", "-shm"] {
            removeFile(at: SQLiteStorage.draftPath(in: folder) + suffix)
        }
        try moveFile(
            from: SQLiteStorage.draftPath(in: folder), to: SQLiteStorage.path(in: folder),
            within: folder)
    }

    /// Makes an empty database in a folder that has none, and opens it.
    package static func create(
        in folder: String, limits: SQLiteLimits = SQLiteLimits()
    ) throws(StorageNotOpened) -> SQLiteStorage {
        try makeEmpty(in: folder, limits: limits)
        return try open(in: folder, limits: limits)
    }

    private static func makeEmpty(
        in folder: String, limits: SQLiteLimits
    ) throws(StorageNotOpened) {
        let draft = try draft(in: folder, limits: limits)
        try draft.publish(in: folder)
    }

    /// Opens the database of a folder.
    package static func open(
        in folder: String, limits: SQLiteLimits = SQLiteLimits(), faults: FaultInjector? = nil
    ) throws(StorageNotOpened) -> SQLiteStorage {
        let path = SQLiteStorage.path(in: folder)
        guard fileExists(at: path) else { throw .missing }
        let lock = try FolderLock(folder: folder)
        let pool = try SQLiteStorage.openPool(at: path, limits: limits)
        return try SQLiteStorage(
            pool: pool, lock: lock, folder: folder, limits: limits, faults: faults)
    }

    private init(
        pool: DatabasePool, lock: FolderLock, folder: String, limits: SQLiteLimits,
        faults: FaultInjector?
    ) throws(StorageNotOpened) {
        files = ChunkFiles(folder: folder)
        do {
            let version = try pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
            guard version == Schema.version else { throw StorageNotOpened.wrongVersion }
            try pool.read { [files] database in
                try files.sweep { try database.keptFiles(in: $0) }
            }
        } catch {
            throw SQLiteStorage.notOpened(error)
        }
        self.pool = pool
        self.lock = lock
        self.faults = faults
        longLooks = LongLooks(
            most: max(1, limits.readerCount / 2), mostWaiting: limits.mostWaitingLooks)
        longConversation = limits.longConversation
        queue = CommitQueue(pool: pool, limits: limits, faults: faults)
    }

    /// Whether the folder has a database, opened or not.
    package static func exists(in folder: String) -> Bool {
        fileExists(at: path(in: folder))
    }

    /// Runs a read on a consistent snapshot.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageFailure) -> Value {
        try await queue.checkCertain()
        do {
            return try await pool.read(body)
        } catch {
            throw .failed
        }
    }

    /// Empties the write-ahead log (Specification.md §2.3); while somebody reads it, it stays.
    package func forgetOrder() async -> Bool {
        do {
            try await pool.writeWithoutTransaction { [faults] database in
                try faults?(.beforeForgetting)
                try database.checkpoint(.truncate)
            }
            return true
        } catch {
            return false
        }
    }

    /// What SQLite answers to a pragma on the connection that writes, for tests of Specification.md §1.
    package func setting(_ name: Setting) async -> String? {
        try? await pool.writeWithoutTransaction {
            try String.fetchOne($0, sql: "PRAGMA \(name.rawValue)")
        }
    }

    /// The settings that durability and erasure rest on.
    package enum Setting: String, CaseIterable, Sendable {
        case synchronous
        case journalMode = "journal_mode"
        case secureDelete = "secure_delete"
        case foreignKeys = "foreign_keys"
        case temporaryStore = "temp_store"

        /// What it must be read back as.
        var required: String {
            switch self {
            case .synchronous, .temporaryStore: "2"
            case .journalMode: "wal"
            case .secureDelete, .foreignKeys: "1"
            }
        }
    }

    private static func openPool(
        at path: String, limits: SQLiteLimits
    ) throws(StorageNotOpened) -> DatabasePool {
        var configuration = Configuration()
        configuration.maximumReaderCount = limits.readerCount
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA mmap_size = 0;
                    PRAGMA cache_size = -\(limits.cacheKibibytes);
                    """)
            if let most = limits.mostPages {
                try database.execute(sql: "PRAGMA max_page_count = \(most)")
            }
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                // GRDB has just set NORMAL, after `prepareDatabase`: an acknowledged commit could be lost.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                for setting in Setting.allCases {
                    let value = try String.fetchOne(database, sql: "PRAGMA \(setting.rawValue)")
                    guard value == setting.required else {
                        throw StorageNotOpened.settingRefused(setting.rawValue)
                    }
                }
            }
            return pool
        } catch {
            throw notOpened(error)
        }
    }

    private static func notOpened(_ error: any Error) -> StorageNotOpened {
        if let error = error as? StorageNotOpened { return error }
        let code = (error as? DatabaseError)?.resultCode
        return code == .SQLITE_FULL ? .full : .unusable
    }

    private static func path(in folder: String) -> String { folder + "/gateway.sqlite" }

    private static func draftPath(in folder: String) -> String { path(in: folder) + ".new" }
}

/// Bounds of the embedded storage that we chose; none is part of the format.
package struct SQLiteLimits: Sendable {
    /// Connections that read at once, each with a cache of its own.
    package var readerCount = 4
    /// The page cache of each connection.
    package var cacheKibibytes = 2048
    /// Writes that may wait; the next is told `busy`.
    package var mostWaitingWrites = 1024
    /// Bytes that may wait; beyond it a write is told `busy`.
    package var mostWaitingBytes = 32 * 1024 * 1024
    /// Bytes that may wait for one tick; beyond it a message is told `busy`.
    package var mostStagedBytes = 1024 * 1024 * 1024
    /// Messages of one conversation, the reporter's own and those of each kind that keyholders wrote: each look goes through all.
    package var mostInConversation = 8192
    /// Of a conversation with more messages, half of the connections may read at once: each look goes through all of it.
    package var longConversation = 256
    /// Looks into such conversations that may wait; the next is told `busy`.
    package var mostWaitingLooks = 64
    /// Uploads without a full chunk, which cost their senders nothing but a request.
    package var mostEmptyUploads = 4096
    /// The largest database, in pages of 4 KiB; nil for as much as the disk has.
    package var mostPages: Int?

    package init() {}
}
