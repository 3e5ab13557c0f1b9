package import Details
import Directory
import Encoding
import Exchange
import Officer
import PortalClient
import PortalSamples
package import SealedMessage
package import Sealing
import SignedNote
package import Trustee

extension LivePortal {
    /// Has a keyholder state what a message was, whatever their desk has seen; trustees and log know it when this returns.
    package func state(
        _ code: OutcomeCode, of id: MessageID, as keyholder: String
    ) async throws {
        let desk = try await desk(keyholder)
        _ = try await desk.file(code, of: try await desk.listedMessage(id.hex))
        try await tick()
    }

    /// Has a person of a trustee challenge an outcome.
    @discardableResult
    package func pose(
        _ id: MessageID, against keyholder: String, by trustee: String
    ) async throws -> TrusteeRound {
        try await self.trustee(trustee).runner.round(
            TrusteeRunner.Approvals(
                challenges: [
                    ChallengeRequest(
                        portal: SamplePortal.portal, message: id,
                        keyholder: SamplePortal.identifier(keyholder), time: clock.now)
                ]))
    }

    /// Lets a person of a trustee approve the first challenge that waits for them.
    package func approveChallenge(as trustee: String) async throws {
        let asked = await self.trustee(trustee).runner.state.challengesOnDecision
        guard let hash = asked.first?.0 else { return }
        _ = try await self.trustee(trustee).runner.round(
            TrusteeRunner.Approvals(grounds: [hash: true]))
    }

    /// Challenges, lets a person of one other trustee approve, and gives what the log then says.
    package func challenge(
        _ id: MessageID, against keyholder: String, by trustee: String,
        approvedBy other: String
    ) async throws -> ChallengeFinding? {
        try await pose(id, against: keyholder, by: trustee)
        try await tick()
        try await approveChallenge(as: other)
        try await tick()
        try await tick()
        let results = try await results()
        return results.count == 1 ? results.first : nil
    }

    /// The results of challenges, as the log has them.
    package func results() async throws -> [ChallengeFinding] {
        try await entries().compactMap { entry in
            let note = try SignedNote(parsing: entry.detail)
            return (try? ChallengeResultNote(parsing: note.text))?.finding
        }
    }
}
