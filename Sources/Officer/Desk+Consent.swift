package import Details
import Encoding
package import Exchange
import PortalClient
import SealedMessage
import Sealing

extension Desk {
    /// The ground for an identity message that the reporter's own token gives, from a follow-up that was opened here.
    ///
    /// The token opens the identity message that went with the report, and no other. Which it is stands sealed; of the thread's
    /// identity messages it is the one with the report's own tick. Where two have it nobody can tell, and the token must be
    /// given by hand: a wrong one would be refused by the trustees, and stand in the log.
    ///
    /// - Returns: nil when no token is known for this message.
    package borrowing func consent(
        for identity: ListedMessage
    ) async throws(DeskFailed) -> AccessGround? {
        guard identity.kind == .identity else { return nil }
        for report in try await listedMessages()
        where report.kind == .report && report.tick == identity.tick {
            guard let token = conversation(report.messageID)?.consent else { continue }
            let candidates = try await thread(of: report.messageID).map(\.message).filter {
                $0.kind == .identity && $0.tick == report.tick
            }
            guard candidates.map(\.messageID) == [identity.messageID] else { continue }
            return (try? ConsentToken(token.bytes)).map { .consent($0) }
        }
        return nil
    }
}
