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
import SignedNote
import Synchronization
import TransparencyLog

/// A reporter with a report on the stage.
struct Correspondence: ~Copyable {
    let stage: Stage
    let portal: VerifiedPortal
    let report: ComposedReport

    /// - Parameters:
    ///   - excluding: the persons who must not read.
    ///   - keepsOpening: whether the reporter keeps what opens the report.
    init(excluding: Set<String> = ["p-head"], keepsOpening: Bool = false) async throws {
        let stage = Stage()
        let portal = try await stage.visit().verifiedPortal()
        let offer = AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: Sample.noon))
        let audience = try offer.audience(
            for: .allBut(persons: Set(excluding.map { SamplePortal.identifier($0) })))
        report = try ComposedReport(
            Correspondence.draft, for: audience, of: portal, keepsOpening: keepsOpening)
        self.stage = stage
        self.portal = portal
    }

    static var draft: ReportDraft {
        get throws {
            ReportDraft(
                language: .kazakh, kind: try ReportKind("K1"), spheres: [try Sphere("S2")],
                what: "Тендерде пара сұралды.")
        }
    }

    borrowing func submitter(now: UInt64 = Sample.noon) -> ReportSubmitter {
        ReportSubmitter(
            calls: stage.calls, portal: portal, clock: { now }, patience: .unpaused)
    }

    @discardableResult
    borrowing func submit() async throws -> AcceptedSubmission {
        try await submitter().submit(report)
    }

    /// Looks into the mailbox with the receipt.
    borrowing func look() async throws -> MailboxView {
        try await reader().look()
    }

    borrowing func reader() -> MailboxReader {
        MailboxReader(calls: stage.calls, portal: portal, receipt: report.receipt)
    }

    /// A reply as an officer's desk would seal it, put into the mailbox at the next tick.
    @discardableResult
    borrowing func reply(
        by id: String = "acs", sequence: UInt32 = 1, previous: MessageID = .none,
        signedBy signer: String? = nil, conversation: MessageID? = nil, text: String = "Қаралуда.",
        status: [ReplyStatus] = []
    ) throws -> MessageID {
        let keys = ReceiptKeys(report.receipt, portal: portal.portal.name)
        let replyKey = keys.replyKey.publicKey
        let place = ConversationPlace(
            conversation: conversation ?? report.reportID, sequence: sequence, previous: previous)
        let json = try ReplyPayload(
            place: place, author: id, language: .kazakh, text: text, status: status
        ).json()
        let identity = SamplePortal.identity(signer ?? id)
        let name = portal.portal.name
        let message = try MessageSealer(
            kind: .reply, directoryHash: portal.set.hash,
            recipients: Correspondence.recipients(portal),
            reporter: .keys(to: replyKey)
        ).seal(json: json) { (headerHash) throws(MalformedNote) in
            let statement = AuthoredStatement(
                .reply, portal: name, headerHash: headerHash, place: place, replyKey: replyKey,
                json: json)
            let note = try identity.sign(String(decoding: statement.bytes, as: UTF8.self))
            return Sample.made { try Authenticator(signature: note.signatures[0].signature) }
        }
        let mailbox = keys.mailboxID
        stage.world.withLock { $0.held.append(Stage.Held(message: message, mailboxID: mailbox)) }
        return message.id
    }

    private static func recipients(_ portal: VerifiedPortal) throws -> Recipients {
        let set = portal.set
        return try Recipients(
            holders: set.directory.keyholders.indices.map { index in
                HolderRecipient(
                    key: set.sealingKey(ofKeyholderAt: index), isAddressed: true)
            },
            trustees: set.directory.trustees.indices.map { index in
                set.sealingKey(ofTrusteeAt: index)
            }, threshold: set.directory.threshold)
    }
}
