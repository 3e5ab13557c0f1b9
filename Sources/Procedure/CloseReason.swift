package import Wording

/// Why a case is closed; closed is not erased (P15).
package enum CloseReason: String, Sendable, Hashable, CaseIterable {
    case decided
    case referred
    case notConfirmed = "not-confirmed"
    case notWithinRemit = "not-within-remit"
    case adviceGiven = "advice-given"

    /// The reason's name.
    package var label: Phrase {
        switch self {
        case .decided: .procedureCloseDecided
        case .referred: .procedureCloseReferred
        case .notConfirmed: .procedureCloseNotConfirmed
        case .notWithinRemit: .procedureCloseNotWithinRemit
        case .adviceGiven: .procedureCloseAdviceGiven
        }
    }
}
