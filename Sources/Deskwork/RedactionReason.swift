package import Procedure
package import Wording

/// Why something is left out of the papers that an accused may read: a closed list.
package enum RedactionReason: String, Sendable, Hashable, CaseIterable {
    /// It names the reporter, or could lead to them (Algorithm §14).
    case reporter
    /// It tells that somebody turned to us at all (Algorithm §7).
    case reporting
    /// It names a witness or another person who is not accused.
    case otherPerson = "other-person"
    /// It belongs to another case.
    case otherCase = "other-case"
    /// A secret that the law protects: of the state, of the service, of an inquiry.
    case protectedSecret = "protected-secret"

    /// The reason, with its paragraph where the procedure has one.
    package var label: Phrase {
        switch self {
        case .reporter: .redactionReporter
        case .reporting: .redactionReporting
        case .otherPerson: .redactionOtherPerson
        case .otherCase: .redactionOtherCase
        case .protectedSecret: .redactionSecret
        }
    }
}

/// A reason, and what the officer adds to it.
package struct RedactionGround: Sendable, Hashable {
    /// One of the closed list.
    package let reason: RedactionReason
    /// Stands in the list that the accused reads: it MUST NOT tell what was left out.
    package let note: ShortText?

    package init(_ reason: RedactionReason, note: ShortText? = nil) {
        self.reason = reason
        self.note = note
    }

    func text(in language: Language) -> String {
        let label = reason.label.text(in: language)
        return note.map { "\(label): \($0.text)" } ?? label
    }
}
