package import Details
import Encoding
package import Exchange
import PortalClient
import SealedMessage
import Sealing

extension Desk {
    /// The ground for an identity message that the reporter's own token gives, from a follow-up that was opened here.
    ///
    /// Of the tokens that the follow-ups of any report of the same tick gave, it is the one that hashes to what the identity
    /// message states: nobody but the reporter can make that one, so it needs no other check. A report and its identity
    /// message share a tick.
    ///
    /// - Returns: nil when no token is known for this message.
    package borrowing func consent(
        for identity: ListedMessage
    ) async throws(DeskFailed) -> AccessGround? {
        guard identity.kind == .identity else { return nil }
        for report in try await listedMessages()
        where report.kind == .report && report.tick == identity.tick {
            let tokens = (conversation(report.messageID)?.tokens ?? []).compactMap {
                try? ConsentToken($0.bytes)
            }
            if let token = tokens.first(where: { $0.hash == identity.consentHash }) {
                return .consent(token)
            }
        }
        return nil
    }
}
