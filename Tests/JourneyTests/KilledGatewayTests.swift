import Auditor
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Testing

/// The gateway's process ends as by `kill -9` after every step; what it acknowledged is there afterwards.
@Suite struct `A gateway killed between any two steps` {
    @Test func `loses nothing that it acknowledged`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.killAndStart()
            #expect(try await portal.look(with: report.receipt).messages.count == 2)

            try await portal.tick()
            try await portal.killAndStart()
            try await portal.work()
            let view = try await portal.look(with: report.receipt)
            #expect(view.messages.count == 2 && view.messages.allSatisfy { $0.proof.isProven })

            // Asked, and not answered yet.
            portal.setAbsent(["t1", "t2", "t3"])
            guard case .waiting = try await portal.open(report.reportID, as: "acs", turns: 0)
            else {
                Issue.record("opened without trustees")
                return
            }
            try await portal.killAndStart()
            portal.setAbsent([])
            try await portal.work()
            try await portal.killAndStart()
            try await portal.work()
            #expect(try await portal.open(report.reportID, as: "acs", turns: 0).opened != nil)

            _ = try await portal.desk("acs").reply(
                to: report.reportID, text: "Қаралуда.", language: .kazakh)
            try await portal.killAndStart()
            try await portal.work()
            try await portal.tick()
            try await portal.killAndStart()
            try await portal.work()
            #expect(
                try await portal.look(with: report.receipt).replies.map(\.text) == ["Қаралуда."])
            #expect(try await portal.audit().findings == [])
        }
    }
}
