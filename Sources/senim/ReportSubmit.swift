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

/// `senim report submit`.
struct ReportSubmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Seal a report on this computer and send it.",
        discussion: """
            Who must not read it is asked at a terminal; --exclude and --to take no names: the program shows the list and asks, so that \
            neither the shell's history nor the list of processes holds the answer. Without a terminal, give the answers in --form.
            """)

    @OptionGroup var portal: PortalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Take the account of what happened from this file, or from fd:N.")
    var textFile: String?

    @Option(
        help: ArgumentHelp(
            "Take the answers from this file, or from fd:N, instead of asking.",
            discussion:
                "Lines of “name: value”: kind: K1, text-file: <path>, exclude: <person id> or to: <keyholder id>; without these two everybody who can be addressed may read it."
        ))
    var form: String?

    @OptionGroup var files: FileOptions

    @Flag(help: "Ask which persons must not read it.")
    var exclude = false

    @Flag(help: "Ask which keyholders alone may read it.")
    var to = false

    @Option(
        help: ArgumentHelp(
            "Also keep the portal's signed confirmation in this new file.",
            discussion:
                "With it you can prove the report even if the portal hides it; it is also evidence against you."
        ))
    var saveConfirmation: String?

    @Option(
        help: ArgumentHelp(
            "Also keep, in this new file, what lets others read the report: it can be made only now.",
            discussion:
                "Whoever has it and the file of “senim report proof save” sees what you wrote, your files, and whom it addresses; the portal's operator and its keyholders, those whom you left out too, need this file alone."
        ))
    var saveOpening: String?

    func validate() throws {
        if exclude, to { throw ValidationError("--exclude and --to exclude each other") }
        if let saveOpening, saveOpening == saveConfirmation {
            throw ValidationError("--save-confirmation and --save-opening need two files")
        }
    }

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            // Both can be written only once, after the report went out.
            for path in [saveConfirmation, saveOpening] {
                if let path { try CommandFiles.demandNew(path) }
            }
            let form = try self.form.map { name throws in
                try ReportForm(
                    parsing: try CommandInput.bytes(name, limit: ReportForm.maximumByteCount))
            }
            let attachments = try CommandAttachments(
                files.paths + (form?.files ?? []), output: output)
            return try await portal.withVisit(.reporting) { visit in
                try await submit(visit, form: form, attachments: attachments, output: output)
            }
        }
    }

    private func submit(
        _ visit: PortalVisit, form: ReportForm?, attachments: CommandAttachments,
        output: CommandOutput
    ) async throws -> CommandStatus {
        let verified = try await visit.verifiedPortal()
        output.warnIfStale(verified)
        let dialogue = ReportDialogue(output: output, form: form, textFile: textFile)
        let draft = try dialogue.draft(on: try await visit.taxonomy(of: verified))
        let wish = try dialogue.wish(
            among: AudienceOffer(of: verified), excluding: exclude, only: to)
        // One for every attempt.
        let receipt = Receipt().text(portal: verified.portal.name)
        var isShown = false
        var opening: [UInt8]?
        attachments.announce()
        do {
            let sent = try await OwnSending(
                visit: visit, dialogue: dialogue, output: output, patience: attachments.patience
            ).send(to: wish, of: verified) { attempt in
                let files = try await attachments.upload(
                    over: visit.calls, for: .random(), solver: attempt.solver)
                let report = try ComposedReport(
                    draft, for: attempt.audience, of: attempt.portal, files: files,
                    receipt: try Receipt(reading: receipt, portal: attempt.portal.portal.name),
                    keepsOpening: saveOpening != nil)
                opening = report.openingBytes()
                // Shown before it counts: who is interrupted now may have reported all the same.
                if !isShown {
                    output.say(.reporterReceiptAhead)
                    try output.showReceipt(receipt)
                }
                isShown = true
                return try await attempt.submitter.submit(report)
            }
            finish(sent.accepted, receipt: receipt, audience: sent.audience, output: output)
            return keep(
                [(saveConfirmation, sent.accepted.report.note.bytes), (saveOpening, opening)],
                output)
        } catch let error as SubmissionFailed where error.mayHaveArrived {
            _ = keep([(saveOpening, opening)], output)
            throw error.failure.adding([JSONMember("receipt", .string(receipt))])
        } catch {
            if isShown { output.warn(.reporterReceiptNotTaken) }
            throw error
        }
    }

    private func finish(
        _ accepted: AcceptedSubmission, receipt: String, audience: ChosenAudience,
        output: CommandOutput
    ) {
        output.say(.reporterAccepted(on: CivilDate(almatyDay: accepted.report.receipt.day)))
        output.say(.reporterReceiptHolds)
        output.finish(
            with: [JSONMember("receipt", .string(receipt))]
                + accepted.members("report", to: audience))
    }

    /// Writes what was asked for; what cannot be written is said, and the report is sent all the same.
    private func keep(
        _ files: [(path: String?, bytes: [UInt8]?)], _ output: CommandOutput
    ) -> CommandStatus {
        var status = CommandStatus.ok
        for case (let path?, let bytes?) in files {
            do throws(CommandFileError) {
                try CommandFiles.writeNew(path, bytes)
            } catch {
                output.warn(error.failure.phrase, hint: error.failure.hint)
                status = error.failure.status
            }
        }
        return status
    }
}

extension CommandOutput {
    /// The receipt, once, in groups, before what it opens is sent.
    func showReceipt(_ receipt: String) throws(CommandFailure) {
        try show(secret: .reporterReceipt(text: receipt))
        say(.reporterReceiptAdvice)
    }

    /// Warns of an old confirmation of the directory.
    func warnIfStale(_ portal: VerifiedPortal) {
        if case .stale(let dayCount) = portal.freshness {
            warn(.portalCurrencyStale(dayCount: dayCount), hint: .portalCurrencyStaleHint)
        }
    }
}
