import ArgumentParser
import Encoding
import Exchange
import Forms
import Foundation
import Officer
import OfficerDesk
import PortalClient
import Procedure
import SealedMessage
import Sealing
import Wording

/// `senim officer form FORM`.
struct OfficerForm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract:
            "Make a prescribed form or letter as PDF, filled from a case that was opened here.",
        discussion: """
            FORM is one of: \(Form.allCases.map(\.rawValue).joined(separator: ", ")). What the case does not tell stands as a line \
            to fill in by hand, or comes from --values: lines `field: text`, a field's further lines by its name again; cells of \
            a row are parted by ` | `. `periodic` counts the cases opened here that were received from --from to --to. The paper holds what a reporter wrote: keep it as the Algorithm asks (§11).
            """)

    @Argument(help: "Which form.")
    var form: String
    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String?
    @Option(
        help: ArgumentHelp("Where to write the PDF; never over another file.", valueName: "file"))
    var into: String
    @Option(
        name: .customLong("form-lang"),
        help: "The paper's language: kk (official), ru or en (marked as unofficial).")
    var formLanguage = "kk"
    @Option(
        help: ArgumentHelp(
            "First day of a periodic report; without it, and --to, the newest half-year that has ended.",
            valueName: "day"))
    var from: String?
    @Option(help: ArgumentHelp("Last day of a periodic report.", valueName: "day"))
    var to: String?
    @Option(
        help: ArgumentHelp(
            "Values that the case does not tell: a file, or fd:N.", valueName: "file"))
    var values: String?
    @Option(
        help: ArgumentHelp(
            "The operator's own templates (Forms/Specification.md §3.4).", valueName: "folder"))
    var templates: String?

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            guard let form = Form(rawValue: form) else {
                throw CommandFailure(.usage, .formUnknown, hint: .formUnknownHint)
            }
            guard let language = Language(rawValue: formLanguage) else {
                throw CommandFailure(.usage, .usageInvalid(option: "--form-lang"))
            }
            let period = try period(of: form)
            let templates = try Self.templateSet(templates)
            let typed = try FormInput.values(values, of: form)
            return try await desk.withDesk(output) { desk in
                var filled = try await filled(form, of: period, in: language, at: desk, output)
                filled.merge(typed) { $1 }
                let document = try FormDocument(
                    form, in: language,
                    values: filled.filter { form.fields.contains($0.key) }, templates: templates)
                // By the day: printed twice on one day, a paper has the same bytes.
                let today = Almaty.start(of: Almaty.day(of: CommandClock.now()))
                try CommandFiles.writeNew(into, try document.pdf(created: today))
                output.say(.formWritten(path: into))
                let empty = form.fields.filter { filled[$0] == nil }.map(\.rawValue)
                if !empty.isEmpty {
                    output.say(.formEmptyFields(names: empty.joined(separator: ", ")))
                }
                output.finish(with: [
                    JSONMember("form", .string(form.rawValue)),
                    JSONMember("file", .string(into)),
                    JSONMember("empty", .array(empty.map { .string($0) })),
                ])
                return .ok
            }
        }
    }

    /// The operator's templates over ours; ours alone where no folder is named.
    static func templateSet(_ templates: String?) throws -> TemplateSet {
        guard let templates else { return TemplateSet() }
        do throws(TemplateFileRefused) {
            return try TemplateSet(
                overridesIn: URL(filePath: templates, directoryHint: .isDirectory))
        } catch {
            throw CommandFailure(.malformedInput, error.phrase, hint: error.hint)
        }
    }

    /// What a periodic report counts; other forms have no period.
    func period(of form: Form) throws -> ReportPeriod {
        guard form == .periodic || (from == nil && to == nil) else {
            throw CommandFailure(.usage, .formPeriodOfOther)
        }
        switch (from, to) {
        case (nil, nil):
            return ReportPeriod(halfYearBefore: Almaty.day(of: CommandClock.now()))
        case (let from?, let to?):
            guard let first = try? CivilDay(parsing: from), let last = try? CivilDay(parsing: to),
                let period = try? ReportPeriod(from: first, to: last)
            else { throw CommandFailure(.usage, .formPeriodFault, hint: .formPeriodHint) }
            return period
        default: throw CommandFailure(.usage, .usageTogether(first: "--from", second: "--to"))
        }
    }

    private func filled(
        _ form: Form, of period: ReportPeriod, in language: Language, at desk: borrowing Desk,
        _ output: CommandOutput
    ) async throws -> [FormField: FormValue] {
        var filling = FormFilling(language: language, directory: desk.portal.directory)
        filling.fillOffice(of: desk.keyholder)
        let calendar = await desk.calendarOrWarning(output)
        if form == .periodic {
            var states: [CaseState] = []
            for entry in try await desk.inboxOrWarning(output)
            where entry.message.kind == .report && entry.state == .opened {
                guard case .opened(let opened, _) = try desk.read(entry.message.messageID),
                    case .report = opened.payload, !opened.isCover
                else { continue }
                states.append(
                    try await desk.caseFile(of: opened.id, calendar: calendar).state)
            }
            filling.fill(states, in: period, spheres: await desk.spheresOrWarning(output))
        } else if let message {
            let listed = try await desk.listedMessage(message)
            guard case .opened(let opened, _) = try desk.read(listed.messageID),
                case .report(let report) = opened.payload
            else { throw DeskFailed.statement(.notOpened) }
            let file = try await desk.caseFile(of: listed.messageID, calendar: calendar)
            if filling.forgetHead(excludedBy: report) {
                output.warn(.formHeadLeftOut, hint: .caseLeftOutHint(role: "head"))
            }
            filling.fill(report, of: OfficerDue.short(listed.messageID))
            filling.fill(form, from: file, at: CommandClock.now())
        }
        return filling.values
    }
}

/// Values that an officer types for a form.
enum FormInput {
    /// Reads `field: text` lines; nil gives none.
    ///
    /// - Throws: `CommandFailure` that names a line, never what stands in it.
    static func values(
        _ source: String?, of form: Form
    ) throws -> [FormField: FormValue] {
        guard let source else { return [:] }
        let text = try CommandInput.text(source, limit: FormText.maximumByteCount)
        var lines: [FormField: [String]] = [:]
        let given = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in given.enumerated() where !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let field = FormField(rawValue: String(parts[0])),
                form.fields.contains(field), field.shape != .bars
            else {
                throw CommandFailure(
                    .malformedInput, .formValueLine(number: number + 1), hint: .formValueHint)
            }
            lines[field, default: []].append(
                parts[1].trimmingCharacters(in: .whitespaces))
        }
        var values: [FormField: FormValue] = [:]
        for (field, texts) in lines {
            do throws(RefusedText) {
                if case .rows = field.shape {
                    values[field] = try FormValue(
                        rows: texts.map { $0.components(separatedBy: " | ") })
                } else {
                    values[field] = try FormValue(text: texts.joined(separator: "\n"))
                }
            } catch {
                throw CommandFailure(
                    .malformedInput, .formValueRefused(field: field.rawValue),
                    hint: .formValueHint)
            }
        }
        return values
    }
}

extension FormError: CommandExplained {
    var failure: CommandFailure {
        CommandFailure(.malformedInput, phrase, hint: hint)
    }
}
