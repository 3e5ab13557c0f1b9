import Encoding
import Foundation
import GRDB
import MessageSamples
import SealedMessage
import Storage
import Testing

@Suite struct `Uploads` {
    private let folder: TemporaryFolder
    private let storage: SQLiteStorage
    private let id = SampleMessage.digest("upload", "id")
    private let chunks = [
        SampleMessage.chunk("a", 0), SampleMessage.chunk("a", 1),
        SampleMessage.chunk("a", 2, byteCount: 100),
    ]

    init() throws {
        folder = try TemporaryFolder()
        storage = try SQLiteStorage.create(in: folder.path)
    }

    @Test func `open once, and again under the same length only`() async throws {
        let opened = UploadOpening.open(UploadState(chunkCount: 3, stored: []))
        #expect(try await open(3) == opened)
        #expect(try await open(3) == opened)
        #expect(try await open(2) == .conflict)
        #expect(try await storage.uploadState(id) == UploadState(chunkCount: 3, stored: []))
        #expect(try await storage.uploadState(.zero) == nil)
    }

    @Test func `keep chunks in any order, once each`() async throws {
        _ = try await open(3)
        #expect(try await store(2) == .stored)
        #expect(try await store(0) == .stored)
        #expect(try await store(0) == .stored)
        #expect(try await storage.uploadState(id)?.stored == [0, 2])
        #expect(try files().count == 2)
        #expect(try await open(3) == .open(UploadState(chunkCount: 3, stored: [0, 2])))
    }

    @Test func `refuse another chunk in a place that is taken, and keep the first`() async throws {
        _ = try await open(3)
        _ = try await store(0)
        #expect(try await store(0, SampleMessage.chunk("b", 0)) == .conflict)
        #expect(try files().count == 1)
        _ = try await store(1)
        _ = try await store(2)
        #expect(try await storage.accept(report()) == .accepted(day: 20_000))
    }

    @Test func `refuse chunks that do not fit their place`() async throws {
        _ = try await open(3)
        #expect(try await store(0, chunks[2]) == .misfit)
        #expect(try await store(2, SampleMessage.chunk("a", 2, byteCount: 16)) == .misfit)
        #expect(try await store(3, chunks[0]) == .misfit)
        #expect(try await store(0, chunks[0], of: .zero) == .unknownUpload)
        #expect(try files().isEmpty)
    }

