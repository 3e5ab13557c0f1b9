import Details
package import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage

/// A quarter whose keys the file still has, and until when they are needed.
package struct KeyNeed: Sendable, Hashable {
    package let quarter: Quarter
    /// The last day on which something may need them.
    package let lastDay: AlmatyDay
    /// Whether that day is over, by this desk's clock and by the trustees' last word.
    package let isOver: Bool
}

extension Desk {
    /// What each quarter's keys are still needed for, oldest first (Specification.md §10).
    package borrowing func keyNeeds() async throws(DeskFailed) -> [KeyNeed] {
        // Neither a clock that runs ahead nor a lying gateway makes a key look old: both must say so.
        let day = min(today, portal.currency.currency.day)
        let holds = try ownHolds()
        var needs: [KeyNeed] = []
        for quarter in keys.sealingQuarters.sorted() {
            var last = KeyRetention.deskFloor(of: quarter)
            if last < day, let tick = try await latestThreadTick(for: quarter) {
                last = max(last, KeyRetention.lastNeed(of: quarter, latestTick: tick))
            }
            last = max(last, holds.lastDay(ofKeysOf: quarter) ?? last)
            needs.append(KeyNeed(quarter: quarter, lastDay: last, isOver: last < day))
        }
        return needs
    }

    /// The latest tick in a thread opened here whose report is from before the quarter's key went out of use: a thread that goes
    /// on keeps all its keys.
    ///
    /// What was opened here counts whether the gateway still lists it or not.
    private borrowing func latestThreadTick(
        for quarter: Quarter
    ) async throws(DeskFailed) -> UInt64? {
        let last = KeyRetention.lastTickDay(of: quarter)
        var latest: UInt64?
        for report in try recordedMessages() {
            guard let record = try? record(of: report), let tick = record.tick,
                AlmatyDay(unixSeconds: tick) <= last, conversation(report) != nil
            else { continue }
            let opened = record.opened.compactMap { (try? self.record(of: $0))?.tick }
            let ticks = [tick] + opened + (try await listedTicks(of: report))
            latest = max(latest ?? 0, ticks.max() ?? 0)
        }
        return latest
    }

    private borrowing func listedTicks(of report: MessageID) async throws(DeskFailed) -> [UInt64] {
        // Who may not act is shown no thread any more; what they opened counts.
        guard mayAct else { return [] }
        do {
            return try await thread(of: report).map(\.message.tick)
        } catch .portal(.problem(.notFound, _)) {
            // The reporter closed the mailbox: nothing is added any more.
            return []
        }
    }
}

extension DeskRecord {
    /// The tick that accepted the message, UTC seconds, by the entry that came with it; nil while none came.
    var tick: UInt64? {
        let logged =
            handedOver.map { (try? HandedOverAnswer(parsing: $0.answer))?.acceptance.entry }
            ?? (try? OpenAnswer(parsing: answer))?.acceptance
        guard let logged, let entry = try? OpenedEntry(logged),
            case .accepted(let note) = entry.detail
        else { return nil }
        return note.tick
    }
}
