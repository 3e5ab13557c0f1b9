package import Wording

/// The days from which a penalty's time limits count (L 45).
package struct Breach: Sendable, Hashable {
    /// Which limits apply.
    package enum Regime: String, Sendable, Hashable, CaseIterable {
        /// L 45(1): one month and six.
        case ordinary
        /// L 45(2): three months and twelve.
        case discrediting
        /// L 45(2): budget law, three months and twelve.
        case budget
    }

    /// Whether it went on for a time; a continuing breach counts from its end.
    package enum Course: Sendable, Hashable {
        case single
        /// It goes on: the limit from commission has not begun.
        case continuing
        case ended(CivilDay)
    }

    /// Which limits apply.
    package let regime: Regime
    /// The day of detection.
    package let detected: CivilDay
    /// The day of commission, or on which it began.
    package let committed: CivilDay
    /// Whether and until when it went on.
    package let course: Course

    package init(regime: Regime, detected: CivilDay, committed: CivilDay, course: Course) {
        self.regime = regime
        self.detected = detected
        self.committed = committed
        self.course = course
    }
}

extension Breach.Regime {
    /// The regime's name.
    package var label: Phrase {
        switch self {
        case .ordinary: .procedureBreachOrdinary
        case .discrediting: .procedureBreachDiscrediting
        case .budget: .procedureBreachBudget
        }
    }
}
