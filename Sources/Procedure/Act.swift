/// What somebody did or found out, as an officer states it with its time (Specification.md §5.3).
package enum Act: String, Sendable, Hashable, CaseIterable {
    case called1424 = "called-1424"
    case applicationSent = "application-sent"
    case annexSent = "annex-1-sent"
    /// The first contact with the reporter: a reply, a talk, a call.
    case contacted
    case rightsExplained = "rights-explained"
    case measuresTaken = "measures-taken"
    /// Sent on to the body that has to look into it, which is a measure too (L 52(3)).
    case referred
    case decisionTaken = "decision-taken"
    case decisionTold = "decision-told"
    case papersSent = "papers-sent"
    case representativeInvited = "representative-invited"
    case sittingHeld = "sitting-held"
    case sittingDecided = "sitting-decided"
    case copySent = "copy-sent"
    /// Anti-corruption bodies accepted the report.
    case accepted
    case assistanceEnded = "assistance-ended"
    case penaltyImposed = "penalty-imposed"
    case suspended
    case suspensionEnded = "suspension-ended"
    case accusationFound = "accusation-found"
    case accusationRebutted = "accusation-rebutted"
    case conflictNoticed = "conflict-noticed"
    case conflictResolved = "conflict-resolved"
    case moneyFound = "money-found"
    case moneyReturned = "money-returned"
    case giftFound = "gift-found"
    case giftHandedOver = "gift-handed-over"
    case retaliationReported = "retaliation-reported"
    /// The redacted bundle for the accused was made (L 46 against A §14).
    case bundleMade = "bundle-made"
}
