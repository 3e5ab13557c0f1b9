package import Exchange

/// Hands something over to a gateway that may be short of room: works for it, waits, and sends the same messages again.
///
/// Exchange/Specification.md §8. For whatever carries a proof of work: reports, follow-ups, uploads.
package struct SubmissionCalls: Sendable {
    private let calls: PortalCalls
    private let solver: WorkSolver
    private let patience: Patience

    package init(
        _ calls: PortalCalls, solver: WorkSolver = WorkSolver(),
        patience: Patience = Patience(limit: SubmissionCalls.briefly)
    ) {
        self.calls = calls
        self.solver = solver
        self.patience = patience
    }

    /// For how long a broken connection is waited out where nothing is lost by trying again later.
    package static let briefly = Duration.seconds(15)

    /// Posts a body until it is answered, a bounded number of times.
    ///
    /// - Parameters:
    ///   - request: what the work is bound to.
    ///   - body: the request with this work; all else in it must be the same each time.
    package func post(
        _ endpoint: Endpoint, for request: WorkRequest, _ body: (ProofOfWork) -> [UInt8]
    ) async throws(NotAnswered) -> [UInt8] {
        var rounds = Rounds(patience: patience)
        while true {
            let error: PortalError
            do {
                let work = try await work(for: request, atLeast: rounds.leastEffort)
                rounds.lastEffort = work.effort
                do {
                    return try await calls.post(endpoint, body(work))
                } catch {
                    rounds.mayHaveArrived = rounds.mayHaveArrived || error.leavesArrivalUnknown
                    throw error
                }
            } catch let thrown as PortalError {
                error = thrown
            } catch {
                preconditionFailure("nothing else is thrown above")
            }
            guard let wait = rounds.wait(after: error) else {
                throw NotAnswered(error, mayHaveArrived: rounds.mayHaveArrived)
            }
            do {
                try await patience.rest(wait)
            } catch {
                throw NotAnswered(error, mayHaveArrived: rounds.mayHaveArrived)
            }
        }
    }

    /// Asks what the gateway suggests, and does it.
    private func work(
        for request: WorkRequest, atLeast least: UInt32
    ) async throws(PortalError) -> ProofOfWork {
        let answer = try await calls.get(.work)
        do {
            let offer = try WorkOffer(parsing: answer)
            return try await solver.solve(offer, for: request, effort: max(offer.effort, least))
        } catch let error as MalformedExchange {
            throw .malformed(error)
        } catch {
            throw .transport(.cancelled)
        }
    }
}

/// What was not answered, though it was tried for a while.
package struct NotAnswered: Error, Equatable {
    /// What the last attempt ended with.
    package let error: PortalError
    /// Whether the gateway may have accepted one of the attempts, though it did not say so.
    package let mayHaveArrived: Bool

    init(_ error: PortalError, mayHaveArrived: Bool) {
        self.error = error
        self.mayHaveArrived = mayHaveArrived
    }
}

/// How often something was tried, and what is tried next.
private struct Rounds {
    let patience: Patience
    var mayHaveArrived = false
    var lastEffort: UInt32 = 0
    /// What the next work must be at least.
    private(set) var leastEffort: UInt32 = 0
    private var broken = Patience.Trouble()
    private var refusedCount = 0
    private var refused = Patience.Trouble()

    init(patience: Patience) {
        self.patience = patience
    }

    /// How long to wait before the same bytes are sent again; nil when that would not help.
    mutating func wait(after error: PortalError) -> Duration? {
        switch error {
        case .problem(.busy, let seconds):
            // Others worked more.
            leastEffort = min(lastEffort, WorkSolver.mostEffort / 2) * 2
            return waitOfRefused(.seconds(min(seconds ?? 1, Rounds.longestWait)))
        case .problem(.workNeeded, _):
            // The seed is another now, or the gateway was started anew.
            leastEffort = lastEffort
            return waitOfRefused(.seconds(1))
        case .problem(.waitingForTrustees, _): return nil
        default:
            return error.isPassing ? patience.next(in: &broken) : nil
        }
    }

    /// A few attempts are made whatever the patience is: each works more than the one before. Only a long one goes on.
    private mutating func waitOfRefused(_ wait: Duration) -> Duration? {
        refusedCount += 1
        if refusedCount < Rounds.mostRefused { return wait }
        return patience.isLong ? patience.next(in: &refused) : nil
    }

    /// How often a gateway that has no room is asked at least before giving up.
    private static let mostRefused = 8
    /// A person does not wait longer for one attempt, in seconds.
    private static let longestWait = 30
}
