import Details
package import Directory

/// A quarter whose key a trustee still has, and until when it is needed.
package struct TrusteeKeyNeed: Sendable, Hashable {
    package let quarter: Quarter
    /// The last day on which something may need it.
    package let lastDay: AlmatyDay
    /// Whether that day is over.
    package let isOver: Bool
}

extension TrusteeState {
    /// Until when keys are needed, oldest first (Specification.md §9).
    ///
    /// A key is old only when both the own clock and the last tick of the log that was followed say so: neither a wrong clock
    /// nor the gateway destroys it alone.
    package func needs(of quarters: [Quarter], at now: UInt64) -> [TrusteeKeyNeed] {
        let day = AlmatyDay(unixSeconds: min(now, log.lastTick))
        return quarters.sorted().map { quarter in
            let latest = facts.latestAcceptance(
                through: KeyRetention.lastTickDay(of: quarter))
            let last = KeyRetention.lastNeed(of: quarter, latestTick: latest)
            return TrusteeKeyNeed(quarter: quarter, lastDay: last, isOver: last < day)
        }
    }
}
