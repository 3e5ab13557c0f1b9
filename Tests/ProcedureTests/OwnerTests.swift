import Procedure
import Testing

/// P4, §7.2: who owes a duty when the head may not or cannot.
@Suite struct `Who owes a duty` {
    @Test(arguments: [DutyID.d1, .d2, .d3, .d4, .d5, .d6, .d7, .d8, .d9, .d9a, .d10, .d16])
    func `is the head, or the next in the line`(id: DutyID) throws {
        #expect(try owner(of: id) == DutyOwner(role: .head, keyholder: "head"))
        #expect(
            try owner(of: id, unavailable: ["head"])
                == DutyOwner(role: .secretary, keyholder: "secretary"))
        #expect(
            try owner(of: id, unavailable: ["head", "secretary"])
                == DutyOwner(role: .superiorHead, keyholder: "superior"))
        #expect(
            try owner(of: id, unavailable: ["head", "secretary", "superior", "acs"])
                == DutyOwner(role: nil, keyholder: nil))
    }

    @Test(arguments: [
        (DutyID.d11, OwnerRole.punishing), (.d12, .appointing), (.d13, .servant),
        (.d17, .servant),
    ])
    func `is told by the law where it is not the head`(id: DutyID, role: OwnerRole) throws {
        #expect(
            try owner(of: id, unavailable: ["head"]) == DutyOwner(role: role, keyholder: nil))
    }

    @Test func `is not whom the report is about`() throws {
        let concerned = Said(
            statement: .triaged(concerns: [.head, .superior]),
            at: SampleTime.instant("2026-03-12 10:10"))
        #expect(
            try owner(of: .d1, said: [concerned])
                == DutyOwner(role: .secretary, keyholder: "secretary"))
        #expect(
            try owner(of: .d1, said: [concerned], unavailable: ["secretary"])
                == DutyOwner(role: .service, keyholder: "acs"))
    }

    @Test(
        arguments: [
            ("deputy", [], "deputy"), (nil, [], "secretary"), ("deputy", ["deputy"], "secretary"),
        ] as [(String?, Set<String>, String)])
    func `is whom an officer named who stepped back`(
        instead: String?, unavailable: Set<String>, expected: String
    ) throws {
        let recused = Said(
            statement: .recused(instead: instead, ground: sampleGround),
            at: SampleTime.instant("2026-03-12 10:10"))
        let owner = try owner(of: .d1, said: [recused], unavailable: unavailable)
        #expect(owner.keyholder == expected)
    }

    @Test func `may have no key`() throws {
        let owners = ResolutionTable(
            line: [
                ResolutionTable.Step(role: .head, keyholder: "head"),
                ResolutionTable.Step(role: .superiorBody, keyholder: nil),
            ], unavailable: ["head"])
        #expect(
            try owner(of: .d1, owners: owners) == DutyOwner(role: .superiorBody, keyholder: nil))
    }

    private func owner(
        of id: DutyID, said: [Said] = [], unavailable: Set<String> = []
    ) throws -> DutyOwner {
        try owner(
            of: id, said: said,
            owners: ResolutionTable(line: sampleOwners.line, unavailable: unavailable))
    }

    private func owner(
        of id: DutyID, said: [Said] = [], owners: ResolutionTable
    ) throws -> DutyOwner {
        let row = DutyCase("", "2026-03-12 10:00", everything + said, now: "2026-06-01 10:00")
        let duty = try duties(
            of: row.state(), at: SampleTime.instant(row.now), calendar: nil, owners: owners
        ).first { $0.id == id }
        return try #require(duty).owner
    }
}

/// Enough for every duty to have a line; said by the commissioner, who stays.
private let everything = [
    Said.sitting(1, "2026-04-10", said: "2026-04-01 10:00"),
    .act(.sittingHeld, "2026-04-10", sitting: 1), .act(.sittingDecided, "2026-04-10", sitting: 1),
    .notice(appealed: "2026-04-01", received: "2026-04-06"),
    .breach(
        .ordinary, detected: "2026-03-12", committed: "2026-01-10", said: "2026-03-12 11:00"),
    .act(.suspended, "2026-03-13"), .act(.accusationFound, "2026-03-13"),
    .act(.conflictNoticed, "2026-03-13"), .act(.giftFound, "2026-03-13"),
]
