package import Wording

/// The papers that the Algorithm, the Regulation on the ethics commissioner and the Law know, by the names their templates' files have.
package enum Form: String, Sendable, CaseIterable {
    /// Algorithm §11: written confirmation to the Anti-corruption Service.
    case annex1
    /// Algorithm §11(5): data of the reporting employee, with their consent.
    case annex2
    /// Algorithm §12: the reporting employee's rights and duties.
    case annex3
    /// Algorithm §7: non-disclosure agreement; ours, until the operator supplies the order's form.
    case nda
    /// Ours: the head's one-sided undertaking towards an anonymous reporter.
    case undertaking
    /// Algorithm §9 (D3): the letter that goes with the written confirmation.
    case letterACS = "letter-acs"
    /// Algorithm §18 (D7): papers to the civil-service agency before a sitting.
    case letterPapers = "letter-papers"
    /// Algorithm §19 (D8): copy of the decision or minutes to the civil-service agency.
    case letterDecision = "letter-decision"
    /// Algorithm §20 (D9): answer to the agency's notice about the reporter's appeal.
    case letterAppeal = "letter-appeal"
    /// Regulation on the ethics commissioner §6: notice to the agency or its territorial unit.
    case noticeE6 = "notice-e6"
    /// Handing a report on to the body that may act on it.
    case referral
    /// Algorithm §8 (D2): what is said to 1424, and what they answered.
    case call1424 = "call-1424"
    /// What a case ended with, for the file.
    case closingSlip = "closing-slip"
    /// Algorithm §5: the numbered slip of who reported in another way than by the page.
    case intakeSlip = "intake-slip"
    /// Law Art. 46 against Algorithm §14: what was left out of a redacted bundle, and why.
    case redactedList = "redacted-list"
    /// Law Art. 46: what remains of the case's messages, for the accused to read; goes with the list.
    case redactedBundle = "redacted-bundle"
    /// Ours: the cases that an officer has, for the safe.
    case register
    /// Ours: what an officer under pressure shows (Algorithm §7, §11, §14).
    case mayNotTell = "may-not-tell"
    /// Regulation on the ethics commissioner §8, §4(8) (P16): the periodic report.
    case periodic

    /// What the form may ask for.
    package var fields: [FormField] { declaration.prescribed + declaration.others }

    /// What a template of the form has to ask for.
    package var prescribedFields: [FormField] { declaration.prescribed }

    /// The fewest numbered items and points of a template: Annex 3 has eight rights and three duties.
    var prescribedItems: (numbered: Int, points: Int) { self == .annex3 ? (8, 3) : (0, 0) }

    /// The sheet it is printed on.
    package var sheet: Sheet { self == .intakeSlip ? .a6 : .a4 }

    /// The name of its template's file in a folder of the operator.
    package func templateName(in language: Language) -> String {
        "\(rawValue).\(language.rawValue).txt"
    }
}
