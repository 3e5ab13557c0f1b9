/// Lets in a few looks into long conversations at once, so that connections stay free for everything else (Specification.md §6.5).
///
/// The next ones wait in the order in which they came.
actor LongLooks {
    private var freeCount: Int
    private let mostWaiting: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(most: Int, mostWaiting: Int) {
        freeCount = most
        self.mostWaiting = mostWaiting
    }

    /// Waits for a place, and holds it while the body runs.
    ///
    /// - Throws: `busy` when too many wait already, or what the body throws.
    func holding<Value: Sendable>(
        _ body: @Sendable () async throws(StorageFailure) -> Value
    ) async throws(StorageFailure) -> Value {
        if freeCount > 0 {
            freeCount -= 1
        } else {
            guard waiting.count < mostWaiting else { throw .busy }
            // Whoever leaves hands the place over.
            await withCheckedContinuation { waiting.append($0) }
        }
        defer { leave() }
        return try await body()
    }

    private func leave() {
        if waiting.isEmpty {
            freeCount += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
