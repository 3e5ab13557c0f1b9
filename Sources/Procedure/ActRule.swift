/// How an act is stated, and what must stand before it: a row of Specification.md §5.3.
package struct ActRule: Sendable, Hashable {
    /// Whether its time is an instant or a day.
    package enum Precision: Sendable, Hashable {
        case instant, day
    }

    /// Hours need an instant, everything else a day.
    package let precision: Precision
    /// The paragraph that it follows, and that refuses it where it does not.
    package let source: Paragraph
    /// An act that it cannot be before.
    package let predecessor: Act?
    /// Whether that act must have been stated.
    package let needsPredecessor: Bool
    /// Whether it may be before the receipt: something found, not something done about the report.
    package let isFinding: Bool
    /// Whether it belongs to a sitting.
    package let isOfSitting: Bool

    fileprivate init(
        _ precision: Precision, _ source: Paragraph, after predecessor: Act? = nil,
        needed: Bool = true, isFinding: Bool = false, isOfSitting: Bool = false
    ) {
        self.precision = precision
        self.source = source
        self.predecessor = predecessor
        self.needsPredecessor = predecessor != nil && needed
        self.isFinding = isFinding
        self.isOfSitting = isOfSitting
    }
}

extension Act {
    /// The act's row.
    package var rule: ActRule {
        switch self {
        case .called1424: ActRule(.instant, "A §8")
        case .applicationSent: ActRule(.day, "A §10(1)")
        case .annexSent: ActRule(.day, "A §10(2)")
        case .contacted, .rightsExplained: ActRule(.instant, "A §12")
        case .measuresTaken, .referred: ActRule(.day, "L 52(3)")
        case .decisionTaken: ActRule(.day, "A Annex 3 (4)")
        case .decisionTold: ActRule(.day, "A Annex 3 (4)", after: .decisionTaken)
        case .papersSent: ActRule(.day, "A §18", isOfSitting: true)
        case .representativeInvited: ActRule(.day, "A §16–17", isOfSitting: true)
        case .sittingHeld: ActRule(.day, "A §16–17", isOfSitting: true)
        case .sittingDecided: ActRule(.day, "A §19", after: .sittingHeld, isOfSitting: true)
        case .copySent: ActRule(.day, "A §19", after: .sittingDecided, isOfSitting: true)
        case .accepted: ActRule(.day, "A Annex 3 (1)", isFinding: true)
        case .assistanceEnded: ActRule(.day, "A Annex 3 (1)", isFinding: true)
        case .penaltyImposed: ActRule(.day, "L 45")
        case .suspended: ActRule(.day, "L 48(2)", isFinding: true)
        case .suspensionEnded:
            ActRule(.day, "L 48(2)", after: .suspended, isFinding: true)
        case .accusationFound: ActRule(.day, "L 52(6)", isFinding: true)
        case .accusationRebutted:
            ActRule(.day, "L 52(6)", after: .accusationFound, isFinding: true)
        case .conflictNoticed: ActRule(.day, "L 51(3)", isFinding: true)
        case .conflictResolved:
            ActRule(.day, "L 51(3)", after: .conflictNoticed, needed: false, isFinding: true)
        case .moneyFound: ActRule(.day, "L 50(1)(16)", isFinding: true)
        case .moneyReturned:
            ActRule(.day, "L 50(1)(16)", after: .moneyFound, isFinding: true)
        case .giftFound: ActRule(.day, "L 50(1)(17), 50(2)", isFinding: true)
        case .giftHandedOver:
            ActRule(.day, "L 50(1)(17), 50(2)", after: .giftFound, isFinding: true)
        case .retaliationReported: ActRule(.day, "A §13–15", isFinding: true)
        case .bundleMade: ActRule(.day, "L 46, A §14")
        }
    }
}
