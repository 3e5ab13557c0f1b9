import Synchronization

/// Goes up after so many looks: lets a fault happen at the n-th write from now.
final class TestFlag: Sendable {
    private let remaining = Mutex<Int?>(nil)

    /// From now on, the first `count` looks still see it down.
    func raise(after count: Int) {
        remaining.withLock { $0 = count }
    }

    func lower() {
        remaining.withLock { $0 = nil }
    }

    /// Whether it is up; each look counts.
    var value: Bool {
        remaining.withLock { remaining in
            guard let count = remaining else { return false }
            remaining = max(0, count - 1)
            return count == 0
        }
    }
}
