import SealedMessage
import Synchronization

/// What lists show of one record.
struct RecordSummary: Sendable, Hashable {
    let state: InboxEntry.State
    /// Whether a reply was written here.
    let isAnswered: Bool
    /// Where the stated outcome stands; nil while there is none.
    let outcome: OutcomePlace?

    init(_ record: DeskRecord) {
        state = InboxEntry.State(record)
        isAnswered = !record.sent(.reply).isEmpty
        outcome = record.filed.map(OutcomePlace.init)
    }
}

/// The summaries of the records that one visit read or wrote: a list of ten thousand need not open each of them again.
final class RecordSummaries: Sendable {
    private let known = Mutex<[MessageID: RecordSummary]>([:])

    func summary(of message: MessageID) -> RecordSummary? { known.withLock { $0[message] } }

    /// - Parameter summary: nil once there is no record any more.
    func note(_ summary: RecordSummary?, of message: MessageID) {
        known.withLock { $0[message] = summary }
    }
}
