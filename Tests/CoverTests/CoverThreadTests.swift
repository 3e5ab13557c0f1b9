import Cover
import Directory
import Encoding
import Exchange
import Mutations
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import SignedNote
import Synchronization
import Testing

@Suite struct `A cover's thread` {
    private typealias Act = CoverWorld.Client.Act

    @Test func `goes on as reporters' threads do, in their order of requests`() async throws {
        let world = CoverWorld()
        let client = try world.client(seed: 3, meanPause: 600)
        var seen: [Act: Set<[String]>] = [:]
        for count in 1...120 {
            let before = world.stage.world.withLock { $0.requests.count }
            let act = try await world.act(client, perDay: 200)
            let requests = world.stage.world.withLock { Array($0.requests.dropFirst(before)) }
            seen[act, default: []].insert(Requests.shortened(requests))
            #expect(world.connectionCount == count, "a connection for each act")
        }
        #expect(seen[.failed] == nil)
        let start = ["/directory", "/currency"]
        let files = ["/uploads", "/uploads/chunk", "/uploads/status"]
        #expect(seen[.visited] == [start + ["/mailbox"]])
        #expect(seen[.sent] == [start + ["/reports"], start + files + ["/reports"]])
        #expect(
            seen[.followedUp] == [
                start + ["/mailbox", "/mailbox/messages"],
                start + ["/mailbox"] + files + ["/mailbox/messages"],
            ])
        #expect(seen[.rekeyed] == [start + ["/mailbox", "/mailbox/rekey"]])
        #expect(seen[.closed] == [start + ["/mailbox/close"]])
        // Everything arrived, and everything stands in the list.
        let state = await client.state
        #expect(Set(state.messages) == world.held(.report))
        #expect(Set(state.allMessages) == world.held(.report).union(world.held(.identity)))
        #expect(world.unlisted.isEmpty)
        // Some threads have several follow-ups.
        #expect(state.threads.contains { $0.sent.count > 2 })
    }

    @Test func `begins as reports do where the portal has spheres of its own`() async throws {
        let world = CoverWorld()
        let text = "senim/taxonomy/v1\n\(SamplePortal.portal.name)\nhide S3\n"
        var draft = DirectoryDraft(following: SamplePortal.directory)
        draft.taxonomy = Digest(hashing: Array(text.utf8))
        let next = SamplePortal.note(draft, approvedBy: ["t1", "t2"])
        let taxonomy = try SamplePortal.authority.sign(text)
        world.stage.world.withLock { world in
            world.directories.append(next)
            world.log.add(next)
            world.currency = world.log.currency(signedBy: ["t1", "t2"])
            world.named[Endpoint.taxonomy.path] = taxonomy
        }
        let client = try world.client()
        #expect(try await client.perform(.report) == .sent)
        let requests = world.stage.world.withLock { $0.requests }
        #expect(requests.starts(with: ["/directory", "/currency", "/taxonomy"]))
        // A reporter's program would go no further, either.
        let forged = try SamplePortal.gateway.sign(text)
        world.stage.world.withLock { $0.named[Endpoint.taxonomy.path] = forged }
        #expect(try await client.perform(.report) == .failed)
        #expect(world.held(.report).count == 1)
    }

    @Test func `is never listed too late, and loses nothing, whatever breaks`() async throws {
        for seed in UInt64(1)...3 {
            let world = CoverWorld()
            let client = try world.client(seed: seed, meanPause: 600)
            for count in 0..<60 {
                let path = ["/reports", "/mailbox/messages", "/mailbox/rekey"][count % 3]
                world.stage.world.withLock { world in
                    switch count / 3 % 4 {
                    case 0: world.failuresAt[path] = Array(repeating: .brokenAnswer, count: 4)
                    case 1: world.problemsAt[path] = [.storageFull]
                    case 2: world.tampering[path] = { _ in [1] }
                    default: world.tampering = [:]
                    }
                }
                _ = try await world.act(client, perDay: 200)
            }
            let state = await client.state
            #expect(world.held(.report).isSubset(of: state.messages), "seed \(seed)")
            #expect(world.held(.identity).isSubset(of: state.allMessages), "seed \(seed)")
            #expect(world.unlisted.isEmpty, "seed \(seed)")
            #expect(try await world.client().state == client.state, "what it knows is durable")
        }
    }

    @Test(arguments: [CoverCourse.followUp, .rekey])
    func `keeps in the list what a portal says it refused`(course: CoverCourse) async throws {
        let world = CoverWorld()
        let client = try world.client()
        let report = try await world.report(client)
        let path = course == .rekey ? Endpoint.mailboxRekey : .mailboxMessages
        world.stage.world.withLock { $0.problemsAt[path.path] = [.storageFull] }
        #expect(try await client.perform(.visit(report, course)) == .failed)
        // It may have kept it all the same.
        let thread = try #require(await client.state.threads.first)
        #expect(thread.sent.count == 2 && (thread.nextReceipt != nil) == (course == .rekey))
        #expect(world.held(.report) == [report])
        #expect(try await client.perform(.visit(report, course)) != .failed)
        #expect(world.held(.report).isSubset(of: await client.state.messages))
    }

    @Test func `has another receipt after a re-key`() async throws {
        let world = CoverWorld()
        let client = try world.client()
        let report = try await world.report(client)
        let first = try #require(await client.state.threads.first).receipt
        #expect(try await client.perform(.visit(report, .rekey)) == .rekeyed)
        let thread = try #require(await client.state.threads.first)
        #expect(thread.receipt != first && thread.nextReceipt == nil && thread.sent.count == 2)
        #expect(try await client.perform(.visit(report, .followUp)) == .followedUp)
        #expect(try await client.perform(.visit(report, .look)) == .visited)
    }

    @Test func `keeps both receipts until the gateway says which holds`() async throws {
        let world = CoverWorld()
        let client = try world.client()
        let report = try await world.report(client)
        let first = try #require(await client.state.threads.first).receipt
        // It never arrives, and nobody can know that.
        world.stage.world.withLock {
            $0.failuresAt["/mailbox/rekey"] = Array(repeating: .brokenAnswer, count: 4)
        }
        #expect(try await client.perform(.visit(report, .rekey)) == .failed)
        var thread = try #require(await client.state.threads.first)
        let second = try #require(thread.nextReceipt)
        #expect(thread.receipt == first && thread.sent.count == 2)
        #expect(try await client.perform(.visit(report, .look)) == .visited)
        // It is offered again; this time it arrives, and the answer is spoilt.
        world.stage.tamper(.mailboxRekey) { _ in [1] }
        #expect(try await client.perform(.visit(report, .rekey)) == .failed)
        thread = try #require(await client.state.threads.first)
        #expect(thread.receipt == first && thread.nextReceipt == second)
        // The next visit is told that the first was changed, and comes again with the second.
        #expect(try await client.perform(.visit(report, .look)) == .failed)
        thread = try #require(await client.state.threads.first)
        #expect(thread.receipt == second && thread.nextReceipt == nil && thread.nextVisit > 0)
        #expect(try await client.perform(.visit(report, .look)) == .visited)
    }

    @Test func `goes on after a crash at the moment when the re-key left`() async throws {
        let world = CoverWorld()
        let client = try world.client()
        let report = try await world.report(client)
        #expect(try await client.perform(.visit(report, .rekey)) == .rekeyed)
        let second = try #require(await client.state.threads.first).receipt
        world.putBack(world.stateAtLeaving(to: .mailboxRekey))
        let next = try world.client(seed: 2)
        #expect(try #require(await next.state.threads.first).receipt != second)
        #expect(try await next.perform(.visit(report, .look)) == .failed)
        #expect(try #require(await next.state.threads.first).receipt == second)
        #expect(try await next.perform(.visit(report, .look)) == .visited)
        #expect(Set(await next.state.messages) == world.held(.report))
    }

    @Test func `ends when it is closed, and is closed again when that is not certain`()
        async throws
    {
        let world = CoverWorld()
        let client = try world.client()
        let report = try await world.report(client)
        // An answer that breaks is asked for again at once; another one is left for the next visit.
        world.stage.world.withLock {
            $0.problemsAt["/mailbox/close"] = [.malformedRequest]
        }
        #expect(try await client.perform(.visit(report, .close)) == .failed)
        #expect(try #require(await client.state.threads.first).nextVisit > 0)
        #expect(try await client.perform(.visit(report, .close)) == .closed)
        var thread = try #require(await client.state.threads.first)
        #expect(thread.nextVisit == 0 && thread.visitsLeft == 0)
        // Whoever finds nothing there does not come again.
        #expect(try await client.perform(.visit(report, .look)) == .failed)
        thread = try #require(await client.state.threads.first)
        #expect(thread.nextVisit == 0 && thread.sent.count == 1)
    }

    @Test func `is visited by one program at a time`() async throws {
        let world = CoverWorld()
        let client = try world.client(meanPause: 1)
        var visits: [CoverWorld.Client.Errand] = []
        for _ in 0..<6 { _ = try await world.report(client) }
        world.advance(1000)
        for _ in 0..<6 {
            guard
                case .visit(let report, let course)? = try await client.next(
                    .init(perDay: 0.01)
                ).errand
            else { continue }
            #expect(!visits.contains { if case .visit(report, _) = $0 { true } else { false } })
            visits.append(.visit(report, course))
        }
        #expect(!visits.isEmpty)
        #expect(try await client.next(.init(perDay: 0.01)).errand == nil)
        for errand in visits { _ = try await client.perform(errand) }
    }

    @Test func `does not come to life all at once after a pause`() async throws {
        let world = CoverWorld()
        let client = try world.client()
        for _ in 0..<8 { _ = try await world.report(client) }
        world.advance(100 * 86_400)
        let next = try world.client(seed: 2)
        #expect(try await next.next(.init(perDay: 0.01)).errand == nil)
        #expect(await next.state.threads.contains { $0.nextVisit > world.now })
    }
}

