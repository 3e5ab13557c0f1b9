import Encoding
import Exchange
import PortalClient
import Synchronization
import Testing

@Suite struct `The solver` {
    private let seed = WorkSeed(Digest(hashing: [1]))
    private let request = WorkRequest(digest: Digest(hashing: [2]))
    private var offer: WorkOffer { WorkOffer(epoch: 9, seed: seed, effort: 1 << 14) }

    @Test(arguments: [1, 2, 5])
    func `finds work that holds for this request and no other`(workerCount: Int) async throws {
        let work = try await WorkSolver(workerCount: workerCount)
            .solve(offer, for: request, effort: 5000)
        #expect(work.epoch == 9 && work.effort == 5000)
        #expect(work.holds(for: request, under: seed))
        // One in 5000 would hold by chance; this one does not, and stays the same each time.
        let other = WorkRequest(digest: Digest(hashing: [3]))
        #expect(workerCount > 1 || !work.holds(for: other, under: seed))
    }

    @Test func `does no work for no effort, and never more than a person waits for`()
        async throws
    {
        #expect(
            try await WorkSolver(workerCount: 1).solve(offer, for: request, effort: 0) == .none)
        let averages = Mutex<Set<UInt32>>([])
        let task = Task {
            try await WorkSolver(workerCount: 2) { _, average in
                averages.withLock { _ = $0.insert(average) }
            }.solve(offer, for: request, effort: .max)
        }
        while averages.withLock({ $0.isEmpty }) { await Task.yield() }
        task.cancel()
        #expect(averages.withLock { $0 } == [WorkSolver.mostEffort])
        // Found in the meantime, or ended at once.
        let result = await task.result
        if case .success(let work) = result { #expect(work.holds(for: request, under: seed)) }
    }
}
