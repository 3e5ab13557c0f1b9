// `unsafe` here: a cover's text, which nobody wrote, is copied out of locked pages.
import Cover
import Details
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
import Sealing
import Secrets
import SignedNote
import Synchronization
import Testing

/// A clock that a test moves, and a state in memory.
private final class World: CoverStore {
    let time = Atomic<UInt64>(Sample.noon)
    let stored = Mutex<[UInt8]?>(nil)

    func read() throws -> [UInt8]? { stored.withLock { $0 } }
    func write(_ bytes: [UInt8]) throws { stored.withLock { $0 = bytes } }

    var now: UInt64 { time.load(ordering: .relaxed) }
    func advance(_ seconds: UInt64) { time.add(seconds, ordering: .relaxed) }
}

@Suite struct `A cover client` {
    private typealias Client = CoverClient<SeededMutations>

    private func client(
        _ world: World, _ stage: Stage, seed: UInt64 = 1, state: UInt8 = 1
    ) throws -> Client {
        try Client(
            keys: try keys(state: state), store: world,
            generator: SeededMutations(seed: seed), clock: { world.now }
        ) {
            Client.Connection(
                visit: PortalVisit(
                    calls: stage.calls, authority: SamplePortal.authority.verifierKey,
                    purpose: .reporting, clock: { world.now })
            ) {}
        }
    }

    private func keys(state: UInt8) throws -> CoverKeys {
        var ring = try KeyRing(role: .cover, portal: SamplePortal.portal.name, id: "cover")
        for (name, byte) in [("note", UInt8(9)), ("state", state)] {
            var seed = [UInt8](repeating: byte, count: 32)
            try ring.insert(name, SecretBytes(moving: &seed))
        }
        return try CoverKeys(ring)
    }

    /// Acts until something happens.
    private func act(
        _ client: Client, _ world: World, perDay: Double = 24
    ) async throws -> Client.Act {
        while true {
            let (act, pause) = try await client.act(.init(perDay: perDay))
            if let act { return act }
            world.advance(max(pause, 1))
        }
    }

    @Test func `sends a report that opens as a cover`() async throws {
        let (world, stage) = (World(), Stage())
        let client = try client(world, stage)
        #expect(try await act(client, world) == .sent)
        #expect(world.now > Sample.noon, "not at once")
        let held = stage.world.withLock { $0.held.map(\.message) }
        #expect(held.map(\.context.kind) == [.report, .identity])
        #expect(await client.state.messages == [held[0].id])
        var isRead = false
        for (index, id) in ["head", "acs"].enumerated() {
            let share = try PaperKeys.sealingKey(PaperKeys.holder(id))
                .openHolderSlot(index, of: held[0].header).share()
            var shares = TrusteeShares(for: held[0].header)
            for (index, id) in ["t1", "t2"].enumerated() {
                try shares.add(
                    PaperKeys.sealingKey(PaperKeys.trustee(id)).openTrusteeSlot(
                        index, of: held[0].header), from: index)
            }
            guard let body = try? held[0].open(holderKey: share, shares: shares) else { continue }
            let json = unsafe body.json.withUnsafeBytes { unsafe Array($0) }
            guard case .report(let report) = try Payload(parsing: json, kind: .report) else {
                continue
            }
            #expect(report.isCover)
            isRead = true
        }
        #expect(isRead)
    }

    @Test func `looks into its mailboxes, as a reporter does`() async throws {
        let (world, stage) = (World(), Stage())
        let client = try client(world, stage)
        var acts: [Client.Act] = []
        while acts.count < 40 { acts.append(try await act(client, world, perDay: 100)) }
        #expect(acts.contains(.sent) && acts.contains(.visited) && !acts.contains(.failed))
        let paths = Set(stage.world.withLock { $0.requests })
        #expect(paths == ["/directory", "/currency", "/reports", "/mailbox"])
    }

    @Test func `lists what may have arrived, and not what certainly did not`() async throws {
        let (world, stage) = (World(), Stage())
        let client = try client(world, stage)
        // Not even the directory comes.
        stage.world.withLock { $0.failures = [.cannotConnect] }
        #expect(try await act(client, world) == .failed)
        #expect(await client.state.messages.isEmpty)
        // The report arrives, and the answer is spoilt.
        stage.tamper(.reports) { _ in [1] }
        #expect(try await act(client, world) == .failed)
        let arrived = stage.world.withLock { $0.held.first?.message.id }
        #expect(await client.state.messages == [try #require(arrived)])
    }

    @Test func `goes on after a restart with all it has sent`() async throws {
        let (world, stage) = (World(), Stage())
        let client = try client(world, stage)
        _ = try await act(client, world)
        let next = try self.client(world, stage, seed: 2)
        #expect(await next.state == client.state)
        #expect(throws: MalformedCoverState.self) {
            _ = try self.client(world, stage, state: 2)
        }
    }
}

@Suite struct `A cover` {
    @Test func `addresses everyone, all but one, or any of them, and never nobody`() throws {
        let set = Sample.made {
            let log = PaperLog()
            return try #require(
                log.state.history?.current(on: AlmatyDay(unixSeconds: Sample.noon)))
        }
        let offer = AudienceOffer(set, on: AlmatyDay(unixSeconds: Sample.noon))
        var writer = CoverWriter(SeededMutations(seed: 5))
        var counts: [Set<String>: Int] = [:]
        for _ in 0..<600 {
            let audience = try writer.audience(among: offer)
            counts[Set(audience.addressed.map(\.keyholder.id.text)), default: 0] += 1
        }
        #expect(counts[[]] == nil)
        // Two persons: all but one 0.4, everyone 0.3, any subset that is neither 0.3.
        #expect((120...240).contains(counts[["head", "acs"]] ?? 0))
        #expect((120...300).contains(counts[["acs"]] ?? 0))
        #expect((120...300).contains(counts[["head"]] ?? 0))
    }

    @Test func `is mostly short and sometimes long, and always a cover`() throws {
        var writer = CoverWriter(SeededMutations(seed: 6))
        var lengths: [Int] = []
        for _ in 0..<400 {
            let draft = writer.draft()
            #expect(draft.isCover)
            #expect(draft.when.utf8.count <= ReportPayload.maximumFieldByteCount)
            lengths.append(draft.what.utf8.count)
        }
        lengths.sort()
        #expect((500...1600).contains(lengths[200]))
        #expect(lengths[399] > 6000 && lengths[399] < 121_000)
    }
}
