import Procedure
import Testing

@Suite struct `A case's history` {
    private static let received: UInt64 = 1_780_000_000

    private func entry(
        _ index: UInt64, _ lines: [String], by keyholder: String = "head",
        at seconds: UInt64 = received + 3_600
    ) -> CaseHistory.Entry {
        CaseHistory.Entry(
            index: index, keyholder: keyholder, time: seconds,
            text: (["senim/case/v1"] + lines).map { $0 + "\n" }.joined())
    }

    private var called: [String] {
        ["act", "what called-1424", "at \(Self.received + 60)", "grade A", "number -"]
    }

    @Test func `is the same whatever order the statements come in`() {
        let classified = entry(
            4, ["classify", "kind K1", "offence -", "misconduct -", "spheres S2", "ground -"])
        let closed = entry(9, ["close", "reason decided"])
        let one = CaseHistory(receivedAt: Self.received, entries: [classified, closed])
        let other = CaseHistory(receivedAt: Self.received, entries: [closed, classified])
        #expect(one == other)
        #expect(one.state.phase == .closed)
        #expect(one.accepted.map(\.entry.index) == [4, 9])
    }

    @Test func `leaves out what does not read and what was not allowed`() throws {
        let history = CaseHistory(
            receivedAt: Self.received,
            entries: [
                entry(3, ["close", "reason decided"]), entry(5, ["shout", "loud yes"]),
                entry(7, called),
            ])
        #expect(history.refused.map(\.entry.index) == [3, 5])
        #expect(
            history.refused.map(\.reason) == [
                .illegal(IllegalTransition(.notClassified, "§6.1")), .malformed,
            ])
        #expect(history.state.stated(.called1424) != nil)
        #expect(history.state.phase == .underWay)
    }

    @Test func `names the entries that a duty's judgement rests on`() {
        let history = CaseHistory(
            receivedAt: Self.received, entries: [entry(7, called), entry(11, called)])
        #expect(history.entries(of: .d2) == [7, 11])
        #expect(history.entries(of: .d3).isEmpty)
    }

    @Test(arguments: Act.allCases)
    func `knows which duty an act is for`(act: Act) {
        let isForNone = [.retaliationReported, .bundleMade].contains(act)
        #expect(act.duties.isEmpty == isForNone)
        #expect(act.duties.allSatisfy { !$0.isOfPortal })
    }
}
