import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote

extension TamperingTable {
    // MARK: Conversations

    static let conversation: [TamperingRow] = [
        TamperingRow(
            "a follow-up replayed into another mailbox", .gateway,
            throws: PortalError.problem(.malformedRequest, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            let other = try await portal.ticked()
            let followUp = try await portal.followUp("x", with: report.receipt)
            let keys = ReceiptKeys(
                try Receipt(reading: other.receipt, portal: SamplePortal.portal.name),
                portal: SamplePortal.portal.name)
            let replayed = FollowUpSubmission(
                work: .none, capability: keys.capability.copied,
                message: followUp.submission.message, identity: followUp.submission.identity)
            return await Said.error {
                _ = try await portal.wire().calls.post(.mailboxMessages, replayed.bytes)
            }
        },
        TamperingRow(
            "a follow-up under a conversation key that the gateway made up", .desk,
            throws: DeskFailed.opening(.otherKeys)
        ) { portal in
            try await portal.openingForgedFollowUp()
        },
        TamperingRow(
            "a follow-up kept back from a desk", .desk, says: "gap"
        ) { portal in
            let report = try await portal.openedByACS()
            let hidden = try await portal.followUp("бір", with: report.receipt)
            try await portal.tick()
            let last = try await portal.followUp("екі", with: report.receipt)
            try await portal.tick()
            _ = try await portal.open(last.messageID, as: "acs")
            return try await portal.standing(
                of: last.messageID, in: report, hiding: [hidden.messageID, hidden.identityID])
        },
        TamperingRow(
            "the newest follow-up's place taken by another", .desk, says: "repeated"
        ) { portal in
            let report = try await portal.openedByACS()
            // Both are sealed before one is sent, by two who hold one receipt.
            let wire = portal.wire()
            let answer = try await portal.mailboxAnswer(report.receipt)
            let first = try await portal.followUp("бір", with: report.receipt)
            wire.changeAnswers(of: .mailbox) { _ in answer }
            let second = try await portal.followUp("екі", with: report.receipt, over: wire)
            try await portal.tick()
            for id in [first.messageID, second.messageID] {
                _ = try await portal.open(id, as: "acs")
            }
            return try await portal.standing(of: second.messageID, in: report, hiding: [])
        },
        TamperingRow(
            "an own message kept back from the reporter", .reporter, says: "[2]"
        ) { portal in
            let report = try await portal.ticked()
            let hidden = try await portal.followUp("бір", with: report.receipt)
            try await portal.tick()
            try await portal.followUp("екі", with: report.receipt)
            let wire = portal.wire()
            wire.changeAnswers(of: .mailbox) { bytes in
                let answer = try MailboxAnswer(parsing: bytes)
                return try MailboxAnswer(
                    pageCount: answer.pageCount,
                    items: answer.items.filter { item in
                        guard case .own(let header, let digest, _) = item else { return true }
                        return MessageID(
                            header: try MessageHeader(parsing: header), bodyDigest: digest)
                            != hidden.messageID
                    }
                ).bytes()
            }
            return Said.plain(try await portal.look(with: report.receipt, over: wire).missing)
        },
        TamperingRow(
            "an officers' note put into the mailbox", .reporter,
            says: Said.plain(ItemRefused.reply(.wrongKind))
        ) { portal in
            let report = try await portal.openedByACS()
            let wire = portal.wire()
            let noting = try await portal.desk("acs", over: wire)
            _ = try await noting.note(
                about: report.reportID, text: "ішкі", language: .kazakh)
            guard let sent = wire.exchanged.last(where: { $0.path == Endpoint.replies.path })
            else { return "nothing was sent" }
            let note = try ReplyPosting(parsing: SignedRequest(parsing: sent.body).payload).message
            let looking = portal.wire()
            looking.changeAnswers(of: .mailbox) { bytes in
                let answer = try MailboxAnswer(parsing: bytes)
                return try MailboxAnswer(
                    pageCount: answer.pageCount,
                    items: answer.items + [
                        .reply(header: note.header.bytes, body: note.body, proof: nil)
                    ]
                ).bytes()
            }
            return try await portal.looking(report, over: looking)
        },
        TamperingRow(
            "a reply under the T of a receipt that was changed", .gateway,
            throws: DeskFailed.reply(.receiptChanged)
        ) { portal in
            let report = try await portal.openedByACS()
            _ = try await portal.rekey(report.receipt)
            return await Said.error {
                _ = try await portal.desk("acs").reply(
                    to: report.reportID, text: "x", language: .kazakh)
            }
        },
        TamperingRow(
            "a reply into a mailbox that was closed", .gateway,
            throws: DeskFailed.reply(.closed)
        ) { portal in
            let report = try await portal.openedByACS()
            try await portal.close(report.receipt)
            return await Said.error {
                _ = try await portal.desk("acs").reply(
                    to: report.reportID, text: "x", language: .kazakh)
            }
        },
        TamperingRow(
            "a second change of one receipt", .gateway,
            throws: SubmissionFailed.notSent(.problem(.mailboxChanged, retryAfterSeconds: nil))
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            let verified = try await portal.visit(over: wire).verifiedPortal()
            let thiefs = try await portal.composedRekey(report.receipt, of: verified, over: wire)
            _ = try await portal.rekey(report.receipt)
            do {
                _ = try await portal.submitter(verified, over: wire).submit(thiefs)
                return "nothing"
            } catch {
                return Said.plain(error)
            }
        },
        TamperingRow(
            "a claim code that the officer kept, after the reporter changed it", .gateway,
            throws: PortalError.problem(.mailboxChanged, retryAfterSeconds: nil)
        ) { portal in
            let (claimCode, _) = try await portal.takeDown()
            try await portal.tick()
            let kept = try portal.receipt(behind: claimCode)
            _ = try await portal.rekey(kept)
            return await Said.error { _ = try await portal.look(with: kept) }
        },
        TamperingRow(
            "a second change of one receipt that the gateway lets in", .desk, says: "tooLate"
        ) { portal in
            let report = try await portal.openedByACS()
            let wire = portal.wire()
            let verified = try await portal.visit(over: wire).verifiedPortal()
            let thiefs = try await portal.composedRekey(report.receipt, of: verified, over: wire)
            let own = try await portal.rekey(report.receipt)
            try await portal.tick()
            try await portal.letIn(thiefs, into: own.receipt)
            try await portal.tick()
            _ = try await portal.open(own.id, as: "acs")
            _ = try await portal.open(thiefs.messageID, as: "acs")
            return try await portal.standing(of: thiefs.messageID, in: report, hiding: [])
        },
    ]
}

extension LivePortal {
    /// What a desk says of the place of a message, when some are kept back from the list.
    func standing(
        of id: MessageID, in report: SentReport, hiding hidden: Set<MessageID>,
        as keyholder: String = "acs", reversed: Bool = false
    ) async throws -> String {
        let wire = wire()
        wire.changeAnswers(of: .thread) { bytes in
            let shown = try MessageList(parsing: bytes).messages.filter {
                !hidden.contains($0.messageID)
            }
            return MessageList(messages: reversed ? shown.reversed() : shown).bytes
        }
        let thread = try await desk(keyholder, over: wire).thread(of: report.reportID)
        return thread.first { $0.message.messageID == id }.map { Said.plain($0.standing) } ?? "none"
    }

