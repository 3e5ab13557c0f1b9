import PortalSamples
import Procedure
import Reporter
import Sealing
import Testing
import Wording

@testable import senim

/// The fields of work that a report touches, as the command line takes them.
@Suite struct `A report's spheres` {
    private static let taxonomy = Sample.made {
        try PortalTaxonomy(
            parsing: "senim/taxonomy/v1\ndemo.example\nhide S14\nadd P1\nkk а\nru б\nen c\n")
    }

    @Test func `are chosen by their numbers in the portal's list, its own among them`() throws {
        let codes = { (answer: String) in
            try ReportDialogue.spheres(numbered: answer, on: Self.taxonomy).map(\.code)
        }
        #expect(try codes("").isEmpty)
        #expect(try codes("15, 2") == ["S2", "P1"])
        #expect(try codes("16 14 14") == ["S15", "S0"])
        for answer in ["17", "0", "S2", "-1"] {
            #expect(
                SampleCommand.refusal { _ = try codes(answer) } == .reporterChoiceNotUnderstood)
        }
    }

    @Test func `stand in a form as the portal shows them, once and in its order`() throws {
        let form = try ReportForm(
            parsing: Array("sphere: P1\nsphere: S2\nsphere: P1\nsphere: S0\n".utf8))
        #expect(
            try ReportDialogue.spheres(of: form, on: Self.taxonomy).map(\.code)
                == ["S2", "P1", "S0"])
    }

    @Test(arguments: ["S14", "P2"])
    func `are no others than the portal shows`(code: String) throws {
        let form = try ReportForm(parsing: Array("sphere: \(code)\n".utf8))
        #expect(
            SampleCommand.refusal {
                _ = try ReportDialogue.spheres(of: form, on: Self.taxonomy)
            } == .reporterUnknownSphere)
    }
}
