import Encoding
import Exchange
import PortalClient
import PortalStage
import Reporter
import Synchronization
import Testing

@Suite struct `A reporter whose portal is short of room` {
    @Test func `works as suggested, for the very report`() async throws {
        let letter = try await Correspondence()
        letter.stage.world.withLock { $0.workOffers = [offer(epoch: 5, effort: 64)] }
        try await letter.submit()
        let sent = try #require(try self.sent(letter.stage).last)
        #expect(sent.work.epoch == 5 && sent.work.effort == 64)
        #expect(sent.work.holds(for: WorkRequest(sent.report), under: seed(5)))
    }

    @Test func `works twice as much after it was turned away, and sends the same messages`()
        async throws
    {
        let letter = try await Correspondence()
        letter.stage.world.withLock {
            $0.problems = [.busy, .busy, .workNeeded]
            $0.workOffers = [
                offer(epoch: 5, effort: 64), offer(epoch: 5, effort: 16),
                offer(epoch: 6, effort: 512), offer(epoch: 7, effort: 0),
            ]
        }
        try await letter.submit()
        let sent = try self.sent(letter.stage)
        #expect(sent.map(\.work.effort) == [64, 128, 512, 512])
        #expect(sent.map(\.work.epoch) == [5, 5, 6, 7])
        #expect(Set(sent.map { $0.with(.none).bytes }).count == 1)
        for submission in sent {
            let work = submission.work
            #expect(work.holds(for: WorkRequest(submission.report), under: seed(work.epoch)))
        }
    }

    @Test func `gives up after eight rounds, knowing that nothing was taken`() async throws {
        let letter = try await Correspondence()
        letter.stage.world.withLock { $0.problems = Array(repeating: .busy, count: 20) }
        await #expect(
            throws: SubmissionFailed.notSent(.problem(.busy, retryAfterSeconds: nil))
        ) { try await letter.submit() }
        #expect(letter.stage.world.withLock { $0.problems.count } == 12)
    }

    @Test func `refuses to work for longer than a gateway may ask`() async throws {
        let letter = try await Correspondence()
        letter.stage.world.withLock {
            $0.workOffers = [offer(epoch: 5, effort: WorkOffer.mostEffort + 1)]
        }
        await #expect(
            throws: SubmissionFailed.notSent(.malformed(.field("effort")))
        ) { try await letter.submit() }
        #expect(try sent(letter.stage).isEmpty)
    }

    private func sent(_ stage: Stage) throws -> [ReportSubmission] {
        let (requests, bodies) = stage.world.withLock { ($0.requests, $0.bodies) }
        return try zip(requests, bodies).filter { $0.0 == Endpoint.reports.path }
            .map { try ReportSubmission(parsing: $0.1) }
    }

    private func offer(epoch: UInt32, effort: UInt32) -> WorkOffer {
        WorkOffer(epoch: epoch, seed: seed(epoch), effort: effort)
    }

    private func seed(_ epoch: UInt32) -> WorkSeed {
        WorkSeed(Digest(hashing: [UInt8](bigEndian: epoch)))
    }
}
