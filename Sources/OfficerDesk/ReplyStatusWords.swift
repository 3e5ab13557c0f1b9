package import Sealing
package import Wording

extension ReplyStatus {
    /// A sentence with its day.
    package var phrase: Phrase {
        let day = CivilDate(almatyDay: day)
        return switch matter {
        case .received: .statusReceived(on: day)
        case .accepted: .statusAccepted(on: day)
        case .serviceInformed: .statusServiceInformed(on: day)
        case .confirmationSent: .statusConfirmationSent(on: day)
        case .rightsExplained: .statusRightsExplained(on: day)
        case .answerDue: .statusAnswerDue(on: day)
        case .referred: .statusReferred(on: day)
        case .checkUntil: .statusCheckUntil(on: day)
        case .extendedUntil: .statusExtendedUntil(on: day)
        case .measuresTaken: .statusMeasuresTaken(on: day)
        case .decisionTaken: .statusDecisionTaken(on: day)
        case .decisionTold: .statusDecisionTold(on: day)
        case .retaliationNoted: .statusRetaliationNoted(on: day)
        case .papersSent: .statusPapersSent(on: day)
        case .sitting: .statusSitting(on: day)
        case .protectedUntil: .statusProtectedUntil(on: day)
        case .closed: .statusClosed(on: day)
        case .reopened: .statusReopened(on: day)
        case .comeBack: .statusComeBack(on: day)
        }
    }
}

extension ReplyStatus.Matter {
    /// What is stated, without its day.
    var label: Phrase {
        switch self {
        case .received: .deskStatusReceived
        case .accepted: .deskStatusAccepted
        case .serviceInformed: .deskStatusServiceInformed
        case .confirmationSent: .deskStatusConfirmationSent
        case .rightsExplained: .deskStatusRightsExplained
        case .answerDue: .deskStatusAnswerDue
        case .referred: .deskStatusReferred
        case .checkUntil: .deskStatusCheckUntil
        case .extendedUntil: .deskStatusExtendedUntil
        case .measuresTaken: .deskStatusMeasuresTaken
        case .decisionTaken: .deskStatusDecisionTaken
        case .decisionTold: .deskStatusDecisionTold
        case .retaliationNoted: .deskStatusRetaliationNoted
        case .papersSent: .deskStatusPapersSent
        case .sitting: .deskStatusSitting
        case .protectedUntil: .deskStatusProtectedUntil
        case .closed: .deskStatusClosed
        case .reopened: .deskStatusReopened
        case .comeBack: .deskStatusComeBack
        }
    }
}
