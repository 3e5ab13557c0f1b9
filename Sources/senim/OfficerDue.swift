import ArgumentParser
import Encoding
import Exchange
import Officer
import Procedure
import SealedMessage
import Wording

/// `senim officer due`.
struct OfficerDue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract:
            "What is due in the cases that were opened here: overdue first, then by the nearest limit.",
        discussion: """
            With a report: all duties of its case, done and fallen away ones too. Without: the commissioner's duties for the portal, too.
            """)

    @Argument(help: "One report's id, or its first characters, eight or more.")
    var message: String?
    @Option(
        help: ArgumentHelp(
            "Write the limits into a new calendar file; nothing of a case's content stands in it.",
            valueName: "file"))
    var ics: String?

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let calendar = await desk.calendarOrWarning(output)
                let now = CommandClock.now()
                let table = DutyTable(output: output)
                if let message {
                    let listed = try await desk.listedMessage(message)
                    let file = try await desk.caseFile(
                        of: listed.messageID, calendar: calendar)
                    return show(file, at: now, table, output)
                }
                var items: [DueList.Item] = []
                for entry in try await desk.inboxOrWarning(output)
                where entry.message.kind == .report && entry.state == .opened {
                    let id = entry.message.messageID
                    guard let file = try await desk.caseFileIfReport(id, calendar) else { continue }
                    if file.isCover { continue }
                    warn(file, output)
                    items += file.duties(at: now).map {
                        DueList.Item(caseID: Self.short(id), duty: $0)
                    }
                }
                if let file = try await desk.portalFile() {
                    let state = file.history.state
                    warn(file, output)
                    items += Procedure.duties(of: state, at: now).map {
                        DueList.Item(caseID: state.portal, duty: $0)
                    }
                }
                let list = DueList(items)
                for item in list.items { table.say(item.duty, of: item.caseID) }
                if list.items.isEmpty { output.say(.caseNothingDue) }
                if let ics {
                    let calendar = DueCalendar(list, at: now, language: output.language)
                    try CommandFiles.writeNew(ics, Array(calendar.text.utf8))
                    output.say(.caseCalendarWritten(path: ics))
                }
                output.finish(with: [
                    JSONMember(
                        "duties",
                        .array(list.items.map { DutyTable.member($0.duty, of: $0.caseID) }))
                ])
                return .ok
            }
        }
    }

    /// The case, what does not count of it, and every duty with the entries it rests on.
    private func show(
        _ file: CaseFile, at now: UInt64, _ table: DutyTable, _ output: CommandOutput
    ) -> CommandStatus {
        let state = file.state
        output.say(
            .casePhase(
                phase: state.phase.label.text(in: output.language),
                kind: (state.classification?.kind ?? .notSure).label.text(in: output.language),
                received: table.moment(.instant(state.receivedAt))))
        warn(file, output)
        let duties = file.duties(at: now)
        for duty in duties {
            table.say(
                duty, of: nil, entries: file.history.entries(of: duty.id),
                statedAt: file.history.firstStated(duty))
        }
        output.finish(with: [
            JSONMember("message", .string(file.report.hex)),
            JSONMember("phase", .string(state.phase.rawValue)),
            JSONMember(
                "duties",
                .array(
                    duties.map { duty in
                        DutyTable.member(
                            duty, of: nil, entries: file.history.entries(of: duty.id),
                            statedAt: file.history.firstStated(duty))
                    })),
        ])
        return .ok
    }

    /// Everything about a case that an officer has to know before its duties.
    private func warn(_ file: CaseFile, _ output: CommandOutput) {
        warn(file.history.refused, unchecked: file.unchecked.map(\.index) + file.unproven, output)
        for concern in file.leftOut {
            output.warn(
                .caseLeftOut(role: concern.label.text(in: output.language)),
                hint: .caseLeftOutHint(role: concern.rawValue))
        }
    }

    private func warn(_ file: PortalFile, _ output: CommandOutput) {
        warn(file.history.refused, unchecked: file.unchecked.map(\.index) + file.unproven, output)
    }

    private func warn(
        _ refused: [CaseHistory.Refused], unchecked: [UInt64], _ output: CommandOutput
    ) {
        for refused in refused {
            output.warn(
                .caseStatementRefused(
                    index: String(refused.entry.index),
                    reason: refused.reason.message.text(in: output.language)))
        }
        for index in unchecked { output.warn(.caseStatementUnchecked(index: String(index))) }
    }

    /// A short name of a case: the first digits of its report's id.
    static func short(_ id: MessageID) -> String { String(id.hex.prefix(8)) }
}

extension Desk {
    /// The portal's production calendar; without one a warning, and working days are unknown.
    borrowing func calendarOrWarning(_ output: CommandOutput) async -> ProductionCalendar? {
        do throws(DeskFailed) {
            let calendar = try await productionCalendar()
            if calendar == nil { output.warn(.caseNoCalendar, hint: .caseNoCalendarHint) }
            return calendar
        } catch {
            output.warn(error.failure.phrase, hint: error.failure.hint)
            return nil
        }
    }

    /// The spheres that have a label on this portal; the common ones, with a warning, where its own cannot be had.
    borrowing func spheresOrWarning(_ output: CommandOutput) async -> [Procedure.Sphere] {
        do throws(DeskFailed) {
            return try await taxonomy().named
        } catch {
            output.warn(error.failure.phrase, hint: error.failure.hint)
            return Procedure.Sphere.all
        }
    }

    /// The messages; with a warning where a record cannot be read, since what is due in that case is then not known.
    borrowing func inboxOrWarning(
        _ output: CommandOutput
    ) async throws(DeskFailed) -> [InboxEntry] {
        let entries = try await inbox()
        if entries.contains(where: { $0.state == .damaged }) {
            output.warn(.officerRecordMalformed)
        }
        return entries
    }

    /// Nil for a follow-up, which belongs to another report's case.
    fileprivate borrowing func caseFileIfReport(
        _ id: MessageID, _ calendar: ProductionCalendar?
    ) async throws -> CaseFile? {
        do throws(DeskFailed) {
            return try await caseFile(of: id, calendar: calendar)
        } catch .statement(.notOpened) {
            return nil
        }
    }
}
