import ArgumentParser
import Auditor
import Casework
import Cover
import Directory
import Encoding
import PortalClient
import Procedure
import SignedNote
import Wording

/// `senim audit verify`: everything that can be checked without opening a report.
struct AuditVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check tree, checkpoints, directory, every detail, and openings against ledgers.",
        discussion: """
            Exit status: 0 all is as it should be; 2 something is missing or late; 3 tampering or a broken rule. \
            All findings are listed; Auditor/Specification.md explains each kind.
            """)

    @OptionGroup var folder: AuditFolderOptions
    @OptionGroup var portal: PortalOptions
    @Option(help: "A trustee's signed export (`senim trustee status --ledger`); may be repeated.")
    var ledger: [String] = []
    @Option(
        help: ArgumentHelp(
            "A cosigned total of covers (`senim cover totals`); may be repeated.",
            valueName: "file"))
    var coverTotals: [String] = []
    @Option(
        help: ArgumentHelp(
            "Count working days by this calendar's lines instead of the portal's.",
            valueName: "file"))
    var calendar: String?
    @Flag(help: "Fetch and compare every public tile and bundle, too.")
    var tiles = false
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            var ledgers: [(name: String, bytes: [UInt8])] = []
            for path in ledger {
                let bytes = try CommandFiles.read(path, limit: AuditVerify.ledgerLimit)
                ledgers.append((path, bytes))
            }
            let totals = try coverTotals.map { try CoverFiles.note($0) }
            let (report, texts): (AuditReport, PortalTexts) = try await folder.withRun(
                portal, passphrase, output
            ) { run in
                let report = try await run.report(ledgers: ledgers, tiles: tiles)
                guard let directory = report.directory else { return (report, PortalTexts()) }
                // A gateway that gives no calendar silences no audit.
                return (
                    report,
                    PortalTexts(
                        calendar: calendar == nil
                            ? await AuditVerify.text(output) { () throws(PortalError) in
                                try await run.calendarText(of: directory)
                            } : nil,
                        taxonomy: await AuditVerify.text(output) { () throws(PortalError) in
                            try await run.taxonomyText(of: directory)
                        })
                )
            }
            AuditVerify.say(report, output)
            let duties = AuditDuties(
                report: report, calendar: try productionCalendar(texts.calendar),
                taxonomy: taxonomy(texts.taxonomy, report.directory, output),
                now: CommandClock.now(), output: output
            ).say()
            let covers = try AuditVerify.covers(totals, in: report, output)
            output.finish(
                with: AuditVerify.members(of: report) + [
                    JSONMember("covers", .array(covers))
                ] + duties)
            return switch report.severity {
            case nil: .ok
            case .missing?: .auditIncomplete
            case .broken?: .auditBroken
            }
        }
    }

    /// What the portal's directory names, as texts; nil for what it does not name or was not given.
    private struct PortalTexts {
        var calendar: String?
        var taxonomy: String?
    }

    /// What was asked for; nil after a warning when it was not given.
    private static func text(
        _ output: CommandOutput, _ ask: () async throws(PortalError) -> String?
    ) async -> String? {
        do throws(PortalError) {
            return try await ask()
        } catch {
            output.warn(error.failure.phrase, hint: error.failure.hint)
            return nil
        }
    }

    /// The spheres that the portal shows; nil where a directory names some that were not given, and nobody can tell.
    private func taxonomy(
        _ text: String?, _ directory: Directory?, _ output: CommandOutput
    ) -> PortalTaxonomy? {
        guard let directory else { return nil }
        guard directory.taxonomy != nil else {
            return PortalTaxonomy(commonOf: directory.portal.name)
        }
        guard let text else { return nil }
        do throws(TaxonomyRefused) {
            return try PortalTaxonomy(text: text, of: directory.portal)
        } catch {
            output.warn(error.failure.phrase, hint: error.failure.hint)
            return nil
        }
    }

    /// The auditor's own calendar, or the text of the portal's; nil where there is neither.
    private func productionCalendar(
        _ text: String?
    ) throws -> ProductionCalendar? {
        let own = try calendar.map {
            try CommandFiles.read($0, limit: ProductionCalendar.maximumByteCount)
        }
        guard let text = own.map({ String(decoding: $0, as: UTF8.self) }) ?? text else {
            return nil
        }
        do throws(Procedure.MalformedText) {
            return try ProductionCalendar(parsing: text)
        } catch {
            throw CommandFailure(.malformedInput, error.message, hint: .caseCalendarHint)
        }
    }

    private static func say(_ report: AuditReport, _ output: CommandOutput) {
        output.say(
            .auditRead(
                entries: report.entryCount, cosigned: report.newestSize,
                published: report.publicSize))
        for (kind, count) in report.detailCounts.sorted(by: { $0.key < $1.key }) {
            output.say(verbatim: "  \(kind): \(count)")
        }
        for clock in report.clocks {
            output.say(
                .outcomeClocks(
                    keyholder: clock.keyholder.text, open: clock.open, takenUp: clock.takenUp,
                    closed: clock.closed))
        }
        if report.handedOverCount > 0 {
            output.say(.auditHandedOver(count: report.handedOverCount))
        }
        if let count = report.tileCount { output.say(.auditTiles(count: count)) }
        guard !report.findings.isEmpty else {
            output.say(.auditPassed)
            return
        }
        output.say(.auditFindings(count: report.findings.count))
        for finding in report.findings {
            let mark = finding.severity == .broken ? "!!" : " ?"
            let entry = finding.entry.map { " \($0)" } ?? ""
            let subject = finding.subject.map { " " + VisibleText.of($0) } ?? ""
            let reason = finding.reason.map { " (\($0))" } ?? ""
            let text = finding.phrase.text(in: output.language)
            output.say(
                verbatim: "\(mark) [\(finding.kind.rawValue)\(entry)\(subject)\(reason)] \(text)")
        }
        output.say(report.severity == .broken ? .auditBrokenHint : .auditMissingHint)
    }

    /// How many messages of kind 1 a quarter had besides covers, by each total.
    private static func covers(
        _ totals: [SignedNote], in report: AuditReport, _ output: CommandOutput
    ) throws -> [JSONValue] {
        guard !totals.isEmpty else { return [] }
        guard let directory = report.directory else {
            throw CommandFailure(.verificationFailed, .auditDirectoryRefused)
        }
        return try totals.map { note in
            let totals = try CoverFiles.totals(note, in: directory, isCosigned: true)
            let messages = report.messageCounts[totals.quarter] ?? 0
            let covers = Int(clamping: totals.count)
            output.say(
                .coverAudit(
                    quarter: totals.quarter.text, messages: messages, covers: covers,
                    real: messages - covers))
            return .object([
                JSONMember("quarter", .string(totals.quarter.text)),
                JSONMember("messages", .integer(Int64(messages))),
                JSONMember("covers", .integer(Int64(covers))),
            ])
        }
    }

    private static func members(of report: AuditReport) -> [JSONMember] {
        [
            JSONMember("entries", .integer(Int64(clamping: report.entryCount))),
            JSONMember("cosigned", .integer(Int64(clamping: report.newestSize))),
            JSONMember("public", .integer(Int64(clamping: report.publicSize))),
            JSONMember("handedOver", .integer(Int64(report.handedOverCount))),
            JSONMember("tiles", report.tileCount.map { .integer(Int64($0)) } ?? .null),
            JSONMember("result", .string(report.severity?.rawValue ?? "passed")),
            JSONMember(
                "clocks",
                .array(
                    report.clocks.map { clock in
                        .object([
                            JSONMember("keyholder", .string(clock.keyholder.text)),
                            JSONMember("open", .integer(Int64(clock.open))),
                            JSONMember("takenUp", .integer(Int64(clock.takenUp))),
                            JSONMember("closed", .integer(Int64(clock.closed))),
                        ])
                    })),
            JSONMember("findings", .array(report.findings.map(member))),
        ]
    }

    private static func member(_ finding: AuditFinding) -> JSONValue {
        .object([
            JSONMember("kind", .string(finding.kind.rawValue)),
            JSONMember("severity", .string(finding.severity.rawValue)),
            JSONMember("entry", finding.entry.map { .integer(Int64(clamping: $0)) } ?? .null),
            JSONMember("subject", finding.subject.map { .string($0) } ?? .null),
            JSONMember("reason", finding.reason.map { .string($0) } ?? .null),
        ])
    }

    /// 256 MiB: more answers than a trustee gives in decades.
    private static let ledgerLimit = 256 * 1024 * 1024
}
