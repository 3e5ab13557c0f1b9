package import Wording

/// Someone in the line of duty whom the report is about, and who therefore owes nothing in it (P2, P4).
package enum Concern: String, Sendable, Hashable, CaseIterable {
    case head, secretary, superior, commissioner

    /// Whom it means.
    package var label: Phrase { role.label }

    /// The role in the line of duty.
    var role: OwnerRole {
        switch self {
        case .head: .head
        case .secretary: .secretary
        case .superior: .superiorHead
        case .commissioner: .commissioner
        }
    }
}
