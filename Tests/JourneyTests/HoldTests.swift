import Auditor
import Details
import Directory
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Procedure
import Reporter
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
        }
    }
}
