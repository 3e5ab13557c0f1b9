/// How much may still be staged until the next tick: half of it at any time, the rest as that time passes (Specification.md §12.6).
///
/// So a flood that is let in early leaves room for whoever comes later, and effort and lottery decide who gets it.
struct StagingRoom: Sendable {
    private let byteCount: UInt64
    private let tickSeconds: UInt64
    private var emptySince: UInt64
    private var takenByteCount: UInt64 = 0

    /// - Parameters:
    ///   - byteCount: what may be staged for one tick.
    ///   - now: UTC seconds.
    init(byteCount: UInt64, tickSeconds: UInt64, emptySince now: UInt64) {
        self.byteCount = byteCount
        self.tickSeconds = tickSeconds
        emptySince = now
    }

    /// Takes room if there is some at this time, in UTC seconds.
    mutating func take(_ count: Int, at now: UInt64) -> Bool {
        // A clock that was put back frees nothing.
        let passed = min(now - min(now, emptySince), tickSeconds)
        let half = byteCount / 2
        let free = half + half / tickSeconds * passed
        guard takenByteCount + UInt64(count) <= free else { return false }
        takenByteCount += UInt64(count)
        return true
    }

    /// Room was taken for something that is not staged.
    mutating func giveBack(_ count: Int) {
        takenByteCount -= min(takenByteCount, UInt64(count))
    }

    /// A tick has moved everything into the log.
    mutating func empty(at now: UInt64) {
        takenByteCount = 0
        emptySince = now
    }
}
