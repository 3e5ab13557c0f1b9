import Directory
import Encoding
import Exchange
import PortalClient
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Wording

/// Changes a receipt, or the claim code that stands for one, for a new one (Reporter/Specification.md §6, §9).
struct ReceiptChange {
    let visit: PortalVisit
    let output: CommandOutput

    /// - Returns: the new receipt, which is in force now, and what was sent.
    func replace(
        _ typed: borrowing TypedReceipt
    ) async throws -> (receipt: String, sent: OwnSending.Sent) {
        if typed.isClaim { output.warn(.reporterClaimCode, hint: .reporterClaimCodeHint) }
        let verified = try await visit.verifiedPortal()
        output.warnIfStale(verified)
        let view: MailboxView
        do {
            view = try await MailboxReader(
                calls: visit.calls, portal: verified, receipt: typed.receipt
            ).look()
        } catch {
            throw typed.failure(error)
        }
        typed.warn(of: view, output)
        let head = try typed.head(of: view)
        head.tellNewest(output)
        // Shown before it counts: whoever loses it between the two loses the mailbox. One for every attempt.
        let fresh = Receipt().text(portal: verified.portal.name)
        output.say(.reporterNewReceipt)
        output.showReceipt(fresh)
        let dialogue = ReportDialogue(output: output, form: nil, textFile: nil)
        try dialogue.confirmWritten()
        let sent = try await send(typed, behind: head, of: verified, fresh, dialogue)
        output.say(
            .reporterRekeyAccepted(on: CivilDate(almatyDay: sent.accepted.report.receipt.day)))
        return (fresh, sent)
    }

    private func send(
        _ typed: borrowing TypedReceipt, behind head: ConversationHead, of portal: VerifiedPortal,
        _ fresh: String, _ dialogue: ReportDialogue
    ) async throws -> OwnSending.Sent {
        do {
            return try await OwnSending(visit: visit, dialogue: dialogue, output: output).send(
                to: try dialogue.wish(behind: head, among: AudienceOffer(of: portal)), of: portal
            ) { attempt in
                try await attempt.submitter.submit(
                    try ComposedRekey(
                        of: typed.receipt, behind: head, for: attempt.audience, of: attempt.portal,
                        receipt: try Receipt(reading: fresh, portal: attempt.portal.portal.name)))
            }
        } catch SubmissionFailed.notSent(let error) where typed.isClaim {
            throw typed.failure(error)
        } catch let error as SubmissionFailed {
            guard error.mayHaveArrived else { throw error }
            output.warn(.reporterRekeyUnknown)
            throw error.failure.adding([JSONMember("receipt", .string(fresh))])
        }
    }
}
