package import Wording

/// Who may owe a duty.
package enum OwnerRole: String, Sendable, Hashable, CaseIterable {
    case head
    /// The responsible secretary, or who leads the apparatus.
    case secretary
    case superiorHead = "superior-head"
    case superiorBody = "superior-body"
    /// The Anti-corruption Service of the National Security Committee.
    case service
    case commissioner
    /// Who may punish (L 44(8)).
    case punishing
    /// Who appoints (L 48(2)).
    case appointing
    /// The servant who was accused (L 52(6)), or to whom money or a gift came (L 50).
    case servant

    /// The role's name.
    package var label: Phrase {
        switch self {
        case .head: .procedureRoleHead
        case .secretary: .procedureRoleSecretary
        case .superiorHead: .procedureRoleSuperiorHead
        case .superiorBody: .procedureRoleSuperiorBody
        case .service: .procedureRoleService
        case .commissioner: .procedureRoleCommissioner
        case .punishing: .procedureRolePunishing
        case .appointing: .procedureRoleAppointing
        case .servant: .procedureRoleServant
        }
    }
}
