/// What came back: a status and a bounded body. Headers are not looked at, but for one.
package struct TransportAnswer: Sendable, Equatable {
    /// The HTTP status. A redirect is an answer like any other; it is not followed.
    package let status: Int
    /// The whole body.
    package let body: [UInt8]
    /// What `Retry-After` asks for in seconds, if it is a plain number up to a day.
    package let retryAfterSeconds: Int?

    /// An answer, complete.
    package init(status: Int, body: [UInt8], retryAfterSeconds: Int? = nil) {
        self.status = status
        self.body = body
        self.retryAfterSeconds = retryAfterSeconds
    }
}
