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

    /// - Parameters:
    ///   - calendar: the portal's, or the auditor's own; without one working days are unknown.
    ///   - now: UTC seconds.
    package init(
        _ audited: AuditedCase, in directory: Directory, calendar: ProductionCalendar?,
        at now: UInt64
    ) {
        var entries: [CaseHistory.Entry] = []
        var unread: [UInt64] = []
        for fact in audited.facts {
            guard case .stated(let text) = fact.duty else {
                unread.append(fact.index)
                continue
            }
            entries.append(
                CaseHistory.Entry(
                    index: fact.index, keyholder: fact.keyholder.text, time: fact.time,
                    text: text.text))
        }
        message = audited.message
        history = CaseHistory(receivedAt: audited.tick, entries: entries)
        self.unread = unread
        duties = Procedure.duties(
            of: history.state, at: now, calendar: calendar,
            owners: ResolutionTable(of: directory, on: AlmatyDay(unixSeconds: now)),
            delays: audited.waits)
    }
}

extension LogReading {
    /// When keyholders waited for trustees to let them open a message: from each statement until enough releases stood in the log.
    func waits(for message: MessageID, threshold: Int) -> [Delay] {
        openings.values.filter { $0.statement.messageID == message }
            .sorted { $0.index < $1.index }
            .map { opening in
                let releases = opening.answers.filter { $0.releaseDigest != nil }.map(\.time)
                    .sorted()
                return Delay(
                    cause: .trustees, from: opening.statement.time,
                    until: releases.count >= threshold ? releases[threshold - 1] : nil)
            }
    }
}
