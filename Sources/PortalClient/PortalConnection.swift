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
        try await send(method, path, body: body, limit: limit)
    }
}
