package import Wording

/// Where a duty comes from, and so how strongly it binds.
package enum Force: String, Sendable, Hashable, CaseIterable {
    case law
    case decree
    case order
    /// The Algorithm calls itself recommended (A §3).
    case recommendation
    /// A norm of this portal.
    case ours

    /// The force's name.
    package var label: Phrase {
        switch self {
        case .law: .procedureForceLaw
        case .decree: .procedureForceDecree
        case .order: .procedureForceOrder
        case .recommendation: .procedureForceRecommendation
        case .ours: .procedureForceOurs
        }
    }
}
