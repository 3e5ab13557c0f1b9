import Forms
import OfficerDesk
import PortalSamples
import Procedure
import Testing
import Wording

@Suite struct `A periodic report` {
    /// Ten cases of one sphere each.
    private func statistics(_ codes: [String]) throws -> Statistics {
        Statistics(
            of: try codes.map { code in
                var state = CaseState(receivedAt: 1_795_262_400)
                try state.apply(
                    .classified(
                        try Classification(
                            kind: .corruptionCrime, spheres: [try SphereID(parsing: code)]),
                        ground: nil),
                    by: "head", at: 1_795_262_400)
                return state
            })
    }

    @Test func `names the portal's own spheres by their labels, and what is gone by its code`()
        throws
    {
        let taxonomy = try PortalTaxonomy(
            parsing: "senim/taxonomy/v1\ndemo.example\nhide S2\nadd P1\nkk а\nru Рынки\nen c\n")
        let codes =
            Array(repeating: "P1", count: 6) + Array(repeating: "P2", count: 5)
            + Array(repeating: "S2", count: 7)
        var filling = FormFilling(language: .ru, directory: SamplePortal.directory)
        filling.fill(try statistics(codes), spheres: taxonomy.named)
        guard case .bars(let bars)? = filling.values[.bySphere] else {
            Issue.record("no spheres are counted")
            return
        }
        #expect(bars.map(\.label.text) == ["Государственные закупки", "Рынки", "P2"])
        #expect(bars.map(\.count) == [.exact(7), .exact(6), .exact(5)])
    }
}
