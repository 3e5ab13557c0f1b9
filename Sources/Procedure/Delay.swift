package import Wording

/// A time in which an officer waited for others: from asking to open the report until the shares came.
package struct Delay: Sendable, Hashable {
    /// Whom they waited for.
    package enum Cause: String, Sendable, Hashable, CaseIterable {
        case trustees, portal

        /// The cause's name.
        package var label: Phrase {
            switch self {
            case .trustees: .procedureDelayTrustees
            case .portal: .procedureDelayPortal
            }
        }
    }

    package let cause: Cause
    /// UTC seconds.
    package let from: UInt64
    /// UTC seconds; nil while it goes on.
    package let until: UInt64?

    package init(cause: Cause, from: UInt64, until: UInt64?) {
        self.cause = cause
        self.from = from
        self.until = until
    }

    /// How much of a span passed in delays of each cause; overlapping ones count once.
    static func shares(of delays: [Delay], from start: UInt64, to end: UInt64) -> [DelayShare] {
        Cause.allCases.compactMap { cause in
            var seconds: UInt64 = 0
            var reached = start
            for delay in delays.filter({ $0.cause == cause }).sorted(by: { $0.from < $1.from }) {
                let from = max(delay.from, reached)
                let until = min(delay.until ?? end, end)
                guard from < until else { continue }
                seconds += until - from
                reached = until
            }
            return seconds == 0 ? nil : DelayShare(cause: cause, seconds: seconds)
        }
    }
}

/// How long a duty waited for others.
package struct DelayShare: Sendable, Hashable {
    package let cause: Delay.Cause
    package let seconds: UInt64

    package init(cause: Delay.Cause, seconds: UInt64) {
        self.cause = cause
        self.seconds = seconds
    }
}
