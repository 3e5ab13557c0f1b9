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
    let now: UInt64
    let output: CommandOutput

    /// The cases about which anything was stated: of the others nobody knows whether a duty is owed, since covers look like them.
    private var cases: [RecomputedCase] {
        guard let directory = report.directory else { return [] }
        return report.cases.filter { !$0.facts.isEmpty }.map {
            RecomputedCase($0, in: directory, calendar: calendar, at: now)
        }
    }

    /// Prints each case with its duties, and gives them for other programs.
    func say() -> JSONValue {
        let table = DutyTable(output: output)
        var members: [JSONValue] = []
        for item in cases {
            let id = OfficerDue.short(item.message)
            output.say(
                .auditCase(
                    id: id, phase: item.history.state.phase.label.text(in: output.language)))
            for refused in item.history.refused {
                output.say(
                    .caseStatementRefused(
                        index: String(refused.entry.index), reason: refused.text(output)))
            }
            for duty in item.duties {
                table.say(duty, of: nil, entries: item.history.entries(of: duty.id))
            }
            members.append(
                .object([
                    JSONMember("message", .string(item.message.hex)),
                    JSONMember("phase", .string(item.history.state.phase.rawValue)),
                    JSONMember(
                        "refused",
                        .array(
                            item.history.refused.map {
                                .integer(Int64(clamping: $0.entry.index))
                            })),
                    JSONMember(
                        "unread", .array(item.unread.map { .integer(Int64(clamping: $0)) })),
                    JSONMember(
                        "duties",
                        .array(
                            item.duties.map {
                                DutyTable.member(
                                    $0, of: nil, entries: item.history.entries(of: $0.id))
                            })),
                ]))
        }
        sum(members.isEmpty ? [] : cases.flatMap(\.duties))
        return .array(members)
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

extension CaseHistory.Refused {
    /// Why the statement does not count.
    func text(_ output: CommandOutput) -> String {
        let reason: Phrase =
            switch reason {
            case .malformed: .caseStatementMalformed
            case .illegal(let error): error.message
            }
        return reason.text(in: output.language)
    }
}
