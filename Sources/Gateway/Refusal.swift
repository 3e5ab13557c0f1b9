import Exchange
import HTTPService
import Storage

/// A request ends here, with this problem.
struct Refusal: Error, Equatable {
    let problem: Problem
    let hint: String

    init(_ problem: Problem, _ hint: String = "") {
        self.problem = problem
        self.hint = hint
    }

    init(_ failure: StorageFailure) {
        switch failure {
        case .busy: self.init(.busy, "too much at once; try again in a few seconds")
        case .full: self.init(.storageFull, "the gateway's disk is full; nothing was kept")
        case .failed: self.init(.unexpected, "nothing was kept; try again")
        case .uncertain: self.init(.unexpected, "the gateway stops; ask again with the same bytes")
        }
    }

    /// The answer in full (RFC 9457).
    var response: ServiceResponse {
        var headers: [String: String] = [:]
        switch problem {
        case .busy, .waitingForTrustees: headers["Retry-After"] = Refusal.retrySeconds
        default: break
        }
        return .problem(
            HTTPProblem(
                status: problem.status, code: problem.rawValue, hint: hint, headers: headers))
    }

    /// Nobody's fault who is told it; more of this kind is not taken (Specification.md §9.3).
    static let fullConversation = Refusal(
        .conversationFull, "a conversation has so many messages of a kind, and no more")

    /// Told only to who has the old T.
    static let changedThread = Refusal(
        .threadChanged, "the reporter changed the receipt; open the newer messages")

    private static let retrySeconds = "5"
}
