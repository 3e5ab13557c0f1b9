/// Everything that a form asks for, by the name a placeholder uses (Specification.md §2).
///
/// A name means the same on every form that declares it.
package enum FormField: String, Sendable, CaseIterable {
    // The body, its people and its papers.
    /// The state body or organisation from which the paper goes out.
    case organisation
    /// To whom the paper goes, as its envelope says it; several lines are allowed.
    case recipient
    /// Full name of the head.
    case headName = "head-name"
    /// Position of the head.
    case headPosition = "head-position"
    /// Full name of the ethics commissioner, compliance officer or authorised recipient.
    case officerName = "officer-name"
    /// Position of that officer.
    case officerPosition = "officer-position"
    /// Whom the recipient can ask, and how.
    case contact
    /// The paper's outgoing number.
    case documentNumber = "document-number"
    /// The paper's date.
    case documentDate = "document-date"
    /// The day on which the paper is signed.
    case signedOn = "signed-on"
    /// What is attached, with numbers of sheets.
    case attachments
    /// The number under which the report is kept.
    case caseNumber = "case-number"

    // The report.
    /// Date and time of receipt.
    case receivedAt = "received-at"
    /// Full name of who received the report.
    case receivedBy = "received-by"
    /// How the report was delivered.
    case channel
    /// What it is about: one of the kinds of the taxonomy.
    case kind
    /// Short description: facts, persons, object.
    case description
    /// Position and unit of the person reported.
    case accused
    /// What is told about the reporter, with their consent.
    case reporter
    /// Full name of the reporting employee.
    case reporterName = "reporter-name"
    /// Position of the reporting employee.
    case reporterPosition = "reporter-position"
    /// Unit of the reporting employee.
    case reporterUnit = "reporter-unit"
    /// Full name, written by who consents.
    case consentName = "consent-name"

    // What was done.
    /// When 1424 was called.
    case calledAt = "called-at"
    /// Who answered at 1424.
    case answeredBy = "answered-by"
    /// The number that 1424 gave.
    case callNumber = "call-number"
    /// What was asked of the head in the call.
    case callAnswer = "call-answer"
    /// The conciliation commission or collegial body that sits.
    case sittingBody = "sitting-body"
    /// When it sits.
    case sittingAt = "sitting-at"
    /// Where it sits.
    case sittingPlace = "sitting-place"
    /// The question it considers.
    case question
    /// The agency's notice: its number and date.
    case notice
    /// The day on which the reporter appealed to the agency.
    case appealDate = "appeal-date"
    /// The day by which the decision was due.
    case decisionDue = "decision-due"
    /// What was decided.
    case decision
    /// The day of the decision.
    case decisionDate = "decision-date"
    /// The decision's number.
    case decisionNumber = "decision-number"
    /// When and how the reporter was told.
    case toldAt = "told-at"
    /// The measures taken.
    case measures
    /// Why: the ground of a notice, a referral or a closing.
    case ground
    /// The facts that bear the ground.
    case circumstances
    /// The day on which the case was closed.
    case closedOn = "closed-on"
    /// The day before which nothing of the case is erased.
    case keptUntil = "kept-until"
    /// Until when the reporter's labour rights are protected.
    case protectedUntil = "protected-until"
    /// The fingerprint of the key with which the undertaking is signed.
    case keyFingerprint = "key-fingerprint"

    // The intake slip.
    /// The slip's serial number.
    case slipNumber = "slip-number"
    /// The one-time claim code.
    case claimCode = "claim-code"
    /// The portal's address.
    case portalAddress = "portal-address"

    // Lists and figures.
    /// What was left out of a redacted bundle: document, place, what, why.
    case redactions
    /// What remains of the messages, under their titles.
    case bundle
    /// Cases: number, received, kind, state, nearest limit.
    case cases
    /// To whom the bundle goes.
    case bundleReader = "bundle-reader"
    /// The period reported on.
    case period
    /// How many reports the period had.
    case total
    /// The period's reports by kind.
    case byKind = "by-kind"
    /// The period's reports by sphere.
    case bySphere = "by-sphere"
    /// Outcomes of the period: what, and how many.
    case outcomes
    /// Causes and conditions that helped misconduct.
    case causes
    /// Proposals to remove them.
    case proposals

    /// What a value of this field is.
    package var shape: FormValue.Shape {
        switch self {
        case .redactions: .rows(columnCount: 4)
        case .outcomes: .rows(columnCount: 2)
        case .cases: .rows(columnCount: 5)
        case .byKind, .bySphere: .bars
        default: .text
        }
    }
}
