import Details
import Directory
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import Synchronization
import Testing

@Suite struct `Waiting for something new` {
    private func reader(_ letter: borrowing Correspondence) -> MailboxReader {
        MailboxReader(
            calls: letter.stage.calls, portal: letter.portal, receipt: letter.report.receipt)
    }

    @Test func `does not end at what was there before, nor at a newer checkpoint`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply()
        letter.stage.tick()
        let first = try await letter.look()
        let glance = try await reader(letter).newest()
        // The proofs are others now.
        letter.stage.world.withLock { world in
            let dummy = DummyNote(portal: SamplePortal.portal, tick: world.log.time)
            world.log.add(dummy.signed(by: SamplePortal.gateway))
        }
        letter.stage.publish()
        #expect(try await reader(letter).newest() == glance)
        #expect(try await letter.look().hasNothingNew(since: first))
        #expect(first.replies.count == 1)
    }

    @Test func `ends at a reply, and at a request`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        let first = try await letter.look()
        let glance = try await reader(letter).newest()
        letter.stage.world.withLock { world in
            let statement = world.log.statement(about: world.held[0].message, by: "acs")
            world.log.add(PaperLog.signed(statement))
        }
        letter.stage.publish()
        let asked = try await letter.look()
        #expect(!asked.hasNothingNew(since: first))
        let next = try await reader(letter).newest()
        #expect(next != glance)
        try letter.reply()
        letter.stage.tick()
        #expect(try await reader(letter).newest() != next)
        #expect(try await !letter.look().hasNothingNew(since: asked))
    }

    @Test func `asks once for each look`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let reader = reader(letter)
        let glance = try await reader.newest()
        let before = letter.stage.world.withLock { $0.requests.count }
        _ = try await reader.newest(from: glance.page)
        #expect(letter.stage.world.withLock { $0.requests.count } == before + 1)
    }
}
