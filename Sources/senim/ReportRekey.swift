import ArgumentParser
import Directory
import Encoding
import Exchange
import PortalClient
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Wording

/// `senim report rekey`.
struct ReportRekey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rekey",
        abstract: "Change the receipt for a new one; the old one then opens nothing.",
        discussion: """
            For a receipt that somebody else may have seen, or that an officer made for you. Of two changes the first \
            counts; everything that the old receipt opened opens with the new one.
            """)

    @OptionGroup var portal: PortalOptions
    @OptionGroup var receipt: ReceiptOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            let receipt = try receipt.read(portal: try portal.authorityKey(), output: output)
            return try await portal.withVisit(.reporting) { visit in
                try await change(visit, receipt: receipt, output: output)
            }
        }
    }

    private func change(
        _ visit: PortalVisit, receipt: borrowing Receipt, output: CommandOutput
    ) async throws -> CommandStatus {
        let verified = try await visit.verifiedPortal()
        output.warnIfStale(verified)
        let view = try await MailboxReader(
            calls: visit.calls, portal: verified, receipt: receipt
        ).view()
        view.warnOfGaps(output)
        view.warnOfRefused(output)
        guard view.mayChangeReceipt else {
            throw CommandFailure(.refused, .reporterTooManyRekeys)
        }
        let head = try view.head()
        head.tellNewest(output)
        let dialogue = ReportDialogue(output: output, form: nil, textFile: nil)
        let sending = OwnSending(visit: visit, dialogue: dialogue, output: output)
        // Shown before it counts: whoever loses it between the two loses the mailbox. One for every attempt.
        let fresh = Receipt().text(portal: verified.portal.name)
        output.say(.reporterNewReceipt)
        output.showReceipt(fresh)
        try dialogue.confirmWritten()
        do {
            let sent = try await sending.send(
                to: try dialogue.wish(behind: head, among: AudienceOffer(of: verified)),
                of: verified
            ) { attempt in
                try await attempt.submitter.submit(
                    try ComposedRekey(
                        of: receipt, behind: head, for: attempt.audience, of: attempt.portal,
                        receipt: try Receipt(reading: fresh, portal: attempt.portal.portal.name)))
            }
            output.say(
                .reporterRekeyAccepted(on: CivilDate(almatyDay: sent.accepted.report.receipt.day)))
            output.finish(
                with: [JSONMember("receipt", .string(fresh))]
                    + sent.accepted.members("rekey", to: sent.audience))
            return .ok
        } catch let error as SubmissionFailed {
            guard error.mayHaveArrived else { throw error }
            output.warn(.reporterRekeyUnknown)
            throw error.failure.adding([JSONMember("receipt", .string(fresh))])
        }
    }
}
