package import Details
package import Directory
import Encoding
package import SealedMessage
package import SignedNote

/// A person's signed wish that an outcome be challenged (Specification.md §8).
package struct ChallengeRequest: Sendable, Hashable {
    package let portal: Portal
    package let message: MessageID
    /// Whose outcome is challenged.
    package let keyholder: Identifier
    /// When the person signed, UTC seconds.
    package let time: UInt64

    package init(portal: Portal, message: MessageID, keyholder: Identifier, time: UInt64) {
        self.portal = portal
        self.message = message
        self.keyholder = keyholder
        self.time = time
    }

    /// Reads a note that this trustee signed; nil for anything else.
    package init?(verifying note: SignedNote, by noteKey: VerifierKey) {
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 6, lines[5].isEmpty, lines[0] == ChallengeRequest.type,
            let portal = try? Portal(String(lines[1])), let digest = try? Digest(hex: lines[2]),
            let keyholder = try? Identifier(String(lines[3])), let time = UInt64(lines[4]),
            note.signatures.count == 1, note.isSigned(by: noteKey)
        else { return nil }
        self.init(
            portal: portal, message: MessageID(digest), keyholder: keyholder, time: time)
    }

    /// The lines that the trustee's note key signs.
    package var text: String {
        [ChallengeRequest.type, portal.name, message.hex, keyholder.text, String(time), ""]
            .joined(separator: "\n")
    }

    /// Under which the log has the outcome.
    package var outcome: FactName { .outcome(of: message, by: keyholder) }

    /// Whether a gateway that keeps nothing back has long had the log take the challenge.
    package func isOverdue(at now: UInt64) -> Bool {
        now > time && now - time >= ChallengeRequest.patience
    }

    private static let type = "senim/challenge-request/v2"
    /// Seconds: an honest gateway needs two ticks.
    private static let patience: UInt64 = 3_600
}
