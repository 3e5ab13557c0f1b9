package import Encoding
import GRDB
package import SealedMessage

extension SQLiteStorage {
    package func open(_ upload: NewUpload) async throws(StorageFailure) -> UploadOpening {
        let folder = UploadNames.random()
        let mostEmpty = queue.mostEmptyUploads
        let efforts = uploadEfforts
        let announced = announcedRoom
        let opened: (opening: UploadOpening, dropped: String?) = try await queue.write { database in
            if let row = try database.upload(upload.id) {
                guard try row.uint64("chunks") == upload.chunkCount, row.hasNoMessage else {
                    return (.conflict, nil)
                }
                return (.open(try database.state(of: upload.id, row)), nil)
            }
            guard try database.hasRoom(for: upload, announced) else { return (.noRoom, nil) }
            let dropped = try database.dropOneEmpty(of: mostEmpty, efforts)
            let until = UploadHours.end(now: upload.now, isEmpty: true)
            let last = UploadHours.last(now: upload.now)
            try database.run(
                """
                INSERT INTO upload (id, chunks, stored, folder, until, last, message)
                VALUES (\(upload.id.blob), \(Int(upload.chunkCount)), 0, \(folder),
                    \(until.integer), \(last.integer), NULL)
                """)
            // Also of one that is rolled back: it is forgotten with those that have ended.
            efforts.note(upload)
            let state = UploadState(chunkCount: upload.chunkCount, stored: [])
            return (.open(state, displacedEffort: dropped?.effort), dropped?.folder)
        }
        if let dropped = opened.dropped { await files.remove(directory: dropped) }
        return opened.opening
    }

    package func uploadState(_ id: Digest) async throws(StorageFailure) -> UploadState? {
        try await read { database in
            guard let row = try database.upload(id), row.hasNoMessage else { return nil }
            return try database.state(of: id, row)
        }
    }

    package func store(_ chunk: NewChunk) async throws(StorageFailure) -> ChunkStoring {
        let digest = Digest(hashing: chunk.bytes)
        let place = try await read { try $0.place(of: chunk, digest: digest) }
        guard case .free(let folder) = place else { return try place.outcome() }
        let file = UploadNames.random()
        do throws(StorageFailure) {
            try await files.write(chunk.bytes, as: file, in: folder)
        } catch {
            // An upload that has just ended took its directory with it.
            guard try await isForgotten(folder) else { throw error }
            await files.remove(directory: folder)
            return .unknownUpload
        }
        let taken: ChunkPlace
        do {
            taken = try await queue.write { database in
                let place = try database.place(of: chunk, digest: digest)
                guard case .free(let current) = place else { return place }
                // Ended, and opened again meanwhile: the file lies where the former one had its own.
                guard current == folder else { return .taken(.unknownUpload) }
                try database.insert(chunk, digest: digest, file: file)
                return place
            }
        } catch {
            // In doubt the file stays: a row may name it. The next start removes it if none does.
            if error != .uncertain { await removeUnwanted(file, in: folder) }
            throw error
        }
        if case .free = taken { return .stored }
        await removeUnwanted(file, in: folder)
        return try taken.outcome()
    }

    /// Removes a file that no row names, and the directory of an upload that has ended: it was made anew for this chunk, perhaps. One that a
    /// message took stays.
    private func removeUnwanted(_ file: String, in folder: String) async {
        await files.remove(file, in: folder)
        // What cannot be read now is removed by the next start.
        if (try? await isForgotten(folder)) == true { await files.remove(directory: folder) }
    }

    /// Whether the upload with this directory was removed: what a message took is there.
    private func isForgotten(_ folder: String) async throws(StorageFailure) -> Bool {
        try await read { try $0.row("SELECT 1 FROM upload WHERE folder = \(folder)") == nil }
    }

    package func chunkDigests(of message: MessageID) async throws(StorageFailure) -> [Digest]? {
        try await read { database in
            let digests = try database.rows(
                """
                SELECT digest FROM chunk JOIN upload ON upload.id = chunk.upload
                WHERE message = \(message.blob) ORDER BY position
                """
            ).map { try $0.digest("digest") }
            return digests.isEmpty ? nil : digests
        }
    }

    package func chunk(
        _ index: UInt32, of message: MessageID
    ) async throws(StorageFailure) -> [UInt8]? {
        let place = try await read { database in
            try database.row(
                """
                SELECT file, size, folder FROM chunk JOIN upload ON upload.id = chunk.upload
                WHERE message = \(message.blob) AND position = \(Int(index))
                """
            ).map { row in
                (
                    file: row["file"] as String, folder: row["folder"] as String,
                    byteCount: Int(clamping: try row.uint64("size"))
                )
            }
        }
        guard let place else { return nil }
        return try await files.read(place.file, in: place.folder, byteCount: place.byteCount)
    }

