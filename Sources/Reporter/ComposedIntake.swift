import Directory
package import Exchange
package import PortalClient
package import SealedMessage
package import Sealing

/// A report that an officer took down for somebody, sealed, with the code to hand to them (Specification.md §9).
///
/// It keeps no receipt: of it nothing is left but the text of the claim code, which goes onto the slip and nowhere else. Composed once;
/// a retry sends these same bytes.
package struct ComposedIntake: Sendable {
    /// 28 characters in seven groups, to be shown once.
    package let claimCode: String
    package let submission: ReportSubmission
    package let reportID: MessageID
    package let identityID: MessageID

    /// Seals what was told to an audience, under a fresh claim code.
    ///
    /// - Parameters:
    ///   - origin: on which of the Algorithm's ways it came, and when.
    ///   - files: what was uploaded for it: a scan, a recording, a transcript.
    /// - Throws: `CannotCompose` when a text is too long, or too few trustees have a key today.
    package init(
        _ draft: ReportDraft, told origin: IntakeOrigin, for audience: ChosenAudience,
        of portal: VerifiedPortal, files: UploadedStream? = nil
    ) throws(CannotCompose) {
        let code = ClaimCode(portal: portal.portal.name)
        claimCode = code.text(portal: portal.portal.name)
        let report = try ComposedReport(
            draft, takenDown: origin, for: audience, of: portal, files: files,
            receipt: code.receiptKnownToOthers())
        submission = report.submission
        reportID = report.reportID
        identityID = report.identityID
    }
}
