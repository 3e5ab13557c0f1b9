package import Wording

/// Thrown for a statement that the case, as it stands, does not allow: what is wrong, and the paragraph that forbids it.
///
/// An officer's desk refuses to post it; an auditor who meets it in the log counts it as not stated.
package struct IllegalTransition: Error, Hashable {
    /// What is wrong (Specification.md §6.2).
    package enum Problem: Sendable, Hashable, CaseIterable {
        /// The time or day lies after the statement itself.
        case inFuture
        /// It lies before the report was received.
        case beforeReceipt
        /// The officer stepped back from this case.
        case recused
        /// They name themselves as the one to ask instead.
        case asksThemselves
        case caseClosed
        case caseNotClosed
        case notClassified
        /// A later classification says why.
        case reclassifiedWithoutGround
        /// It lies before the act that comes first.
        case wrongOrder
        /// The act that comes first was never stated.
        case predecessorMissing
        case sittingUnknown
        /// The sitting was held on another day than stated.
        case sittingOnOtherDay
        /// Papers or invitation after the sitting.
        case afterSitting
        /// The application itself where Annex 1 is due, or the other way round.
        case wrongConfirmation
        /// An agreement with nobody, or an unknown partner who is known.
        case partnerMismatch
        case noticeMissing
        case noticeBeforeAppeal
        case detectedBeforeCommitted
        case endedBeforeCommitted
        case breachMissing
        case pauseOpen
        case noPauseOpen
        case pauseEndedBeforeBegun
        /// A penalty while L 45(3) forbids one.
        case penaltyDuringPause
        /// The duty belongs to a portal, not to a case.
        case dutyOfPortal
        /// A hold that is over before it begins.
        case holdInPast
        /// Stated of another portal.
        case otherPortal
    }

    /// What is wrong.
    package let problem: Problem
    /// The paragraph that forbids it.
    package let source: Paragraph

    package init(_ problem: Problem, _ source: Paragraph) {
        self.problem = problem
        self.source = source
    }

    /// The refusal in words, with its paragraph.
    package var message: Phrase {
        .procedureRefused(what: problem.label, source: source.text)
    }
}

extension IllegalTransition.Problem {
    /// What is wrong, in words.
    package var label: Phrase {
        switch self {
        case .inFuture: .procedureProblemInFuture
        case .beforeReceipt: .procedureProblemBeforeReceipt
        case .recused: .procedureProblemRecused
        case .asksThemselves: .procedureProblemAsksThemselves
        case .caseClosed: .procedureProblemCaseClosed
        case .caseNotClosed: .procedureProblemCaseNotClosed
        case .notClassified: .procedureProblemNotClassified
        case .reclassifiedWithoutGround: .procedureProblemReclassified
        case .wrongOrder: .procedureProblemWrongOrder
        case .predecessorMissing: .procedureProblemPredecessorMissing
        case .sittingUnknown: .procedureProblemSittingUnknown
        case .sittingOnOtherDay: .procedureProblemSittingOnOtherDay
        case .afterSitting: .procedureProblemAfterSitting
        case .wrongConfirmation: .procedureProblemWrongConfirmation
        case .partnerMismatch: .procedureProblemPartnerMismatch
        case .noticeMissing: .procedureProblemNoticeMissing
        case .noticeBeforeAppeal: .procedureProblemNoticeBeforeAppeal
        case .detectedBeforeCommitted: .procedureProblemDetectedBeforeCommitted
        case .endedBeforeCommitted: .procedureProblemEndedBeforeCommitted
        case .breachMissing: .procedureProblemBreachMissing
        case .pauseOpen: .procedureProblemPauseOpen
        case .noPauseOpen: .procedureProblemNoPauseOpen
        case .pauseEndedBeforeBegun: .procedureProblemPauseEndedBeforeBegun
        case .penaltyDuringPause: .procedureProblemPenaltyDuringPause
        case .dutyOfPortal: .procedureProblemDutyOfPortal
        case .holdInPast: .procedureProblemHoldInPast
        case .otherPortal: .procedureProblemOtherPortal
        }
    }
}
