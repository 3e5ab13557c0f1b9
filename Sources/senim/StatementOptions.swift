import ArgumentParser
import Foundation
import Procedure
import Wording

/// Everything that a statement about a case may take; which it takes depends on what is stated.
struct StatementOptions: ParsableArguments {
    @Option(help: ArgumentHelp("When, in Almaty: YYYY-MM-DDTHH:MM, or now.", valueName: "time"))
    var at: String?
    @Option(help: ArgumentHelp("On which day: YYYY-MM-DD, or today.", valueName: "day"))
    var on: String?
    @Option(
        help: ArgumentHelp(
            "What proves it: A countersigned by the receiver, B a document, C your word.",
            valueName: "A|B|C"))
    var grade: String?
    @Option(help: ArgumentHelp("Which sitting: 1 to 99.", valueName: "n"))
    var sitting: String?
    @Option(help: ArgumentHelp("Which duty, such as D1.", valueName: "duty"))
    var duty: String?
    @Option(help: "concluded, declined, no-answer or anonymous.")
    var outcome: String?
    @Option(help: ArgumentHelp("The day of the reporter's appeal.", valueName: "day"))
    var appealed: String?
    @Option(help: ArgumentHelp("The day on which the notice came.", valueName: "day"))
    var received: String?
    @Option(
        name: .customLong("service-agreement"),
        help: ArgumentHelp("Whether the Service had concluded one.", valueName: "yes|no"))
    var serviceAgreement: String?
    @Option(help: "ordinary, discrediting or budget.")
    var regime: String?
    @Option(help: ArgumentHelp("The day of detection.", valueName: "day"))
    var detected: String?
    @Option(help: ArgumentHelp("The day of commission.", valueName: "day"))
    var committed: String?
    @Option(
        help: ArgumentHelp(
            "The day on which a continuing breach ended, or `continuing`.", valueName: "day"))
    var ended: String?
    @Option(
        name: .customLong("last-day"),
        help: ArgumentHelp("The last day of the pause.", valueName: "day"))
    var lastDay: String?

    @OptionGroup var details: CaseDetails

    /// The statement that these options make of a word or act.
    ///
    /// - Throws: `CommandFailure` that names the option that is missing, does not belong, or does not read.
    func statement(
        _ what: String, now: UInt64, _ output: CommandOutput
    ) throws -> CaseStatement {
        let fields: [StatementField]
        var lines: [String]
        if let act = Act(rawValue: what) {
            let moment: StatementField = act.rule.precision == .instant ? .at : .on
            fields = (act.rule.isOfSitting ? [.sitting] : []) + [moment, .grade, .number]
            lines = [StatementWord.act.rawValue, "what \(what)"]
        } else if let word = StatementWord(rawValue: what), let own = word.fields {
            fields = own
            lines = [what]
        } else {
            throw CommandFailure(
                .usage, .caseUnknownStatement, hint: .caseUnknownStatementHint)
        }
        let needed = fields.filter { $0.isDetail && $0.usual(in: what) == nil }
        let given = try details.values(needing: needed.map(\.rawValue), output)
        for field in StatementField.allCases where !fields.contains(field) {
            if value(of: field, given) != nil {
                throw CommandFailure(
                    .usage, .caseOptionUnfit(option: field.option, what: what))
            }
        }
        for field in fields {
            let value = try text(of: field, given, word: what, now: now)
            lines.append("\(field.rawValue) \(value)")
        }
        return try Self.parsed(lines, fields)
    }

    /// Reads lines as a statement's text; a line that does not read is named by its option.
    static func parsed(
        _ lines: [String], _ fields: [StatementField]
    ) throws(CommandFailure) -> CaseStatement {
        let text = ([CaseStatement.type] + lines).map { $0 + "\n" }.joined()
        do throws(Procedure.MalformedText) {
            return try CaseStatement(parsing: text)
        } catch {
            switch error {
            case .value(_, let name), .unexpected(_, let name), .missing(let name):
                let option = StatementField(rawValue: name)?.option ?? "--\(name)"
                throw CommandFailure(.malformedInput, .usageInvalid(option: option))
            default:
                throw CommandFailure(
                    .malformedInput, error.message, hint: .caseUnknownStatementHint)
            }
        }
    }

    private func text(
        of field: StatementField, _ given: [String: String], word: String, now: UInt64
    ) throws(CommandFailure) -> String {
        guard let value = value(of: field, given) else {
            if let usual = field.usual(in: word) { return usual }
            throw CommandFailure(.usage, .usageMissing(option: field.option))
        }
        switch field {
        case .at: return String(try CaseMoment.instant(value, now: now, option: field.option))
        case _ where field.isDay:
            return value == "today" ? "\(Almaty.day(of: now))" : value
        default: return value
        }
    }