    package func forgetLostFiles() async { await files.forgetLost() }

    package func removeOrphans(now: UInt64) async throws(StorageFailure) {
        let hour = UploadHours.current(now: now)
        // Rows first: a file without a row is removed at the next start, a row without its file would be a lie.
        let folders = try await queue.write(isBounded: false) { database in
            let folders = try database.rows(
                "SELECT folder FROM upload WHERE message IS NULL AND until <= \(hour.integer)"
            ).map { $0["folder"] as String }
            try database.run(
                "DELETE FROM upload WHERE message IS NULL AND until <= \(hour.integer)")
            return folders
        }
        for folder in folders { await files.remove(directory: folder) }
    }

    /// The files of a message that was accepted are written: their directory need not be remembered.
    func forgetDirectory(of stream: NewStream?) async {
        guard let stream else { return }
        // What cannot be read now stays remembered until the next start.
        let folder = try? await read { try $0.upload(stream.upload).map { $0["folder"] as String } }
        if let folder { files.forget(directory: folder) }
    }

    /// Whether every file of a stream is there with its size, if there is a stream.
    ///
    /// Before the accepting transaction, which has no time for thousands of files: they go only after their rows, so that the
    /// transaction sees it. Rows without files are damage, or a folder restored in part.
    func hasAllFiles(of stream: NewStream?) async throws(StorageFailure) -> Bool {
        guard let stream else { return true }
        let chunks = try await read { database in
            try database.rows(
                """
                SELECT file, size, folder FROM chunk JOIN upload ON upload.id = chunk.upload
                WHERE upload = \(stream.upload.blob) ORDER BY position
                """
            ).map { row in
                (
                    name: row["file"] as String, byteCount: Int(clamping: try row.uint64("size")),
                    folder: row["folder"] as String
                )
            }
        }
        guard let folder = chunks.first?.folder else { return false }
        return try await files.areThere(
            chunks.map { (name: $0.name, byteCount: $0.byteCount) }, in: folder)
    }
}

/// What a chunk finds in its place.
private enum ChunkPlace: Sendable {
    /// Nothing yet; files of the upload go into this directory.
    case free(folder: String)
    case taken(ChunkStoring)
    /// All open uploads together have no room for it.
    case noRoom

    func outcome() throws(StorageFailure) -> ChunkStoring {
        switch self {
        case .free: .stored
        case .taken(let outcome): outcome
        case .noRoom: throw .busy
        }
    }
}

/// What all open uploads hold together.
private struct UploadsHeld {
    let byteCount: UInt64
    /// Those with a full chunk.
    let begunCount: UInt64

    /// Whether there is room for it, and for one chunk more for each that has begun.
    ///
    /// - Parameter forAnother: whether one more begins.
    func leavesRoom(_ room: UploadRoom, forAnother: Bool) -> Bool {
        let chunkCount = begunCount + (forAnother ? 1 : 0)
        return byteCount + chunkCount * UInt64(StreamReference.maximumChunkByteCount)
            <= room.byteCount(holding: byteCount)
    }
}

extension Database {
    /// Gives a stream's upload to the message that brings it (Specification.md §5.4).
    ///
    /// - Returns: false when a chunk is missing or the chunks are not those that the message's context names; then nothing is changed.
    func consume(_ stream: NewStream, by message: MessageID) throws -> Bool {
        guard let row = try upload(stream.upload), row.hasNoMessage else { return false }
        let digests = try rows(
            "SELECT digest FROM chunk WHERE upload = \(stream.upload.blob) ORDER BY position"
        ).map { try $0.digest("digest") }
        guard try row.uint64("chunks") == digests.count,
            (try? StreamReference(chunkDigests: digests)) == stream.reference
        else { return false }
        // The hours are of no use any more, and would tell when the files came.
        try run(
            """
            UPDATE upload SET message = \(message.blob), until = 0, last = 0
            WHERE id = \(stream.upload.blob)
            """)
        return true
    }

    /// The files that are to stay in a directory of uploads; nil when no upload has it.
    func keptFiles(in folder: String) throws -> ChunkFiles.KeptFiles? {
        guard let row = try row("SELECT id, message FROM upload WHERE folder = \(folder)") else {
            return nil
        }
        guard row.hasNoMessage else { return .all }
        let names = try rows(
            "SELECT file FROM chunk WHERE upload = \(row.digest("id").blob)"
        ).map { $0["file"] as String }
        return .only(Set(names))
    }

    fileprivate func upload(_ id: Digest) throws -> Row? {
        try row("SELECT chunks, stored, folder, message FROM upload WHERE id = \(id.blob)")
    }

