import Storage
import Synchronization

/// Knows whether the disk still has the room that is kept for the log, acts and cosignatures (Specification.md §1.5).
final class DiskReserve: Sendable {
    private struct Look {
        var second: UInt64?
        var isTouched = false
    }

    private let look = Mutex(Look())
    private let clock: @Sendable () -> UInt64
    private let measure: @Sendable () -> FreeSpace?

    init(_ environment: GatewayEnvironment) {
        clock = environment.clock
        measure = environment.freeSpace ?? { nil }
    }

    /// Whether less is free than the reserve; looks at the disk once a second at most.
    var isTouched: Bool {
        let now = clock()
        return look.withLock { look in
            if look.second == now { return look.isTouched }
            look.second = now
            // A system that does not tell keeps nobody out: a full disk says so itself.
            look.isTouched = measure().map { $0.free < DiskReserve.byteCount(of: $0) } ?? false
            return look.isTouched
        }
    }

    private static func byteCount(of space: FreeSpace) -> UInt64 {
        min(mostByteCount, space.total / 100 * percent)
    }

    /// 1 GiB, or 5 % of a disk that is smaller than 20 GiB.
    private static let mostByteCount: UInt64 = 1024 * 1024 * 1024
    private static let percent: UInt64 = 5
}
