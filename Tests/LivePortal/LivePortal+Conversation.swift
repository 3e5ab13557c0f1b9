import Directory
import PaperPortal
package import PortalClient
import PortalSamples
package import Reporter
package import SealedMessage
import Sealing

extension LivePortal {
    /// What a reporter adds who has nothing but the receipt; to those of the newest message, or only to some.
    @discardableResult
    package func followUp(
        _ text: String, with receipt: String, to keyholders: [String]? = nil,
        revealingIdentity: Bool = false, name: String = "", over wire: Wire? = nil
    ) async throws -> ComposedFollowUp {
        let wire = wire ?? self.wire()
        let portal = try await visit(over: wire).verifiedPortal()
        let read = try Receipt(reading: receipt, portal: portal.portal.name)
        let head = try await MailboxReader(
            calls: wire.calls, portal: portal, receipt: read
        ).look().head()
        var draft = FollowUpDraft(language: .kazakh, text: text)
        draft.revealsIdentity = revealingIdentity
        draft.identity.fullName = name
        let followUp = try ComposedFollowUp(
            draft, behind: head, for: try audience(behind: head, of: portal, to: keyholders),
            of: portal, receipt: read)
        _ = try await submitter(portal, over: wire).submit(followUp)
        return followUp
    }

    /// Changes the receipt for a new one.
    ///
    /// - Parameter asClaim: as a claim code is changed.
    /// - Returns: the new receipt, and the id of the re-key.
    package func rekey(
        _ receipt: String, asClaim: Bool = false, over wire: Wire? = nil
    ) async throws -> (receipt: String, id: MessageID) {
        let wire = wire ?? self.wire()
        let portal = try await visit(over: wire).verifiedPortal()
        let rekey = try await composedRekey(receipt, of: portal, asClaim: asClaim, over: wire)
        _ = try await submitter(portal, over: wire).submit(rekey)
        return (rekey.receipt.text(portal: portal.portal.name), rekey.messageID)
    }

    /// Seals a change of receipts and sends nothing.
    package func composedRekey(
        _ receipt: String, of portal: VerifiedPortal, asClaim: Bool = false, over wire: Wire
    ) async throws -> ComposedRekey {
        let read = try Receipt(reading: receipt, portal: portal.portal.name)
        let view = try await MailboxReader(
            calls: wire.calls, portal: portal, receipt: read
        ).look()
        let head = try asClaim ? view.claimHead() : view.head()
        return try ComposedRekey(
            of: read, behind: head, for: try audience(behind: head, of: portal), of: portal)
    }

    /// Has an officer take a report down; what is left of it is the claim code.
    package func takeDown(
        over wire: Wire? = nil
    ) async throws -> (claimCode: String, reportID: MessageID) {
        let wire = wire ?? self.wire()
        let portal = try await visit(over: wire).verifiedPortal()
        let today = AlmatyDay(unixSeconds: clock.now)
        let audience = try AudienceOffer(portal.set, on: today).audience(
            for: .allBut(persons: [SamplePortal.identifier("p-head")]))
        let draft = ReportDraft(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [], what: LivePortal.text)
        let intake = try ComposedIntake(
            draft, told: IntakeOrigin(.hotline, day: today.number), for: audience, of: portal)
        _ = try await submitter(portal, over: wire).submit(intake)
        return (intake.claimCode, intake.reportID)
    }

    /// The receipt that a claim code stands for until it is changed: what whoever kept it has.
    package func receipt(behind claimCode: String) throws -> String {
        let name = SamplePortal.portal.name
        return try ClaimCode(reading: claimCode, portal: name).receiptKnownToOthers()
            .text(portal: name)
    }

    package func close(_ receipt: String) async throws {
        let wire = wire()
        let portal = try await visit(over: wire).verifiedPortal()
        let read = try Receipt(reading: receipt, portal: portal.portal.name)
        try await MailboxReader(calls: wire.calls, portal: portal, receipt: read).close()
    }

    package func submitter(_ portal: VerifiedPortal, over wire: Wire) -> ReportSubmitter {
        let clock = clock
        return ReportSubmitter(
            calls: wire.calls, portal: portal, clock: { clock.now }, patience: .unpaused)
    }

    private func audience(
        behind head: ConversationHead, of portal: VerifiedPortal, to keyholders: [String]? = nil
    ) throws -> ChosenAudience {
        let offer = AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: clock.now))
        if let keyholders {
            return try offer.audience(
                for: .only(Set(keyholders.map { SamplePortal.identifier($0) })))
        }
        return try offer.audience(for: .inherited(persons: head.persons ?? []))
    }
}
