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
        let dialogue = ReportDialogue(output: output, form: nil, textFile: nil)
        let wish = try dialogue.wish(behind: head, of: view, among: AudienceOffer(of: verified))
        // Shown before it counts: whoever loses it between the two loses the mailbox. One for every attempt.
        let fresh = Receipt().text(portal: verified.portal.name)
        output.say(.reporterNewReceipt)
        try output.showReceipt(fresh)
        let sent = try await send(typed, behind: head, to: wish, of: verified, fresh, dialogue)
        output.say(
            .reporterRekeyAccepted(on: CivilDate(almatyDay: sent.accepted.report.receipt.day)))
        return (fresh, sent)
    }

    private func send(
        _ typed: borrowing TypedReceipt, behind head: ConversationHead,
        to wish: AudienceOffer.Wish, of portal: VerifiedPortal, _ fresh: String,
        _ dialogue: ReportDialogue
    ) async throws -> OwnSending.Sent {
        do {
            try dialogue.confirmWritten()
            return try await OwnSending(
                visit: visit, dialogue: dialogue, output: output,
                patience: Patience(limit: SubmissionCalls.briefly)
            ).send(
                to: wish, of: portal
            ) { attempt in
                try await attempt.submitter.submit(
                    try ComposedRekey(
                        of: typed.receipt, behind: head, for: attempt.audience, of: attempt.portal,
                        receipt: try Receipt(reading: fresh, portal: attempt.portal.portal.name)))
            }
        } catch let error as SubmissionFailed where error.mayHaveArrived {
            let failure = error.failure
            throw CommandFailure(
                failure.status, .reporterRekeyUnknown, hint: .reporterRekeyUnknownHint
            ).adding([JSONMember("receipt", .string(fresh))])
        } catch SubmissionFailed.notSent(let error) {
            // Who is told that another receipt took its place, or that nothing is there, has no old one either.
            output.warn(error.isOfNoMailbox ? .reporterReceiptNotTaken : .reporterRekeyNotTaken)
            throw typed.isClaim ? typed.failure(error) : SubmissionFailed.notSent(error)
        } catch {
            output.warn(.reporterRekeyNotDone)
            throw error
        }
    }
}

extension PortalError {
    /// Whether the receipt that was used opens nothing.
    fileprivate var isOfNoMailbox: Bool {
        switch self {
        case .problem(.mailboxChanged, _), .problem(.notFound, _): true
        default: false
        }
    }
}
