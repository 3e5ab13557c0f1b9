import Auditor
import Details
import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import SignedNote
import Testing
import Trustee

/// What an officer states about a case, from their desk to those who judge it.
@Suite struct `A statement about a case` {
    @Test func `is read by the case's officers and auditors, and known to trustees`() async throws {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            for id in ["acs", "superior"] { _ = try await portal.open(sent.reportID, as: id) }
            let receipt = try await portal.desk("acs").state(
                Array("1424-ке қоңырау шалынды".utf8), of: sent.reportID)
            _ = try await portal.desk("superior").state(Array("sent".utf8), of: sent.reportID)
            try await portal.tick()
            let read = try await portal.desk("superior").statements(of: sent.reportID)
            #expect(read.facts.map(\.text.text) == ["1424-ке қоңырау шалынды", "sent"])
            #expect(read.facts.map(\.keyholder.id.text) == ["acs", "superior"])
            #expect(read.facts.allSatisfy(\.isPublic) && read.refused.isEmpty)
            #expect(read.facts.first?.index == receipt.index)
            for trustee in portal.trustees {
                #expect(await trustee.runner.state.hasLookedAtAll)
            }
            let report = try await portal.audit()
            #expect(report.findings == [])
            let audited = try #require(report.cases.first { $0.message == sent.reportID })
            #expect(audited.tick == read.deemedReceipt)
            #expect(
                audited.facts.map(\.duty) == [
                    .stated(try DutyText("1424-ке қоңырау шалынды")),
                    .stated(try DutyText("sent")),
                ])
            #expect(audited.facts.map(\.index) == read.facts.map(\.index))
            #expect(audited.facts.map(\.time) == read.facts.map(\.time))
        }
    }

    @Test func `is read after the reporter changed the receipt, and after a handover`() async throws
    {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(sent.reportID, as: "commissioner")
            _ = try await portal.desk("commissioner").state(Array("called".utf8), of: sent.reportID)
            let rekey = try await portal.rekey(sent.receipt)
            try await portal.tick()
            _ = try await portal.open(rekey.id, as: "commissioner")
            _ = try await portal.desk("commissioner").state(Array("sent".utf8), of: sent.reportID)
            try await portal.appoint("newcomer")
            let handover = try await portal.handOver(sent.reportID, to: "newcomer")
            _ = try await portal.open(handover, as: "newcomer")
            let desk = try await portal.desk("newcomer")
            _ = try await desk.state(Array("concluded".utf8), of: sent.reportID)
            let read = try await desk.statements(of: sent.reportID)
            #expect(read.facts.map(\.text.text) == ["called", "sent", "concluded"])
            #expect(read.refused.isEmpty)
            try await portal.tick()
            #expect(try await portal.audit().findings.filter { $0.severity == .broken } == [])
            // The case goes on when the mailbox is closed.
            try await portal.close(rekey.receipt)
            #expect(try await desk.statements(of: sent.reportID).facts.count == 3)
        }
    }

    @Test func `stops the log while the gateway does not give its bytes to trustees`() async throws
    {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(sent.reportID, as: "acs")
            for trustee in portal.trustees {
                trustee.wire.changeAnswers(of: .trusteeDuties) { _ in [] }
            }
            _ = try await portal.desk("acs").state(Array("called".utf8), of: sent.reportID)
            let size = try await portal.entries().count
            try await portal.work()
            for trustee in portal.trustees {
                #expect(await trustee.runner.state.cosigned.map { $0.size < UInt64(size) } == true)
            }
            for trustee in portal.trustees {
                trustee.wire.changeAnswers(of: .trusteeDuties) { $0 }
            }
            try await portal.tick()
            #expect(try await portal.desk("acs").statements(of: sent.reportID).facts.count == 1)
            #expect(try await portal.audit().findings == [])
        }
    }
}
