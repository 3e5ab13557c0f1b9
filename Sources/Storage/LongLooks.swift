import Encoding

/// Lets in a few looks into long conversations at once, so that connections stay free for everything else (Specification.md §6.5).
///
/// The next ones wait in the order in which they came. Of one mailbox one looks and one waits at most: whoever has it alone takes no
/// places from the others.
actor LongLooks {
    private struct Waiting {
        let ticket: UInt64
        let mailbox: Digest
        let continuation: CheckedContinuation<Bool, Never>
    }

    private let most: Int
    private let mostWaiting: Int
    private var looking: [Digest] = []
    private var waiting: [Waiting] = []
    private var lastTicket: UInt64 = 0

    init(most: Int, mostWaiting: Int) {
        self.most = most
        self.mostWaiting = mostWaiting
    }

    /// Waits for a place, and holds it while the body runs.
    ///
    /// - Throws: `busy` when too many wait already, another look into this mailbox waits or the caller has gone, or what the body throws.
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
        guard waiting.count < mostWaiting, !waiting.contains(where: { $0.mailbox == mailbox })
        else { throw .busy }
        lastTicket += 1
        let ticket = lastTicket
        let isLetIn = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting.append(
                    Waiting(ticket: ticket, mailbox: mailbox, continuation: continuation))
                // Who went before standing in line is not heard of again.
                if Task.isCancelled { giveUp(ticket) }
            }
        } onCancel: {
            Task { await giveUp(ticket) }
        }
        guard isLetIn else { throw .busy }
    }

    /// Who waits is gone. Nothing happens unless they wait.
    private func giveUp(_ ticket: UInt64) {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: place).continuation.resume(returning: false)
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
