import Details
import Directory
import Exchange
import PortalClient
import SealedMessage
import SignedNote

extension AcceptanceState {
    /// Judges what a mailbox says of a message's acceptance (Specification.md §2.2).
    init(_ proof: AcceptanceProof?, of id: MessageID, in chain: VerifiedDirectoryChain) {
        guard let proof else {
            self = .pending
            return
        }
        do {
            let accepted = try AcceptedNote.proven(
                by: proof, of: id, directories: chain.directories)
            self = .proven(tick: accepted.tick, index: proof.entry.index)
        } catch {
            self = .refused(error)
        }
    }
}

extension AcceptedNote {
    /// The note of an acceptance whose entry, signature and proof hold under some of these versions.
    static func proven(
        by proof: AcceptanceProof, of id: MessageID, directories: [Directory]
    ) throws(AcceptanceRefused) -> AcceptedNote {
        let proven: ProvenEntry
        do {
            proven = try ProvenEntry(proof, policies: directories.reversed().map(\.publicPolicy))
        } catch {
            throw .entry(error)
        }
        guard case .accepted(let accepted) = proven.entry.detail, accepted.messageID == id,
            directories.contains(where: { $0.portal == accepted.portal })
        else { throw .otherDetail }
        guard directories.contains(where: { proven.entry.note.isSigned(by: $0.gatewayNoteKey) })
        else { throw .notSignedByGateway }
        return accepted
    }
}
