import Encoding
package import Exchange
package import TransparencyLog

/// The endpoints of a gateway, called: an answer's bytes, or a typed reason.
///
/// Nothing is checked here but that the answer is of the size and kind the endpoint gives.
package struct PortalCalls: Sendable {
    package let connection: any PortalConnection

    package init(_ connection: any PortalConnection) {
        self.connection = connection
    }

    /// Asks for something public.
    ///
    /// - Parameter suffix: what follows the endpoint's path, such as the sizes of a consistency proof; never a secret.
    package func get(_ endpoint: Endpoint, suffix: String = "") async throws(PortalError)
        -> [UInt8]
    {
        try await call(
            .get, path: endpoint.path + suffix, body: [], limit: endpoint.answerLimit)
    }

    /// One tile of the log, within the public checkpoint (C2SP tlog-tiles).
    package func tile(_ id: TileID) async throws(PortalError) -> [UInt8] {
        try await call(.get, path: "/" + id.path, body: [], limit: PortalCalls.tileLimit)
    }

    /// A file of the reporter's page as it goes over the wire.
    package func page(_ path: String) async throws(PortalError) -> [UInt8] {
        try await call(.get, path: path, body: [], limit: PortalCalls.pageLimit)
    }

    /// Hands over a body, and reads the answer.
    package func post(_ endpoint: Endpoint, _ body: [UInt8]) async throws(PortalError) -> [UInt8] {
        guard body.count <= endpoint.requestLimit else {
            throw .problem(.tooLarge, retryAfterSeconds: nil)
        }
        return try await call(
            .post, path: endpoint.path, body: body, limit: endpoint.answerLimit)
    }

    private func call(
        _ method: TransportMethod, path: String, body: [UInt8], limit: Int
    ) async throws(PortalError) -> [UInt8] {
        let answer: TransportAnswer
        do {
            answer = try await connection.exchange(
                method, path, body: body, limit: max(limit, PortalCalls.problemLimit))
        } catch {
            throw .transport(error)
        }
        if answer.status == 200 || answer.status == 204 { return answer.body }
        guard let problem = PortalCalls.problem(in: answer.body) else {
            throw .unexpectedAnswer(status: answer.status)
        }
        throw .problem(problem, retryAfterSeconds: answer.retryAfterSeconds)
    }

    /// The `code` of an `application/problem+json` (Exchange/Specification.md §4); its other members are for people.
    private static func problem(in body: [UInt8]) -> Problem? {
        guard body.count <= problemLimit, let value = try? JSONValue(parsing: body),
            case .object(let members) = value,
            let code = members.first(where: { $0.name == "code" }),
            case .string(let text) = code.value
        else { return nil }
        return Problem(rawValue: text)
    }

    /// Far more than any file of the page has, in bytes.
    private static let pageLimit = 1 << 20
    /// A full tile of hashes, in bytes.
    private static let tileLimit = TileID.fullWidth * Digest.byteCount
    /// A problem is a few lines, in bytes.
    private static let problemLimit = 4096
}
