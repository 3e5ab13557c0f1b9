package import Wording

/// The second line of a statement, which tells how the rest is read (Specification.md §5.2).
package enum StatementWord: String, Sendable, Hashable, CaseIterable {
    case triage, classify, reception, act, agreement, sitting
    case appealNotice = "appeal-notice"
    case breach
    case proceedingsClosed = "proceedings-closed"
    case pauseBegan = "pause-began"
    case pauseEnded = "pause-ended"
    case recuse
    case notOwed = "not-owed"
    case close, reopen, escalate, hold

    /// What the statement is about.
    package var label: Phrase {
        switch self {
        case .triage: .procedureWordTriage
        case .classify: .procedureWordClassify
        case .reception: .procedureWordReception
        case .act: .procedureWordAct
        case .agreement: .procedureWordAgreement
        case .sitting: .procedureWordSitting
        case .appealNotice: .procedureWordAppealNotice
        case .breach: .procedureWordBreach
        case .proceedingsClosed: .procedureWordProceedingsClosed
        case .pauseBegan: .procedureWordPauseBegan
        case .pauseEnded: .procedureWordPauseEnded
        case .recuse: .procedureWordRecuse
        case .notOwed: .procedureWordNotOwed
        case .close: .procedureWordClose
        case .reopen: .procedureWordReopen
        case .escalate: .procedureWordEscalate
        case .hold: .procedureWordHold
        }
    }
}

extension CaseStatement {
    /// The word that stands in its second line.
    package var word: StatementWord {
        switch self {
        case .triaged: .triage
        case .classified: .classify
        case .received: .reception
        case .done: .act
        case .agreement: .agreement
        case .sitting: .sitting
        case .appealNotice: .appealNotice
        case .breach: .breach
        case .proceedingsClosed: .proceedingsClosed
        case .pauseBegan: .pauseBegan
        case .pauseEnded: .pauseEnded
        case .recused: .recuse
        case .notOwed: .notOwed
        case .closed: .close
        case .reopened: .reopen
        case .escalated: .escalate
        case .held: .hold
        }
    }
}
