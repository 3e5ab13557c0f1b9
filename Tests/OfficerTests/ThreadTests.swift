// `unsafe` here: a sample consent token is copied out of locked pages into the follow-up that reveals it.
import Details
import Directory
import Encoding
import Exchange
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Testing

@Suite struct `A reporter's texts at a desk` {
    enum Named: CaseIterable {
        case textThatIsListed
        case textThatIsKeptBack
        /// The identity message that came with the text before.
        case identity
    }

    @Test(arguments: Named.allCases)
    func `stand in sequence when the text they name is listed`(named: Named) async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let text = try bureau.followUp(2)
        let identity = try bureau.identity(3, behind: text.id)
        bureau.hold(identity)
        if named == .textThatIsListed { bureau.hold(text) }
        let next = try bureau.followUp(4, behind: named == .identity ? identity.id : text.id)
        try await bureau.openHeld(next)
        let thread = try await bureau.desk().thread(of: bureau.report.reportID)
        let standing = thread.first { $0.message.messageID == next.id }?.standing
        #expect(standing == (named == .textThatIsListed ? .inSequence : .gap))
    }

    /// An officer who read the report can authenticate a text with any number.
    @Test(arguments: [true, false])
    func `narrow the circle only when they stand in sequence`(isInSequence: Bool) async throws {
        let bureau = try await Bureau(excluding: [])
        _ = try await bureau.open()
        let text =
            try isInSequence
            ? bureau.followUp(2) : bureau.followUp(1 << 31, behind: bureau.report.identityID)
        try await bureau.openHeld(text)
        let result = try await bureau.desk().reply(
            to: bureau.report.reportID, text: "Қаралуда.", language: .kazakh)
        guard case .sent(_, let addressees) = result else {
            Issue.record("not sent")
            return
        }
        #expect(addressees.map(\.id.text) == (isInSequence ? ["acs"] : ["head", "acs"]))
    }

    @Test func `give the consent that the identity message states, whatever else they give`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let keys = ReceiptKeys(bureau.report.receipt, portal: SamplePortal.portal.name)
        let nonce = bureau.report.submission.identity.context.nonce
        let token = try Digest(
            unsafe keys.consentToken(for: nonce).withUnsafeBytes { unsafe Array($0) })
        let text = try bureau.followUp(2, consent: token)
        try await bureau.openHeld(text)
        let forged = try bureau.followUp(4, behind: text.id, consent: Digest(hashing: [1]))
        try await bureau.openHeld(forged)
        let desk = try await bureau.desk()
        let identity = try await desk.listedMessage(bureau.report.identityID.hex)
        #expect(try await desk.consent(for: identity) == .consent(ConsentToken(token.bytes)))
    }
}

extension Bureau {
    private func sealer(
        _ kind: MessageKind, consentHash: Digest? = nil
    ) throws -> MessageSealer {
        let set = portal.set
        let recipients = try Recipients(
            holders: [
                HolderRecipient(key: set.sealingKey(ofKeyholderAt: 0), isAddressed: false),
                HolderRecipient(key: set.sealingKey(ofKeyholderAt: 1), isAddressed: true),
            ], trustees: (0..<3).map { set.sealingKey(ofTrusteeAt: $0) }, threshold: 2)
        return try MessageSealer(
            kind: kind, directoryHash: set.hash, recipients: recipients, reporter: .random,
            consentHash: consentHash)
    }

    private borrowing func seal(
        _ json: [UInt8], by sealer: consuming MessageSealer
    ) throws -> SealedMessage {
        let keys = ReceiptKeys(report.receipt, portal: SamplePortal.portal.name)
        return try sealer.seal(json: json) { (hash) throws(Never) in
            keys.conversationKey.authenticator(for: json, headerHash: hash)
        }
    }

    /// What the reporter, or whoever read the report, can write to acs.
    borrowing func followUp(
        _ sequence: UInt32, behind previous: MessageID = .none, consent: Digest? = nil
    ) throws -> SealedMessage {
        let place = ConversationPlace(
            conversation: report.reportID, sequence: sequence, previous: previous)
        let json = try FollowUpPayload(
            place: place, language: .kazakh, text: "тағы", addressees: ["acs"], consent: consent
        ).json()
        return try seal(json, by: sealer(.report))
    }

    borrowing func identity(
        _ sequence: UInt32, behind previous: MessageID
    ) throws -> SealedMessage {
        let place = ConversationPlace(
            conversation: report.reportID, sequence: sequence, previous: previous)
        let json = try IdentityPayload(
            place: place, fullName: "", position: "", unit: "", contact: ""
        ).json()
        return try seal(json, by: sealer(.identity, consentHash: Digest(hashing: [2])))
    }

    /// Puts a message into the mailbox and has acs open it.
    borrowing func openHeld(_ message: SealedMessage) async throws {
        hold(message)
        let desk = try await desk()
        let listed = try await desk.threadMessage(message.id.hex, of: report.reportID)
        _ = try await desk.open(listed, timeout: .zero)
        stage.release()
        guard case .opened = try await desk.open(listed, timeout: .zero) else {
            Issue.record("not opened")
            return
        }
    }
}
