/// What carries requests to one portal; tests put a portal in memory behind it.
package protocol PortalConnection: Sendable {
    /// Where the requests go.
    var base: PortalAddress { get }

    /// Sends one request and reads the whole answer, of at most `limit` bytes.
    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer
}

extension HTTPTransport: PortalConnection {
    package func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        try await send(
            method, path, body: body, limit: limit, timeout: timeout(sending: body.count))
    }

    /// A minute unless told otherwise, and what the bytes take at 8 KiB/s: a chunk of 1 MiB on the slowest line gets as long as gateways wait for it.
    private func timeout(sending byteCount: Int) -> Duration {
        patience + .milliseconds(byteCount / 8)
    }
}
