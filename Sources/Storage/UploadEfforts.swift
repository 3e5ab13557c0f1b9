import Encoding
import Synchronization

/// What was worked for the uploads that have no full chunk yet (Specification.md §5.6).
///
/// In memory only: work is never stored. After a start those of before count as if nothing had been worked for them.
final class UploadEfforts: Sendable {
    private struct Opened {
        var effort: UInt32 = 0
        /// UTC seconds.
        var since: UInt64 = 0
    }

    private let opened = Mutex<[Digest: Opened]>([:])

    func note(_ upload: NewUpload) {
        opened.withLock { $0[upload.id] = Opened(effort: upload.effort, since: upload.now) }
    }

    /// Forgets all but these, once there are more than so many.
    func forgetOthers(than ids: [Digest], most: Int) {
        opened.withLock { opened in
            guard opened.count > most else { return }
            let kept = Set(ids)
            opened = opened.filter { kept.contains($0.key) }
        }
    }

    /// The quarter with the least effort, and whoever worked no more than these: among equals none comes before another.
    func least(of ids: [Digest]) -> [Digest] {
        opened.withLock { opened in
            let efforts = ids.map { opened[$0]?.effort ?? 0 }
            let sorted = efforts.sorted()
            guard let last = sorted.indices.last else { return [] }
            let bound = sorted[last / UploadEfforts.reservoirOneIn]
            return zip(ids, efforts).filter { $0.1 <= bound }.map(\.0)
        }
    }

    /// Forgets one.
    ///
    /// - Returns: whether it was opened within the last minute: then it had hardly time to send anything.
    func forget(_ id: Digest, at now: UInt64) -> Bool {
        opened.withLock { opened in
            guard let gone = opened.removeValue(forKey: id) else { return false }
            return now < gone.since + UploadEfforts.youngSeconds
        }
    }

    /// As in the queue of submissions.
    private static let reservoirOneIn = 4
    /// The first chunk takes as long at 20 KB a second.
    private static let youngSeconds: UInt64 = 60
}
