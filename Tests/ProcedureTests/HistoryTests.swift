import Procedure
import Testing

@Suite struct `A case's history` {
    private static let received: UInt64 = 1_780_000_000

    private func entry(
        _ index: UInt64, _ lines: [String], by keyholder: String = "head",
        at seconds: UInt64 = received + 3_600, tag: String = ours, seen: Int = 9
    ) -> CaseHistory.Entry {
        let placed = ["senim/case/v1"] + lines + ["case \(tag)", "seen \(seen)"]
        return CaseHistory.Entry(
            index: index, keyholder: keyholder, time: seconds,
            text: placed.map { $0 + "\n" }.joined())
    }

    private static let ours = String(repeating: "a1", count: 32)
    private static let theirs = String(repeating: "b2", count: 32)

    private func history(_ entries: [CaseHistory.Entry]) -> CaseHistory {
        CaseHistory(
            receivedAt: Self.received, tag: CaseTag(hex: Self.ours), entries: entries)
    }

    private var called: [String] {
        ["act", "what called-1424", "at \(Self.received + 60)", "grade A", "number -"]
    }

    @Test func `is the same whatever order the statements come in`() {
        let classified = entry(
            4, ["classify", "kind K1", "offence -", "misconduct -", "spheres S2", "ground -"])
        let closed = entry(9, ["close", "reason decided"])
        let one = history([classified, closed])
        let other = history([closed, classified])
        #expect(one == other)
        #expect(one.state.phase == .closed)
        #expect(one.accepted.map(\.entry.index) == [4, 9])
    }

    @Test func `leaves out what does not read and what was not allowed`() throws {
        let history = history([
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

    @Test func `names the entries that a duty's judgement rests on`() throws {
        let history = history([entry(7, called), entry(11, called)])
        let reckoned = duties(
            of: history.state, at: Self.received + 7_200, calendar: nil,
            owners: ResolutionTable(line: []))
        let call = try #require(reckoned.first { $0.id == .d2 })
        let open = try #require(reckoned.first { $0.id == .d6 })
        #expect(history.firstStated(call) == Self.received + 3_600)
        #expect(history.firstStated(open) == nil)
        #expect(history.entries(of: .d2) == [7, 11])
        #expect(history.entries(of: .d3).isEmpty)
    }

    @Test func `keeps apart who does not know the case's tag`() {
        let forged = entry(6, ["close", "reason decided"], tag: Self.theirs)
        let entries = [entry(3, called, seen: 0), forged, entry(8, called, seen: 1)]
        let one = history(entries)
        #expect(one.refused.map(\.reason) == [.otherCase])
        #expect(one.accepted.map(\.entry.index) == [3, 8])
        #expect(one.crossed.isEmpty)
        let all = CaseHistory.all(receivedAt: Self.received, entries: entries)
        #expect(all.map(\.tag?.hex) == [Self.ours, Self.theirs])
        #expect(all.map(\.count) == [2, 1])
        let none = CaseHistory.all(receivedAt: Self.received, entries: [])
        #expect(none.map(\.tag) == [nil])
    }

    @Test func `names who had not seen what stands before`() {
        let history = history([
            entry(3, called, seen: 0), entry(5, called, seen: 0), entry(9, called, seen: 2),
        ])
        #expect(history.crossed == [5])
        #expect(history.count == 3)
    }

    @Test(arguments: [
        "", "case \(ours)\n", "seen 1\ncase \(ours)\n", "case \(ours)\nseen 01\n",
        "case \(ours)\nseen 1000001\n", "case \(ours)\nseen 1",
        "case \(ours.uppercased())\nseen 1\n",
        "case \(ours.dropLast())\nseen 1\n", "case \(ours)\nseen 1\nseen 1\n",
    ])
    func `does not read with another place than the one line each`(place: String) {
        let text = "senim/case/v1\nclose\nreason decided\n" + place
        #expect(throws: MalformedText.self) { try PlacedStatement(parsing: text) }
    }

    @Test func `reads what it writes`() throws {
        let tag = try #require(CaseTag(hex: Self.ours))
        let placed = PlacedStatement(.closed(.decided), tag: tag, seenCount: 12)
        #expect(try PlacedStatement(parsing: placed.text) == placed)
    }

    @Test(arguments: Act.allCases)
    func `knows which duty an act is for`(act: Act) {
        let isForNone = [.retaliationReported, .bundleMade].contains(act)
        #expect(act.duties.isEmpty == isForNone)
        #expect(act.duties.allSatisfy { !$0.isOfPortal })
    }
}
