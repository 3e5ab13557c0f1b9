import ArgumentParser
import Directory
import Encoding
import Exchange
import Officer
import PortalClient
import Procedure
import SealedMessage
import Wording

/// `senim officer duty REPORT WHAT`.
struct OfficerDuty: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duty",
        abstract: "State what was done about a report, on the record: signed, and sealed to the auditors.",
        discussion: """
            WHAT is one of: \(Act.allCases.map(\.rawValue).joined(separator: ", ")); \
            triage, reception, agreement, sitting, appeal-notice, breach, proceedings-closed, pause-began, pause-ended, not-owed. \
            What the procedure forbids is refused with its paragraph, and nothing is sent.
            """)

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Argument(help: "What is stated.")
    var what: String

    @OptionGroup var statement: StatementOptions
    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _ in
            try statement.statement(what, now: CommandClock.now())
        }
    }
}

/// `senim officer classify REPORT`.
struct OfficerClassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Say what a report is about: that decides the duties, and moves no time limit's start.")

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Option(help: "K0 to K12.")
    var kind: String
    @Option(help: "With K3: the offence that someone was incited to, K1 or K2.")
    var offence: String?
    @Option(help: "With K7: M1 to M20.")
    var misconduct: String?
    @Option(help: "S0 to S15, or the portal's own; may be repeated.")
    var sphere: [String] = []
    @Option(help: "Why an earlier classification changes; never who reported.")
    var ground: String?

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _ in try statement() }
    }

    private func statement() throws(CommandFailure) -> CaseStatement {
        guard let kind = Kind(rawValue: kind) else { throw Self.invalid("--kind") }
        let offence = try offence.map { text throws(CommandFailure) in
            guard let offence = Kind(rawValue: text) else { throw Self.invalid("--offence") }
            return offence
        }
        let misconduct = try misconduct.map { text throws(CommandFailure) in
            guard let misconduct = Misconduct(rawValue: text) else {
                throw Self.invalid("--misconduct")
            }
            return misconduct
        }
        var spheres: [SphereID] = []
        for text in sphere {
            guard let id = try? SphereID(parsing: text) else { throw Self.invalid("--sphere") }
            spheres.append(id)
        }
        guard
            let classification = try? Classification(
                kind: kind, offence: offence, misconduct: misconduct,
                spheres: Set(spheres).sorted())
        else {
            throw CommandFailure(
                .usage, .caseClassificationUnfit, hint: .caseClassificationHint)
        }
        return .classified(classification, ground: try ground.map(CaseText.short))
    }

    private static func invalid(_ option: String) -> CommandFailure {
        CommandFailure(.malformedInput, .usageInvalid(option: option))
    }
}

/// `senim officer recuse REPORT`.
struct OfficerRecuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recuse", abstract: "Step back from a case, and say who is asked instead.")

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Option(help: "The keyholder who is asked instead.")
    var instead: String?
    @Option(help: "Why; never who reported.")
    var ground: String

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { desk in
            if let instead,
                !desk.portal.directory.keyholders.contains(where: { $0.id.text == instead })
            {
                throw CommandFailure(.malformedInput, .usageInvalid(option: "--instead"))
            }
            return .recused(instead: instead, ground: try CaseText.short(ground))
        }
    }
}

/// `senim officer close REPORT`, and `--reopen`.
struct OfficerClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a case, which erases nothing; or open it again.")

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Option(help: "decided, referred, not-confirmed, not-within-remit or advice-given.")
    var reason: String?
    @Option(help: "Open a closed case again: why; never who reported.")
    var reopen: String?

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _ in
            switch (reason, reopen) {
            case (let reason?, nil):
                guard let reason = CloseReason(rawValue: reason) else {
                    throw CommandFailure(.malformedInput, .usageInvalid(option: "--reason"))
                }
                return .closed(reason)
            case (nil, let ground?): return .reopened(ground: try CaseText.short(ground))
            case (nil, nil): throw CommandFailure(.usage, .usageMissing(option: "--reason"))
            case (_?, _?):
                throw CommandFailure(
                    .usage, .usageTogether(first: "--reason", second: "--reopen"))
            }
        }
    }
}

/// `senim officer escalate REPORT`.
struct OfficerEscalate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalate",
        abstract: "State that a case goes to the leadership, to the agency, or on independently (Regulation §4(7), §6, §7).")

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Option(help: "E4-7 leadership, E6 agency, E7 independently.")
    var paragraph: String
    @Option(help: "Why; never who reported.")
    var ground: String

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _ in
            guard let escalation = Escalation(rawValue: paragraph) else {
                throw CommandFailure(.malformedInput, .usageInvalid(option: "--paragraph"))
            }
            return .escalated(escalation, ground: try CaseText.short(ground))
        }
    }
}

/// `senim officer hold REPORT`.
struct OfficerHold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "State that nothing of a case may be erased before a day, or lift that.")

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Option(help: ArgumentHelp("The last day: YYYY-MM-DD.", valueName: "day"))
    var until: String?
    @Flag(help: "Lift the hold.")
    var lift = false
    @Option(help: "Why, such as the number of a court's decision; never who reported.")
    var ground: String

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _ in
            guard lift != (until != nil) else {
                throw CommandFailure(
                    .usage,
                    lift
                        ? .usageTogether(first: "--until", second: "--lift")
                        : .usageMissing(option: "--until"))
            }
            let day = try until.map { text throws(CommandFailure) in
                guard let day = try? CivilDay(parsing: text) else {
                    throw CommandFailure(.malformedInput, .usageInvalid(option: "--until"))
                }
                return day
            }
            return .held(until: day, ground: try CaseText.short(ground))
        }
    }
}

/// What an officer writes into a statement.
enum CaseText {
    /// - Throws: `CommandFailure` for an empty, long or many-lined text.
    static func short(_ text: String) throws(CommandFailure) -> ShortText {
        do throws(MalformedShortText) {
            return try ShortText(text)
        } catch {
            throw CommandFailure(
                .malformedInput, .usageInvalid(option: "--ground"), hint: .caseGroundHint)
        }
    }
}

extension ParsableCommand {
    /// Posts one statement about a report, and says where it stands.
    func post(
        _ message: String, at desk: DeskOptions, _ output: OutputOptions,
        _ statement: (borrowing Desk) throws -> CaseStatement
    ) async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let statement = try statement(desk)
                let listed = try await desk.listedMessage(message)
                let receipt = try await desk.state(statement, of: listed.messageID)
                output.say(
                    .caseStated(
                        what: statement.word.label.text(in: output.language),
                        index: String(receipt.index)))
                output.finish(with: [
                    JSONMember("message", .string(listed.messageID.hex)),
                    JSONMember("stated", .string(statement.word.rawValue)),
                    JSONMember("entry", .integer(Int64(clamping: receipt.index))),
                    JSONMember("time", .integer(Int64(clamping: receipt.time))),
                ])
                return .ok
            }
        }
    }
}
