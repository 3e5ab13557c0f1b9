import Auditor
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
import Testing

/// Follow-ups, replies, notes and changes of the receipt over real HTTP, with nothing but the receipt in the reporter's hand.
@Suite struct `A conversation, with nothing but the receipt` {
    private func reply(
        _ text: String, to report: MessageID, by keyholder: String, of portal: LivePortal
    ) async throws -> MessageID {
        let desk = try await portal.desk(keyholder)
        guard
            case .sent(let id, _) = try await desk.reply(
                to: report, text: text, language: .kazakh)
        else {
            Issue.record("not sent")
            throw DeskFailed.reply(.notOpened)
        }
        return id
    }

    @Test func `goes on through a follow-up, a new receipt and its end`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "acs")
            _ = try await reply("Қаралуда.", to: report.reportID, by: "acs", of: portal)
            let followUp = try await portal.followUp("Тағы бір дерек.", with: report.receipt)
            try await portal.tick()

            let opened = try #require(try await portal.open(followUp.messageID, as: "acs").opened)
            guard case .followUp(let payload) = opened.payload else {
                Issue.record("no follow-up")
                return
            }
            #expect(payload.text == "Тағы бір дерек." && payload.place.sequence == 2)
            #expect(payload.addressees == ["commissioner", "superior", "acs"])

            // A new receipt: the old one is told so, and what was written under it opens with the new one.
            let next = try await portal.rekey(report.receipt)
            await #expect(throws: PortalError.problem(.mailboxChanged, retryAfterSeconds: nil)) {
                try await portal.look(with: report.receipt)
            }
            try await portal.tick()
            var view = try await portal.look(with: next.receipt)
            #expect(view.refused.isEmpty && view.missing.isEmpty && view.repeated.isEmpty)
            #expect(view.messages.map(\.sequence).sorted() == [0, 1, 2, 3, 4, 5])
            #expect(view.messages.count { $0.role == .rekey } == 1)
            #expect(view.replies.map(\.text) == ["Қаралуда."])

            // The desk learns of it from the thread, and only then can reply.
            let desk = try await portal.desk("acs")
            await #expect(throws: DeskFailed.reply(.receiptChanged)) {
                try await desk.reply(to: report.reportID, text: "Шешім.", language: .kazakh)
            }
            let rekeyed = try #require(try await portal.open(next.id, as: "acs").opened)
            guard case .rekey(let change) = rekeyed.payload else {
                Issue.record("no re-key")
                return
            }
            // Texts name texts: the identity message between proves nothing of them.
            #expect(change.place.sequence == 4 && change.place.previous == followUp.messageID)
            _ = try await reply("Шешім.", to: report.reportID, by: "acs", of: portal)
            let last = try await portal.followUp("Рақмет.", with: next.receipt)
            try await portal.tick()
            view = try await portal.look(with: next.receipt)
            #expect(view.replies.map(\.text) == ["Қаралуда.", "Шешім."])
            #expect(view.replies.allSatisfy { $0.isInSequence && $0.proof.isProven })
            #expect(try await portal.open(last.messageID, as: "acs").opened != nil)
            let thread = try await portal.desk("acs").thread(of: report.reportID)
            #expect(thread.count == 10)
            #expect(thread.allSatisfy { [.inSequence, .unknown].contains($0.standing) })

            // The end: it looks as if it had never been, and officers keep what they were told.
            try await portal.close(next.receipt)
            let unknown = PortalError.problem(.notFound, retryAfterSeconds: nil)
            for receipt in [report.receipt, next.receipt] {
                await #expect(throws: unknown) { try await portal.look(with: receipt) }
            }
            await #expect(throws: unknown) { try await portal.close(next.receipt) }
            await #expect(throws: DeskFailed.reply(.closed)) {
                try await portal.desk("acs").reply(
                    to: report.reportID, text: "Тағы.", language: .kazakh)
            }
            #expect(try await portal.desk("acs").thread(of: report.reportID).count == 10)
            #expect(try await portal.audit().findings == [])
        }
    }

    @Test func `keeps officers' notes among those who may read, and from the reporter`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            for name in ["acs", "commissioner"] {
                _ = try await portal.open(report.reportID, as: name)
            }
            guard
                case .sent(let note, _) = try await portal.desk("acs").note(
                    about: report.reportID, text: "Құжаттар сұралсын.", language: .kazakh)
            else {
                Issue.record("not sent")
                return
            }
            try await portal.tick()
            let desk = try await portal.desk("commissioner")
            let listed = try await desk.threadMessage(note.hex, of: report.reportID)
            let opened = try #require(
                try await desk.open(listed, timeout: .seconds(3), interval: .seconds(1)).opened)
            guard case .note(let payload) = opened.payload else {
                Issue.record("no note")
                return
            }
            #expect(payload.text == "Құжаттар сұралсын." && payload.author == "acs")
            try await portal.tick()
            // Neither the note nor who opened it is in the mailbox.
            let view = try await portal.look(with: report.receipt)
            #expect(view.messages.count == 2 && view.replies.isEmpty && view.refused.isEmpty)
            #expect(view.inquiries.allSatisfy { $0.messageID == report.reportID })
            #expect(view.inquiries.count == 2)
            // Nor in the list of those who have no T.
            await #expect(throws: DeskFailed.unknownMessage) {
                try await desk.listedMessage(note.hex)
            }
        }
    }

    @Test func `is for those alone whom the newest message reached`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            for name in ["acs", "commissioner"] {
                _ = try await portal.open(report.reportID, as: name)
            }
            let narrow = try await portal.followUp(
                "Тек сізге.", with: report.receipt, to: ["acs"])
            try await portal.tick()
            guard
                case .notAddressedOrCover = try await portal.open(
                    narrow.messageID, as: "commissioner")
            else {
                Issue.record("the commissioner read it")
                return
            }
            _ = try await portal.open(narrow.messageID, as: "acs")
            guard
                case .sent(_, let addressees) = try await portal.desk("acs").reply(
                    to: report.reportID, text: "Түсіндім.", language: .kazakh)
            else {
                Issue.record("not sent")
                return
            }
            #expect(addressees.map(\.id.text) == ["acs"])
            let wide = try await portal.followUp("Және бұл.", with: report.receipt)
            #expect(wide.messageID != narrow.messageID)
            try await portal.tick()
            let view = try await portal.look(with: report.receipt)
            let newest = try #require(view.messages.first { $0.id == wide.messageID })
            #expect(newest.addressees.map(\.id.text) == ["acs"])
        }
    }

    @Test func `opens the identity to whom the reporter reveals it in a follow-up`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "acs")
            let followUp = try await portal.followUp(
                "Бұл менмін.", with: report.receipt, revealingIdentity: true)
            try await portal.tick()
            let opened = try #require(try await portal.open(followUp.messageID, as: "acs").opened)
            guard case .followUp(let payload) = opened.payload else {
                Issue.record("no follow-up")
                return
            }
            let view = try await portal.look(with: report.receipt)
            let identity = try #require(view.messages.first { $0.id == report.identityID })
            let token = try #require(payload.consent)
            #expect(
                labelledConsent(token.bytes) == identity.header.context.consentHash)
        }
    }

    @Test func `shows two changes of one receipt for what they are`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "acs")
            // Both are sealed before one of them is sent: the reporter's, and that of whoever saw the receipt.
            let wire = portal.wire()
            let verified = try await portal.visit(over: wire).verifiedPortal()
            let own = try await portal.composedRekey(report.receipt, of: verified, over: wire)
            let thiefs = try await portal.composedRekey(report.receipt, of: verified, over: wire)
            let submitter = portal.submitter(verified, over: wire)
            let first = try await submitter.submit(own)
            await #expect(
                throws: SubmissionFailed.notSent(
                    .problem(.mailboxChanged, retryAfterSeconds: nil))
            ) {
                _ = try await submitter.submit(thiefs)
            }
            // The same bytes again are no second change.
            #expect(try await submitter.submit(own).report.note == first.report.note)
            try await portal.tick()
            let receipt = own.receipt.text(portal: SamplePortal.portal.name)
            #expect(try await portal.look(with: receipt).messages.count == 4)
        }
    }
}

/// `L("senim/1 consent", token)`.
private func labelledConsent(_ token: [UInt8]) -> Digest {
    labelledHash("senim/1 consent", token)
}
