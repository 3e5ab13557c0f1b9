// `unsafe` here: the conversation key is copied out of locked pages within the closure, into the JSON that is sealed.
import Directory
import Encoding
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

    /// Seals a draft to an audience (SealedMessage/Specification.md §8; protocol §3).
    ///
    /// - Parameter files: what was uploaded for this report; its nonce becomes the report's.
    /// - Throws: `CannotCompose` when a text is too long, or too few trustees have a key today.
    package init(
        _ draft: ReportDraft, for audience: ChosenAudience, of portal: VerifiedPortal,
        files: UploadedStream? = nil, receipt: consuming Receipt = Receipt()
    ) throws(CannotCompose) {
        let keys = ReceiptKeys(receipt, portal: portal.portal.name)
        let recipients: Recipients
        do {
            recipients = try portal.set.recipients(
                addressing: Set(audience.addressed.map(\.index)))
        } catch {
            throw .seal(error)
        }
        let report = try ComposedReport.report(
            draft, for: audience, files: files, keys: keys, recipients: recipients, of: portal)
        let reportID = report.id
        let identity = try ComposedReport.identity(
            draft.identity, conversation: reportID, keys: keys, recipients: recipients, of: portal)
        self.reportID = reportID
        identityID = identity.id
        submission = ReportSubmission(
            work: .none, report: report, identity: identity, mailboxID: keys.mailboxID,
            threadID: keys.conversationKey.threadID, upload: files?.upload)
        self.receipt = receipt
    }

    private static func report(
        _ draft: ReportDraft, for audience: ChosenAudience, files: UploadedStream?,
        keys: borrowing ReceiptKeys, recipients: Recipients, of portal: VerifiedPortal
    ) throws(CannotCompose) -> SealedMessage {
        let payload = ReportPayload(
            language: draft.language, kind: draft.kind, spheres: draft.spheres,
            what: PlainText.cleaned(draft.what), when: PlainText.cleaned(draft.when),
            place: PlainText.cleaned(draft.place), who: PlainText.cleaned(draft.who),
            howKnown: PlainText.cleaned(draft.howKnown),
            earlierReports: PlainText.cleaned(draft.earlierReports),
            addressees: audience.addressed.map(\.keyholder.id.text),
            excluded: audience.excludedPersons.sorted().map(\.text),
            replyKey: keys.replyKey.publicKey, conversationKey: keys.conversationKey.copiedBytes,
            authorHash: keys.authorHash, rekeyHash: keys.rekeyHash, channel: .command,
            stream: files?.manifest)
        do {
            var json = try payload.json()
            defer { wipe(&json) }
            return try MessageSealer(
                kind: .report, directoryHash: portal.set.hash, recipients: recipients,
                reporter: .own(
                    to: keys.replyKey.publicKey, authenticatedBy: keys.audienceKey, sequence: 0),
                nonce: files?.nonce ?? .random(), stream: files?.reference
            ).seal(json: json)
        } catch let error as InvalidPayload {
            throw .payload(error)
        } catch let error as CannotSeal {
            throw .seal(error)
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }

    private static func identity(
        _ identity: ReportDraft.Identity, conversation: MessageID, keys: borrowing ReceiptKeys,
        recipients: Recipients, of portal: VerifiedPortal
    ) throws(CannotCompose) -> SealedMessage {
        let payload = IdentityPayload(
            place: ConversationPlace(conversation: conversation, sequence: 1, previous: .none),
            fullName: PlainText.cleaned(identity.fullName),
            position: PlainText.cleaned(identity.position),
            unit: PlainText.cleaned(identity.unit), contact: PlainText.cleaned(identity.contact))
        let nonce = MessageNonce.random()
        do {
            var json = try payload.json()
            defer { wipe(&json) }
            let sealer = try MessageSealer(
                kind: .identity, directoryHash: portal.set.hash, recipients: recipients,
                reporter: .own(
                    to: keys.replyKey.publicKey, authenticatedBy: keys.audienceKey, sequence: 1),
                nonce: nonce,
                consentHash: Consent.hash(of: keys.consentToken(for: nonce)))
            return try ComposedReport.seal(json, by: sealer, authenticatedBy: keys)
        } catch let error as InvalidPayload {
            throw .payload(error)
        } catch let error as CannotSeal {
            throw .seal(error)
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }

    /// Seals what belongs to a conversation: with an HMAC under its key.
    private static func seal(
        _ json: [UInt8], by sealer: consuming MessageSealer,
        authenticatedBy keys: borrowing ReceiptKeys
    ) throws(CannotSeal) -> SealedMessage {
        do {
            return try sealer.seal(json: json) { (contextHash) throws(Never) in
                keys.conversationKey.authenticator(for: json, contextHash: contextHash)
            }
        } catch {
            switch error {
            case .cannotSeal(let reason): throw reason
            }
        }
    }
}

/// Why a report is not sealed.
package enum CannotCompose: Error, Equatable {
    case payload(InvalidPayload)
    case seal(CannotSeal)
}

extension ConversationKey {
    /// The 32 bytes, as the report's JSON carries them to its addressees.
    fileprivate var copiedBytes: [UInt8] {
        borrowing get {
            withBytes { secret in
                unsafe secret.withUnsafeBytes { unsafe Array($0) }
            }
        }
    }
}
