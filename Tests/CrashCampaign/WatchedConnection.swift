package import PortalClient

/// A client's way to the portal, on which every answer is read for what it promises.
package struct WatchedConnection: PortalConnection {
    private let connection: any PortalConnection
    private let promises: Promises

    package init(_ connection: any PortalConnection, _ promises: Promises) {
        self.connection = connection
        self.promises = promises
    }

    package var base: PortalAddress { connection.base }

    package func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        let answer: TransportAnswer
        do {
            answer = try await connection.exchange(method, path, body: body, limit: limit)
        } catch {
            promises.countBrokenConnection()
            throw error
        }
        if answer.status == 200 { promises.note(path, request: body, answer: answer.body) }
        return answer
    }
}
