import Auditor
import Details
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
import Trustee

/// From 2026Q4 into 2027Q1, and to the end of what was sealed then.
@Suite struct `The turn of a quarter` {
    @Test func `makes new keys by itself, and old messages still open`() async throws {
        try await LivePortal.with { portal in
            let old = try await portal.submit()
            try await portal.tick()
            try await portal.pass(days: Self.daysToTurn)

            // Within 14 days last quarter's keys stand in, where nobody has made new ones.
            let grace = try await portal.visit().verifiedPortal()
            let index = try #require(
                grace.directory.index(ofKeyholder: SamplePortal.identifier("acs")))
            #expect(grace.set.keyNotes[index]?.keyNote.quarter.text == "2026Q4")
            // The trustees, who run, have made theirs.
            #expect(
                grace.set.keyNotes.suffix(3).allSatisfy { $0?.keyNote.quarter.text == "2027Q1" })
            let between = try await portal.submit()
            try await portal.tick()

            for id in ["commissioner", "superior", "acs"] {
                var desk = try await portal.desk(id)
                #expect(try await desk.tendKeys { _ in } == false)
            }
            try await portal.settle()
            let turned = try await portal.visit().verifiedPortal()
            #expect(turned.set.keyNotes[index]?.keyNote.quarter.text == "2027Q1")
            let new = try await portal.submit()
            try await portal.tick()

            for report in [old, between, new] {
                let opened = try await portal.open(report.reportID, as: "acs").opened
                #expect(opened?.report?.what == LivePortal.text)
            }
            // Nobody stated an outcome meanwhile; all else is as it should be.
            let audit = try await portal.audit()
            #expect(!audit.findings.isEmpty)
            #expect(audit.findings.allSatisfy { $0.kind == .outcomeOverdue })
        }
    }

    @Test func `leaves who makes no key without one after 14 days`() async throws {
        try await LivePortal.with { portal in
            try await portal.pass(days: Self.daysToTurn + 14)
            let offer = AudienceOffer(
                try await portal.visit().verifiedPortal().set,
                on: AlmatyDay(unixSeconds: portal.clock.now))
            #expect(offer.candidates.count == 4)
            #expect(offer.candidates.allSatisfy { $0.standing == .withoutKey })
        }
    }

    @Test func `destroys keys on the log once nothing needs them, and not before`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try #require(try await portal.open(report.reportID, as: "acs").opened)
            // Four years, not yet the days beyond.
            try await portal.pass(days: 4 * 366 + 80)
            let quarter = try Quarter(parsing: "2026Q4")
            var desk = try await portal.desk("acs")
            _ = try await desk.tendKeys { _ in }
            let need = try #require(try await desk.keyNeeds().first { $0.quarter == quarter })
            #expect(!need.isOver)
            await #expect(throws: KeyDestructionFailed<Never>.self) {
                try await desk.destroyKeys(of: quarter) { (_) throws(Never) in }
            }
            #expect(desk.keys.sealingQuarters.contains(quarter))
            #expect(try await portal.audit().detailCounts["key-destroyed"] == nil)

            try await portal.pass(days: 11)
            // The trustees did it by themselves: they know every message. A desk knows what it is shown.
            #expect(try await portal.audit().detailCounts["key-destroyed"] == 3)
            #expect(try await portal.desk("acs").keyNeeds().allSatisfy { !$0.isOver })

            try await portal.pass(days: Self.daysToFloor - 4 * 366 - 91)
            let end = try #require(
                try await portal.desk("acs").keyNeeds().first { $0.quarter == quarter })
            #expect(end.lastDay.text == "2031-07-02" && !end.isOver)
            try await portal.pass(days: 1)
            try await destroy(quarter, of: report.reportID, on: portal)
        }
    }

    /// Destroys acs's keys, step by step.
    private func destroy(
        _ quarter: Quarter, of report: MessageID, on portal: LivePortal
    ) async throws {
        // The trustees have ended younger keys by themselves, too.
        let before = try await portal.audit().detailCounts["key-destroyed"] ?? 0
        // What is damaged keeps no key.
        try portal.records(of: "acs").write([1, 2, 3], as: MessageID.none.hex)
        var early = try await portal.desk("acs")
        _ = try await early.tendKeys { _ in }
        let pending = await #expect(throws: KeyDestructionFailed<Never>.self) {
            try await early.destroyKeys(of: quarter) { (_) throws(Never) in }
        }
        guard case .notPublic? = pending else {
            Issue.record("the end of a key is public before its tick")
            return
        }
        #expect(early.keys.sealingQuarters.contains(quarter), "it is logged, and not yet public")
        try await portal.settle()
        let wire = portal.wire()
        wire.changeAnswers(of: .keysDestroyed) { bytes in
            let answer = try EntryAnswer(parsing: bytes)
            let proof = try #require(answer.proof)
            let forged = proof.proof.map { $0 == UInt8(ascii: "A") ? UInt8(ascii: "B") : $0 }
            return EntryAnswer(
                index: answer.index, proof: AcceptanceProof(entry: proof.entry, proof: forged)
            ).bytes
        }
        var deceived = try await portal.desk("acs", over: wire)
        let forged = await #expect(throws: KeyDestructionFailed<Never>.self) {
            try await deceived.destroyKeys(of: quarter) { (_) throws(Never) in }
        }
        guard case .notProven? = forged else {
            Issue.record("the gateway's word was enough")
            return
        }
        #expect(deceived.keys.sealingQuarters.contains(quarter))
        #expect(try deceived.read(report) != nil)

        // The records go first: whoever is interrupted in between still has the keys, and goes on.
        struct PowerCut: Error {}
        var interrupted = try await portal.desk("acs")
        await #expect(throws: KeyDestructionFailed<PowerCut>.self) {
            try await interrupted.destroyKeys(of: quarter) { (_) throws(PowerCut) in
                throw PowerCut()
            }
        }
        #expect(try portal.records(of: "acs").names() == [MessageID.none.hex])
        var later = try await portal.desk("acs")
        try await later.destroyKeys(of: quarter) { (_) throws(Never) in }
        #expect(!later.keys.sealingQuarters.contains(quarter))
        try await portal.settle()
        let audit = try await portal.audit()
        #expect(audit.detailCounts["key-destroyed"] == before + 1, "nothing is logged twice")
        #expect(!audit.findings.contains { $0.kind == .keyDestroyedEarly })
    }

    @Test func `lets no gateway make a key look old by listing nothing`() async throws {
        try await LivePortal.with { portal in
            try await portal.submit()
            try await portal.tick()
            try await portal.pass(days: 90)
            let wire = portal.wire()
            wire.changeAnswers(of: .inbox) { _ in MessageList(messages: []).bytes }
            let desk = try await portal.desk("acs", over: wire)
            #expect(try await desk.inbox().isEmpty)
            #expect(try await desk.keyNeeds().allSatisfy { !$0.isOver })
        }
    }

    /// From 21 November 2026 to 1 January 2027.
    private static let daysToTurn: UInt64 = 41
    /// From 21 November 2026 to the last day of what desks keep in any case, 2 July 2031.
    private static let daysToFloor: UInt64 = 1684
}
