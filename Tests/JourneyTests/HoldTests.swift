import Auditor
import Details
import Directory
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Procedure
import Reporter
import SealedMessage
import SignedNote
import Testing
import Trustee

/// From an officer's wish to keep a case to keys that outlive their retention.
@Suite struct `A hold` {
    @Test func `keeps everyone's keys beyond their retention, and says nothing to the reporter`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try #require(try await portal.open(report.reportID, as: "acs").opened)
            let quarter = try Quarter(parsing: "2026Q4")
            let until = AlmatyDay(unixSeconds: portal.clock.now).advanced(by: 1800)
            _ = try await portal.desk("acs").hold(
                report.reportID, until: until, ground: ShortText("№ 5"))
            try await portal.tick()
            #expect(try await portal.audit().findings.filter { $0.severity == .broken } == [])

            try await portal.pass(days: 1700)
            #expect(try await portal.audit().detailCounts["key-destroyed"] == nil)
            var holder = try await portal.desk("acs")
            let need = try #require(try await holder.keyNeeds().first { $0.quarter == quarter })
            #expect(need.lastDay == until && !need.isOver)
            await #expect(throws: KeyDestructionFailed<Never>.self) {
                try await holder.destroyKeys(of: quarter) { (_) throws(Never) in }
            }
            // Whose desk does not know of the hold learns it from the log's refusal.
            var other = try await portal.desk("superior")
            let end = try #require(try await other.keyNeeds().first { $0.quarter == quarter })
            #expect(end.isOver)
            let refused = await #expect(throws: KeyDestructionFailed<Never>.self) {
                try await other.destroyKeys(of: quarter) { (_) throws(Never) in }
            }
            guard case .held(quarter)? = refused else {
                Issue.record("the log let a held key go")
                return
            }
            #expect(other.keys.sealingQuarters.contains(quarter))

            try await portal.pass(days: 101)
            let audit = try await portal.audit()
            // Three trustees, each of this key and of the last one, with which nobody sealed anything.
            #expect(audit.detailCounts["key-destroyed"] == 6)
            #expect(audit.detailCounts["hold"] == 1)
            #expect(!audit.findings.contains { $0.kind == .keyDestroyedEarly })
            #expect(!audit.findings.contains { $0.kind == .holdDiffers })
        }
    }

    @Test func `is found public at the next visits, and not stated again`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try #require(try await portal.open(report.reportID, as: "acs").opened)
            let until = AlmatyDay(unixSeconds: portal.clock.now).advanced(by: 90)
            _ = try await portal.desk("acs").hold(
                report.reportID, until: until, ground: ShortText("№ 5"))
            try await portal.pass(days: 3)
            for _ in 0..<2 {
                let read = try await portal.desk("acs").statements(of: report.reportID)
                #expect(read.refused.isEmpty)
            }
            try await portal.tick()
            #expect(try await portal.audit().detailCounts["hold"] == 1)
        }
    }

    @Test func `is named by the auditor where clear and sealed are not the same`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            for id in ["acs", "superior", "commissioner"] {
                _ = try #require(try await portal.open(report.reportID, as: id).opened)
            }
            let day = AlmatyDay(unixSeconds: portal.clock.now).advanced(by: 90)
            _ = try await portal.desk("acs").hold(
                report.reportID, until: day, ground: ShortText("№ 5"))
            portal.clock.advance(1)
            // The log judges each note: acs moves the day in clear alone, the superior states nothing else.
            try await portal.holdInClear(report.reportID, by: "acs", until: day.advanced(by: 1))
            try await portal.holdInClear(report.reportID, by: "superior", until: day)
            _ = try await portal.desk("commissioner").state(
                .held(until: CivilDay(parsing: day.text), ground: ShortText("№ 6")),
                of: report.reportID)
            try await portal.tick()
            #expect(try await portal.holdFindings() == [], "a day is left to finish")
            try await portal.pass(days: 2)
            #expect(
                try await portal.holdFindings()
                    == ["acs day", "commissioner sealed-only", "superior clear-only"])
            // Who states it whole mends it; a lift alone in clear is as good as none.
            _ = try await portal.desk("acs").hold(
                report.reportID, until: day.advanced(by: 2), ground: ShortText("№ 5"))
            try await portal.holdInClear(report.reportID, by: "superior", until: nil)
            try await portal.pass(days: 2)
            #expect(try await portal.holdFindings() == ["commissioner sealed-only"])
        }
    }
}

extension LivePortal {
    /// Posts a hold in clear as a program would that seals no ground.
    fileprivate func holdInClear(
        _ message: MessageID, by id: String, until day: AlmatyDay?
    ) async throws {
        let note = HoldNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id), until: day, time: clock.now
        ).signed(by: SamplePortal.identity(id))
        _ = try await caller(.keyholder, id).post(.hold, note.bytes)
    }

    /// Whose holds differ, and how.
    fileprivate func holdFindings() async throws -> [String] {
        try await audit().findings.filter { $0.kind == .holdDiffers }
            .map { "\($0.subject ?? "") \($0.reason ?? "")" }
    }
}
