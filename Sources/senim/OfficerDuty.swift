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
        abstract:
            "State what was done about a report, on the record: signed, and sealed to the auditors.",
        discussion: """
            WHAT is one of: \(Act.allCases.map(\.rawValue).joined(separator: ", ")); \
            triage, reception, agreement, sitting, appeal-notice, breach, proceedings-closed, pause-began, pause-ended, not-owed. \
            What the procedure forbids is refused with its paragraph, and nothing is sent. The details are lines: number (of the document, \
            without anybody's name), ground (a pause's from L 45, or why something is so), concerns (head, secretary, superior, \
            commissioner, or -), channel (1 to 6), form (written, oral), reporter (anonymous, employee, civil-servant, citizen): never who.
            """)

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Argument(help: "What is stated.")
    var what: String

    @OptionGroup var statement: StatementOptions
    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _, output in
            try statement.statement(what, now: CommandClock.now(), output)
        }
    }
}

/// `senim officer classify REPORT`.
struct OfficerClassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract:
            "Say what a report is about: that decides the duties, and moves no time limit's start.",
        discussion: """
            The details are lines: kind (K0 to K12); with K7 misconduct (M1 to M20); with K3 offence (K1 or K2); spheres (S0 to S15, \
            or the portal's own, with spaces between); ground, why an earlier classification changes.
            """)

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @OptionGroup var details: CaseDetails
    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _, output in try statement(output) }
    }

    /// What the details say.
    func statement(_ output: CommandOutput) throws -> CaseStatement {
        let given = try details.values(needing: ["kind"], output)
        let names = ["kind", "offence", "misconduct", "spheres", "ground"]
        if let other = given.keys.first(where: { !names.contains($0) }) {
            throw CommandFailure(.usage, .caseOptionUnfit(option: other, what: "classify"))
        }
        guard let kind = given["kind"].flatMap(Kind.init(rawValue:)) else {
            throw Self.invalid("kind")
        }
        let offence = try given["offence"].map { text throws(CommandFailure) in
            guard let offence = Kind(rawValue: text) else { throw Self.invalid("offence") }
            return offence
        }
        let misconduct = try given["misconduct"].map { text throws(CommandFailure) in
            guard let misconduct = Misconduct(rawValue: text) else {
                throw Self.invalid("misconduct")
            }
            return misconduct
        }
        var spheres: [SphereID] = []
        for text in (given["spheres"] ?? "").split(separator: " ") {
            guard let id = try? SphereID(parsing: String(text)) else {
                throw Self.invalid("spheres")
            }
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
        return .classified(classification, ground: try given["ground"].map(CaseText.short))
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
    @OptionGroup var details: CaseDetails

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { desk, output in
            if let instead,
                !desk.portal.directory.keyholders.contains(where: { $0.id.text == instead })
            {
                throw CommandFailure(.malformedInput, .usageInvalid(option: "--instead"))
            }
            return .recused(instead: instead, ground: try details.ground(output))
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
    @Flag(help: "Open a closed case again; the details say why.")
    var reopen = false
    @OptionGroup var details: CaseDetails

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _, output in
            switch (reason, reopen) {
            case (let reason?, false):
                guard let reason = CloseReason(rawValue: reason) else {
                    throw CommandFailure(.malformedInput, .usageInvalid(option: "--reason"))
                }
                return .closed(reason)
            case (nil, true): return .reopened(ground: try details.ground(output))
            case (nil, false): throw CommandFailure(.usage, .usageMissing(option: "--reason"))
            case (_?, true):
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
        abstract:
            "State that a case goes to the leadership, to the agency, or on independently (Regulation §4(7), §6, §7)."
    )

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Option(help: "E4-7 leadership, E6 agency, E7 independently.")
    var paragraph: String
    @OptionGroup var details: CaseDetails

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await post(message, at: desk, output) { _, output in
            guard let escalation = Escalation(rawValue: paragraph) else {
                throw CommandFailure(.malformedInput, .usageInvalid(option: "--paragraph"))
            }
            return .escalated(escalation, ground: try details.ground(output))
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
                .malformedInput, .usageInvalid(option: "ground"), hint: .caseGroundHint)
        }
    }
}

extension CaseDetails {
    /// Why: the one line that these statements need.
    func ground(_ output: CommandOutput) throws -> ShortText {
        try CaseText.short(try values(needing: ["ground"], output)["ground"] ?? "")
    }
}

extension ParsableCommand {
    /// Posts one statement about a report, and says where it stands.
    func post(
        _ message: String, at desk: DeskOptions, _ output: OutputOptions,
        _ statement: (borrowing Desk, CommandOutput) throws -> CaseStatement
    ) async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let statement = try statement(desk, output)
                let listed = try await desk.listedMessage(message)
                let receipt = try await desk.state(statement, of: listed.messageID)
                output.say(receipt, of: statement.word, about: listed.messageID)
                return .ok
            }
        }
    }
}

extension CommandOutput {
    /// Says where a statement stands, and ends the output with it.
    func say(_ receipt: StatementReceipt, of word: StatementWord, about message: MessageID) {
        say(.caseStated(what: word.label.text(in: language), index: String(receipt.index)))
        finish(with: [
            JSONMember("message", .string(message.hex)),
            JSONMember("stated", .string(word.rawValue)),
            JSONMember("entry", .integer(Int64(clamping: receipt.index))),
            JSONMember("time", .integer(Int64(clamping: receipt.time))),
        ])
    }
}
