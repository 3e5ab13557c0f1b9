import Encoding
package import Exchange
import Glibc

/// Finds a proof of work on all processors (Exchange/Specification.md §8).
///
/// Nobody can say beforehand how many attempts it takes: the effort is their average.
package struct WorkSolver: Sendable {
    /// Told now and then while it works: how many attempts were made, and how many are the average.
    package typealias Progress = @Sendable (_ attempts: UInt64, _ average: UInt32) -> Void

    private let workerCount: UInt64
    private let progress: Progress

    /// - Parameter workerCount: how many attempts go on beside each other; nil for one on each processor.
    package init(workerCount: Int? = nil, progress: @escaping Progress = { _, _ in }) {
        self.workerCount = UInt64(max(1, workerCount ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        self.progress = progress
    }

    /// Works for a request under the offer's seed; effort 0 is no work.
    ///
    /// - Parameter effort: at most `mostEffort` is done, whoever asks for more.
    package func solve(
        _ offer: WorkOffer, for request: WorkRequest, effort: UInt32
    ) async throws(CancellationError) -> ProofOfWork {
        let effort = min(effort, WorkSolver.mostEffort)
        guard effort > 0 else { return .none }
        let puzzle = WorkPuzzle(seed: offer.seed, request: request, effort: effort)
        let found = await withTaskGroup(of: UInt64?.self) { group in
            for worker in 0..<workerCount {
                group.addTask { await search(puzzle, from: worker, average: effort) }
            }
            defer { group.cancelAll() }
            for await nonce in group {
                if let nonce { return nonce as UInt64? }
            }
            return nil
        }
        guard let found else { throw CancellationError() }
        return ProofOfWork(epoch: offer.epoch, effort: effort, nonce: found)
    }

    /// Tries every so-manieth nonce until one solves the puzzle; nil when it was cancelled.
    private func search(
        _ puzzle: WorkPuzzle, from first: UInt64, average: UInt32
    ) async -> UInt64? {
        var puzzle = puzzle
        var nonce = first
        while !Task.isCancelled {
            for _ in 0..<WorkSolver.batchCount {
                if puzzle.isSolved(by: nonce) { return nonce }
                nonce += workerCount
            }
            // The workers keep step, so one of them speaks for all.
            if first == 0 { progress(nonce, average) }
            await Task.yield()
        }
        return nil
    }

    /// Some seconds on a computer: what a gateway could make a reporter wait for.
    package static let mostEffort: UInt32 = 1 << 22
    /// About a millisecond.
    private static let batchCount = 2048
}
