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

/// `senim officer intake`.
struct OfficerIntake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "Send what somebody told you, and get a one-time code to hand to them.",
        discussion: """
            It is sealed like any report, and opens on the record like any other. --details gives `channel` (1 in person to the \
            head, 2 through an authorised recipient, 3 electronic, 4 hotline, 5 anonymous portal, 6 other) and `day`. The code \
            opens their mailbox until they change it for a receipt that you never see. With --json it goes to --code-fd \
            alone: what a program prints is often kept.
            """)

    @OptionGroup var portal: PortalOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Take what was told from this file, or from fd:N.")
    var textFile: String?

    @Option(help: "Take the answers from this file, or from fd:N, instead of asking.")
    var form: String?

    @OptionGroup var details: CaseDetails
    @OptionGroup var files: FileOptions

    @Flag(help: "Ask which persons must not read it.")
    var exclude = false

    @Option(
        name: .customLong("code-fd"),
        help: ArgumentHelp(
            "Write the one-time code to this descriptor instead, as one line.",
            valueName: "number"))
    var codeDescriptor: Int32?

    func run() async throws {
        try await perform(output) { output in
            let way = try ClaimCodeWay(descriptor: codeDescriptor, output)
            try portal.warnIfDirect(output)
            let origin = try origin(output)
            let form = try self.form.map { name throws in
                try ReportForm(
                    parsing: try CommandInput.bytes(name, limit: ReportForm.maximumByteCount))
            }
            let attachments = try CommandAttachments(
                files.paths + (form?.files ?? []), output: output)
            return try await portal.withVisit(.reporting) { visit in
                try await submit(visit, origin, form, attachments, way, output)
            }
        }
    }

    private func origin(_ output: CommandOutput) throws -> IntakeOrigin {
        let given = try details.values(needing: ["channel", "day"], output)
        guard let way = given["channel"].flatMap({ Int($0) }).flatMap(IntakeOrigin.Way.init) else {
            throw CommandFailure(.malformedInput, .usageInvalid(option: "channel"))
        }
        guard let day = given["day"].flatMap({ try? AlmatyDay(parsing: $0) }),
            day <= AlmatyDay(unixSeconds: CommandClock.now())
        else { throw CommandFailure(.malformedInput, .usageInvalid(option: "day")) }
        return IntakeOrigin(way, day: day.number)
    }

    private func submit(
        _ visit: PortalVisit, _ origin: IntakeOrigin, _ form: ReportForm?,
        _ attachments: CommandAttachments, _ way: ClaimCodeWay, _ output: CommandOutput
    ) async throws -> CommandStatus {
        let verified = try await visit.verifiedPortal()
        output.warnIfStale(verified)
        let dialogue = ReportDialogue(output: output, form: form, textFile: textFile)
        let draft = try dialogue.draft(on: try await visit.taxonomy(of: verified))
        let wish = try dialogue.wish(
            among: AudienceOffer(of: verified), excluding: exclude, only: false)
        attachments.announce()
        var code = ""
        do {
            let sent = try await OwnSending(
                visit: visit, dialogue: dialogue, output: output, patience: attachments.patience
            ).send(
                to: wish, of: verified
            ) { attempt in
                let files = try await attachments.upload(
                    over: visit.calls, for: .random(), solver: attempt.solver)
                let intake = try ComposedIntake(
                    draft, told: origin, for: attempt.audience, of: attempt.portal, files: files)
                code = intake.claimCode
                return try await attempt.submitter.submit(intake)
            }
            output.say(
                .reporterAccepted(on: CivilDate(almatyDay: sent.accepted.report.receipt.day)))
            try way.give(code)
            output.finish(with: sent.accepted.members("report", to: sent.audience))
            return .ok
        } catch let error as SubmissionFailed {
            guard error.mayHaveArrived else { throw error }
            try way.give(code)
            throw error
        }
    }
}
