package import Details
import Encoding
package import Exchange
import PortalClient
import SealedMessage
import Sealing

extension Desk {
    /// The ground for an identity message that the reporter's own token gives, from a follow-up that was opened here.
    ///
    /// Of the tokens that follow-ups gave in any conversation with a text of the same tick, it is the one that hashes to what
    /// the identity message states: nobody but the reporter can make that one, so it needs no other check. A report or
    /// follow-up and its identity message share a tick.
    ///
    /// - Returns: nil when no token is known for this message.
    package borrowing func consent(
        for identity: ListedMessage
    ) async throws(DeskFailed) -> AccessGround? {
        guard identity.kind == .identity else { return nil }
        for text in try await listedMessages()
        where text.kind == .report && text.tick == identity.tick {
            let tokens = (conversation(report(behind: text.messageID))?.tokens ?? []).compactMap {
                try? ConsentToken($0.bytes)
            }
            if let token = tokens.first(where: { $0.hash == identity.consentHash }) {
                return .consent(token)
            }
        }
        return nil
    }

    /// The report of the conversation that a text opened here stands in: itself where it is none's follow-up.
    private borrowing func report(behind text: MessageID) -> MessageID {
        guard case .opened(let message, _)? = try? read(text) else { return text }
        return message.payload.place?.conversation ?? text
    }
}
