/// What commissioners stated about a portal, replayed in the order of the log (Specification.md §6.4).
///
/// A desk and an auditor who have the same statements have the same history.
package struct PortalHistory: Sendable, Hashable {
    private struct Accepted: Sendable, Hashable {
        let entry: CaseHistory.Entry
        let statement: PortalStatement
    }

    /// What the statements say.
    package let state: PortalState
    private let accepted: [Accepted]
    /// Statements that count as not made.
    package let refused: [CaseHistory.Refused]

    /// Applies every statement that is allowed when its turn comes; the others change nothing.
    ///
    /// - Parameters:
    ///   - from: the first day on which a commissioner owed anything.
    ///   - entries: in any order; they are taken by their index.
    package init(portal: String, from: CivilDay, entries: [CaseHistory.Entry]) {
        var state = PortalState(portal: portal, from: from)
        var accepted: [Accepted] = []
        var refused: [CaseHistory.Refused] = []
        for entry in entries.sorted(by: { $0.index < $1.index }) {
            guard let statement = try? PortalStatement(parsing: entry.text) else {
                refused.append(CaseHistory.Refused(entry: entry, reason: .malformed))
                continue
            }
            do throws(IllegalTransition) {
                try state.apply(statement, at: entry.time)
                accepted.append(Accepted(entry: entry, statement: statement))
            } catch {
                refused.append(CaseHistory.Refused(entry: entry, reason: .illegal(error)))
            }
        }
        self.state = state
        self.accepted = accepted
        self.refused = refused
    }

    /// The log indices of the statements by which a duty is done, newest last.
    package func entries(of duty: Duty) -> [UInt64] { statements(of: duty).map(\.entry.index) }

    /// When it was first stated that a duty was done, UTC seconds; nil for one that is not done.
    package func firstStated(_ duty: Duty) -> UInt64? {
        statements(of: duty).map(\.entry.time).min()
    }

    private func statements(of duty: Duty) -> [Accepted] {
        guard case .done(let moment, _, _) = duty.status else { return [] }
        return accepted.filter {
            $0.statement.event.duty == duty.id && .day($0.statement.on) == moment
        }
    }
}
