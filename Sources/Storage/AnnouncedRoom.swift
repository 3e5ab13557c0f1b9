import Synchronization

/// How long an upload may be that begins, as it was when the hour's first one came (Specification.md §5.6).
///
/// Looked at once an hour: who asks again and again would see when others send, and how much.
final class AnnouncedRoom: Sendable {
    private struct Look {
        let hour: UInt64
        let mostChunks: UInt64
    }

    private let latest = Mutex<Look?>(nil)

    /// - Parameter measure: how many chunks fit now; asked for once an hour.
    func mostChunks(
        at now: UInt64, measure: () throws -> UInt64
    ) throws -> UInt64 {
        let hour = UploadHours.current(now: now)
        return try latest.withLock { latest in
            if let latest, latest.hour == hour { return latest.mostChunks }
            let look = Look(hour: hour, mostChunks: try measure())
            latest = look
            return look.mostChunks
        }
    }
}
