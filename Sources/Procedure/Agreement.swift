package import Wording

/// What came of offering a non-disclosure agreement (Specification.md §5.5).
package struct Agreement: Sendable, Hashable {
    /// The outcomes of D1.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case concluded, declined
        case noAnswer = "no-answer"
        /// Nobody could sign: the reporter is not known.
        case anonymous
    }

    /// Which duty it answers.
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        case application = "D1"
        case notice = "D9a"
    }

    /// D1 or D9a.
    package let purpose: Purpose
    /// What the reporter did with the offer.
    package let outcome: Outcome
    /// UTC seconds.
    package let at: UInt64
    /// What proves it.
    package let grade: EvidenceGrade
    /// The number of the document, if there is one.
    package let number: ShortText?

    package init(
        purpose: Purpose, outcome: Outcome, at: UInt64, grade: EvidenceGrade,
        number: ShortText? = nil
    ) {
        self.purpose = purpose
        self.outcome = outcome
        self.at = at
        self.grade = grade
        self.number = number
    }
}

extension Agreement.Outcome {
    /// The outcome's name.
    package var label: Phrase {
        switch self {
        case .concluded: .procedureAgreementConcluded
        case .declined: .procedureAgreementDeclined
        case .noAnswer: .procedureAgreementNoAnswer
        case .anonymous: .procedureAgreementAnonymous
        }
    }
}
