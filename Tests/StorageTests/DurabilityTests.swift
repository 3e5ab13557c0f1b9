import Encoding
import Foundation
import SealedMessage
import Storage
import Testing

@Suite struct `Durability of the storage` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [
        (SQLiteStorage.Setting.synchronous, "2"), (.journalMode, "wal"), (.secureDelete, "1"),
        (.foreignKeys, "1"), (.temporaryStore, "2"),
    ])
    func `rests on settings that are read back`(
        setting: SQLiteStorage.Setting, value: String
    ) async throws {
        #expect(await (try SQLiteStorage.create(in: folder.path)).setting(setting) == value)
        #expect(await (try SQLiteStorage.open(in: folder.path)).setting(setting) == value)
    }

    @Test func `keeps what was accepted when the process forgets everything`() async throws {
        do {
            let storage = try SQLiteStorage.create(in: folder.path)
            let accepted = try await storage.accept(SampleStorage.report("one"))
            #expect(accepted == .accepted(day: 20_000))
        }
        let storage = try SQLiteStorage.open(in: folder.path)
        #expect(
            try await storage.mailbox(SampleStorage.mailbox("one")).contents?.messages.count == 2)
    }

    @Test func `gives one process the folder`() throws {
        let storage = try SQLiteStorage.create(in: folder.path)
        #expect(throws: StorageNotOpened.inUse) { try SQLiteStorage.open(in: folder.path) }
        withExtendedLifetime(storage) {}
    }

    @Test func `never overwrites a database`() throws {
        _ = try SQLiteStorage.create(in: folder.path)
        #expect(throws: StorageNotOpened.exists) { try SQLiteStorage.create(in: folder.path) }
    }

    @Test func `has a database only when it was made to its end`() throws {
        do {
            let draft = try SQLiteStorage.draft(in: folder.path)
            withExtendedLifetime(draft) {}
        }
        // As after a crash: nothing is there, and the next attempt begins anew.
        #expect(!SQLiteStorage.exists(in: folder.path))
        #expect(throws: StorageNotOpened.missing) { try SQLiteStorage.open(in: folder.path) }
        _ = try SQLiteStorage.create(in: folder.path)
        #expect(SQLiteStorage.exists(in: folder.path))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.allSatisfy { !$0.contains(".new") })
    }

    @Test func `does not open what is not there`() {
        #expect(throws: StorageNotOpened.missing) { try SQLiteStorage.open(in: folder.path) }
    }

    @Test func `does not open what is no database`() throws {
        let path = folder.path + "/gateway.sqlite"
        try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: path))
        #expect(throws: StorageNotOpened.unusable) { try SQLiteStorage.open(in: folder.path) }
    }

    @Test func `makes files that only their owner reads`() async throws {
        let storage = try SQLiteStorage.create(in: folder.path)
        _ = try await storage.accept(SampleStorage.report("one"))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }
}

@Suite struct `A write that goes wrong` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try SQLiteStorage.create(in: folder.path)
    }

    private struct Fault: Error {}

    @Test func `is not kept, and says so, when it failed before the commit`() async throws {
        let broken = Mutex(true)
        let storage = try SQLiteStorage.open(in: folder.path) { point in
            if point == .beforeCommit, broken.value { throw Fault() }
        }
        await #expect(throws: StorageFailure.failed) {
            try await storage.accept(SampleStorage.report("one"))
        }
        #expect(try await storage.mailbox(SampleStorage.mailbox("one")) == .unknown)
        broken.set(false)
        let again = try await storage.accept(SampleStorage.report("one", day: 20_001))
        #expect(again == .accepted(day: 20_001))
    }

    @Test func `stops everything when nobody was told that it succeeded`() async throws {
        do {
            let storage = try SQLiteStorage.open(in: folder.path) { point in
                if point == .afterCommit { throw Fault() }
            }
            await #expect(throws: StorageFailure.uncertain) {
                try await storage.accept(SampleStorage.report("one"))
            }
            await #expect(throws: StorageFailure.uncertain) {
                try await storage.accept(SampleStorage.report("two"))
            }
            await #expect(throws: StorageFailure.uncertain) {
                try await storage.mailbox(SampleStorage.mailbox("one"))
            }
        }
        // The next process learns that the first was written, and answers the retry with its day.
        let storage = try SQLiteStorage.open(in: folder.path)
        let again = try await storage.accept(SampleStorage.report("one", day: 20_001))
        #expect(again == .accepted(day: 20_000))
        #expect(try await storage.mailbox(SampleStorage.mailbox("two")) == .unknown)
    }

    @Test func `keeps nothing on a full disk and goes on when there is room`() async throws {
        var limits = SQLiteLimits()
        limits.mostPages = 120
        do {
            let storage = try SQLiteStorage.open(in: folder.path, limits: limits)
            var failure: StorageFailure?
            for number in 0..<100 where failure == nil {
                do throws(StorageFailure) {
                    _ = try await storage.accept(SampleStorage.report("full \(number)"))
                } catch {
                    failure = error
                    let mailbox = SampleStorage.mailbox("full \(number)")
                    #expect(try await storage.mailbox(mailbox) == .unknown)
                }
            }
            #expect(failure == .full)
            #expect(try await storage.mailbox(SampleStorage.mailbox("full 0")) != .unknown)
        }
        let storage = try SQLiteStorage.open(in: folder.path)
        let accepted = try await storage.accept(SampleStorage.report("with room"))
        #expect(accepted == .accepted(day: 20_000))
    }

    @Test func `is turned away when too much waits`() async throws {
        var limits = SQLiteLimits()
        limits.mostWaitingBytes = 100
        let storage = try SQLiteStorage.open(in: folder.path, limits: limits)
        await #expect(throws: StorageFailure.busy) {
            try await storage.accept(SampleStorage.report("large"))
        }
        #expect(try await storage.takeNonce(.zero, now: 1, until: 2))
    }

    @Test func `leaves its neighbours in the same transaction alone`() async throws {
        let storage = try SQLiteStorage.open(in: folder.path)
        let results = try await withThrowingTaskGroup(of: Acceptance.self) { group in
            for number in 0..<20 {
                // Every second one wants the mailbox of another.
                let mailbox = number.isMultiple(of: 2) ? nil : "one \(number - 1)"
                group.addTask {
                    try await storage.accept(
                        SampleStorage.report("one \(number)", mailbox: mailbox))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count { $0 == .conflict } == 10)
        #expect(results.count { $0 == .accepted(day: 20_000) } == 10)
    }
}

/// A flag that a fault injector reads on another thread.
final class Mutex: @unchecked Sendable {
    // Sendable: the value is only touched under the lock.
    private let lock = NSLock()
    private var stored: Bool

    init(_ value: Bool) {
        stored = value
    }

    var value: Bool { lock.withLock { stored } }

    func set(_ value: Bool) {
        lock.withLock { stored = value }
    }
}
