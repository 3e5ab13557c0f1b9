import Synchronization

/// Counts what is in work and what is held in memory, and says when it is enough.
final class Admission: Sendable {
    private struct State {
        var requestsInWork = 0
        var bodyByteCount = 0
    }

    private let state = Mutex(State())
    private let maximumRequestsInWork: Int
    private let bodyByteBudget: Int

    init(_ bounds: ServiceBounds) {
        maximumRequestsInWork = bounds.maximumRequestsInWork
        bodyByteBudget = bounds.bodyByteBudget
    }

    /// Takes a place for one handler; false when all are taken. Give it back with `leave()`.
    func enter() -> Bool {
        state.withLock { state in
            guard state.requestsInWork < maximumRequestsInWork else { return false }
            state.requestsInWork += 1
            return true
        }
    }

    /// Gives a place back.
    func leave() {
        state.withLock { $0.requestsInWork -= 1 }
    }

    /// Takes room for bytes of a body; false when there is none. Give it back with `release`.
    func reserve(byteCount: Int) -> Bool {
        state.withLock { state in
            guard byteCount <= bodyByteBudget - state.bodyByteCount else { return false }
            state.bodyByteCount += byteCount
            return true
        }
    }

    /// Gives room back.
    func release(byteCount: Int) {
        state.withLock { $0.bodyByteCount -= byteCount }
    }
}
