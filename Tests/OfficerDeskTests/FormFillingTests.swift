import Forms
import PortalSamples
import Procedure
import Testing
import Wording

@testable import OfficerDesk

@Suite struct `A periodic report that the desk fills` {
    private let period = ReportPeriod(halfYearBefore: CivilDay(year: 2026, month: 11, day: 27))
    private let receivedAt = Almaty.start(of: CivilDay(year: 2026, month: 3, day: 12))

    private func filled(
        _ cases: [CaseState], in language: Language = .en, spheres: [Procedure.Sphere] = []
    ) -> FormFilling {
        var filling = FormFilling(language: language, directory: SamplePortal.directory)
        filling.fill(cases, in: period, spheres: spheres)
        return filling
    }

    private func filled(_ count: Int) -> FormFilling {
        filled((0..<count).map { _ in CaseState(receivedAt: receivedAt) })
    }

    @Test(arguments: [(0, "0"), (3, "<5")])
    func `can be made whatever may be shown`(count: Int, total: String) throws {
        let values = filled(count).values
        #expect(values[.period] == (try FormValue(text: "1 January 2026 – 30 June 2026")))
        #expect(values[.total] == (try FormValue(text: total)))
        for field in [FormField.byKind, .bySphere] {
            guard case .bars(let bars)? = values[field] else {
                Issue.record("\(field) cannot be filled in by hand")
                return
            }
            #expect(bars.map(\.label.text) == ["all together"])
        }
    }

    @Test func `shows its kinds once there are enough`() {
        guard case .bars(let bars)? = filled(5).values[.byKind] else {
            Issue.record("no bars")
            return
        }
        #expect(bars.map(\.label.text) == [Kind.notSure.label.en])
    }

    @Test func `names the portal's own spheres by their labels, and what is gone by its code`()
        throws
    {
        let taxonomy = try PortalTaxonomy(
            parsing: "senim/taxonomy/v1\ndemo.example\nhide S2\nadd P1\nkk а\nru Рынки\nen c\n")
        let codes =
            Array(repeating: "P1", count: 6) + Array(repeating: "P2", count: 5)
            + Array(repeating: "S2", count: 7)
        let cases = try codes.map { code in
            var state = CaseState(receivedAt: receivedAt)
            try state.apply(
                .classified(
                    try Classification(
                        kind: .corruptionCrime, spheres: [try SphereID(parsing: code)]),
                    ground: nil), by: "head", at: receivedAt)
            return state
        }
        let filling = filled(cases, in: .ru, spheres: taxonomy.named)
        guard case .bars(let bars)? = filling.values[.bySphere] else {
            Issue.record("no spheres are counted")
            return
        }
        #expect(bars.map(\.label.text) == ["Государственные закупки", "Рынки", "P2"])
        #expect(bars.map(\.count) == [.exact(7), .exact(6), .exact(5)])
    }
}
