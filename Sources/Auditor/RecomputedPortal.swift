import Casework
import Directory
package import Procedure
import Sealing

/// The commissioner's duties for the portal, recomputed from the log and what was sealed to this auditor (Specification.md §2.14).
package struct RecomputedPortal: Sendable {
    package let history: PortalHistory
    /// Log indices of statements that this auditor cannot read, or that do not fit what they commit to: none of them counts.
    package let unread: [UInt64]
    package let duties: [Duty]

    /// Nil where no version of the directory lists a commissioner.
    ///
    /// - Parameter now: UTC seconds.
    package init?(_ report: AuditReport, at now: UInt64) {
        var entries: [CaseHistory.Entry] = []
        var unread: [UInt64] = []
        for fact in report.portalFacts {
            if let entry = fact.entry { entries.append(entry) } else { unread.append(fact.index) }
        }
        guard let history = PortalHistory(in: report.directories, entries: entries) else {
            return nil
        }
        self.history = history
        self.unread = unread
        duties = Procedure.duties(of: history.state, at: now)
    }
}

extension AuditedFact {
    /// The statement for a replay; nil when it counts as not stated.
    var entry: CaseHistory.Entry? {
        guard case .stated(let text) = duty else { return nil }
        return CaseHistory.Entry(
            index: index, keyholder: keyholder.text, time: time, text: text.text)
    }
}
