import Details
import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import Sealing
import SignedNote

/// A message that came by a handover, with what the log says of it (Specification.md §9.3).
struct HandedOverMessage: Sendable {
    let message: SealedMessage
    let origin: MessageOrigin
    /// The log index of its acceptance.
    let index: UInt64
    /// When the message became visible, UTC seconds.
    let tick: UInt64
    let handover: VerifiedHandover

    /// Checks an answer of `/handed-over`: both entries public and signed, the bytes those asked for, the handover to this
    /// keyholder by the message that was opened.
    init(
        _ answer: HandedOverAnswer, of id: MessageID, by handoverID: MessageID,
        to successor: Identifier, of portal: VerifiedPortal
    ) throws(OpeningFailed) {
        (index, tick) = try HandedOverMessage.acceptance(
            answer.acceptance, of: id, portal: portal)
        let entry: OpenedEntry
        do {
            entry = try ProvenEntry(answer.handover, policies: portal.policies).entry
        } catch {
            throw .handoverEntry(error)
        }
        do {
            handover = try VerifiedHandover(entry, chain: portal.chain)
        } catch {
            throw .handover(error)
        }
        guard handover.note.handoverID == handoverID, handover.note.successor == successor,
            handover.note.messages.contains(id)
        else { throw .handoverOfAnother }
        do {
            message = try SealedMessage(
                header: MessageHeader(parsing: answer.header), body: answer.body)
        } catch {
            throw .message(error)
        }
        guard message.id == id else { throw .anotherMessage }
        guard message.context.kind != .identity else { throw .anotherKind }
        origin = MessageOrigin(id: id, isOwn: answer.isOwn, index: index)
    }

    private static func acceptance(
        _ acceptance: AcceptanceProof, of id: MessageID, portal: VerifiedPortal
    ) throws(OpeningFailed) -> (index: UInt64, tick: UInt64) {
        let entry: OpenedEntry
        do {
            entry = try ProvenEntry(acceptance, policies: portal.policies).entry
        } catch {
            throw .acceptanceEntry(error)
        }
        guard case .accepted(let note) = entry.detail, note.messageID == id,
            note.portal == portal.portal
        else { throw .acceptanceOfAnother }
        guard
            portal.chain.directories.contains(where: { entry.note.isSigned(by: $0.gatewayNoteKey) })
        else { throw .acceptanceNotSigned }
        return (entry.index, note.tick)
    }
}
