package import Wording

extension DutyID {
    /// What is to be done, in a few words.
    package var label: Phrase {
        switch self {
        case .d1: .procedureDutyAgreement
        case .d2: .procedureDutyCall
        case .d3: .procedureDutyConfirmation
        case .d4: .procedureDutyRights
        case .d5: .procedureDutyMeasures
        case .d6: .procedureDutyDecisionTold
        case .d7: .procedureDutyPapers
        case .d8: .procedureDutyCopy
        case .d9: .procedureDutyAppeal
        case .d9a: .procedureDutyAppealAgreement
        case .d10: .procedureDutyProtection
        case .d11: .procedureDutyPenalty
        case .d12: .procedureDutySuspension
        case .d13: .procedureDutyRebuttal
        case .d14: .procedureDutySurvey
        case .d15: .procedureDutyReception
        case .d16: .procedureDutyConflict
        case .d17: .procedureDutyGift
        }
    }
}
