import Auditor
import Directory
import PortalSamples
import Procedure
import SealedMessage
import Sealing
import Testing

@Suite struct `A case recomputed by an auditor` {
    private let received: UInt64 = 1_780_000_000

    private func fact(_ index: UInt64, _ duty: AuditedDuty) -> AuditedFact {
        AuditedFact(
            index: index, keyholder: SamplePortal.identifier("head"), time: received + 600,
            duty: duty)
    }

    private func stated(_ statement: CaseStatement) throws -> AuditedDuty {
        .stated(try DutyText(statement.text))
    }

    @Test func `counts what could be read, and nothing else`() throws {
        let call = CaseStatement.done(
            try DatedAct(.called1424, at: .instant(received + 300), grade: .document))
        let audited = AuditedCase(
            message: MessageID(SamplePortal.directory.digest), index: 5, tick: received,
            facts: [
                fact(7, .withheld), fact(8, try stated(call)), fact(9, .otherCommitment),
                fact(10, try stated(.closed(.decided))),
            ])
        let recomputed = RecomputedCase(
            audited, in: SamplePortal.directory, calendar: nil, at: received + 7_200)
        #expect(recomputed.unread == [7, 9])
        #expect(recomputed.history.accepted.map(\.entry.index) == [8])
        #expect(recomputed.history.refused.map(\.entry.index) == [10])
        let duty = try #require(recomputed.duties.first { $0.id == .d2 })
        #expect(
            duty.status
                == .done(at: .instant(received + 300), grade: .document, lateBy: nil))
        #expect(duty.owner.keyholder == "head")
    }
}
