import Encoding
import Exchange
import PortalClient
import PortalStage
import SealedMessage
import Synchronization

/// The stage with a long list of messages: what is stated about them it does not know, and says that it is busy.
final class CasesPortal: PortalConnection {
    let base: PortalAddress
    private let stage = Stage()
    private let pages: [MessageList]

    /// - Parameter listed: frames of the pages of `/inbox`.
    init(listed: [UInt8]) throws {
        base = stage.base
        pages = try Frames.decode(listed, most: 1_000_000).map { try MessageList(parsing: $0) }
        stage.tick()
    }

    var count: Int { pages.reduce(0) { $0 + $1.messages.count } }

    static func pages(of listed: [ListedMessage]) -> [MessageList] {
        stride(from: 0, to: listed.count, by: MessageList.most).map { start in
            MessageList(messages: Array(listed[start...].prefix(MessageList.most)))
        }
    }

    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        switch path {
        case Endpoint.inbox.path:
            let first = (try? SignedRequest(parsing: body)).flatMap { request in
                var reader = ByteReader(request.payload)
                return try? reader.uint64()
            }
            let page = pages.first { ($0.messages.last?.index ?? 0) >= first ?? 0 }
            return TransportAnswer(
                status: 200, body: (page ?? MessageList(messages: [])).bytes)
        case Endpoint.threadDuties.path:
            let asked = (try? SignedRequest(parsing: body)).flatMap {
                try? CaseDutiesRequest(parsing: $0.payload)
            }
            guard asked?.message == MessageID.none else { return CasesPortal.busy }
            return TransportAnswer(status: 200, body: CaseDutiesAnswer(duties: []).bytes)
        case Endpoint.acts.path: return CasesPortal.busy
        default:
            return try await stage.exchange(method, path, body: body, limit: limit)
        }
    }

    private static let busy = TransportAnswer(
        status: Problem.busy.status, body: Array("{\"code\":\"busy\"}".utf8))
}
