package import Wording

/// What the evidence of an act is worth; the audit shows it.
package enum EvidenceGrade: String, Sendable, Hashable, CaseIterable {
    /// Countersigned by whoever received it: the Service, the agency.
    case countersigned = "A"
    /// A document is attached.
    case document = "B"
    /// Declared by the officer alone.
    case declared = "C"

    /// The grade's name.
    package var label: Phrase {
        switch self {
        case .countersigned: .procedureGradeCountersigned
        case .document: .procedureGradeDocument
        case .declared: .procedureGradeDeclared
        }
    }
}
