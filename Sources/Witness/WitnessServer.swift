package import HTTPService
import SignedNote
import TransparencyLog

/// The witness's one endpoint, `POST /add-checkpoint` (C2SP tlog-witness).
package enum WitnessServer {
    /// The routes of a `BoundedServer`.
    package static func routes(for cosigner: WitnessCosigner) -> [Route] {
        [
            Route(.post, .exact(path), bodyLimit: bodyLimit) { request in
                guard let parsed = try? AddCheckpointRequest(parsing: request.body) else {
                    return .problem(malformed)
                }
                return response(to: await cosigner.answer(parsed))
            }
        ]
    }

    private static func response(to answer: WitnessCosigner.Answer) -> ServiceResponse {
        switch answer {
        case .cosigned(let signature): .text(signature.line + "\n")
        case .conflict(let size):
            ServiceResponse(
                status: 409, contentType: sizeContentType, body: Array("\(size)\n".utf8))
        case .refused(let refusal): .problem(problem(for: refusal))
        case .broken: .problem(broken)
        }
    }

    private static func problem(for refusal: WitnessState.Refusal) -> HTTPProblem {
        let (code, hint) =
            switch refusal {
            case .oldSizeTooLarge:
                ("old-size-too-large", "the old size is above the checkpoint's size")
            case .notSignedByLog:
                ("not-signed-by-log", "no key that this witness trusts for the log signed")
            case .unknownLog: ("unknown-log", "this witness does not know the checkpoint's origin")
            case .proof:
                ("not-consistent", "the proof does not lead from the last checkpoint to this one")
            }
        return HTTPProblem(status: refusal.status, code: code, hint: hint)
    }

    private static let malformed = HTTPProblem(
        status: 400, code: "malformed-request",
        hint: "expected: old <size>, proof lines, an empty line, a signed checkpoint")
    private static let broken = HTTPProblem(
        status: 500, code: "storage-failed",
        hint: "the witness could not store a checkpoint and cosigns nothing until it is restarted")

    /// The path below the witness's prefix that C2SP fixes.
    package static let path = "/add-checkpoint"
    /// The media type that C2SP fixes for the size in a 409.
    package static let sizeContentType = "text/x.tlog.size"
    /// 63 hashes and a checkpoint with several signature lines; our own limit.
    private static let bodyLimit = 64 * 1024
}
