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

    private func stated(
        _ statement: CaseStatement, tag: String = String(repeating: "0a", count: 32)
    ) throws -> AuditedDuty {
        let placed = PlacedStatement(
            statement, tag: try #require(CaseTag(hex: tag)), seenCount: 0)
        return .stated(try DutyText(placed.text))
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
        let cases = RecomputedCase.all(
            audited, in: SamplePortal.directory, calendar: nil, at: received + 7_200)
        #expect(cases.count == 1)
        let recomputed = try #require(cases.first)
        #expect(recomputed.unread == [7, 9])
        #expect(recomputed.history.accepted.map(\.entry.index) == [8])
        #expect(recomputed.history.refused.map(\.entry.index) == [10])
        let duty = try #require(recomputed.duties.first { $0.id == .d2 })
        #expect(
            duty.status
                == .done(at: .instant(received + 300), grade: .document, lateBy: nil))
        #expect(duty.owner.keyholder == "head")
    }

    @Test func `is shown apart from what somebody stated who cannot read it`() throws {
        let classified = CaseStatement.classified(
            try Classification(kind: .ethicsBreach), ground: nil)
        let audited = AuditedCase(
            message: MessageID(SamplePortal.directory.digest), index: 5, tick: received,
            facts: [
                fact(7, try stated(classified, tag: String(repeating: "f0", count: 32))),
                fact(8, try stated(.triaged(concerns: []))),
                fact(9, try stated(.triaged(concerns: [.head]))),
            ])
        let cases = RecomputedCase.all(
            audited, in: SamplePortal.directory, calendar: nil, at: received + 7_200)
        #expect(cases.map { $0.history.accepted.map(\.entry.index) } == [[8, 9], [7]])
        #expect(cases.map { $0.history.crossed } == [[9], []])
        #expect(cases.map { $0.history.state.classification?.kind } == [nil, .ethicsBreach])
    }
}
