/// An act with its time and what proves it.
package struct DatedAct: Sendable, Hashable {
    /// What was done or found out.
    package let act: Act
    /// The sitting it belongs to, exactly for acts of a sitting.
    package let sitting: SittingNumber?
    /// An instant or a day, as the act's rule says.
    package let moment: Moment
    /// What proves it.
    package let grade: EvidenceGrade
    /// The number of the document that proves it, if there is one.
    package let number: ShortText?

    /// - Throws: `InconsistentAct` where time or sitting are not as the act's rule says.
    package init(
        _ act: Act, sitting: SittingNumber? = nil, at moment: Moment, grade: EvidenceGrade,
        number: ShortText? = nil
    ) throws(InconsistentAct) {
        let precision: ActRule.Precision =
            switch moment {
            case .instant: .instant
            case .day: .day
            }
        guard act.rule.precision == precision, act.rule.isOfSitting == (sitting != nil) else {
            throw InconsistentAct()
        }
        self.act = act
        self.sitting = sitting
        self.moment = moment
        self.grade = grade
        self.number = number
    }
}

/// Thrown for an act whose parts do not go together.
package struct InconsistentAct: Error, Equatable {
    package init() {}
}

/// The number an officer gave to a sitting, 1 to 99.
package struct SittingNumber: Sendable, Hashable, Comparable {
    /// 1 to 99.
    package let number: Int

    /// Nil for a number out of bounds.
    package init?(_ number: Int) {
        guard (1...99).contains(number) else { return nil }
        self.number = number
    }

    package static func < (left: SittingNumber, right: SittingNumber) -> Bool {
        left.number < right.number
    }
}
