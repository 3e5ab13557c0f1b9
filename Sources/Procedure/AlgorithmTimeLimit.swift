/// The time limits of the Algorithm of 2026, which calls itself recommended (A §3).
package enum AlgorithmTimeLimit {
    /// A §9: written confirmation to the Anti-corruption Service within three working days of receipt.
    package static let writtenConfirmation = WorkingDays(3)
    /// A §18: papers to the civil-service agency at least three working days before the sitting.
    package static let papersBeforeSitting = WorkingDays(3)
    /// A §19: a copy of the decision within three working days of the decision.
    package static let copyOfDecision = WorkingDays(3)
    /// A §20: sitting and decision within thirty calendar days of the reporter's appeal to the agency.
    package static let decisionOnAppeal = CalendarDays(30)
    /// A Annex 3 (1), (7): labour rights are protected for three years.
    package static let protection = Months.years(3)
}