    private func value(of field: StatementField, _ given: [String: String]) -> String? {
        switch field {
        case .at: at
        case .on: on
        case .grade: grade
        case .sitting: sitting
        case .duty: duty
        case .outcome: outcome
        case .appealed: appealed
        case .received: received
        case .serviceAgreement: serviceAgreement
        case .regime: regime
        case .detected: detected
        case .committed: committed
        case .ended: ended
        case .lastDay: lastDay
        case .number, .ground, .concerns, .channel, .form, .reporter: given[field.rawValue]
        }
    }
}

/// What a statement says of its case: typed at a prompt, or from a file or descriptor, so that no list of processes and no history of a
/// shell has it.
struct CaseDetails: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take number, ground and the like, lines `name: text`, from this file, or from fd:N, instead of asking.",
            valueName: "file"))
    var details: String?

    /// The lines by their names; asks for them when something is needed and no source was given.
    func values(needing needed: [String], _ output: CommandOutput) throws -> [String: String] {
        guard details != nil || !needed.isEmpty else { return [:] }
        let limit = CaseStatement.maximumByteCount
        let text =
            if let details {
                try CommandInput.text(details, limit: limit)
            } else {
                try output.text(
                    from: nil, asking: .caseAskDetails(names: needed.joined(separator: ", ")),
                    limit: limit)
            }
        var values: [String: String] = [:]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, values[String(parts[0])] == nil else {
                throw CommandFailure(
                    .malformedInput, .caseDetailLine(number: number + 1),
                    hint: .caseUnknownStatementHint)
            }
            values[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        if let missing = needed.first(where: { values[$0] == nil }) {
            throw CommandFailure(.usage, .usageMissing(option: missing))
        }
        return values
    }
}

/// The labelled lines of statements that stand as options, by their labels.
enum StatementField: String, CaseIterable {
    case at, on, grade, number, sitting, duty, outcome, ground, appealed, received
    case serviceAgreement = "service-agreement"
    case regime, detected, committed, ended
    case lastDay = "last-day"
    case concerns, channel, form, reporter

    /// As the command line has it: an option, or a line of the details.
    var option: String { isDetail ? rawValue : "--\(rawValue)" }

    /// Whether it tells of the case, and so never stands on a command line.
    var isDetail: Bool {
        switch self {
        case .number, .ground, .concerns, .channel, .form, .reporter: true
        default: false
        }
    }

    var isDay: Bool {
        switch self {
        case .on, .appealed, .received, .detected, .committed, .lastDay: true
        default: false
        }
    }

    /// What stands where nothing was said; nil where something must be.
    func usual(in word: String) -> String? {
        let needsNumber =
            [.proceedingsClosed, .pauseBegan, .pauseEnded].map(\StatementWord.rawValue)
            .contains(word)
        return switch self {
        case .grade: EvidenceGrade.declared.rawValue
        case .number where !needsNumber: "-"
        case .ended: "-"
        default: nil
        }
    }
}

extension StatementWord {
    /// The options of a statement that `senim officer duty` makes; nil for those that have a command of their own.
    fileprivate var fields: [StatementField]? {
        switch self {
        case .triage: [.concerns]
        case .reception: [.channel, .form, .reporter]
        case .agreement: [.duty, .outcome, .at, .grade, .number]
        case .sitting: [.sitting, .on]
        case .appealNotice: [.appealed, .received, .serviceAgreement]
        case .breach: [.regime, .detected, .committed, .ended]
        case .proceedingsClosed: [.on, .number]
        case .pauseBegan: [.ground, .on, .number]
        case .pauseEnded: [.ground, .lastDay, .number]
        case .notOwed: [.duty, .ground]
        case .act, .classify, .recuse, .close, .reopen, .escalate, .hold: nil
        }
    }
}

/// A time as an officer writes it: in Almaty, to the minute.
enum CaseMoment {
    /// UTC seconds of `YYYY-MM-DDTHH:MM`, or of `now`.
    static func instant(
        _ text: String, now: UInt64, option: String
    ) throws(CommandFailure) -> UInt64 {
        if text == "now" { return now }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = try? CivilDay(parsing: String(parts[0])),
            let minutes = minutes(String(parts[1]))
        else { throw CommandFailure(.malformedInput, .usageInvalid(option: option)) }
        return Almaty.start(of: day) + minutes * 60
    }

    private static func minutes(_ text: String) -> UInt64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hours = UInt64(parts[0]), let minutes = UInt64(parts[1]), hours < 24, minutes < 60
        else { return nil }
        return hours * 60 + minutes
    }
}
