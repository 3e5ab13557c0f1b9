import Directory
package import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
import Secrets

/// A report and its identity message, sealed, with the receipt that opens their mailbox.
///
/// Composed once; a retry sends these same bytes.
package struct ComposedReport: ~Copyable, Sendable {
    package let receipt: Receipt
    package let submission: ReportSubmission
    package let reportID: MessageID
    package let identityID: MessageID
    /// What opens the report to whoever has it and the proof; nil unless it was asked for.
    private let opening: OpeningFile?

    /// Seals a draft to an audience (SealedMessage/Specification.md §8).
    ///
    /// - Parameters:
    ///   - files: what was uploaded for this report; its nonce becomes the report's.
    ///   - keepsOpening: by express wish alone: whoever has what is kept reads the report.
    /// - Throws: `CannotCompose` when a text is too long, or too few trustees have a key today.
    package init(
        _ draft: ReportDraft, for audience: ChosenAudience, of portal: VerifiedPortal,
        files: UploadedStream? = nil, receipt: consuming Receipt = Receipt(),
        keepsOpening: Bool = false
    ) throws(CannotCompose) {
        try self.init(
            draft, takenDown: nil, for: audience, of: portal, files: files, receipt: receipt,
            keepsOpening: keepsOpening)
    }

    /// - Parameter origin: how it reached the officer who took it down; nil when the reporter wrote it.
    init(
        _ draft: ReportDraft, takenDown origin: IntakeOrigin?, for audience: ChosenAudience,
        of portal: VerifiedPortal, files: UploadedStream?, receipt: consuming Receipt,
        keepsOpening: Bool = false
    ) throws(CannotCompose) {
        let keys = ReceiptKeys(receipt, portal: portal.portal.name)
        let sealer = try OwnMessageSealer(to: audience, of: portal)
        let kept = try ComposedReport.report(
            draft, takenDown: origin, for: audience, files: files, keys: keys, sealer: sealer)
        let reportID = kept.message.id
        let identity = try sealer.identity(
            draft.identity,
            at: ConversationPlace(conversation: reportID, sequence: 1, previous: .none), keys: keys)
        self.reportID = reportID
        identityID = identity.id
        submission = ReportSubmission(
            work: .none, report: kept.message, identity: identity, mailboxID: keys.mailboxID,
            threadID: keys.conversationKey.threadID, upload: files?.upload)
        self.receipt = receipt
        opening = keepsOpening ? OpeningFile(of: kept) : nil
    }

    /// The bytes of the opening file; nil unless it was asked for.
    package borrowing func openingBytes() -> [UInt8]? {
        switch opening {
        case .some(let file): file.bytes()
        case .none: nil
        }
    }

    private static func report(
        _ draft: ReportDraft, takenDown origin: IntakeOrigin?, for audience: ChosenAudience,
        files: UploadedStream?, keys: borrowing ReceiptKeys, sealer: OwnMessageSealer
    ) throws(CannotCompose) -> MessageWithSecrets {
        let payload = ReportPayload(
            language: draft.language, kind: draft.kind, spheres: draft.spheres,
            what: PlainText.cleaned(draft.what), when: PlainText.cleaned(draft.when),
            place: PlainText.cleaned(draft.place), who: PlainText.cleaned(draft.who),
            howKnown: PlainText.cleaned(draft.howKnown),
            earlierReports: PlainText.cleaned(draft.earlierReports),
            addressees: audience.addressed.map(\.keyholder.id.text),
            excluded: audience.excludedPersons.sorted().map(\.text),
            replyKey: keys.replyKey.publicKey, conversationKey: keys.conversationKey.copiedBytes,
            authorHash: keys.authorHash, rekeyHash: keys.rekeyHash,
            channel: origin == nil ? .command : .officer, intake: origin, isCover: draft.isCover,
            stream: files?.manifest)
        do {
            var json = try payload.json()
            defer { wipe(&json) }
            return try sealer.sealer(for: keys, sequence: 0, files: files).sealKeepingSecrets(
                json: json
            ) { (_) throws(Never) in .none }
        } catch let error as InvalidPayload {
            throw .payload(error)
        } catch SealingFailure<Never>.cannotSeal(let error) {
            throw .seal(error)
        } catch let error as CannotCompose {
            throw error
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }
}
