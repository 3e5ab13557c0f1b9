import Forms
import PortalSamples
import Procedure
import Testing
import Wording

@testable import OfficerDesk

@Suite struct `A periodic report that the desk fills` {
    private let period = ReportPeriod(halfYearBefore: CivilDay(year: 2026, month: 11, day: 27))

    private func filled(_ count: Int) throws -> FormFilling {
        var filling = FormFilling(language: .en, directory: SamplePortal.directory)
        let cases = (0..<count).map { _ in
            CaseState(receivedAt: Almaty.start(of: CivilDay(year: 2026, month: 3, day: 12)))
        }
        filling.fill(cases, in: period)
        return filling
    }

    @Test(arguments: [(0, "0"), (3, "<5")])
    func `can be made whatever may be shown`(count: Int, total: String) throws {
        let values = try filled(count).values
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

    @Test func `shows its kinds once there are enough`() throws {
        guard case .bars(let bars)? = try filled(5).values[.byKind]
        else {
            Issue.record("no bars")
            return
        }
        #expect(bars.map(\.label.text) == [Kind.notSure.label.en])
    }
}
