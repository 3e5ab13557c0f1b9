package import Wording

extension Act {
    /// What was done or found out.
    package var label: Phrase {
        switch self {
        case .called1424: .procedureActCalled
        case .applicationSent: .procedureActApplicationSent
        case .annexSent: .procedureActAnnexSent
        case .contacted: .procedureActContacted
        case .rightsExplained: .procedureActRightsExplained
        case .measuresTaken: .procedureActMeasuresTaken
        case .referred: .procedureActReferred
        case .decisionTaken: .procedureActDecisionTaken
        case .decisionTold: .procedureActDecisionTold
        case .papersSent: .procedureActPapersSent
        case .representativeInvited: .procedureActRepresentativeInvited
        case .sittingHeld: .procedureActSittingHeld
        case .sittingDecided: .procedureActSittingDecided
        case .copySent: .procedureActCopySent
        case .accepted: .procedureActAccepted
        case .assistanceEnded: .procedureActAssistanceEnded
        case .penaltyImposed: .procedureActPenaltyImposed
        case .suspended: .procedureActSuspended
        case .suspensionEnded: .procedureActSuspensionEnded
        case .accusationFound: .procedureActAccusationFound
        case .accusationRebutted: .procedureActAccusationRebutted
        case .conflictNoticed: .procedureActConflictNoticed
        case .conflictResolved: .procedureActConflictResolved
        case .moneyFound: .procedureActMoneyFound
        case .moneyReturned: .procedureActMoneyReturned
        case .giftFound: .procedureActGiftFound
        case .giftHandedOver: .procedureActGiftHandedOver
        case .retaliationReported: .procedureActRetaliationReported
        case .bundleMade: .procedureActBundleMade
        }
    }
}
