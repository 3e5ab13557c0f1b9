import Encoding

/// Lets in a few looks into long conversations at once, so that connections stay free for everything else (Specification.md §6.5).
///
/// The next ones wait in the order in which they came. Of one mailbox one looks and one waits at most: whoever has it alone takes no
/// places from the others.
actor LongLooks {
    private struct Waiting {
        let mailbox: Digest
        var continuation: CheckedContinuation<Bool, Never>
    }

    private let most: Int
    private let mostWaiting: Int
    private var looking: [Digest] = []
    private var waiting: [Waiting] = []

    /// How many wait for a place.
    var waitingCount: Int { waiting.count }

    init(most: Int, mostWaiting: Int) {
        self.most = most
        self.mostWaiting = mostWaiting
    }

    /// Waits for a place, and holds it while the body runs.
    ///
    /// - Throws: `busy` when too many wait already, or a newer look into this mailbox came while this one waited; or what the body throws.
    func holding<Value: Sendable>(
        _ mailbox: Digest, _ body: @Sendable () async throws(StorageFailure) -> Value
    ) async throws(StorageFailure) -> Value {
        try await enter(mailbox)
        defer { leave(mailbox) }
        return try await body()
    }

    private func enter(_ mailbox: Digest) async throws(StorageFailure) {
        if looking.count < most, !looking.contains(mailbox) {
            looking.append(mailbox)
            return
        }
        // Who asks anew has lost the connection, perhaps: the newer one takes the place in the line.
        let place = waiting.firstIndex { $0.mailbox == mailbox }
        guard place != nil || waiting.count < mostWaiting else { throw .busy }
        let isLetIn = await withCheckedContinuation { continuation in
            if let place {
                waiting[place].continuation.resume(returning: false)
                waiting[place].continuation = continuation
            } else {
                waiting.append(Waiting(mailbox: mailbox, continuation: continuation))
            }
        }
        guard isLetIn else { throw .busy }
    }

    /// The place goes to the first whose mailbox nobody looks into.
    private func leave(_ mailbox: Digest) {
        if let place = looking.firstIndex(of: mailbox) { looking.remove(at: place) }
        guard let place = waiting.firstIndex(where: { !looking.contains($0.mailbox) }) else {
            return
        }
        let next = waiting.remove(at: place)
        looking.append(next.mailbox)
        next.continuation.resume(returning: true)
    }
}
