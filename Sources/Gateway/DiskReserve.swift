import Storage
import Synchronization

/// Knows whether the disk still has the room that is kept for the log, acts and cosignatures (Specification.md §1).
final class DiskReserve: Sendable {
    private struct Look {
        var second: UInt64?
        var isTouched = false
        var isTouchedByFiles = false
        var mostUploadBytes = DiskReserve.mostUploadByteCount
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

    /// The longest upload that may begin: one that can be told now to end in want of room is not let in (Specification.md §13.3).
    var mostUploadBytes: UInt64 { latest.mostUploadBytes }

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
                mostUploadBytes: min(
                    DiskReserve.mostUploadByteCount, space.map(DiskReserve.roomForOne) ?? .max),
                uploadRoom: UploadRoom(
                    mostBytes: DiskReserve.mostUploadByteCount, freeBytes: space?.free))
            return look
        }
    }

    /// A quarter of what is free, as long as the room of texts stays behind it.
    private static func roomForOne(in space: FreeSpace) -> UInt64 {
        let texts = byteCountForTexts(of: space)
        return min(space.free / 4, space.free > texts ? space.free - texts : 0)
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
