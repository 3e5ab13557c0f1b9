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

/// `senim report follow-up`.
struct ReportFollowUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up",
        abstract: "Add to a report, with nothing but its receipt.",
        discussion: """
            It reaches those whom your newest message reached, whatever offices they hold now, and nobody who came later. \
            --exclude and --to take no names: the program shows the list and asks.
            """)

    @OptionGroup var portal: PortalOptions
    @OptionGroup var receipt: ReceiptOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Take the text from this file, or from fd:N.")
    var textFile: String?

    @Option(
        help: ArgumentHelp(
            "Take the answers from this file, or from fd:N, instead of asking.",
            discussion:
                "Lines of “name: value”: what: …, kind: K10, exclude: <person id>, to: <keyholder id>."
        ))
    var form: String?

    @OptionGroup var files: FileOptions

    @Flag(help: "Ask which persons must not read it either.")
    var exclude = false

    @Flag(help: "Ask which keyholders alone may read it.")
    var to = false

    @Flag(
        help: ArgumentHelp(
            "Let those who read it open the name that went with your report.",
            discussion: "They then learn the name that you gave; it cannot be taken back."))
    var consent = false

    @Flag(
        help: ArgumentHelp(
            "Give your name now: asks for it, or takes it from --form, and lets those who read the follow-up open it.",
            discussion: "It is sealed apart, and opened on the record; it cannot be taken back."))
    var name = false

    func validate() throws {
        if exclude, to { throw ValidationError("--exclude and --to exclude each other") }
        if consent, name { throw ValidationError("--consent and --name exclude each other") }
    }

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            let form = try self.form.map { name throws in
                try ReportForm(
                    parsing: try CommandInput.bytes(name, limit: ReportForm.maximumByteCount))
            }
            let attachments = try CommandAttachments(
                files.paths + (form?.files ?? []), output: output)
            return try await receipt.withMailbox(at: portal, output) { visit, receipt in
                try await send(
                    visit, receipt: receipt, form: form, attachments: attachments, output: output)
            }
        }
    }

    private func send(
        _ visit: PortalVisit, receipt: borrowing Receipt, form: ReportForm?,
        attachments: CommandAttachments, output: CommandOutput
    ) async throws -> CommandStatus {
        let verified = try await visit.verifiedPortal()
        output.warnIfStale(verified)
        let reader = MailboxReader(calls: visit.calls, portal: verified, receipt: receipt)
        let view = try await reader.view()
        view.warnOfGaps(output)
        view.warnOfRefused(output)
        let head = try view.head()
        head.tellNewest(output)
        let dialogue = ReportDialogue(output: output, form: form, textFile: textFile)
        var draft = try dialogue.followUpDraft()
        if name { draft.identity = try dialogue.identity() }
        let namesNow = draft.identity != ReportDraft.Identity()
        guard !(consent && namesNow) else {
            throw CommandFailure(.usage, .usageInvalid(option: "--consent"))
        }
        draft.revealsIdentity = consent || namesNow
        if draft.revealsIdentity { try dialogue.confirmConsent() }
        attachments.announce()
        let sending = OwnSending(
            visit: visit, dialogue: dialogue, output: output, patience: attachments.patience)
        let sent: OwnSending.Sent
        do {
            sent = try await sending.send(
                to: try dialogue.wish(
                    behind: head, of: view, among: AudienceOffer(of: verified), excluding: exclude,
                    only: to),
                of: verified
            ) { attempt in
                let files = try await attachments.upload(
                    over: visit.calls, for: .random(), solver: attempt.solver)
                return try await attempt.submitter.submit(
                    try ComposedFollowUp(
                        draft, behind: head, for: attempt.audience, of: attempt.portal,
                        files: files, receipt: receipt))
            }
        } catch let error as SubmissionFailed where error.mayHaveArrived {
            let failure = error.failure
            throw CommandFailure(failure.status, failure.phrase, hint: .reporterFollowUpUnknownHint)
        }
        output.say(
            .reporterFollowUpAccepted(on: CivilDate(almatyDay: sent.accepted.report.receipt.day)))
        output.finish(with: sent.accepted.members("followUp", to: sent.audience))
        return .ok
    }
}
