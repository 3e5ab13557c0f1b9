import HTTPService
import Synchronization

/// The gateway's way to the witness, with somebody on it who can change what passes.
package final class WitnessWire: Sendable {
    /// What is done to a request or an answer; nil loses it.
    package typealias Change = @Sendable ([UInt8]) -> [UInt8]?

    private struct Changes {
        var request: Change?
        var answer: Change?
        var requests: [[UInt8]] = []
    }

    private let changes = Mutex(Changes())

    init() {}

    /// Changes what the gateway sends, from now on.
    package func changeRequests(_ change: @escaping Change) {
        changes.withLock { $0.request = change }
    }

    /// Changes what the witness answers, from now on.
    package func changeAnswers(_ change: @escaping Change) {
        changes.withLock { $0.answer = change }
    }

    /// What the gateway sent, as it sent it.
    package var requests: [[UInt8]] { changes.withLock { $0.requests } }

    /// The same routes with this line before them.
    func before(_ routes: [Route]) -> [Route] {
        routes.map { route in
            Route(route.method, route.path, bodyLimit: route.bodyLimit) { request in
                await self.answer(request, by: route)
            }
        }
    }

    private func answer(_ request: ServiceRequest, by route: Route) async -> ServiceResponse {
        let (change, after) = changes.withLock { changes in
            changes.requests.append(request.body)
            return (changes.request, changes.answer)
        }
        var request = request
        if let change {
            guard let body = change(request.body) else { return WitnessWire.lost }
            request = ServiceRequest(method: request.method, path: request.path, body: body)
        }
        var response = await route.handler(request)
        guard response.status == 200, let after else { return response }
        guard let body = after(response.body) else { return WitnessWire.lost }
        response.body = body
        return response
    }

    private static let lost = ServiceResponse.problem(
        HTTPProblem(status: 503, code: "lost", hint: "the line is broken"))
}
