import Procedure
import Wording

/// What an officer states to discharge a duty, and what else a case takes: the links of its pages.
enum DutyActions {
    /// Statements that bear on a duty, the usual one first.
    static func statements(for duty: DutyID) -> [String] {
        switch duty {
        case .d1, .d9a: [StatementWord.agreement.rawValue]
        case .d2: names([.called1424])
        case .d3: names([.applicationSent, .annexSent])
        case .d4: names([.rightsExplained, .contacted])
        case .d5: names([.measuresTaken, .referred])
        case .d6: names([.decisionTaken, .decisionTold])
        case .d7: [StatementWord.sitting.rawValue] + names([.papersSent, .representativeInvited])
        case .d8: names([.sittingHeld, .sittingDecided, .copySent])
        case .d9: [StatementWord.appealNotice.rawValue] + names([.sittingHeld, .sittingDecided])
        case .d10: names([.accepted, .assistanceEnded])
        case .d11:
            [StatementWord.breach.rawValue] + names([.penaltyImposed])
                + [StatementWord.pauseBegan.rawValue, StatementWord.pauseEnded.rawValue]
        case .d12: names([.suspended, .suspensionEnded])
        case .d13: names([.accusationFound, .accusationRebutted])
        case .d14, .d15: []
        case .d16: names([.conflictNoticed, .conflictResolved])
        case .d17: names([.moneyFound, .moneyReturned, .giftFound, .giftHandedOver])
        }
    }

    /// Everything that can be stated, in groups.
    static let groups: [(label: Phrase, items: [String])] = [
        (.deskGroupFirst, words([.triage, .classify, .reception, .agreement])),
        (
            .deskGroupAlgorithm,
            names([
                .called1424, .applicationSent, .annexSent, .contacted, .rightsExplained,
                .measuresTaken, .referred, .decisionTaken, .decisionTold,
            ])
        ),
        (
            .deskGroupProtection,
            names([.retaliationReported]) + words([.sitting])
                + names([
                    .papersSent, .representativeInvited, .sittingHeld, .sittingDecided, .copySent,
                ]) + words([.appealNotice]) + names([.accepted, .assistanceEnded])
        ),
        (
            .deskGroupDiscipline,
            words([.breach, .proceedingsClosed, .pauseBegan, .pauseEnded])
                + names([
                    .penaltyImposed, .suspended, .suspensionEnded, .accusationFound,
                    .accusationRebutted, .bundleMade,
                ])
        ),
        (
            .deskGroupServant,
            names([
                .conflictNoticed, .conflictResolved, .moneyFound, .moneyReturned, .giftFound,
                .giftHandedOver,
            ])
        ),
        (.deskGroupCourse, words([.notOwed, .recuse, .escalate, .hold, .close, .reopen])),
    ]

    private static func names(_ acts: [Act]) -> [String] { acts.map(\.rawValue) }
    private static func words(_ words: [StatementWord]) -> [String] { words.map(\.rawValue) }
}