    fileprivate func state(of id: Digest, _ row: Row) throws -> UploadState {
        UploadState(
            chunkCount: UInt32(clamping: try row.uint64("chunks")),
            stored: try rows(
                "SELECT position FROM chunk WHERE upload = \(id.blob) ORDER BY position"
            ).map { UInt32(clamping: try $0.uint64("position")) })
    }

    fileprivate func place(of chunk: NewChunk, digest: Digest) throws -> ChunkPlace {
        guard let row = try upload(chunk.upload), row.hasNoMessage else {
            return .taken(.unknownUpload)
        }
        let chunkCount = UInt32(clamping: try row.uint64("chunks"))
        guard StreamReference.isLength(chunk.bytes.count, ofChunk: chunk.index, of: chunkCount)
        else { return .taken(.misfit) }
        let known = try self.row(
            """
            SELECT digest FROM chunk
            WHERE upload = \(chunk.upload.blob) AND position = \(Int(chunk.index))
            """)
        if let known {
            return .taken(try known.digest("digest") == digest ? .stored : .conflict)
        }
        guard try uploadsHeld().leavesRoom(chunk.room, forAnother: isEmpty(chunk.upload)) else {
            return .noRoom
        }
        return .free(folder: row["folder"])
    }

    fileprivate func insert(_ chunk: NewChunk, digest: Digest, file: String) throws {
        // Every stream has a full chunk; one that is short keeps no upload alive, since it costs nothing.
        let until = UploadHours.end(
            now: chunk.now, isEmpty: chunk.bytes.count < StreamReference.maximumChunkByteCount)
        try run(
            """
            INSERT INTO chunk (upload, position, digest, size, file)
            VALUES (\(chunk.upload.blob), \(Int(chunk.index)), \(digest.blob),
                \(chunk.bytes.count), \(file))
            """)
        try run(
            """
            UPDATE upload SET stored = stored + 1, until = min(last, max(until, \(until.integer)))
            WHERE id = \(chunk.upload.blob)
            """)
    }

    /// Whether an upload may begin: its first chunk fits now, and its length did beside what the others held when the hour's first came.
    fileprivate func hasRoom(for upload: NewUpload, _ announced: AnnouncedRoom) throws -> Bool {
        let held = try uploadsHeld()
        let mostChunks = try announced.mostChunks(at: upload.now) {
            upload.room.mostChunks(holding: held.byteCount, begunCount: held.begunCount)
        }
        return UInt64(upload.chunkCount) <= mostChunks
            && held.leavesRoom(upload.room, forAnother: true)
    }

    /// What all open uploads hold.
    fileprivate func uploadsHeld() throws -> UploadsHeld {
        let row = try row(
            """
            SELECT coalesce(sum(size), 0) AS bytes, count(DISTINCT CASE size
                WHEN \(StreamReference.maximumChunkByteCount) THEN upload.id END) AS uploads
            FROM upload JOIN chunk ON chunk.upload = upload.id WHERE message IS NULL
            """)
        guard let row else { throw DamagedRow() }
        return UploadsHeld(
            byteCount: try row.uint64("bytes"), begunCount: try row.uint64("uploads"))
    }

    /// Whether an upload has no full chunk yet: it has cost its sender nothing.
    fileprivate func isEmpty(_ upload: Digest) throws -> Bool {
        try row(
            """
            SELECT 1 FROM chunk WHERE upload = \(upload.blob)
                AND size = \(StreamReference.maximumChunkByteCount)
            """) == nil
    }

    /// Makes room for one more among those that have no full chunk, of which so many are kept: which one goes is drawn by lot among those
    /// for which the least was worked.
    ///
    /// - Returns: the directory of the one that went, and what was worked for it.
    fileprivate func dropOneEmpty(
        of most: Int, _ efforts: UploadEfforts
    ) throws -> (folder: String, effort: UInt32)? {
        let empty = try rows(
            """
            SELECT id, folder FROM upload WHERE message IS NULL AND NOT EXISTS (
                SELECT 1 FROM chunk WHERE chunk.upload = upload.id
                    AND size = \(StreamReference.maximumChunkByteCount))
            """)
        let ids = try empty.map { try $0.digest("id") }
        efforts.forgetOthers(than: ids, most: 2 * most)
        guard ids.count >= most, let drawn = efforts.least(of: ids).randomElement(),
            let place = ids.firstIndex(of: drawn)
        else { return nil }
        try run("DELETE FROM upload WHERE id = \(drawn.blob)")
        return (empty[place]["folder"], efforts.effort(of: drawn))
    }
}

extension Row {
    /// Whether an upload is still open: no message has taken it.
    fileprivate var hasNoMessage: Bool { hasNull(at: "message") }

    private func hasNull(at column: String) -> Bool {
        (self[column] as DatabaseValue?)?.isNull ?? true
    }
}

/// Names of directories and files of uploads, which tell nothing.
private enum UploadNames {
    /// 32 hexadecimal digits.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return Hex.encode((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
