// `unsafe` here: the capability is copied out of locked pages into a request's body, a consent token into the text that
// reveals it.
import Directory
import Encoding
package import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
import Secrets

/// What a reporter adds to a report, before it is sealed.
package struct FollowUpDraft: Sendable, Equatable {
    package var language: ReportLanguage
    /// What it is about when not the report's matter, such as K10, retaliation.
    package var kind: ReportKind?
    package var text: String
    /// Whether the addressees may open the name that is given here, or else the one that went with the report.
    package var revealsIdentity = false
    /// Empty unless the reporter chooses to be known now; sent in a message of its own either way.
    package var identity = ReportDraft.Identity()

    package init(language: ReportLanguage, kind: ReportKind? = nil, text: String) {
        self.language = language
        self.kind = kind
        self.text = text
    }
}

/// A follow-up and its identity message, sealed.
///
/// Composed once; a retry sends these same bytes.
package struct ComposedFollowUp: Sendable {
    package let submission: FollowUpSubmission
    package let messageID: MessageID
    package let identityID: MessageID

    /// Seals a draft behind the newest own message of a conversation (Specification.md §5).
    ///
    /// - Parameters:
    ///   - files: what was uploaded for this follow-up; its nonce becomes the follow-up's.
    ///   - receipt: the one at hand.
    /// - Throws: `CannotCompose` when a text is too long, or too few trustees have a key today.
    package init(
        _ draft: FollowUpDraft, behind head: ConversationHead, for audience: ChosenAudience,
        of portal: VerifiedPortal, files: UploadedStream? = nil, receipt: borrowing Receipt
    ) throws(CannotCompose) {
        let keys = ReceiptKeys(receipt, portal: portal.portal.name)
        let sealer = try OwnMessageSealer(to: audience, of: portal)
        // Drawn before the text is sealed, which may carry the token that follows from it.
        let nonce = MessageNonce.random()
        let namesNow = draft.identity != ReportDraft.Identity()
        let token = namesNow ? keys.consentDigest(for: nonce) : head.consent
        let message = try ComposedFollowUp.message(
            draft, behind: head, consent: draft.revealsIdentity ? token : nil, for: audience,
            files: files, keys: keys, sealer: sealer)
        let identity = try sealer.identity(
            draft.identity, at: head.place(behind: message.id), keys: keys, nonce: nonce)
        messageID = message.id
        identityID = identity.id
        submission = FollowUpSubmission(
            work: .none, capability: keys.copiedCapability, message: message, identity: identity,
            upload: files?.upload)
    }

    private static func message(
        _ draft: FollowUpDraft, behind head: ConversationHead, consent: Digest?,
        for audience: ChosenAudience, files: UploadedStream?, keys: borrowing ReceiptKeys,
        sealer: OwnMessageSealer
    ) throws(CannotCompose) -> SealedMessage {
        let payload = FollowUpPayload(
            place: head.place, language: draft.language, kind: draft.kind,
            text: PlainText.cleaned(draft.text),
            addressees: audience.addressed.map(\.keyholder.id.text),
            consent: consent, stream: files?.manifest)
        do {
            var json = try payload.json()
            defer { wipe(&json) }
            return try OwnMessageSealer.seal(
                json,
                by: try sealer.sealer(for: keys, sequence: head.place.sequence, files: files),
                authenticatedBy: keys)
        } catch let error as InvalidPayload {
            throw .payload(error)
        } catch let error as CannotCompose {
            throw error
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }
}

extension ReceiptKeys {
    /// The capability, as a request's body carries it; the caller lets it go.
    var copiedCapability: [UInt8] {
        borrowing get { unsafe capability.withUnsafeBytes { unsafe Array($0) } }
    }

    /// The consent token of the identity message with this nonce, as a follow-up carries it.
    borrowing func consentDigest(for nonce: MessageNonce) -> Digest? {
        try? Digest(unsafe consentToken(for: nonce).withUnsafeBytes { unsafe Array($0) })
    }
}
