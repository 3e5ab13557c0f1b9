package import Wording

/// What the Law threatens for discrediting misconduct; a second time within a year is dismissal in every class (L 44(5), (6)).
package enum Sanction: String, Sendable, Hashable, CaseIterable {
    /// Demotion, else a warning of incomplete fitness (L 44(5)).
    case demotion = "D"
    /// That warning, or dismissal (L 44(6)).
    case warningOrDismissal = "W"
    /// Dismissal (L 44(7)).
    case dismissal = "X"

    /// The paragraph that threatens it.
    package var source: Paragraph {
        switch self {
        case .demotion: "L 44(5)"
        case .warningOrDismissal: "L 44(6)"
        case .dismissal: "L 44(7)"
        }
    }

    /// The sanction's name.
    package var label: Phrase {
        switch self {
        case .demotion: .procedureSanctionDemotion
        case .warningOrDismissal: .procedureSanctionWarning
        case .dismissal: .procedureSanctionDismissal
        }
    }
}
