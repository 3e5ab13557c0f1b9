package import Wording

/// To whom a commissioner goes when nobody acts (P13).
package enum Escalation: String, Sendable, Hashable, CaseIterable {
    /// E §4(7): to the leadership, about a head of unit who does not act.
    case leadership = "E4-7"
    /// E §6: to the agency or its territorial unit, about a head who refuses, takes no proper measures, or obstructs.
    case agency = "E6"
    /// E §7: the commissioner acts independently, where impartiality is in doubt.
    case independently = "E7"

    /// The paragraph.
    package var source: Paragraph {
        switch self {
        case .leadership: "E §4(7)"
        case .agency: "E §6"
        case .independently: "E §7"
        }
    }

    /// What it means.
    package var label: Phrase {
        switch self {
        case .leadership: .procedureEscalationLeadership
        case .agency: .procedureEscalationAgency
        case .independently: .procedureEscalationIndependently
        }
    }
}
