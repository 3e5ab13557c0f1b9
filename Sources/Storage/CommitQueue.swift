import GRDB

/// The one writer: whatever waits goes into one transaction, so that many writes share one `fdatasync`.
///
/// Specification.md §1.3 and §1.4. Writes run in the order in which they came.
actor CommitQueue {
    private let pool: DatabasePool
    private let limits: SQLiteLimits
    nonisolated var mostStagedBytes: Int { limits.mostStagedBytes }
    nonisolated var mostInConversation: Int { limits.mostInConversation }
    nonisolated var mostEmptyUploads: Int { limits.mostEmptyUploads }
    private let faults: FaultInjector?
    private var waiting: [Write] = []
    private var waitingByteCount = 0
    private var isDraining = false
    private var isUncertain = false

    init(pool: DatabasePool, limits: SQLiteLimits, faults: FaultInjector?) {
        self.pool = pool
        self.limits = limits
        self.faults = faults
    }

    /// Throws once a commit has ended in doubt: nothing may be read or written after that.
    func checkCertain() throws(StorageFailure) {
        if isUncertain { throw .uncertain }
    }

    /// Runs a write within the next transaction and returns when that is durable.
    ///
    /// - Parameters:
    ///   - byteCount: what the write holds in memory while it waits.
    ///   - isBounded: whether it may be turned away as `busy`. What the log must do is not.
    ///   - body: reports conflicts as values and throws only SQLite's errors, since its error undoes the whole batch.
    func write<Value: Sendable>(
        byteCount: Int = 0, isBounded: Bool = true,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageFailure) -> Value {
        try checkCertain()
        if isBounded {
            guard waiting.count < limits.mostWaitingWrites,
                waitingByteCount + byteCount <= limits.mostWaitingBytes
            else { throw .busy }
        }
        let result: Result<Value, StorageFailure> = await withCheckedContinuation { continuation in
            waiting.append(
                Write(
                    byteCount: byteCount,
                    run: { database in
                        let value = try body(database)
                        return { continuation.resume(returning: .success(value)) }
                    },
                    fail: { continuation.resume(returning: .failure($0)) }))
            waitingByteCount += byteCount
            if !isDraining {
                isDraining = true
                // Not a child of the caller: a caller that goes away must not undo its neighbours' writes.
                Task { await self.drain() }
            }
        }
        return try result.get()
    }

    private func drain() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting.removeAll(keepingCapacity: true)
            if isUncertain {
                for write in batch { write.fail(.uncertain) }
            } else {
                await commit(batch)
            }
            waitingByteCount -= batch.reduce(0) { $0 + $1.byteCount }
        }
        isDraining = false
    }

    private func commit(_ batch: [Write]) async {
        let outcome: Result<[@Sendable () -> Void], StorageFailure>
        do {
            outcome = try await pool.writeWithoutTransaction { [faults] database in
                CommitQueue.transaction(of: batch, in: database, faults: faults)
            }
        } catch {
            // The closure throws nothing: the writer itself could not be had, so nothing was run.
            outcome = .failure(.failed)
        }
        switch outcome {
        case .success(let completions):
            for complete in completions { complete() }
        case .failure(let failure):
            if failure == .uncertain { isUncertain = true }
            for write in batch { write.fail(failure) }
        }
    }

    private static func transaction(
        of batch: [Write], in database: Database, faults: FaultInjector?
    ) -> Result<[@Sendable () -> Void], StorageFailure> {
        var completions: [@Sendable () -> Void] = []
        do {
            try database.beginTransaction(.immediate)
            for write in batch { completions.append(try write.run(database)) }
            try faults?(.beforeCommit)
        } catch {
            return .failure(rollBack(database) ? StorageFailure(beforeCommit: error) : .uncertain)
        }
        do {
            try database.commit()
            try faults?(.afterCommit)
            return .success(completions)
        } catch {
            let failure = StorageFailure(duringCommit: error)
            return .failure(rollBack(database) ? failure : .uncertain)
        }
    }

    /// Ends an open transaction, if SQLite has not ended it itself.
    private static func rollBack(_ database: Database) -> Bool {
        guard database.isInsideTransaction else { return true }
        return (try? database.rollback()) != nil
    }

    private struct Write: Sendable {
        let byteCount: Int
        let run: @Sendable (Database) throws -> @Sendable () -> Void
        let fail: @Sendable (StorageFailure) -> Void
    }
}

/// Where a test may make a write go wrong.
package enum FaultPoint: Sendable {
    /// The write fails, and we are told.
    case beforeCommit
    /// The write succeeds, and we are not told.
    case afterCommit
    /// The write-ahead log is not emptied.
    case beforeForgetting
}

/// Called at each fault point of each transaction; what it throws is taken for SQLite's own error.
package typealias FaultInjector = @Sendable (FaultPoint) throws -> Void

extension StorageFailure {
    /// The meaning of an error after which the transaction was rolled back (Specification.md §1.4).
    init(beforeCommit error: any Error) {
        self = StorageFailure.isFull(error) ? .full : .failed
    }

    /// The meaning of an error of the commit itself, or after it.
    init(duringCommit error: any Error) {
        self = StorageFailure.isFull(error) ? .full : .uncertain
    }

    private static func isFull(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.resultCode == .SQLITE_FULL
    }
}
