import Casework
import Details
import Directory
import Encoding
import Exchange
import PortalClient
package import Procedure
import SealedMessage
import Sealing
import SignedNote

/// What commissioners stated about the portal, and what is owed for it (Specification.md §15).
package struct PortalFile: Sendable {
    package let history: PortalHistory
    /// Statements that the desk could not check: they count as not made.
    package let unchecked: [RefusedFact]
    /// Log indices of statements that no public tree shows a day after they were signed: they count as not made.
    package let unproven: [UInt64]
}

extension Desk {
    /// Reads what commissioners stated about the portal; nil where no version of the directory lists one, and nobody owes anything.
    package borrowing func portalFile() async throws(DeskFailed) -> PortalFile? {
        let listed = try await listedDuties(CaseDutiesRequest.ofPortal)
        let chain = portal.chain
        let (holding, refused) = try await checked(listed) { duty throws(StatementRefused) in
            try StatedFact(ofPortal: duty, chain: chain)
        }
        let facts = holding.map(\.fact)
        let unproven = unproven(facts)
        let entries = facts.filter { !unproven.contains($0.index) }.map { fact in
            CaseHistory.Entry(
                index: fact.index, keyholder: fact.keyholder.id.text, time: fact.time,
                text: fact.text.text)
        }
        return PortalHistory(in: chain.directories, entries: entries).map {
            PortalFile(history: $0, unchecked: refused, unproven: unproven)
        }
    }

    /// States what was done for the portal, once what was stated before allows it.
    ///
    /// Nothing is kept of it: stated again after an interruption, it says the same.
    ///
    /// - Throws: `StatementFailed.notCommissioner`, `DeskFailed.illegal`: nothing is sent then.
    package borrowing func state(
        _ event: PortalStatement.Event, on day: CivilDay, grade: EvidenceGrade,
        number: ShortText?
    ) async throws(DeskFailed) -> StatementReceipt {
        guard portal.directory.keyholder(keys.id)?.role == .commissioner,
            var state = try await portalFile()?.history.state
        else { throw .statement(.notCommissioner) }
        let statement = PortalStatement(
            portal: portal.portal.name, event: event, on: day, grade: grade, number: number)
        do throws(IllegalTransition) {
            try state.apply(statement, at: clock())
        } catch {
            throw .illegal(error)
        }
        let text = try Desk.dutyText(Array(statement.text.utf8))
        let made = stated(text, of: .none, under: .ofPortal())
        let index = try await send(made)
        guard let note = try? DutyNote(parsing: made.note.text) else {
            preconditionFailure("the note was made above")
        }
        return StatementReceipt(index: index, time: note.time)
    }
}
