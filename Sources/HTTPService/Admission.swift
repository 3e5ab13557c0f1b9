import Synchronization

/// Counts what is in work and what is held in memory, and says when it is enough.
final class Admission: Sendable {
    private struct State {
        var requestsInWork = 0
        var submissionsInWork = 0
        var strangersInWork = 0
        var bodyByteCount = 0
        var answerByteCount = 0
        var strangersAnswerByteCount = 0
    }

    private let state = Mutex(State())
    private let bounds: ServiceBounds

    init(_ bounds: ServiceBounds) {
        self.bounds = bounds
    }

    /// A request in work, from before its handler runs until its answer has been taken.
    struct Place: Sendable {
        let share: Route.Places
        fileprivate var answerByteCount = 0
    }

    /// Takes a place for one request; nil when all that it may take are taken. Give it back with `leave`.
    func enter(_ share: Route.Places) -> Place? {
        state.withLock { state in
            guard state.requestsInWork < bounds.maximumRequestsInWork else { return nil }
            // With one place in all, whoever comes first may have it.
            let half = max(1, Admission.strangersPart(of: bounds.maximumRequestsInWork) / 2)
            switch share {
            case .reserved: break
            case .submissions:
                guard state.submissionsInWork < half else { return nil }
                state.submissionsInWork += 1
            case .strangers:
                guard state.strangersInWork < half else { return nil }
                state.strangersInWork += 1
            }
            state.requestsInWork += 1
            return Place(share: share)
        }
    }

    /// Takes room for an answer as long as the place is held, unless it is small; false when there is none.
    func hold(answerByteCount byteCount: Int, in place: inout Place) -> Bool {
        guard byteCount > bounds.smallAnswerByteCount else { return true }
        let isHeld = state.withLock { state in
            guard byteCount <= bounds.answerByteBudget - state.answerByteCount else { return false }
            if place.share != .reserved {
                let most = Admission.strangersPart(of: bounds.answerByteBudget)
                guard byteCount <= most - state.strangersAnswerByteCount else { return false }
                state.strangersAnswerByteCount += byteCount
            }
            state.answerByteCount += byteCount
            return true
        }
        if isHeld { place.answerByteCount = byteCount }
        return isHeld
    }

    /// Gives a place back, and the room for its answer.
    func leave(_ place: Place) {
        state.withLock { state in
            state.requestsInWork -= 1
            state.answerByteCount -= place.answerByteCount
            switch place.share {
            case .reserved: return
            case .submissions: state.submissionsInWork -= 1
            case .strangers: state.strangersInWork -= 1
            }
            state.strangersAnswerByteCount -= place.answerByteCount
        }
    }

    /// Takes room for bytes of a body; false when there is none. Give it back with `release`.
    func reserve(byteCount: Int) -> Bool {
        state.withLock { state in
            guard byteCount <= bounds.bodyByteBudget - state.bodyByteCount else { return false }
            state.bodyByteCount += byteCount
            return true
        }
    }

    /// Gives room back.
    func release(byteCount: Int) {
        state.withLock { $0.bodyByteCount -= byteCount }
    }

    /// Three quarters: the rest is kept for reserved routes.
    private static func strangersPart(of whole: Int) -> Int { whole / 4 * 3 + whole % 4 * 3 / 4 }
}
