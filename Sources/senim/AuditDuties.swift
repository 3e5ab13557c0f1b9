import Auditor
import Casework
import Encoding
import Procedure
import SealedMessage
import Wording

/// What `senim audit verify` says of duties.
struct AuditDuties {
    let report: AuditReport
    let calendar: ProductionCalendar?
    /// Nil where nobody can tell which spheres the portal shows.
    let taxonomy: PortalTaxonomy?
    let now: UInt64
    let output: CommandOutput

    /// The cases about which anything was stated: of the others nobody knows whether a duty is owed, since covers and follow-ups look
    /// like them.
    private var stated: [[RecomputedCase]] {
        guard let directory = report.directory else { return [] }
        return report.cases.filter { !$0.facts.isEmpty }.map {
            RecomputedCase.all($0, in: directory, calendar: calendar, at: now)
        }
    }

    /// What somebody took up and nobody stated anything about.
    private var unstated: [AuditedCase] {
        report.cases.filter { $0.isTakenUp && $0.facts.isEmpty }
    }

    /// Prints each case with its duties, and gives them for other programs.
    func say() -> [JSONMember] {
        let stated = stated
        for cases in stated {
            if cases.count > 1 {
                output.warn(
                    .auditCaseOfStrangers(id: cases.first.map { name($0.message) } ?? ""))
            }
            for item in cases { say(item) }
        }
        let portal = RecomputedPortal(report, at: now)
        if let portal { say(portal) }
        sum(stated.joined().flatMap(\.duties) + (portal?.duties ?? []))
        if !unstated.isEmpty {
            output.say(
                .auditNothingStated(
                    count: unstated.count,
                    names: unstated.map { name($0.message) }.joined(separator: ", ")))
        }
        return [
            JSONMember("cases", .array(stated.joined().map(member))),
            JSONMember("portal", portal.map(member) ?? .null),
            JSONMember(
                "nothingStated", .array(unstated.map { .string($0.message.hex) })),
        ]
    }

    private func name(_ message: MessageID) -> String { OfficerDue.short(message) }

    private func say(_ item: RecomputedCase) {
        let table = DutyTable(output: output)
        output.say(
            .auditCase(
                id: name(item.message),
                phase: item.history.state.phase.label.text(in: output.language)))
        if !item.unread.isEmpty {
            output.warn(.auditCaseUnread(entries: list(item.unread)))
        }
        if !item.history.crossed.isEmpty {
            output.warn(.caseCrossed(entries: list(item.history.crossed)))
        }
        say(item.history.refused)
        for (index, spheres) in unknownSpheres(in: item.history) {
            output.warn(
                .auditUnknownSpheres(
                    index: String(index),
                    names: spheres.map(\.description).joined(separator: ", ")))
        }
        for duty in item.duties {
            table.say(
                duty, of: nil, entries: item.history.entries(of: duty.id),
                statedAt: item.history.firstStated(duty))
        }
    }

    private func unknownSpheres(
        in history: CaseHistory
    ) -> [(index: UInt64, spheres: [SphereID])] {
        taxonomy.map { history.unknownSpheres(in: $0) } ?? []
    }

    private func say(_ portal: RecomputedPortal) {
        let table = DutyTable(output: output)
        output.say(.dutyPortal(portal.history.state.portal))
        if !portal.unread.isEmpty {
            output.warn(.auditCaseUnread(entries: list(portal.unread)))
        }
        say(portal.history.refused)
        for duty in portal.duties {
            table.say(
                duty, of: nil, entries: portal.history.entries(of: duty),
                statedAt: portal.history.firstStated(duty))
        }
    }

    private func say(_ refused: [CaseHistory.Refused]) {
        for refused in refused {
            output.say(
                .caseStatementRefused(
                    index: String(refused.entry.index),
                    reason: refused.reason.message.text(in: output.language)))
        }
    }

    private func list(_ indices: [UInt64]) -> String {
        indices.map { String($0) }.joined(separator: ", ")
    }

    private func member(_ item: RecomputedCase) -> JSONValue {
        .object([
            JSONMember("message", .string(item.message.hex)),
            JSONMember("phase", .string(item.history.state.phase.rawValue)),
            JSONMember("refused", numbers(item.history.refused.map(\.entry.index))),
            JSONMember("unread", numbers(item.unread)),
            JSONMember("crossed", numbers(item.history.crossed)),
            JSONMember(
                "unknownSpheres", numbers(unknownSpheres(in: item.history).map(\.index))),
            JSONMember(
                "duties",
                .array(
                    item.duties.map {
                        DutyTable.member(
                            $0, of: nil, entries: item.history.entries(of: $0.id),
                            statedAt: item.history.firstStated($0))
                    })),
        ])
    }

    private func member(_ portal: RecomputedPortal) -> JSONValue {
        .object([
            JSONMember("refused", numbers(portal.history.refused.map(\.entry.index))),
            JSONMember("unread", numbers(portal.unread)),
            JSONMember(
                "duties",
                .array(
                    portal.duties.map {
                        DutyTable.member(
                            $0, of: nil, entries: portal.history.entries(of: $0),
                            statedAt: portal.history.firstStated($0))
                    })),
        ])
    }

    private func numbers(_ indices: [UInt64]) -> JSONValue {
        .array(indices.map { .integer(Int64(clamping: $0)) })
    }

    /// How many duties stand how.
    private func sum(_ duties: [Duty]) {
        for name in ["met", "late", "open", "overdue", "excused", "not-owed", "not-provable"] {
            let found = duties.filter { $0.status.name == name }
            guard let first = found.first else { continue }
            output.say(
                verbatim:
                    "  \(first.status.label.text(in: output.language)): \(found.count)")
        }
    }
}
