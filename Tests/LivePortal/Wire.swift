package import Exchange
package import PortalClient
import PortalSamples
import Synchronization

/// A client's way to the portal over real HTTP, with somebody on it who can change what passes.
///
/// It stands where Tor or a reverse proxy stands: the client speaks to the address that the directory lists.
package final class Wire: PortalConnection {
    /// What is done to the bytes of one endpoint.
    package typealias Change = @Sendable ([UInt8]) throws -> [UInt8]

    /// A request as it went and came.
    package struct Exchanged: Sendable {
        package let path: String
        package let body: [UInt8]
        package let answer: TransportAnswer
    }

    private struct Changes {
        var requests: [String: Change] = [:]
        var answers: [String: Change] = [:]
        /// For paths that begin so.
        var answersBelow: [String: Change] = [:]
        var exchanged: [Exchanged] = []
    }

    package let base: PortalAddress
    private let line: Line
    private let changes = Mutex(Changes())

    init(_ line: Line) {
        self.line = line
        base = Sample.made { try PortalAddress(parsing: "https://report.demo.example") }
    }

    package var calls: PortalCalls { PortalCalls(self) }

    /// Changes what the client sends to an endpoint.
    package func changeRequests(to endpoint: Endpoint, _ change: @escaping Change) {
        changes.withLock { $0.requests[endpoint.path] = change }
    }

    /// Changes what the gateway answers at an endpoint.
    package func changeAnswers(of endpoint: Endpoint, _ change: @escaping Change) {
        changes.withLock { $0.answers[endpoint.path] = change }
    }

    /// Changes what the gateway answers at every path that begins so.
    package func changeAnswers(ofPath prefix: String, _ change: @escaping Change) {
        changes.withLock { $0.answersBelow[prefix] = change }
    }

    /// All that went over this wire.
    package var exchanged: [Exchanged] { changes.withLock { $0.exchanged } }

    package func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        guard let transport = line.transport else { throw .cannotConnect }
        let (request, answer) = changes.withLock { changes in
            (
                changes.requests[path],
                changes.answers[path]
                    ?? changes.answersBelow.first { path.hasPrefix($0.key) }?.value
            )
        }
        let sent = Sample.made { try request?(body) ?? body }
        var got = try await transport.exchange(method, path, body: sent, limit: limit)
        if got.status == 200, let answer {
            got = TransportAnswer(status: 200, body: Sample.made { try answer(got.body) })
        }
        let exchanged = Exchanged(path: path, body: sent, answer: got)
        changes.withLock { $0.exchanged.append(exchanged) }
        return got
    }
}

/// Where the portal's server is now: a restart changes the port.
final class Line: Sendable {
    private let current = Mutex<HTTPTransport?>(nil)

    var transport: HTTPTransport? { current.withLock { $0 } }

    /// Leads to another port, or nowhere.
    func lead(to port: Int?) async throws {
        let next = try port.map {
            try HTTPTransport(base: PortalAddress(parsing: "http://127.0.0.1:\($0)"))
        }
        let last = current.withLock { current in
            defer { current = next }
            return current
        }
        await last?.shutdown()
    }
}
