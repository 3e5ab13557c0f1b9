package import Directory
import SealedMessage

/// Each keyholder's latest hold of each message, and which keys they keep (Specification.md §8).
package struct StandingHolds: Sendable {
    private struct Place: Hashable {
        let message: MessageID
        let keyholder: Identifier
    }

    private struct Hold {
        /// The entry in the log.
        let index: UInt64
        /// nil when it was lifted.
        let until: AlmatyDay?
        /// The day of the tick that accepted the message.
        let accepted: AlmatyDay
        /// The day on which the hold was stated.
        let stated: AlmatyDay
    }

    private var latest: [Place: Hold] = [:]

    package init() {}

    /// Enters a hold; of one keyholder's holds of a message the one with the highest index counts, in whatever order they come.
    ///
    /// - Parameter tick: the tick that accepted the message, UTC seconds.
    package mutating func enter(_ note: HoldNote, at index: UInt64, acceptedAt tick: UInt64) {
        let place = Place(message: note.messageID, keyholder: note.keyholder)
        if let known = latest[place], known.index >= index { return }
        latest[place] = Hold(
            index: index, until: note.until, accepted: AlmatyDay(unixSeconds: tick),
            stated: AlmatyDay(unixSeconds: note.time))
    }

    /// The last day on which some hold keeps the keys of a quarter; nil when none does.
    ///
    /// A hold keeps the keys from those that the message may be sealed to, to those of the quarter in which it was stated: what came to the
    /// case meanwhile is sealed to one of them.
    package func lastDay(ofKeysOf quarter: Quarter) -> AlmatyDay? {
        latest.values.filter { hold in
            hold.accepted <= KeyRetention.lastTickDay(of: quarter)
                && quarter.firstDay <= hold.stated
        }.compactMap(\.until).max()
    }
}
