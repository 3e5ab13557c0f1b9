import ArgumentParser
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
    @Option(help: "The document's number, without anybody's name.")
    var number: String?
    @Option(help: ArgumentHelp("Which sitting: 1 to 99.", valueName: "n"))
    var sitting: String?
    @Option(help: ArgumentHelp("Which duty, such as D1.", valueName: "duty"))
    var duty: String?
    @Option(help: "concluded, declined, no-answer or anonymous.")
    var outcome: String?
    @Option(help: "A pause's ground from L 45, or why something is so; never who reported.")
    var ground: String?
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
    @Option(
        help: ArgumentHelp(
            "Whom in the line of duty the report is about: head, secretary, superior, commissioner; may be repeated.",
            valueName: "role"))
    var concerns: [String] = []
    @Option(help: "1 in person, 2 recipient, 3 electronic, 4 telephone, 5 portal, 6 other.")
    var channel: String?
    @Option(help: "written or oral.")
    var form: String?
    @Option(help: "anonymous, employee, civil-servant or citizen: never who.")
    var reporter: String?

    /// The statement that these options make of a word or act.
    ///
    /// - Throws: `CommandFailure` that names the option that is missing, does not belong, or does not read.
    func statement(
        _ what: String, now: UInt64
    ) throws(CommandFailure) -> CaseStatement {
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
        for field in StatementField.allCases where !fields.contains(field) {
            if value(of: field) != nil {
                throw CommandFailure(
                    .usage, .caseOptionUnfit(option: field.option, what: what))
            }
        }
        for field in fields {
            let value = try text(of: field, word: what, now: now)
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
        of field: StatementField, word: String, now: UInt64
    ) throws(CommandFailure) -> String {
        guard let value = value(of: field) else {
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

    private func value(of field: StatementField) -> String? {
        switch field {
        case .at: at
        case .on: on
        case .grade: grade
        case .number: number
        case .sitting: sitting
        case .duty: duty
        case .outcome: outcome
        case .ground: ground
        case .appealed: appealed
        case .received: received
        case .serviceAgreement: serviceAgreement
        case .regime: regime
        case .detected: detected
        case .committed: committed
        case .ended: ended
        case .lastDay: lastDay
        case .concerns:
            concerns.isEmpty
                ? nil
                : Concern.allCases.map(\.rawValue).filter(concerns.contains)
                    .joined(separator: " ")
        case .channel: channel
        case .form: form
        case .reporter: reporter
        }
    }
}

/// The labelled lines of statements that stand as options, by their labels.
enum StatementField: String, CaseIterable {
    case at, on, grade, number, sitting, duty, outcome, ground, appealed, received
    case serviceAgreement = "service-agreement"
    case regime, detected, committed, ended
    case lastDay = "last-day"
    case concerns, channel, form, reporter

    var option: String { "--\(rawValue)" }

    var isDay: Bool {
        switch self {
        case .on, .appealed, .received, .detected, .committed, .lastDay: true
        default: false
        }
    }

    /// What stands where nothing was said; nil where something must be.
    fileprivate func usual(in word: String) -> String? {
        let needsNumber =
            [.proceedingsClosed, .pauseBegan, .pauseEnded].map(\StatementWord.rawValue)
            .contains(word)
        return switch self {
        case .grade: EvidenceGrade.declared.rawValue
        case .number where !needsNumber: "-"
        case .concerns, .ended: "-"
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
