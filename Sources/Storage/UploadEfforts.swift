import Encoding
import Synchronization

/// What was worked for the uploads that have no full chunk yet (Specification.md §5.6).
///
/// In memory only: work is never stored. After a start those of before count as if nothing had been worked for them.
final class UploadEfforts: Sendable {
    private let efforts = Mutex<[Digest: UInt32]>([:])

    /// What was worked for one.
    func effort(of id: Digest) -> UInt32 { efforts.withLock { $0[id] ?? 0 } }

    func note(_ upload: NewUpload) {
        efforts.withLock { $0[upload.id] = upload.effort }
    }

    /// Forgets all but these, once there are more than so many.
    func forgetOthers(than ids: [Digest], most: Int) {
        efforts.withLock { efforts in
            guard efforts.count > most else { return }
            let kept = Set(ids)
            efforts = efforts.filter { kept.contains($0.key) }
        }
    }

    /// The quarter with the least effort, and whoever worked no more than these: among equals none comes before another.
    func least(of ids: [Digest]) -> [Digest] {
        efforts.withLock { efforts in
            let worked = ids.map { efforts[$0] ?? 0 }
            let sorted = worked.sorted()
            guard let last = sorted.indices.last else { return [] }
            let bound = sorted[last / UploadEfforts.reservoirOneIn]
            return zip(ids, worked).filter { $0.1 <= bound }.map(\.0)
        }
    }

    /// As in the queue of submissions.
    private static let reservoirOneIn = 4
}