    /// The mailbox's first page, as it is now.
    fileprivate func mailboxAnswer(_ receipt: String) async throws -> [UInt8] {
        let wire = wire()
        _ = try await look(with: receipt, over: wire)
        let looked = wire.exchanged.last { $0.path == Endpoint.mailbox.path }
        return looked?.answer.body ?? []
    }

    /// What acs's desk says of a follow-up by somebody who has everything but the conversation key.
    fileprivate func openingForgedFollowUp() async throws -> String {
        let report = try await openedByACS()
        let wire = wire()
        let verified = try await visit(over: wire).verifiedPortal()
        // The receipt of another report stands for whatever the gateway can make up.
        let own = try Receipt(reading: report.receipt, portal: SamplePortal.portal.name)
        let head = try await MailboxReader(
            calls: wire.calls, portal: verified, receipt: own
        ).look().head()
        let offer = AudienceOffer(verified.set, on: AlmatyDay(unixSeconds: clock.now))
        let forged = try ComposedFollowUp(
            FollowUpDraft(language: .kazakh, text: "жалған"), behind: head,
            for: try offer.audience(for: .only([SamplePortal.identifier("acs")])), of: verified,
            receipt: Receipt())
        let submission = FollowUpSubmission(
            work: .none,
            capability: ReceiptKeys(own, portal: SamplePortal.portal.name).capability.copied,
            message: forged.submission.message, identity: forged.submission.identity)
        _ = try await wire.calls.post(.mailboxMessages, submission.bytes)
        try await tick()
        return await Said.error { _ = try await open(forged.messageID, as: "acs") }
    }

    /// Has the gateway take a re-key as if it were a follow-up in the mailbox that replaced its own.
    fileprivate func letIn(
        _ rekey: borrowing ComposedRekey, into receipt: String
    ) async throws {
        let keys = ReceiptKeys(
            try Receipt(reading: receipt, portal: SamplePortal.portal.name),
            portal: SamplePortal.portal.name)
        let submission = FollowUpSubmission(
            work: .none, capability: keys.capability.copied, message: rekey.submission.message,
            identity: rekey.submission.identity)
        _ = try await wire().calls.post(.mailboxMessages, submission.bytes)
    }
}
