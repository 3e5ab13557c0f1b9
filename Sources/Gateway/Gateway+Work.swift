import Exchange
import HTTPService

extension Gateway {
    /// `GET /work`: what to work with now, and how much (Exchange/Specification.md §8).
    func work(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        let epoch = WorkEpoch.containing(environment.clock())
        return .bytes(
            WorkOffer(
                epoch: epoch, seed: seeds.seed(of: epoch), effort: desk.suggestedEffort
            ).bytes)
    }

    /// Takes a new submission when its turn has come, in the order of the work done for it (Specification.md §12).
    ///
    /// What was accepted before must not come here: it neither needs work nor waits.
    ///
    /// - Parameter body: stores it; whatever it answers as `busy` or `storage-full` counts as turned away.
    func inTurn<Value: Sendable>(
        _ work: ProofOfWork, for request: WorkRequest, byteCount: Int,
        _ body: () async throws(Refusal) -> Value
    ) async throws(Refusal) -> Value {
        guard seeds.take(work, for: request, at: environment.clock()) else {
            throw Refusal(.workNeeded, "ask /work, solve again, and send the same bytes again")
        }
        return try await desk.withPlace(
            for: request, rank: work.rank, byteCount: byteCount, body)
    }
}
