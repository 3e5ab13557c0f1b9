extension Form {
    /// The fields that a form declares: those which every template of it must carry, and the others.
    var declaration: (prescribed: [FormField], others: [FormField]) {
        switch self {
        // Algorithm §11(1)–(6), Annex 1.
        case .annex1:
            (
                [
                    .receivedAt, .receivedBy, .channel, .description, .accused, .reporter,
                    .signedOn,
                ], []
            )
        // Algorithm §11(5), Annex 2.
        case .annex2: ([.reporterName, .reporterPosition, .reporterUnit, .consentName], [])
        case .annex3: ([], [])
        case .nda:
            (
                [.organisation, .headName, .reporterName],
                [.headPosition, .reporterPosition, .caseNumber, .signedOn]
            )
        case .undertaking:
            (
                [.organisation, .headName, .caseNumber, .keyFingerprint],
                [.headPosition, .signedOn]
            )
        // Algorithm §9 and §10.
        case .letterACS:
            (
                [.organisation, .recipient, .receivedAt, .attachments, .headName],
                letterhead + [.headPosition, .caseNumber, .calledAt, .callNumber]
            )
        // Algorithm §18, with the invitation of §16 and §17.
        case .letterPapers:
            (
                [
                    .organisation, .recipient, .sittingBody, .sittingAt, .question, .attachments,
                    .headName,
                ],
                letterhead + [.headPosition, .sittingPlace]
            )
        // Algorithm §19.
        case .letterDecision:
            (
                [
                    .organisation, .recipient, .sittingBody, .decisionDate, .attachments,
                    .headName,
                ],
                letterhead + [.headPosition, .decisionNumber, .question]
            )
        // Algorithm §20.
        case .letterAppeal:
            (
                [
                    .organisation, .recipient, .notice, .appealDate, .sittingAt, .decision,
                    .headName,
                ],
                letterhead + [
                    .headPosition, .sittingBody, .decisionDate, .decisionDue, .attachments,
                ]
            )
        // Regulation on the ethics commissioner §6.
        case .noticeE6:
            (
                [.organisation, .recipient, .ground, .circumstances, .officerName],
                letterhead + [.officerPosition, .attachments]
            )
        case .referral:
            (
                [.organisation, .recipient, .receivedAt, .description, .ground, .headName],
                letterhead + [.headPosition, .caseNumber, .kind, .attachments]
            )
        // Algorithm §8.
        case .call1424:
            (
                [.organisation, .receivedAt, .description, .calledAt, .answeredBy, .callNumber],
                [.headName, .headPosition, .contact, .caseNumber, .kind, .callAnswer]
            )
        case .closingSlip:
            (
                [.caseNumber, .receivedAt, .decision, .toldAt, .closedOn, .keptUntil],
                [
                    .organisation, .kind, .measures, .decisionDate, .protectedUntil, .ground,
                    .officerName, .officerPosition,
                ]
            )
        case .intakeSlip:
            (
                [.slipNumber, .claimCode, .portalAddress], [.receivedAt, .receivedBy]
            )
        case .redactedList:
            (
                [.caseNumber, .redactions, .officerName],
                [.organisation, .bundleReader, .officerPosition, .signedOn]
            )
        case .redactedBundle:
            (
                [.caseNumber, .bundle, .officerName],
                [.organisation, .bundleReader, .officerPosition, .signedOn]
            )
        case .register:
            ([.cases, .officerName], [.organisation, .period, .officerPosition, .signedOn])
        case .mayNotTell: ([], [.organisation, .officerName, .officerPosition])
        // Regulation on the ethics commissioner §8 and §4(8).
        case .periodic:
            (
                [.period, .total, .byKind, .outcomes, .causes, .proposals, .officerName],
                [.organisation, .recipient, .bySphere, .officerPosition, .signedOn]
            )
        }
    }

    /// What any letter may carry beside its matter.
    private var letterhead: [FormField] { [.documentNumber, .documentDate, .contact] }
}
