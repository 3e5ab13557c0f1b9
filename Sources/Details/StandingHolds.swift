package import Directory
package import SealedMessage

/// Each keyholder's latest hold of each message, and which keys they keep (Specification.md §8).
package struct StandingHolds: Sendable {
    private struct Place: Hashable {
        let message: MessageID
        let keyholder: Identifier
    }

    private struct Hold {
        /// When it was stated, UTC seconds.
        let time: UInt64
        /// nil when it was lifted.
        let until: AlmatyDay?
        /// The day of the tick that accepted the message.
        let accepted: AlmatyDay
    }

    private var latest: [Place: Hold] = [:]

    package init() {}

    /// Enters a hold; of one keyholder's holds of a message the one with the latest time counts, in whatever order they come.
    ///
    /// The log takes none that is not later than the one before (§4.3), so that whoever signed two knows which of them stands.
    ///
    /// - Parameter tick: the tick that accepted the message, UTC seconds.
    package mutating func enter(_ note: HoldNote, acceptedAt tick: UInt64) {
        let place = Place(message: note.messageID, keyholder: note.keyholder)
        if let known = latest[place], known.time >= note.time { return }
        latest[place] = Hold(
            time: note.time, until: note.until, accepted: AlmatyDay(unixSeconds: tick))
    }

    /// When a keyholder last stated that a message is held, or no longer, UTC seconds; nil when they never did.
    package func lastTime(of message: MessageID, by keyholder: Identifier) -> UInt64? {
        latest[Place(message: message, keyholder: keyholder)]?.time
    }

    /// The last day on which some hold keeps the keys of a quarter; nil when none does.
    ///
    /// A hold keeps the keys from those that the message may be sealed to, to those of the quarter in which it was stated: what came to the
    /// case meanwhile is sealed to one of them.
    package func lastDay(ofKeysOf quarter: Quarter) -> AlmatyDay? {
        latest.values.filter { hold in
            hold.accepted <= KeyRetention.lastTickDay(of: quarter)
                && quarter.firstDay <= AlmatyDay(unixSeconds: hold.time)
        }.compactMap(\.until).max()
    }
}
