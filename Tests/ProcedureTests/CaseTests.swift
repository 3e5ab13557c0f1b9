import Procedure
import Testing

/// §6.1: phases, and what the last statement of a thing does.
@Suite struct `A case` {
    @Test func `goes through its phases`() throws {
        var state = CaseState(receivedAt: SampleTime.instant("2026-03-12 10:00"))
        #expect(state.phase == .received && state.track == .triage)
        for (said, phase) in walk {
            try state.apply(said.statement, by: said.keyholder, at: said.at)
            #expect(state.phase == phase, "\(said.statement.word.rawValue)")
        }
        #expect(state.closeReason == .referred)
    }

    @Test func `replays to the same state, through its texts`() throws {
        var first = CaseState(receivedAt: SampleTime.instant("2026-03-12 10:00"))
        var second = first
        for (said, _) in walk {
            try first.apply(said.statement, by: said.keyholder, at: said.at)
            let read = try CaseStatement(parsing: said.statement.text)
            try second.apply(read, by: said.keyholder, at: said.at)
        }
        #expect(first == second)
    }

    @Test func `keeps the last statement of an act, and all retaliations`() throws {
        let row = DutyCase(
            "", "2026-03-12 10:00",
            [
                .act(.called1424, "2026-03-12 11:00", .declared),
                .act(.called1424, "2026-03-12 11:00", .countersigned, said: "2026-03-14 11:00"),
                .act(.retaliationReported, "2026-05-01"),
                .act(.retaliationReported, "2026-06-01"),
            ], now: "2026-06-01 10:00")
        let state = try row.state()
        #expect(state.stated(.called1424)?.act.grade == .countersigned)
        #expect(state.retaliations == ["2026-05-01", "2026-06-01"].map(SampleTime.day))
    }

    @Test func `is kept until the last of protection, penalty and hold`() throws {
        let held = Said(
            statement: .held(until: SampleTime.day("2031-01-01"), ground: sampleGround),
            at: SampleTime.instant("2026-04-01 10:00"))
        #expect(try retention([]) == .until(nil))
        #expect(
            try retention([.act(.accepted, "2026-03-13")]) == .until(SampleTime.day("2029-03-13")))
        #expect(
            try retention([.act(.accepted, "2026-03-13"), held])
                == .until(SampleTime.day("2031-01-01")))
        let breach = Said.breach(
            .discrediting, detected: "2026-03-12", committed: "2026-01-10",
            said: "2026-03-12 11:00")
        #expect(try retention([breach]) == .until(SampleTime.day("2027-01-10")))
        #expect(try retention([breach, .pause(.incapacity, "2026-03-20")]) == .undetermined)
    }

    @Test func `does not overflow at the ends of time`() throws {
        var state = CaseState(receivedAt: .max)
        #expect(throws: IllegalTransition(.beforeReceipt, "P8")) {
            try state.apply(.triaged(concerns: []), by: "head", at: 0)
        }
        try state.apply(.triaged(concerns: []), by: "head", at: .max)
        let all = duties(of: state, at: .max, calendar: nil, owners: sampleOwners)
        #expect(all.map(\.id) == [.d1, .d2, .d3, .d4, .d5, .d6, .d10])
        #expect(!all.map(\.isProvisional).contains(false))
    }

    private func retention(_ said: [Said]) throws -> Retention {
        let row = DutyCase("", "2026-03-12 10:00", said, now: "2026-06-01 10:00")
        let state = try row.state()
        return Retention(
            of: state,
            duties: duties(
                of: state, at: SampleTime.instant(row.now), calendar: nil, owners: sampleOwners))
    }
}

private let walk: [(Said, CasePhase)] = [
    (
        Said(statement: .triaged(concerns: [.head]), at: SampleTime.instant("2026-03-12 10:10")),
        .triaged
    ),
    (.classify(.corruptionCrime, "2026-03-12 10:12", ground: nil), .triaged),
    (.from(.employee, "2026-03-12 10:13"), .triaged),
    (.act(.called1424, "2026-03-12 10:30"), .underWay),
    (.agreement(.declined, "2026-03-12 10:40"), .underWay),
    (
        Said(
            statement: .escalated(.agency, ground: sampleGround),
            at: SampleTime.instant("2026-04-01 10:00")), .escalated
    ),
    (.act(.measuresTaken, "2026-04-02"), .escalated),
    (.act(.decisionTaken, "2026-04-10"), .decided),
    (.act(.decisionTold, "2026-04-10"), .decided),
    (Said(statement: .closed(.decided), at: SampleTime.instant("2026-04-11 10:00")), .closed),
    (.act(.retaliationReported, "2026-05-01"), .closed),
    (
        Said(
            statement: .reopened(ground: sampleGround), at: SampleTime.instant("2026-05-02 10:00")),
        .reopened
    ),
    (.sitting(1, "2026-05-20", said: "2026-05-02 11:00"), .reopened),
    (.act(.papersSent, "2026-05-08", sitting: 1), .underWay),
    (
        Said(
            statement: .recused(instead: "superior", ground: sampleGround),
            at: SampleTime.instant("2026-05-09 10:00")), .underWay
    ),
    (
        Said(
            statement: .closed(.referred), at: SampleTime.instant("2026-06-01 10:00"),
            keyholder: "superior"), .closed
    ),
]
