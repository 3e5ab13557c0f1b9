import Casework
import Directory
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
    /// Whether the gateway still lists the case's statements; after a closed mailbox only those seen before are there.
    package let isListed: Bool
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
        let entries = statements.facts.map { fact in
            CaseHistory.Entry(
                index: fact.index, keyholder: fact.keyholder.id.text, time: fact.time,
                text: fact.text.text)
        }
        return CaseFile(
            report: report,
            history: CaseHistory(receivedAt: statements.deemedReceipt, entries: entries),
            unchecked: statements.refused, isListed: statements.isListed,
            owners: ResolutionTable(
                of: portal.directory, on: AlmatyDay(unixSeconds: clock())),
            calendar: calendar)
    }

    /// States something about a case, once the case as it stands allows it.
    ///
    /// - Throws: `DeskFailed.illegal` for what the procedure forbids: nothing is sent then.
    package borrowing func state(
        _ statement: CaseStatement, of report: MessageID
    ) async throws(DeskFailed) -> StatementReceipt {
        var state = try await caseFile(of: report, calendar: nil).state
        do throws(IllegalTransition) {
            try state.apply(statement, by: keys.id.text, at: clock())
        } catch {
            throw .illegal(error)
        }
        return try await self.state(Array(statement.text.utf8), of: report)
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
}
