import Casework
import Details
package import Directory
package import Procedure
package import SealedMessage
import Sealing

/// A case's duties, recomputed from the log and what was sealed to this auditor (Specification.md §2.14).
///
/// No report is opened for it: who reported and what stands in no statement.
package struct RecomputedCase: Sendable {
    package let message: MessageID
    package let history: CaseHistory
    /// Log indices of statements that this auditor cannot read, or that do not fit what they commit to: none of them counts.
    package let unread: [UInt64]
    package let duties: [Duty]

    /// The cases that statements about a message tell of: more than one when somebody stated who cannot read the report.
    ///
    /// - Parameters:
    ///   - calendar: the portal's, or the auditor's own; without one working days are unknown.
    ///   - now: UTC seconds.
    package static func all(
        _ audited: AuditedCase, in directory: Directory, calendar: ProductionCalendar?,
        at now: UInt64
    ) -> [RecomputedCase] {
        var entries: [CaseHistory.Entry] = []
        var unread: [UInt64] = []
        for fact in audited.facts {
            if let entry = fact.entry { entries.append(entry) } else { unread.append(fact.index) }
        }
        let owners = ResolutionTable(of: directory, on: AlmatyDay(unixSeconds: now))
        return CaseHistory.all(receivedAt: audited.tick, entries: entries).map { history in
            RecomputedCase(
                message: audited.message, history: history, unread: unread,
                duties: Procedure.duties(
                    of: history.state, at: now, calendar: calendar, owners: owners,
                    delays: audited.waits))
        }
    }
}

extension LogReading {
    /// When those who state about a message waited for trustees to let them open it: from each of their access statements until enough
    /// releases stood in the log, or so many refusals that there cannot be enough.
    func waits(
        for message: MessageID, by keyholders: Set<Identifier>, in directory: Directory
    ) -> [Delay] {
        openings.values.filter {
            $0.statement.messageID == message && keyholders.contains($0.statement.keyholder)
        }.sorted { $0.index < $1.index }
            .map { opening in
                let releases = opening.answers.filter { $0.releaseDigest != nil }.map(\.time)
                    .sorted()
                let refusals = opening.answers.filter { $0.releaseDigest == nil }.map(\.time)
                    .sorted()
                let needed = directory.threshold
                let vetoes = directory.trustees.count - needed + 1
                let end: UInt64? =
                    if releases.count >= needed {
                        releases[needed - 1]
                    } else if refusals.count >= vetoes {
                        refusals[vetoes - 1]
                    } else {
                        nil
                    }
                return Delay(cause: .trustees, from: opening.statement.time, until: end)
            }
    }
}