    @Test func `belong to the message that brings them, whole`() async throws {
        let report = report()
        try await uploadAll()
        #expect(try await storage.accept(report) == .accepted(day: 20_000))
        #expect(try await storage.uploadState(id) == nil)
        #expect(try await open(3) == .conflict)
        #expect(try await store(0) == .unknownUpload)
        let message = report.report.id
        #expect(
            try await storage.chunkDigests(of: message)
                == chunks.map { Digest(hashing: $0) })
        for index in 0..<3 {
            #expect(try await storage.chunk(UInt32(index), of: message) == chunks[index])
        }
        #expect(try await storage.chunk(3, of: message) == nil)
        #expect(try await storage.chunkDigests(of: report.identity.id) == nil)
        // The same submission again finds its upload taken, by itself.
        #expect(try await storage.accept(report) == .accepted(day: 20_000))
    }

    @Test func `are refused while a chunk is missing, and nothing of the message is kept`()
        async throws
    {
        _ = try await open(3)
        _ = try await store(0)
        _ = try await store(2)
        let report = report()
        #expect(try await storage.accept(report) == .incompleteUpload)
        #expect(try await storage.message(report.report.id) == nil)
        #expect(try await storage.staged().isEmpty)
        _ = try await store(1)
        #expect(try await storage.accept(report) == .accepted(day: 20_000))
    }

    @Test func `are refused when the context names other chunks, and stay open`() async throws {
        try await uploadAll()
        let other = SampleMessage.reference([chunks[1], chunks[0], chunks[2]])
        #expect(
            try await storage.accept(report(reference: other)) == .incompleteUpload)
        #expect(try await storage.uploadState(id)?.stored == [0, 1, 2])
        #expect(try await storage.staged().isEmpty)
    }

    @Test func `cannot be brought by two messages`() async throws {
        try await uploadAll()
        #expect(try await storage.accept(report("a")) == .accepted(day: 20_000))
        #expect(try await storage.accept(report("b")) == .incompleteUpload)
    }

    @Test(arguments: [true, false])
    func `are refused when a file is missing or cut short`(isMissing: Bool) async throws {
        try await uploadAll()
        let file = try #require(try files().first)
        if isMissing {
            try FileManager.default.removeItem(atPath: file)
        } else {
            try Data([1, 2, 3]).write(to: URL(filePath: file))
        }
        #expect(try await storage.accept(report()) == .incompleteUpload)
    }

    @Test func `leave when nobody took them, a day after the last chunk`() async throws {
        let first: UInt64 = 1_000_000 * 3600
        _ = try await open(3, now: first)
        _ = try await store(0, now: first + 10)
        try await storage.removeOrphans(now: first + 24 * 3600)
        #expect(try await storage.uploadState(id) != nil)
        _ = try await store(1, now: first + 24 * 3600 + 1)
        try await storage.removeOrphans(now: first + 48 * 3600)
        #expect(try await storage.uploadState(id) != nil)
        try await storage.removeOrphans(now: first + 49 * 3600)
        #expect(try await storage.uploadState(id) == nil)
        #expect(try directories().isEmpty)
        #expect(try await store(2) == .unknownUpload)
    }

    @Test func `leave within two hours when no chunk ever came`() async throws {
        let first: UInt64 = 1_000_000 * 3600
        _ = try await open(3, now: first + 1)
        try await storage.removeOrphans(now: first + 3600)
        #expect(try await storage.uploadState(id) != nil)
        try await storage.removeOrphans(now: first + 2 * 3600)
        #expect(try await storage.uploadState(id) == nil)
    }

    @Test func `stay when a message took them`() async throws {
        try await uploadAll()
        let report = report()
        _ = try await storage.accept(report)
        try await storage.removeOrphans(now: 1 << 40)
        #expect(try await storage.chunk(2, of: report.report.id) == chunks[2])
        #expect(try directories().count == 1)
    }

    @Test func `together take no more room than they are given`() async throws {
        let room = UploadRoom(mostBytes: UInt64(2 * StreamReference.maximumChunkByteCount))
        #expect(try await open(3, now: 7200, room: room) == .noRoom)
        _ = try await open(3)
        #expect(try await store(0, room: room) == .stored)
        #expect(try await store(1, room: room) == .stored)
        await #expect(throws: StorageFailure.busy) { try await store(2, room: room) }
        let other = NewUpload(
            id: SampleMessage.digest("other", "id"), chunkCount: 1, now: 0, room: room)
        #expect(try await storage.open(other) == .noRoom)
        // What is there already asks for no room.
        #expect(try await store(0, room: room) == .stored)
    }

    /// Else an upload of the length that was let in would stop before its end.
    @Test func `take no room from the rest of themselves`() async throws {
        let chunk = UInt64(StreamReference.maximumChunkByteCount)
        func room(after stored: UInt64) -> UploadRoom {
            UploadRoom(mostBytes: .max, freeBytes: (13 - stored) * chunk)
        }
        _ = try await open(3, room: room(after: 0))
        for index in [UInt32(0), 1] {
            #expect(
                try await store(index, room: room(after: UInt64(index))) == .stored)
        }
        #expect(try await store(2, room: room(after: 2)) == .stored)
    }

    /// Else somebody sends for hours what is then stopped.
    @Test func `open only while what others hold leaves room for their length`() async throws {
        let room = UploadRoom(mostBytes: UInt64(6 * StreamReference.maximumChunkByteCount))
        _ = try await open(3, room: room)
        for index in [UInt32(0), 1] { _ = try await store(index, room: room) }
        func opening(_ chunkCount: UInt32, now: UInt64) async throws -> UploadOpening {
            try await storage.open(
                NewUpload(
                    id: SampleMessage.digest("other \(chunkCount) \(now)", "id"),
                    chunkCount: chunkCount, now: now, room: room))
        }
        // Within the hour nobody sees that something came; in the next one it is looked at once.
        #expect(
            try await opening(5, now: 3599) == .open(UploadState(chunkCount: 5, stored: [])))
        #expect(try await opening(3, now: 3600) == .noRoom)
        #expect(
            try await opening(2, now: 3600) == .open(UploadState(chunkCount: 2, stored: [])))
    }

    /// Else a stranger learns to a chunk what others send, by lengths that are refused and lengths that are not.
    @Test func `tell by what is refused only in steps how much others hold`() async throws {
        let chunk = UInt64(StreamReference.maximumChunkByteCount)
        let room = UploadRoom(mostBytes: 256 * chunk, freeBytes: .max / 8)
        let lengths = (0...8 as ClosedRange<UInt64>).map {
            room.mostChunks(holding: $0 * chunk, begunCount: 0)
        }
        #expect(lengths == [255, 251, 251, 251, 247, 247, 247, 247, 243])
        // What is free beside the texts' room is told in steps, too.
        let short = (0...8 as ClosedRange<UInt64>).map { free in
            UploadRoom(
                mostBytes: 256 * chunk, freeBytes: (2000 + free) * chunk,
                bytesForTexts: 1900 * chunk
            ).mostChunks(holding: 0, begunCount: 0)
        }
        #expect(Set(short).count == 3)
        // Those that have begun may go on.
        #expect(room.mostChunks(holding: 100 * chunk, begunCount: 50) == 103)
        // And a step is let through always: four MiB.
        #expect(room.mostChunks(holding: 200 * chunk, begunCount: 200) == 3)
    }

    @Test func `leave in the end, though a chunk comes every day`() async throws {
        let first: UInt64 = 1_000_000 * 3600
        let day: UInt64 = 24 * 3600
        _ = try await open(20, now: first)
        for number: UInt64 in 0..<7 {
            #expect(
                try await store(
                    UInt32(number), [UInt8](repeating: 1, count: chunks[0].count),
                    now: first + number * day + 1) == .stored)
            try await storage.removeOrphans(now: first + (number + 1) * day - 1)
            #expect(try await storage.uploadState(id) != nil)
        }
        try await storage.removeOrphans(now: first + 7 * day)
        #expect(try await storage.uploadState(id) == nil)
    }

    /// Opening costs a stranger a request: it takes nobody's room, and does not add up.
    @Test func `take no room without a full chunk, and are not many`() async throws {
        let folder = try TemporaryFolder()
        var limits = SQLiteLimits()
        limits.mostEmptyUploads = 3
        let storage = try SQLiteStorage.create(in: folder.path, limits: limits)
        let room = UploadRoom(mostBytes: UInt64(6 * StreamReference.maximumChunkByteCount))
        func open(_ name: String) async throws -> Digest {
            let id = SampleMessage.digest(name, "id")
            _ = try await storage.open(NewUpload(id: id, chunkCount: 3, now: 0, room: room))
            return id
        }
        func store(_ index: UInt32, of id: Digest) async throws -> ChunkStoring {
            try await storage.store(
                NewChunk(
                    upload: id, index: index, bytes: chunks[Int(index)], now: 0, room: room))
        }
        let begun = try await open("begun")
        #expect(try await store(0, of: begun) == .stored)
        var empty: [Digest] = []
        for number in 0..<5 {
            let id = try await open("empty \(number)")
            // A short last chunk is none that costs anything; the newest is there still.
            #expect(try await store(2, of: id) == .stored)
            empty.append(id)
        }
        var keptCount = 0
        for id in empty where try await storage.uploadState(id) != nil { keptCount += 1 }
        #expect(keptCount == 3)
        #expect(try files(in: folder).count == 4)
        #expect(try await store(1, of: begun) == .stored)
        #expect(try await storage.uploadState(begun)?.stored == [0, 1])
    }

    @Test func `go by lot among those for which the least was worked`() async throws {
        let folder = try TemporaryFolder()
        var limits = SQLiteLimits()
        limits.mostEmptyUploads = 8
        let storage = try SQLiteStorage.create(in: folder.path, limits: limits)
        func open(_ name: String, effort: UInt32) async throws -> UploadOpening {
            try await storage.open(
                NewUpload(
                    id: SampleMessage.digest(name, "id"), chunkCount: 3, now: 1000,
                    room: UploadRoom(mostBytes: .max), effort: effort))
        }
        let state = UploadState(chunkCount: 3, stored: [])
        let worked = (0..<6).map { "worked \($0)" }
        for name in worked {
            #expect(try await open(name, effort: 9) == .open(state))
        }
        for number in 0..<2 {
            #expect(try await open("early \(number)", effort: 0) == .open(state))
        }
        for number in 0..<40 {
            #expect(
                try await open("flood \(number)", effort: 0) == .open(state, displacedEffort: 0))
        }
        for name in worked {
            #expect(try await storage.uploadState(SampleMessage.digest(name, "id")) == state)
        }
    }

    @Test func `tell what was worked for the one that gives way`() async throws {
        let folder = try TemporaryFolder()
        var limits = SQLiteLimits()
        limits.mostEmptyUploads = 1
        let storage = try SQLiteStorage.create(in: folder.path, limits: limits)
        var displaced: [UInt32?] = []
        for effort: UInt32 in [9, 3, 0, 5] {
            let opening = try await storage.open(
                NewUpload(
                    id: SampleMessage.digest("\(effort)", "id"), chunkCount: 3, now: 1000,
                    room: UploadRoom(mostBytes: .max), effort: effort))
            guard case .open(_, let gone) = opening else { continue }
            displaced.append(gone)
        }
        #expect(displaced == [nil, 9, 3, 0])
    }

    @Test func `keep no hour once a message took them, and no time in their files`() async throws {
        try await uploadAll()
        #expect(try await storage.accept(report()) == .accepted(day: 20_000))
        let database = try DatabaseQueue(path: folder.path + "/gateway.sqlite")
        let hours = try await database.read { database in
            try Int.fetchAll(
                database, sql: "SELECT until FROM upload UNION ALL SELECT last FROM upload")
        }
        #expect(hours == [0, 0])
        #expect(try files().count == 3)
        for file in try files() {
            var status = stat()
            #expect(unsafe stat(file, &status) == 0)
            #expect(status.st_mtim.tv_sec == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test func `lose what a crash left without a row, and nothing else`() async throws {
        try await uploadAll()
        let directory = try #require(try directories().first)
        let stray = directory + "/0123"
        #expect(FileManager.default.createFile(atPath: stray, contents: Data([1])))
        let orphan = folder.path + "/uploads/orphan"
        try FileManager.default.createDirectory(
            atPath: orphan, withIntermediateDirectories: false)
        #expect(FileManager.default.createFile(atPath: orphan + "/1", contents: Data([1])))
        let kept = try files().filter { $0 != stray && !$0.hasPrefix(orphan) }
        #expect(kept.count == 3)
        let copy = try copied()
        let storage = try SQLiteStorage.open(in: copy.path)
        let report = report()
        #expect(try await storage.accept(report) == .accepted(day: 20_000))
        #expect(try await storage.chunk(0, of: report.report.id) == chunks[0])
        #expect(try files(in: copy).count == 3)
        #expect(try directories(in: copy).count == 1)
        #expect(try lostFiles(in: copy).count == 2)
        await storage.forgetLostFiles()
        #expect(try lostFiles(in: copy) == [])
        #expect(try files(in: copy).count == 3)
    }

    /// An older database beside newer files: putting the right one back must find all of them.
    @Test func `survive that an older database is started in between`() async throws {
        let older = try copied()
        try await uploadAll()
        let newer = try copied()
        func put(_ database: TemporaryFolder) throws {
            for name in ["gateway.sqlite", "gateway.sqlite-wal", "gateway.sqlite-shm"] {
                let place = URL(filePath: newer.path + "/" + name)
                try? FileManager.default.removeItem(at: place)
                let source = URL(filePath: database.path + "/" + name)
                if FileManager.default.fileExists(atPath: source.path) {
                    try FileManager.default.copyItem(at: source, to: place)
                }
            }
        }
        let right = try copied()
        try put(older)
        _ = try SQLiteStorage.open(in: newer.path)
        #expect(try files(in: newer) == [])
        try put(right)
        let storage = try SQLiteStorage.open(in: newer.path)
        #expect(try files(in: newer).count == 3)
        let report = report()
        #expect(try await storage.accept(report) == .accepted(day: 20_000))
        #expect(try await storage.chunk(0, of: report.report.id) == chunks[0])
    }

    @Test func `keep the file when nobody knows whether its row was written`() async throws {
        let faulty = try TemporaryFolder()
        _ = try SQLiteStorage.create(in: faulty.path)
        let isArmed = Mutex(false)
        let storage = try SQLiteStorage.open(in: faulty.path) { point in
            if point == .afterCommit, isArmed.value { throw Fault() }
        }
        _ = try await storage.open(
            NewUpload(id: id, chunkCount: 3, now: 0, room: UploadRoom(mostBytes: .max)))
        isArmed.set(true)
        let chunk = NewChunk(
            upload: id, index: 0, bytes: chunks[0], now: 0, room: UploadRoom(mostBytes: .max))
        await #expect(throws: StorageFailure.uncertain) { try await storage.store(chunk) }
        #expect(try files(in: faulty).count == 1)
    }

    @Test func `leave no file when the row was not written`() async throws {
        let faulty = try TemporaryFolder()
        _ = try SQLiteStorage.create(in: faulty.path)
        let isArmed = Mutex(false)
        let storage = try SQLiteStorage.open(in: faulty.path) { point in
            if point == .beforeCommit, isArmed.value { throw Fault() }
        }
        _ = try await storage.open(
            NewUpload(id: id, chunkCount: 3, now: 0, room: UploadRoom(mostBytes: .max)))
        isArmed.set(true)
        let chunk = NewChunk(
            upload: id, index: 0, bytes: chunks[0], now: 0, room: UploadRoom(mostBytes: .max))
        await #expect(throws: StorageFailure.failed) { try await storage.store(chunk) }
        #expect(try files(in: faulty).isEmpty)
        isArmed.set(false)
        #expect(try await storage.store(chunk) == .stored)
    }

    /// Ended and opened again under the same id, while a chunk's file was on its way.
    @Test func `name no file in the directory of a former one`() async throws {
        let slow = try TemporaryFolder()
        _ = try SQLiteStorage.create(in: slow.path)
        let isArmed = Mutex(false)
        let isHeld = Mutex(false)
        let gate = DispatchSemaphore(value: 0)
        let storage = try SQLiteStorage.open(in: slow.path) { point in
            guard point == .beforeCommit, isArmed.value else { return }
            isHeld.set(true)
            gate.wait()
        }
        let room = UploadRoom(mostBytes: .max)
        let upload = NewUpload(id: id, chunkCount: 3, now: 0, room: room)
        let chunk = NewChunk(upload: id, index: 0, bytes: chunks[0], now: 0, room: room)
        _ = try await storage.open(upload)
        isArmed.set(true)
        async let removed: Void = storage.removeOrphans(now: 1 << 40)
        while !isHeld.value { try await Task.sleep(for: .milliseconds(10)) }
        async let opened = storage.open(upload)
        try await Task.sleep(for: .milliseconds(200))
        async let stored = storage.store(chunk)
        // Written by the rows of before, which are still those that everyone reads.
        while try files(in: slow).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        isArmed.set(false)
        gate.signal()
        try await removed
        #expect(try await opened == .open(UploadState(chunkCount: 3, stored: [])))
        #expect(try await stored == .unknownUpload)
        #expect(try directories(in: slow).isEmpty)
        #expect(try await storage.uploadState(id)?.stored == [])
        #expect(try await storage.store(chunk) == .stored)
    }

    private struct Fault: Error {}

    private func open(
        _ chunkCount: UInt32, now: UInt64 = 0, room: UploadRoom = UploadRoom(mostBytes: .max)
    ) async throws -> UploadOpening {
        try await storage.open(
            NewUpload(id: id, chunkCount: chunkCount, now: now, room: room))
    }

    private func store(
        _ index: UInt32, _ bytes: [UInt8]? = nil, of upload: Digest? = nil, now: UInt64 = 0,
        room: UploadRoom = UploadRoom(mostBytes: .max)
    ) async throws -> ChunkStoring {
        try await storage.store(
            NewChunk(
                upload: upload ?? id, index: index, bytes: bytes ?? chunks[Int(index)], now: now,
                room: room))
    }

    private func uploadAll() async throws {
        _ = try await open(3)
        for index in [UInt32(1), 2, 0] { #expect(try await store(index) == .stored) }
    }

    private func report(_ name: String = "a", reference: StreamReference? = nil) -> NewReport {
        SampleStorage.report(
            name,
            stream: NewStream(
                upload: id, reference: reference ?? SampleMessage.reference(chunks)))
    }

    /// The folder as a crash would leave it now.
    private func copied() throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.copyItem(
                atPath: folder.path + "/" + name, toPath: copy.path + "/" + name)
        }
        return copy
    }

    private func lostFiles(in folder: TemporaryFolder) throws -> [String] {
        let lost = folder.path + "/uploads.lost"
        return (try? FileManager.default.subpathsOfDirectory(atPath: lost))?
            .filter { $0.contains("/") } ?? []
    }

    private func directories(in folder: TemporaryFolder? = nil) throws -> [String] {
        let root = (folder ?? self.folder).path + "/uploads"
        return try FileManager.default.contentsOfDirectory(atPath: root).map { root + "/" + $0 }
    }

    private func files(in folder: TemporaryFolder? = nil) throws -> [String] {
        guard let directories = try? directories(in: folder) else { return [] }
        return try directories.flatMap { directory in
            try FileManager.default.contentsOfDirectory(atPath: directory)
                .map { directory + "/" + $0 }
        }
    }
}
