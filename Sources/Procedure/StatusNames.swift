package import Wording

extension DutyStatus {
    /// The status in a few words; the figures stand beside it.
    package var label: Phrase {
        switch self {
        case .done(_, _, nil): .procedureStatusDone
        case .done: .procedureStatusDoneLate
        case .excused(_, nil): .procedureStatusExcused
        case .excused: .procedureStatusExcusedLate
        case .notOwed: .procedureStatusNotOwed
        case .open: .procedureStatusOpen
        case .overdue: .procedureStatusOverdue
        case .notProvable: .procedureStatusNotProvable
        }
    }
}

extension ExcuseGround {
    /// Why the duty fell away; an officer's own words are shown as they are.
    package var label: Phrase {
        switch self {
        case .declined: .procedureAgreementDeclined
        case .noAnswer: .procedureAgreementNoAnswer
        case .stated(let ground): .procedureExcuseStated(ground: ground.text)
        }
    }
}

extension NotOwedReason {
    /// The rule, in words.
    package var label: Phrase {
        switch self {
        case .anonymous: .procedureNotOwedAnonymous
        case .reporterNotCivilServant: .procedureNotOwedReporter
        case .serviceHasIt: .procedureNotOwedService
        case .reclassified: .procedureNotOwedReclassified
        case .noServiceAgreement: .procedureNotOwedNoAgreement
        case .termEnded: .procedureNotOwedTermEnded
        }
    }
}

extension NotProvableReason {
    /// Why nobody can say.
    package var label: Phrase {
        switch self {
        case .limitUnknown: .procedureNotProvableLimit
        case .declaredAfterLimit: .procedureNotProvableDeclared
        }
    }
}

extension OutsideCalendar {
    /// Why working days cannot be counted.
    package var message: Phrase {
        switch self {
        case .day(let day): .procedureCalendarEnded(day: day.description)
        case .noCalendar: .procedureCalendarMissing
        }
    }
}

extension CaseHistory.Refused.Reason {
    /// Why a statement does not count.
    package var message: Phrase {
        switch self {
        case .malformed: .caseStatementMalformed
        case .otherCase: .caseStatementOfOther
        case .illegal(let transition): transition.message
        }
    }
}
