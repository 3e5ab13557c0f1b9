/// How a duty stands (Specification.md §7.4). Times are seconds.
package enum DutyStatus: Sendable, Hashable {
    case done(at: Moment, grade: EvidenceGrade, lateBy: UInt64?)
    /// It fell away for a reason that an officer stated, perhaps only after the limit.
    case excused(ExcuseGround, lateBy: UInt64?)
    /// It is not owed by rule.
    case notOwed(NotOwedReason)
    /// Time is left; nil where there is no figure.
    case open(left: UInt64?)
    case overdue(by: UInt64)
    /// Nobody can say from the statements whether it was done in time.
    case notProvable(NotProvableReason)
}

/// Why a duty fell away, in an officer's words or by the reporter's will.
package enum ExcuseGround: Sendable, Hashable {
    /// The reporter wanted no agreement.
    case declined
    /// The reporter did not answer the offer.
    case noAnswer
    case stated(ShortText)
}

/// Which rule says that a duty is not owed.
package enum NotOwedReason: String, Sendable, Hashable, CaseIterable {
    /// The reporter is not known: A §12 excepts them from D4, and nobody could sign D1.
    case anonymous
    /// L 52(3) speaks of civil servants' statements.
    case reporterNotCivilServant = "reporter-not-civil-servant"
    /// The Anti-corruption Service alone is left in the line, and so has the report (P4).
    case serviceHasIt = "service-has-it"
    /// The case was classified otherwise.
    case reclassified
    /// The Service had concluded no agreement (A §20).
    case noServiceAgreement = "no-service-agreement"
    /// The three years of protection are over.
    case termEnded = "term-ended"
}

/// Why a duty cannot be judged.
package enum NotProvableReason: Sendable, Hashable {
    /// Done, but by when it was due no calendar tells.
    case limitUnknown
    /// Said to be done in time, but only after the limit, and by the officer's word alone.
    case declaredAfterLimit
}
