import ArgumentParser
import Encoding
import Officer
import Procedure
import Wording

/// `senim officer portal-duty survey|reception`.
struct OfficerPortalDuty: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal-duty",
        abstract:
            "State what a commissioner did for the portal and not for a case: a survey, a reception.",
        discussion: """
            survey: the anonymous survey of the moral climate (Regulation §10). reception: a reception by the posted schedule (§9). \
            Only commissioners state it; every keyholder, trustee and auditor may read it. The details may have one line, number (of the \
            document, without anybody's name).
            """)

    @Argument(help: "survey or reception.")
    var what: String
    @Option(help: ArgumentHelp("On which day: YYYY-MM-DD, or today.", valueName: "day"))
    var on: String
    @Option(
        help: ArgumentHelp(
            "What proves it: A countersigned by the receiver, B a document, C your word.",
            valueName: "A|B|C"))
    var grade = EvidenceGrade.declared.rawValue
    @OptionGroup var details: CaseDetails

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let given = try given(now: CommandClock.now(), output)
                let receipt = try await desk.state(
                    given.event, on: given.day, grade: given.grade, number: given.number)
                let label = given.event.duty.label.text(in: output.language)
                output.say(.caseStated(what: label, index: String(receipt.index)))
                output.finish(with: [
                    JSONMember("stated", .string(given.event.rawValue)),
                    JSONMember("entry", .integer(Int64(clamping: receipt.index))),
                    JSONMember("time", .integer(Int64(clamping: receipt.time))),
                ])
                return .ok
            }
        }
    }

    /// What the options say.
    ///
    /// - Throws: `CommandFailure` that names the option that does not read.
    func given(
        now: UInt64, _ output: CommandOutput
    ) throws -> (
        event: PortalStatement.Event, day: CivilDay, grade: EvidenceGrade, number: ShortText?
    ) {
        guard let event = PortalStatement.Event(rawValue: what) else {
            throw CommandFailure(.usage, .usageInvalid(option: "WHAT"))
        }
        let day = on == "today" ? Almaty.day(of: now) : try? CivilDay(parsing: on)
        guard let day else {
            throw CommandFailure(.malformedInput, .usageInvalid(option: "--on"))
        }
        guard let grade = EvidenceGrade(rawValue: grade) else {
            throw CommandFailure(.malformedInput, .usageInvalid(option: "--grade"))
        }
        let lines = try details.values(needing: [], output)
        if let other = lines.keys.first(where: { $0 != "number" }) {
            throw CommandFailure(.usage, .caseOptionUnfit(option: other, what: what))
        }
        return (event, day, grade, try lines["number"].map(CaseText.short))
    }
}