/// Requests as they are compared.
private enum Requests {
    /// Parts of one upload count once.
    static func shortened(_ requests: [String]) -> [String] {
        var short: [String] = []
        for path in requests where path != short.last { short.append(path) }
        return short
    }
}

@Suite struct `A cover's files` {
    @Test func `are random, and the same again in whatever pieces`() throws {
        let file = RandomFile(byteCount: 200_000)
        let whole = try file.bytes(0..<200_000)
        #expect(whole.count == 200_000 && Set(whole).count == 256)
        for range in [0..<1, 65_535..<65_537, 5..<199_999, 199_999..<200_000, 7..<7] {
            let piece = try file.bytes(UInt64(range.lowerBound)..<UInt64(range.upperBound))
            #expect(piece == Array(whole[range]))
        }
        let other = try RandomFile(byteCount: 200_000).bytes(0..<200_000)
        #expect(other != whole)
    }

    @Test func `are drawn: mostly none, of many lengths, and together within the bound`() {
        var writer = CoverWriter(SeededMutations(seed: 8))
        var totals: [UInt64] = []
        var counts: Set<Int> = []
        for _ in 0..<2000 {
            let files = writer.files(withProbability: 0.3, most: 4_000_000)
            counts.insert(files.count)
            if !files.isEmpty { totals.append(files.reduce(0) { $0 + $1.byteCount }) }
        }
        #expect((500...700).contains(totals.count))
        #expect(totals.allSatisfy { (1...4_000_000).contains($0) })
        #expect(counts.isSuperset(of: [0, 1, 2, 3]) && counts.max() ?? 9 <= 8)
        // No length stands out, the bound least of all.
        #expect(Set(totals).count > totals.count * 9 / 10)
        #expect(totals.contains { $0 < 200_000 } && totals.contains { $0 > 2_000_000 })
        #expect(writer.files(withProbability: 1, most: 0).isEmpty)
    }
}
