import Foundation
import Procedure
import Testing
import Wording

/// §4: kinds, misconducts, spheres and what a portal shows.
@Suite struct `The taxonomy` {
    @Test func `has thirteen kinds, twenty misconducts and sixteen spheres`() {
        #expect(Kind.allCases.map(\.rawValue) == (0...12).map { "K\($0)" })
        #expect(Misconduct.allCases.map(\.rawValue) == (1...20).map { "M\($0)" })
        #expect(Sphere.all.map(\.id.description) == (0...15).map { "S\($0)" })
    }

    @Test func `gives each kind its track`() {
        let tracks = Dictionary(grouping: Kind.allCases, by: \.track).mapValues {
            $0.map(\.rawValue)
        }
        #expect(
            tracks == [
                .triage: ["K0"], .algorithm: ["K1", "K2"], .incitement: ["K3"],
                .measures: ["K4", "K5"], .discipline: ["K6", "K7", "K8"],
                .inaction: ["K9", "K11"], .protection: ["K10"], .none: ["K12"],
            ])
    }

    @Test func `threatens what L 44(5) to (7) threaten`() {
        let classes = Dictionary(grouping: Misconduct.allCases, by: \.sanction).mapValues {
            $0.map(\.rawValue)
        }
        #expect(
            classes == [
                .demotion: ["M1", "M6", "M7", "M8", "M10", "M11", "M12", "M15"],
                .warningOrDismissal: ["M2", "M3", "M4", "M5"],
                .dismissal: ["M9", "M13", "M14", "M16", "M17", "M18", "M19", "M20"],
            ])
        #expect(Misconduct.m20.source == "L 50(2)" && Misconduct.m19.source == "L 50(1)(19)")
    }

    @Test func `has a label of its own for everything, in three languages`() {
        let labels =
            Kind.allCases.map(\.label) + Misconduct.allCases.map(\.label) + Sphere.all.map(\.label)
        for language in Language.allCases {
            let texts = labels.map { $0.text(in: language) }
            #expect(Set(texts).count == texts.count)
            #expect(!texts.contains { $0.isEmpty || $0.utf8.count > 120 })
        }
        for text in labels.map(\.ru) {
            #expect(!text.contains { "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains($0) }, "\(text)")
        }
    }

    @Test func `shows a portal's own spheres without what it hides`() throws {
        let taxonomy = try PortalTaxonomy(parsing: TextSamples.taxonomy)
        let shown = taxonomy.spheres.map(\.id.description)
        #expect(
            shown == [
                "S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10",
                "S13", "S14", "S15", "P1",
            ])
        #expect(taxonomy.spheres.last?.label.en == "Sports centre")
    }

    @Test func `offers "other" last, and has a label for what it hides`() throws {
        let taxonomy = try PortalTaxonomy(parsing: TextSamples.taxonomy)
        #expect(taxonomy.offered.map(\.id.description).suffix(3) == ["S15", "P1", "S0"])
        #expect(Set(taxonomy.offered) == Set(taxonomy.spheres))
        #expect(taxonomy.named.map(\.id.description) == (0...15).map { "S\($0)" } + ["P1"])
    }

    @Test(arguments: [
        ("add P1\nkk а\nru б\nen c\n", [String]()),
        ("add P2\nkk x\nru y\nen z\n", []),
        ("add P1\nkk x\nru б\nen c\n", ["P1"]),
        ("add P1\nkk а\nru x\nen c\n", ["P1"]),
        ("add P1\nkk а\nru б\nen x\nadd P2\nkk x\nru y\nen z\n", ["P1"]),
    ])
    func `names the numbers that stood for another sphere before`(
        lines: String, reused: [String]
    ) throws {
        let head = "senim/taxonomy/v1\ndemo.example\n"
        let earlier = try PortalTaxonomy(parsing: head + "add P1\nkk а\nru б\nen c\n")
        let later = try PortalTaxonomy(parsing: head + lines)
        #expect(later.reused(since: earlier).map(\.description) == reused)
    }

    @Test func `names the spheres of a classification that a portal does not show`() throws {
        let text = "senim/taxonomy/v1\ndemo.example\nhide S3\nadd P1\nkk а\nru б\nen c\n"
        let ids = try ["S1", "S3", "P1", "P2"].map { try SphereID(parsing: $0) }
        let classification = try Classification(kind: .corruptionCrime, spheres: ids)
        #expect(
            try PortalTaxonomy(parsing: text).unknown(of: classification) == [ids[1], ids[3]])
        #expect(
            PortalTaxonomy(commonOf: "demo.example").unknown(of: classification)
                == [ids[2], ids[3]])
        let statement = PlacedStatement(
            .classified(classification, ground: nil),
            tag: try #require(CaseTag(hex: String(repeating: "a", count: 64))), seenCount: 0)
        let history = CaseHistory.all(
            receivedAt: 1_795_262_400,
            entries: [
                CaseHistory.Entry(
                    index: 7, keyholder: "head", time: 1_795_262_400, text: statement.text)
            ])
        let unknown = history[0].unknownSpheres(in: try PortalTaxonomy(parsing: text))
        #expect(unknown.map(\.index) == [7] && unknown.first?.spheres == [ids[1], ids[3]])
    }

    @Test(
        arguments: [
            (.incitement, .corruptionCrime, .algorithm), (.incitement, nil, .incitement),
            (.corruptionOffence, nil, .algorithm),
        ] as [(Kind, Kind?, Track)])
    func `puts incitement to an offence under the Algorithm`(
        kind: Kind, offence: Kind?, track: Track
    ) throws {
        #expect(try Classification(kind: kind, offence: offence).track == track)
    }
}

/// Whatever has a name has it in three languages, and no two things of a sort have the same.
@Suite struct `The names` {
    @Test(arguments: [
        DutyID.allCases.map(\.label), Act.allCases.map(\.label),
        StatementWord.allCases.map(\.label),
        Force.allCases.map(\.label), OwnerRole.allCases.map(\.label),
        CasePhase.allCases.map(\.label),
        PauseGround.allCases.map(\.label), CloseReason.allCases.map(\.label),
        Escalation.allCases.map(\.label), Track.allCases.map(\.label),
        EvidenceGrade.allCases.map(\.label), Sanction.allCases.map(\.label),
        IllegalTransition.Problem.allCases.map(\.label), NotOwedReason.allCases.map(\.label),
        Reception.Channel.allCases.map(\.label), Reception.Reporter.allCases.map(\.label),
        Reception.Form.allCases.map(\.label), Agreement.Outcome.allCases.map(\.label),
        Breach.Regime.allCases.map(\.label), DutyPart.allCases.compactMap(\.label),
        Delay.Cause.allCases.map(\.label), CaseOutcome.allCases.map(\.label),
    ])
    func `tell things of a sort apart`(labels: [Phrase]) {
        for language in Language.allCases {
            #expect(Set(labels.map { $0.text(in: language) }).count == labels.count)
        }
    }
}
