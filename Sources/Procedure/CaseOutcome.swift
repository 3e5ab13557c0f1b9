package import Wording

/// What became of a case, as statistics count it: why it was closed, or where it stands.
package enum CaseOutcome: Sendable, Hashable, CaseIterable {
    case standing(CasePhase)
    case closed(CloseReason)

    /// What became of this case.
    package init(of state: CaseState) {
        self = state.closeReason.map { .closed($0) } ?? .standing(state.phase)
    }

    package static var allCases: [CaseOutcome] {
        CasePhase.allCases.filter { $0 != .closed }.map { .standing($0) }
            + CloseReason.allCases.map { .closed($0) }
    }

    /// The outcome's name.
    package var label: Phrase {
        switch self {
        case .standing(let phase): phase.label
        case .closed(let reason): reason.label
        }
    }
}
