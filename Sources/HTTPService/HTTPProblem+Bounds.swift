/// The refusals of the server itself, before any handler; codes as in Exchange/Specification.md §4.
extension HTTPProblem {
    static let malformed = HTTPProblem(
        status: 400, code: "malformed-request", hint: "the request is not well-formed HTTP/1.1")
    static let hostMissing = HTTPProblem(
        status: 400, code: "malformed-request", hint: "HTTP/1.1 asks for exactly one Host header")
    static let unknownPath = HTTPProblem(
        status: 404, code: "not-found", hint: "nothing is served at this path")
    static let bodyTooSlow = HTTPProblem(
        status: 408, code: "too-slow", hint: "the body did not arrive in time; send it again")
    static let expectationUnknown = HTTPProblem(
        status: 417, code: "malformed-request", hint: "only 100-continue may be expected")

    static func wrongMethod(allowed: [ServiceMethod]) -> HTTPProblem {
        let names = allowed.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
        return HTTPProblem(
            status: 405, code: "method-not-allowed", hint: "this path does not take this method",
            headers: ["Allow": names.joined(separator: ", ")])
    }

    static func bodyTooLarge(limit: Int) -> HTTPProblem {
        HTTPProblem(
            status: 413, code: "too-large", hint: "the body may have at most \(limit) bytes")
    }

    /// Whether the server had no room, as `busy` says.
    var isBusy: Bool { status == 503 }

    static func busy(retryAfterSeconds: Int) -> HTTPProblem {
        HTTPProblem(
            status: 503, code: "busy", hint: "too many requests at once; send it again later",
            headers: ["Retry-After": String(retryAfterSeconds)])
    }
}
