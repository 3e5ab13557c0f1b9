import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Synchronization
import Testing

@Suite struct `Waiting for something new` {
    @Test func `does not end at what was there before, nor at a newer checkpoint`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply()
        letter.stage.tick()
        let first = try await letter.look()
        let glance = try await letter.reader().newest()
        // The proofs are others now.
        letter.stage.world.withLock { world in
            let dummy = DummyNote(portal: SamplePortal.portal, tick: world.log.time)
            world.log.add(dummy.signed(by: SamplePortal.gateway))
        }
        letter.stage.publish()
        #expect(try await letter.reader().newest() == glance)
        #expect(try await letter.look().hasNothingNew(since: first))
        #expect(first.replies.count == 1)
    }

    @Test func `ends at a reply, and at a request`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        let first = try await letter.look()
        let glance = try await letter.reader().newest()
        letter.stage.world.withLock { world in
            let statement = world.log.statement(about: world.held[0].message, by: "acs")
            world.log.add(PaperLog.signed(statement))
        }
        letter.stage.publish()
        let asked = try await letter.look()
        #expect(!asked.hasNothingNew(since: first))
        let next = try await letter.reader().newest()
        #expect(next != glance)
        try letter.reply()
        letter.stage.tick()
        #expect(try await letter.reader().newest() != next)
        #expect(try await !letter.look().hasNothingNew(since: asked))
    }

    @Test func `ends at a handover, and at a message under the own receipt`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        let first = try await letter.look()
        let glance = try await letter.reader().newest()
        let handover = try HandoverNote(
            portal: SamplePortal.portal, handoverID: MessageID(Digest(hashing: [1])),
            keyholder: SamplePortal.identifier("acs"), successor: SamplePortal.identifier("head"),
            time: Sample.noon, messages: [letter.report.reportID])
        letter.stage.world.withLock { world in
            world.log.add(Sample.made { try SamplePortal.identity("acs").sign(handover.text) })
        }
        letter.stage.publish()
        let handedOver = try await letter.look()
        #expect(handedOver.handovers.count == 1 && !handedOver.hasNothingNew(since: first))
        let next = try await letter.reader().newest()
        #expect(next != glance)
        // Somebody else with this receipt.
        let portal = letter.portal
        let audience = try AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: Sample.noon))
            .audience(for: .inherited(persons: try handedOver.head().persons ?? []))
        let followUp = try ComposedFollowUp(
            FollowUpDraft(language: .kazakh, text: "x"), behind: try handedOver.head(),
            for: audience, of: portal, receipt: letter.report.receipt)
        let mailbox = letter.report.submission.mailboxID
        letter.stage.world.withLock {
            $0.held.append(
                Stage.Held(message: followUp.submission.message, mailboxID: mailbox))
        }
        #expect(try await letter.reader().newest() != next)
        #expect(try await !letter.look().hasNothingNew(since: handedOver))
    }

    @Test func `ends when one item that does not hold takes another's place`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(by: "head")
        letter.stage.tick()
        let first = try await letter.look()
        letter.stage.world.withLock { _ = $0.held.removeLast() }
        try letter.reply(by: "head", text: "басқа")
        letter.stage.tick()
        let second = try await letter.look()
        #expect(first.refused == second.refused && first.refused.count == 1)
        #expect(!second.hasNothingNew(since: first))
    }

    @Test func `asks once for each look`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let reader = letter.reader()
        let glance = try await reader.newest()
        let before = letter.stage.world.withLock { $0.requests.count }
        _ = try await reader.newest(from: glance.page)
        #expect(letter.stage.world.withLock { $0.requests.count } == before + 1)
    }
}
