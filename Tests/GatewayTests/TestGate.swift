import Foundation

/// Holds a thread until a test lets it go.
final class TestGate: @unchecked Sendable {
    // `@unchecked`: both flags are only touched under the condition's lock.
    private let condition = NSCondition()
    private var isClosed = false
    private var freeCount = 0
    private var hasArrived = false

    /// From now on nobody passes, but so many.
    func close(after count: Int = 0) {
        condition.withLock {
            isClosed = true
            freeCount = count
        }
    }

    func open() {
        condition.withLock {
            isClosed = false
            condition.broadcast()
        }
    }

    func pass() {
        condition.withLock {
            if isClosed, freeCount > 0 {
                freeCount -= 1
                return
            }
            hasArrived = isClosed
            while isClosed { condition.wait() }
        }
    }

    /// Returns once somebody stands before the closed gate.
    func isReached() async {
        while !condition.withLock({ hasArrived }) { await Task.yield() }
    }
}
