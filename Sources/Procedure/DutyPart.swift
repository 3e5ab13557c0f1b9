package import Wording

/// Which of several limits or things of a duty a line is about.
package enum DutyPart: String, Sendable, Hashable, CaseIterable {
    case whole
    /// D7: the papers; the representative's invitation.
    case papers, invitation
    /// D11: from detection, from the closing of another case, from commission.
    case detection
    case closedCase = "closed-case"
    case commission
    /// D17.
    case money, gift

    /// The part's name; nil where the duty has only one.
    package var label: Phrase? {
        switch self {
        case .whole: nil
        case .papers: .procedurePartPapers
        case .invitation: .procedurePartInvitation
        case .detection: .procedurePartDetection
        case .closedCase: .procedurePartClosedCase
        case .commission: .procedurePartCommission
        case .money: .procedurePartMoney
        case .gift: .procedurePartGift
        }
    }
}
