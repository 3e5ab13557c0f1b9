import Auditor
import Directory
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Testing

/// A report that an officer takes down, and the mailbox that becomes its reporter's, over real HTTP.
@Suite struct `A report that was taken down` {
    @Test func `opens as such, and its mailbox is the reporter's once the code is changed`()
        async throws
    {
        try await LivePortal.with { portal in
            let (claimCode, reportID) = try await portal.takeDown()
            try await portal.tick()
            let opened = try #require(try await portal.open(reportID, as: "acs").opened)
            let payload = try #require(opened.report)
            #expect(payload.channel == .officer && payload.intake?.way == .hotline)
            #expect(payload.intake?.day == AlmatyDay(unixSeconds: portal.clock.now).number)

            // No client takes the code for a receipt.
            #expect(throws: MalformedReceipt.claimCode) {
                _ = try Receipt(reading: claimCode, portal: SamplePortal.portal.name)
            }
            let kept = try portal.receipt(behind: claimCode)
            let own = try await portal.rekey(kept)
            try await portal.tick()
            _ = try await portal.open(own.id, as: "acs")
            let today = AlmatyDay(unixSeconds: portal.clock.now)
            let desk = try await portal.desk("acs")
            _ = try await desk.reply(
                to: reportID, text: "",
                status: [
                    ReplyStatus(.comeBack, day: today.advanced(by: 30).number),
                    ReplyStatus(.serviceInformed, day: today.number),
                ], language: .kazakh)
            try await portal.tick()

            let wire = portal.wire()
            let view = try await portal.look(with: own.receipt, over: wire)
            #expect(view.refused.isEmpty && view.messages.contains { $0.role == .rekey })
            let current = view.currentStatus
            #expect(current.map(\.status.matter) == [.serviceInformed, .comeBack])
            #expect(current.map { $0.isDateToReturn(on: today) } == [false, true])
            #expect(current.allSatisfy { $0.author.id.text == "acs" })
            try await expectNothing(for: kept, from: portal, reply: lastReply(seen: wire))
            #expect(try await portal.audit().findings == [])
        }
    }

    /// Who kept the code gets no mailbox, and nothing out of a reply even with the gateway's help.
    private func expectNothing(
        for kept: String, from portal: LivePortal, reply: SealedMessage
    ) async throws {
        await #expect(throws: PortalError.problem(.mailboxChanged, retryAfterSeconds: nil)) {
            try await portal.look(with: kept)
        }
        let name = SamplePortal.portal.name
        let keys = ReceiptKeys(try Receipt(reading: kept, portal: name), portal: name)
        #expect(throws: OpeningRefused.sealedSlot(.reporter, index: 0)) {
            _ = try keys.replyKey.openReply(reply)
        }
    }

    private func lastReply(seen wire: Wire) throws -> SealedMessage {
        let seen = wire.exchanged.last { $0.path == Endpoint.mailbox.path }?.answer.body
        let answer = try MailboxAnswer(parsing: try #require(seen))
        for case .reply(let header, let body, _) in answer.items {
            return try SealedMessage(header: MessageHeader(parsing: header), body: body)
        }
        throw PortalError.problem(.notFound, retryAfterSeconds: nil)
    }

    /// An officer who kept the code writes into the mailbox, and closes nobody out by it.
    @Test func `changes hands whatever else somebody wrote under its code`() async throws {
        try await LivePortal.with { portal in
            let (claimCode, reportID) = try await portal.takeDown()
            try await portal.tick()
            let kept = try portal.receipt(behind: claimCode)
            #expect(try await !portal.look(with: kept).isClaimShared)
            let other = try await portal.followUp("Ештеңе болған жоқ.", with: kept, to: ["head"])
            let view = try await portal.look(with: kept)
            #expect(view.isClaimShared)
            #expect(throws: NoConversation.notPublicYet) { try view.head() }
            let head = try view.claimHead()
            #expect(head.newest.id == reportID && head.place.sequence == 2)
            let own = try await portal.rekey(kept, asClaim: true)
            try await portal.tick()
            await #expect(throws: PortalError.problem(.mailboxChanged, retryAfterSeconds: nil)) {
                try await portal.look(with: kept)
            }
            _ = try await portal.open(reportID, as: "acs")
            #expect(try await portal.open(own.id, as: "acs").opened != nil)
            let desk = try await portal.desk("acs")
            _ = try await desk.reply(
                to: reportID, text: "Рақмет.", status: [], language: .kazakh)
            try await portal.tick()
            let mine = try await portal.look(with: own.receipt)
            #expect(mine.replies.map(\.text) == ["Рақмет."])
            #expect(mine.messages.contains { $0.id == other.messageID })
        }
    }

    @Test func `tells its reporter when somebody else was first`() async throws {
        try await LivePortal.with { portal in
            let (claimCode, _) = try await portal.takeDown()
            try await portal.tick()
            let kept = try portal.receipt(behind: claimCode)
            _ = try await portal.rekey(kept)
            await #expect(throws: PortalError.problem(.mailboxChanged, retryAfterSeconds: nil)) {
                try await portal.rekey(kept)
            }
        }
    }
}
