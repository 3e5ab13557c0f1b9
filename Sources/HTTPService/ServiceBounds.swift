/// What a stranger may cost us: times, sizes and counts, all of them hard.
///
/// Memory is bounded by `bodyByteBudget` + `answerByteBudget` + `maximumRequestsInWork` × (small answer, and what a handler
/// needs) + `maximumConnections` × (header list + read buffers). Every time is bounded, so no connection lives for ever.
package struct ServiceBounds: Sendable {
    /// A connection without a complete request head, or between two requests, is closed after this.
    ///
    /// A head that arrives byte by byte does not renew it.
    package var idleTimeout: Duration = .seconds(30)
    /// A body must be complete this long after its head, however steadily it trickles: else 408.
    ///
    /// One mebibyte over a slow onion circuit (20 KiB/s) takes 52 s.
    package var bodyTimeout: Duration = .seconds(120)
    /// An answer must have been taken by the client within this, else the connection is closed.
    package var answerTimeout: Duration = .seconds(300)
    /// After a refusal, how long we still read (and throw away) so that the refusal is not lost
    /// in a connection reset.
    package var lingerTimeout: Duration = .seconds(2)
    /// How long unfinished requests may go on after a graceful shutdown began.
    package var shutdownTimeout: Duration = .seconds(10)
    /// Connections open at once; the next one gets 503 and is closed.
    package var maximumConnections = 1024
    /// Requests at once whose handler runs or whose answer is not yet taken; the next one gets 503.
    ///
    /// Strangers get three quarters of them: one half for what they hand over, the other for what they read.
    package var maximumRequestsInWork = 512
    /// An answer up to this size is covered by its place; it fits the buffers of the connection.
    package var smallAnswerByteCount = 64 * 1024
    /// Bytes of larger answers held at once, three quarters of them for routes that are not reserved; beyond it 503.
    package var answerByteBudget = 128 * 1024 * 1024
    /// Bytes of request bodies held in memory at once, over all connections; beyond it 503.
    package var bodyByteBudget = 256 * 1024 * 1024
    /// The longest request line, header name or header value, in bytes.
    package var maximumHeaderFieldByteCount = 8 * 1024
    /// The longest request head, in bytes.
    package var maximumHeaderListByteCount = 16 * 1024
    /// The most header fields in one request.
    package var maximumHeaderFieldCount = 64
    /// What 503 tells the client to wait, in seconds.
    package var retryAfterSeconds = 5

    /// The bounds we chose for a gateway behind Tor or a reverse proxy.
    /// Whether a page from elsewhere may read the answers (Fetch, CORS): for what is everybody's, and no answer depends on who asks.
    package var isReadableFromElsewhere = true

    package init() {}
}
