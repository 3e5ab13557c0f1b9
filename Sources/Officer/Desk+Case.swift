import Casework
import Directory
import Encoding
import PortalClient
package import Procedure
package import SealedMessage
import Sealing

/// A case as its keyholders' statements left it, with all that its duties are reckoned from (Specification.md §13).
package struct CaseFile: Sendable {
    package let report: MessageID
    package let history: CaseHistory
    /// Statements that the desk could not check: they count as not made.
    package let unchecked: [RefusedFact]
    /// Log indices of statements that no public tree shows a day after they were signed: they count as not made.
    package let unproven: [UInt64]
    /// Keyholders in the line of duty whom the reporter left out, and of whom nobody stated yet that the report concerns them.
    package let leftOut: [Concern]
    /// Whether nobody wrote the report: it is a cover.
    package let isCover: Bool
    /// Who answers in the head's place today.
    package let owners: ResolutionTable
    /// The portal's production calendar; nil where the directory names none, and working days are unknown.
    package let calendar: ProductionCalendar?

    package var state: CaseState { history.state }

    /// The case's duties at a time in UTC seconds.
    package func duties(at now: UInt64) -> [Duty] {
        Procedure.duties(of: state, at: now, calendar: calendar, owners: owners)
    }
}

extension Desk {
    /// Reads what was stated about a report that was opened here, and replays it.
    ///
    /// - Parameter calendar: what `productionCalendar()` gave.
    package borrowing func caseFile(
        of report: MessageID, calendar: ProductionCalendar?
    ) async throws(DeskFailed) -> CaseFile {
        let statements = try await statements(of: report)
        guard let conversation = conversation(report) else { throw .statement(.notOpened) }
        return try caseFile(
            statements, in: conversation, unproven: unproven(statements.facts), calendar: calendar)
    }

    /// A case as what was stated leaves it.
    ///
    /// - Parameter unproven: log indices of statements that count as not made.
    borrowing func caseFile(
        _ statements: CaseStatements, in conversation: Conversation, unproven: [UInt64],
        calendar: ProductionCalendar?
    ) throws(DeskFailed) -> CaseFile {
        guard let tag = CaseTag(hex: conversation.caseTag.hex) else {
            throw .statement(.notOpened)
        }
        let entries = statements.facts.filter { !unproven.contains($0.index) }.map { fact in
            CaseHistory.Entry(
                index: fact.index, keyholder: fact.keyholder.id.text, time: fact.time,
                text: fact.text.text)
        }
        let history = CaseHistory(
            receivedAt: statements.deemedReceipt, tag: tag, entries: entries)
        return CaseFile(
            report: statements.report, history: history, unchecked: statements.refused,
            unproven: unproven,
            leftOut: leftOut(by: conversation.report.excluded, history.state),
            isCover: conversation.report.isCover,
            owners: ResolutionTable(
                of: portal.directory, on: AlmatyDay(unixSeconds: clock())),
            calendar: calendar)
    }

    /// Log indices of statements that should be public by now, and are not.
    borrowing func unproven(_ facts: [StatedFact]) -> [UInt64] {
        facts.filter { !$0.isPublic && isOverdue($0.time) }.map(\.index)
    }

    /// Whether what was signed at a time, UTC seconds, should be public by now.
    borrowing func isOverdue(_ time: UInt64) -> Bool {
        let (patience, overflow) = clock().subtractingReportingOverflow(Desk.proofPatience)
        return !overflow && time < patience
    }

    private borrowing func leftOut(
        by excluded: [String], _ state: CaseState
    ) -> [Concern] {
        let roles: [(Keyholder.Role, Concern)] = [
            (.head, .head), (.superior, .superior), (.commissioner, .commissioner),
        ]
        return roles.filter { role, concern in
            !state.concerns.contains(concern)
                && portal.directory.keyholders.contains {
                    $0.role == role && excluded.contains($0.person.text)
                }
        }.map(\.1)
    }

    /// States something about a case, once the case as it stands allows it.
    ///
    /// - Throws: `DeskFailed.illegal` for what the procedure forbids: nothing is sent then.
    package borrowing func state(
        _ statement: CaseStatement, of report: MessageID
    ) async throws(DeskFailed) -> StatementReceipt {
        let placed = try await placed(statement, of: report)
        return try await state(Array(placed.text.utf8), of: report)
    }

    /// A statement with its place in the case, once the case as it stands allows it.
    borrowing func placed(
        _ statement: CaseStatement, of report: MessageID
    ) async throws(DeskFailed) -> PlacedStatement {
        let history = try await caseFile(of: report, calendar: nil).history
        var state = history.state
        do throws(IllegalTransition) {
            try state.apply(statement, by: keys.id.text, at: clock())
        } catch {
            throw .illegal(error)
        }
        if case .classified(let classification, _) = statement {
            let unknown = try await taxonomy().unknown(of: classification)
            guard unknown.isEmpty else { throw .statement(.unknownSpheres(unknown)) }
        }
        guard let tag = history.tag else { throw .statement(.notOpened) }
        return PlacedStatement(statement, tag: tag, seenCount: history.count)
    }

    /// The production calendar that the directory names; nil where it names none.
    package borrowing func productionCalendar() async throws(DeskFailed) -> ProductionCalendar? {
        let text: String?
        do throws(PortalError) {
            text = try await visit.calendarText(of: portal)
        } catch {
            throw .portal(error)
        }
        guard let text else { return nil }
        do throws(CalendarRefused) {
            return try ProductionCalendar(text: text, of: portal.portal)
        } catch {
            throw .portal(.otherCalendar)
        }
    }

    /// The spheres that the portal shows: the common ones where the directory names no taxonomy.
    package borrowing func taxonomy() async throws(DeskFailed) -> PortalTaxonomy {
        let text: String?
        do throws(PortalError) {
            text = try await visit.taxonomyText(of: portal)
        } catch {
            throw .portal(error)
        }
        do throws(TaxonomyRefused) {
            return try PortalTaxonomy(named: text, of: portal.portal)
        } catch {
            throw .portal(.otherTaxonomy)
        }
    }

    /// A statement that is not public by then was never logged.
    private static let proofPatience: UInt64 = 24 * 3_600
}
