package import Details
package import Directory
import Encoding
package import SignedNote

/// A person's signed word on a statement that rests on a decision (Specification.md §3.5, §6).
package struct GroundApproval: Sendable, Hashable {
    package let portal: Portal
    package let statement: StatementHash
    package let isApproved: Bool

    package init(portal: Portal, statement: StatementHash, isApproved: Bool) {
        self.portal = portal
        self.statement = statement
        self.isApproved = isApproved
    }

    /// Reads a note that this trustee signed; nil for anything else.
    package init?(verifying note: SignedNote, by noteKey: VerifierKey) {
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 5, lines[4].isEmpty, lines[0] == GroundApproval.type,
            let portal = try? Portal(String(lines[1])), let digest = try? Digest(hex: lines[2]),
            lines[3] == GroundApproval.approved || lines[3] == GroundApproval.refused,
            note.signatures.count == 1, note.isSigned(by: noteKey)
        else { return nil }
        self.init(
            portal: portal, statement: StatementHash(digest),
            isApproved: lines[3] == GroundApproval.approved)
    }

    /// The lines that the trustee's note key signs.
    package var text: String {
        [
            GroundApproval.type, portal.name, statement.hex,
            isApproved ? GroundApproval.approved : GroundApproval.refused, "",
        ].joined(separator: "\n")
    }

    private static let type = "senim/ground/v1"
    private static let approved = "approved"
    private static let refused = "refused"
}
