package import Wording

/// Where a case stands (Specification.md §6.1).
package enum CasePhase: String, Sendable, Hashable, CaseIterable {
    case received, triaged
    case underWay = "under-way"
    case decided
    /// Closed is not erased (P15).
    case closed
    case reopened, escalated

    /// The phase's name.
    package var label: Phrase {
        switch self {
        case .received: .procedurePhaseReceived
        case .triaged: .procedurePhaseTriaged
        case .underWay: .procedurePhaseUnderWay
        case .decided: .procedurePhaseDecided
        case .closed: .procedurePhaseClosed
        case .reopened: .procedurePhaseReopened
        case .escalated: .procedurePhaseEscalated
        }
    }
}
