import Encoding
import Exchange
import Foundation
import MessageSamples
import PortalSamples
import Testing

@testable import Gateway

/// A file of `Tests/Vectors/exchange`.
private struct WorkVector: Decodable, CustomTestStringConvertible {
    let name: String
    let check: String
    let key: String
    let now: UInt64
    let request: String
    let work: String
    let refusal: String?

    var testDescription: String { name }

    static let all: [WorkVector] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/exchange")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { $0.hasPrefix("work-") }.map { name in
            Sample.made {
                try JSONDecoder().decode(
                    WorkVector.self, from: Data(contentsOf: folder.appending(path: name)))
            }
        }
    }()
}

@Suite struct `A proof of work` {
    @Test func `has vectors`() {
        #expect(WorkVector.all.count == 15)
    }

    @Test(arguments: WorkVector.all)
    private func `is taken or refused as its vector says`(vector: WorkVector) throws {
        let key = try Hex.decode(vector.key)
        let seeds = WorkSeeds { count in
            #expect(count == 32)
            return key
        }
        let bytes = try Hex.decode(vector.work)
        let work: ProofOfWork
        do {
            work = try ProofOfWork(parsing: bytes)
        } catch {
            #expect(error == .field("proof of work"))
            #expect(vector.refusal == "malformed")
            return
        }
        #expect(work.bytes == bytes)
        let request = WorkRequest(digest: try Digest(hex: vector.request))
        let isTaken = seeds.take(work, for: request, at: vector.now)
        #expect(vector.refusal == (isTaken ? nil : "does-not-hold"))
    }

    @Test func `counts no more than the highest effort`() {
        let most = ProofOfWork(epoch: 1, effort: 1 << 22, nonce: 0)
        #expect(ProofOfWork(epoch: 1, effort: .max, nonce: 0).rank == most.rank)
        #expect(ProofOfWork(epoch: 1, effort: (1 << 22) - 1, nonce: 0).rank < most.rank)
    }
}

@Suite struct `Work at the gateway` {
    @Test func `is offered to everyone alike, with a seed that changes each ten minutes`()
        async throws
    {
        let portal = try await TestPortal()
        let offer = try await portal.work()
        #expect(try await portal.work() == offer)
        #expect(offer.effort == 0)
        #expect(UInt64(offer.epoch) == portal.clock.now / 600)
        portal.clock.advance(600)
        let next = try await portal.work()
        #expect(next.epoch == offer.epoch + 1)
        #expect(next.seed != offer.seed)
    }

    @Test func `is taken for its message, in its epoch and the next`() async throws {
        let portal = try await TestPortal()
        let early = try await portal.worked(portal.submission("early"))
        #expect(await portal.post(.reports, early.bytes).bytes != nil)
        let late = try await portal.worked(portal.submission("late"))
        let stale = try await portal.worked(portal.submission("stale"))
        portal.clock.advance(600)
        #expect(await portal.post(.reports, late.bytes).bytes != nil)
        portal.clock.advance(600)
        #expect(await portal.post(.reports, stale.bytes) == .problem("work-needed"))
        let other = try await portal.submission("other").with(late.work)
        #expect(await portal.post(.reports, other.bytes) == .problem("work-needed"))
        // Without work it has its turn as well.
        #expect(await portal.post(.reports, stale.with(.none).bytes).bytes != nil)
    }

    @Test func `is not asked for again: what was accepted gets the same receipts`() async throws {
        let portal = try await TestPortal()
        let submission = try await portal.worked(portal.submission("r"))
        let first = await portal.post(.reports, submission.bytes)
        #expect(first.bytes != nil)
        portal.clock.advance(6000)
        #expect(await portal.post(.reports, submission.bytes) == first)
        #expect(await portal.post(.reports, submission.with(.none).bytes) == first)
    }

    @Test func `is asked for anew after a restart`() async throws {
        let portal = try await TestPortal()
        let submission = try await portal.worked(portal.submission("r"))
        let next = try await portal.afterCrash()
        #expect(await next.post(.reports, submission.bytes) == .problem("work-needed"))
        let again = try await next.worked(submission)
        #expect(await next.post(.reports, again.bytes).bytes != nil)
    }
}

extension TestPortal {
    func work() async throws -> WorkOffer {
        try WorkOffer(parsing: try #require(await get("/work").bytes))
    }

    /// The submission with work under the present seed.
    func worked(_ submission: ReportSubmission, effort: UInt32 = 50) async throws
        -> ReportSubmission
    {
        let offer = try await work()
        var puzzle = WorkPuzzle(
            seed: offer.seed, request: WorkRequest(submission.report), effort: effort)
        var nonce: UInt64 = 0
        while !puzzle.isSolved(by: nonce) { nonce += 1 }
        return submission.with(
            ProofOfWork(epoch: offer.epoch, effort: effort, nonce: nonce))
    }
}
