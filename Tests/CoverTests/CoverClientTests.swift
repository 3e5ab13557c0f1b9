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

@Suite struct `A cover client` {
    @Test func `sends a report that opens as a cover`() async throws {
        let world = CoverWorld()
        let client = try world.client()
        #expect(try await world.act(client) == .sent)
        #expect(world.now > Sample.noon, "not at once")
        let held = world.stage.world.withLock { $0.held.map(\.message) }
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

    @Test func `lists what may have arrived, and not what certainly did not`() async throws {
        let world = CoverWorld()
        let client = try world.client()
        // Not even the directory comes.
        world.stage.world.withLock { $0.failures = [.cannotConnect] }
        #expect(try await world.act(client) == .failed)
        #expect(await client.state.messages.isEmpty)
        // The report arrives, and the answer is spoilt.
        world.stage.tamper(.reports) { _ in [1] }
        #expect(try await world.act(client) == .failed)
        let arrived = world.stage.world.withLock { $0.held.first?.message.id }
        #expect(await client.state.messages == [try #require(arrived)])
    }

    @Test func `goes on after a restart with all it has sent`() async throws {
        let world = CoverWorld()
        let client = try world.client()
        _ = try await world.act(client)
        let next = try world.client(seed: 2)
        #expect(await next.state == client.state)
        #expect(throws: MalformedCoverState.self) {
            _ = try world.client(state: 2)
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
