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
            #expect(audit.findings.allSatisfy { $0.kind == .outcomeOverdue })
        }
    }

    @Test func `leaves who makes no key without one after 14 days`() async throws {
        try await LivePortal.with { portal in
            try await portal.pass(days: Self.daysToTurn + 14)
            let offer = AudienceOffer(
                try await portal.visit().verifiedPortal().set,
                on: AlmatyDay(unixSeconds: portal.clock.now))
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
            // The trustees did it by themselves.
            #expect(try await portal.audit().detailCounts["key-destroyed"] == 3)
            var later = try await portal.desk("acs")
            _ = try await later.tendKeys { _ in }
            try await later.destroyKeys(of: quarter) { (_) throws(Never) in }
            #expect(!later.keys.sealingQuarters.contains(quarter))
            // What only they opened is gone from the desk.
            #expect(try later.read(report.reportID) == nil)
            // Once more, as after a crash between log and file: nothing is logged twice.
            var again = try await portal.desk("acs")
            try await again.destroyKeys(of: quarter) { (_) throws(Never) in }
            try await portal.settle()
            let audit = try await portal.audit()
            #expect(audit.detailCounts["key-destroyed"] == 4)
            #expect(!audit.findings.contains { $0.kind == .keyDestroyedEarly })
        }
    }

    /// From 21 November 2026 to 1 January 2027.
    private static let daysToTurn: UInt64 = 41
}
