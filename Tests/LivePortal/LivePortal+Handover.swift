// `unsafe` here: sample secrets are copied out of locked pages, to be sealed and sent.
import Details
package import Directory
import Encoding
package import Exchange
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
package import SealedMessage
package import Sealing
import Secrets
import SignedNote

extension LivePortal {
    /// Lists a new keyholder, whose key trustees then confirm.
    package func appoint(_ id: String) async throws {
        try await adopt { draft in
            draft.keyholders.append(SamplePortal.keyholder(id, role: .commissioner))
        }
        var desk = try await desk(id)
        _ = try await desk.tendKeys { _ in }
        try await settle()
    }

    /// Hands a report over, and gives the message that does.
    package func handOver(
        _ report: MessageID, from author: String = "commissioner", to successor: String
    ) async throws -> MessageID {
        let desk = try await desk(author)
        let plan = try await desk.handoverPlan(
            of: report, to: SamplePortal.identifier(successor))
        guard case .handedOver(let id) = try await desk.handOver(plan) else {
            throw DeskFailed.handover(.notOpened)
        }
        try await tick()
        return id
    }

    /// What a keyholder posts whose program checks nothing, with the keys of the message and T from wherever they may come.
    ///
    /// - Parameters:
    ///   - messages: what the detail names; the report unless said otherwise.
    ///   - carrier: the message that is posted, when it is not a handover.
    package func forgedHandover(
        of report: SentReport, by author: String, to successor: String,
        naming messages: [MessageID]? = nil, as carrier: SealedMessage? = nil
    ) async throws -> HandoverPosting {
        let verified = try await visit().verifiedPortal()
        let name = SamplePortal.portal.name
        let keys = ReceiptKeys(try Receipt(reading: report.receipt, portal: name), portal: name)
        let payload = HandoverPayload(
            place: ConversationPlace(conversation: report.reportID, sequence: 1, previous: .none),
            author: author, successor: successor, items: [try item(of: report.submission.report)])
        let index = verified.directory.index(ofKeyholder: SamplePortal.identifier(successor)) ?? 0
        let json = try payload.json()
        let sealed =
            try carrier
            ?? MessageSealer(
                kind: .report, directoryHash: verified.set.hash,
                recipients: LivePortal.recipients(of: verified.set, addressing: index),
                reporter: .random
            ).seal(json: json) { (headerHash) throws(MalformedNote) in
                let statement = AuthoredStatement(
                    .handover, portal: name, headerHash: headerHash, place: payload.place,
                    replyKey: keys.replyKey.publicKey, json: json)
                let note = try SamplePortal.identity(author).sign(
                    String(decoding: statement.bytes, as: UTF8.self))
                return Sample.made { try Authenticator(signature: note.signatures[0].signature) }
            }
        let note = try HandoverNote(
            portal: SamplePortal.portal, handoverID: sealed.id,
            keyholder: SamplePortal.identifier(author),
            successor: SamplePortal.identifier(successor), time: clock.now,
            messages: messages ?? [report.reportID])
        let thread = keys.conversationKey.threadCapability()
        return HandoverPosting(
            thread: unsafe thread.withUnsafeBytes { unsafe Array($0) },
            note: note.signed(by: SamplePortal.identity(author)), message: sealed)
    }

    /// What an addressed keyholder makes who has the conversation key: a follow-up to one of the others, rightly authenticated.
    package func forgedFollowUp(
        of report: SentReport, to id: String
    ) async throws -> SealedMessage {
        let verified = try await visit().verifiedPortal()
        let name = SamplePortal.portal.name
        let keys = ReceiptKeys(try Receipt(reading: report.receipt, portal: name), portal: name)
        let json = try FollowUpPayload(
            place: ConversationPlace(
                conversation: report.reportID, sequence: 2, previous: .none),
            language: .kazakh, text: "Арызымды қайтарып аламын.", addressees: [id]
        ).json()
        let index = verified.directory.index(ofKeyholder: SamplePortal.identifier(id)) ?? 0
        return try MessageSealer(
            kind: .report, directoryHash: verified.set.hash,
            recipients: LivePortal.recipients(of: verified.set, addressing: index),
            reporter: .random
        ).seal(json: json) { (headerHash) throws(Never) in
            keys.conversationKey.authenticator(for: json, headerHash: headerHash)
        }
    }

    /// Those of a set, of whom one keyholder is addressed.
    package static func recipients(of set: DirectorySet, addressing index: Int) throws -> Recipients
    {
        let directory = set.directory
        return try Recipients(
            holders: directory.keyholders.indices.map {
                HolderRecipient(key: set.sealingKey(ofKeyholderAt: $0), isAddressed: $0 == index)
            },
            trustees: directory.trustees.indices.map { set.sealingKey(ofTrusteeAt: $0) },
            threshold: directory.threshold)
    }
}

/// The halves of a report that the commissioner is addressed by.
private func item(of message: SealedMessage) throws -> HandoverPayload.Item {
    let holder = try PaperKeys.sealingKey(PaperKeys.holder("commissioner"))
        .openHolderSlot(1, of: message.header).share()
    var shares = TrusteeShares(for: message.header)
    for (index, id) in ["t1", "t2"].enumerated() {
        let secret = try PaperKeys.sealingKey(PaperKeys.trustee(id))
            .openTrusteeSlot(index, of: message.header)
        try shares.add(secret, from: index)
    }
    let trustee = try message.trusteeKey(holderKey: holder, shares: shares)
    return HandoverPayload.Item(
        message: message.id, holderKey: unsafe holder.withUnsafeBytes { unsafe Array($0) },
        trusteeKey: unsafe trustee.withUnsafeBytes { unsafe Array($0) })
}
