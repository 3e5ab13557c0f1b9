import Storage
import Synchronization

/// Knows whether the disk still has the room that is kept for the log, acts and cosignatures (Specification.md §1).
final class DiskReserve: Sendable {
    private struct Look {
        var second: UInt64?
        var isTouched = false
        var isTouchedByFiles = false
        var uploadRoom = UploadRoom(mostBytes: DiskReserve.mostUploadByteCount)
    }

    private let look = Mutex(Look())
    private let clock: @Sendable () -> UInt64
    private let measure: @Sendable () -> FreeSpace?

    init(_ environment: GatewayEnvironment) {
        clock = environment.clock
        measure = environment.freeSpace ?? { nil }
    }

    /// Whether less is free than the reserve; looks at the disk once a second at most.
    var isTouched: Bool { latest.isTouched }

    /// Whether less is free than what files leave to texts (Specification.md §13.2).
    var isTouchedByFiles: Bool { latest.isTouchedByFiles }

    /// What all open uploads together may take (Specification.md §13.3).
    var uploadRoom: UploadRoom { latest.uploadRoom }

    private var latest: Look {
        let now = clock()
        return look.withLock { look in
            if look.second == now { return look }
            // A system that does not tell keeps nobody out: a full disk says so itself.
            let space = measure()
            look = Look(
                second: now,
                isTouched: space.map { $0.free < DiskReserve.byteCount(of: $0) } ?? false,
                isTouchedByFiles: space.map { $0.free < DiskReserve.byteCountForTexts(of: $0) }
                    ?? false,
                uploadRoom: UploadRoom(
                    mostBytes: DiskReserve.mostUploadByteCount, freeBytes: space?.free,
                    bytesForTexts: space.map(DiskReserve.byteCountForTexts) ?? 0))
            return look
        }
    }

    private static func byteCount(of space: FreeSpace) -> UInt64 {
        min(mostByteCount, space.total / 100 * percent)
    }

    private static func byteCountForTexts(of space: FreeSpace) -> UInt64 {
        min(mostByteCountForTexts, space.total / 100 * percentForTexts)
    }

    /// 8 GiB, or 20 % of a disk that is smaller than 40 GiB: what strangers' files can never take from reports.
    private static let mostByteCountForTexts: UInt64 = 8 * 1024 * 1024 * 1024
    private static let percentForTexts: UInt64 = 20
    /// 1 GiB, or 5 % of a disk that is smaller than 20 GiB.
    private static let mostByteCount: UInt64 = 1024 * 1024 * 1024
    private static let percent: UInt64 = 5
    private static let mostUploadByteCount: UInt64 = 16 * 1024 * 1024 * 1024
}
