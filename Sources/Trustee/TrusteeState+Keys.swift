import Details
package import Directory
package import Encoding

/// A quarter whose key a trustee still has, and until when it is needed.
package struct TrusteeKeyNeed: Sendable, Hashable {
    package let quarter: Quarter
    /// The last day on which something may need it.
    package let lastDay: AlmatyDay
    /// Whether that day is over.
    package let isOver: Bool
}

extension TrusteeState {
    /// Whether the log has the end of this key, below the size cosigned last.
    package func isDestructionLogged(ofKey digest: Digest) -> Bool {
        guard let index = destructions[digest], let cosigned else { return false }
        return index < cosigned.size
    }

    /// Whether the log has a key note of this key; also said while nobody can know, so that a key is rather kept.
    package func isLogged(_ key: TrusteeSealingKey) -> Bool {
        guard let history = log.history, let own = log.chain?.current.trustee(trustee) else {
            return true
        }
        return history.book.note(signer: own.noteKey, quarter: key.quarter)?.keyNote
            .sealingKey.digest == key.digest
    }

    /// Until when keys are needed, oldest first (Specification.md §9).
    ///
    /// A key is old only when both the own clock and the last tick of the log that was followed say so: neither a wrong clock
    /// nor the gateway destroys it alone.
    package func needs(of quarters: [Quarter], at now: UInt64) -> [TrusteeKeyNeed] {
        let day = AlmatyDay(unixSeconds: min(now, log.lastTick))
        return quarters.sorted().map { quarter in
            let latest = facts.latestAcceptance(
                through: KeyRetention.lastTickDay(of: quarter))
            let last = KeyRetention.lastNeed(
                of: quarter, latestTick: latest, heldUntil: facts.holds.lastDay(ofKeysOf: quarter))
            return TrusteeKeyNeed(quarter: quarter, lastDay: last, isOver: last < day)
        }
    }
}
