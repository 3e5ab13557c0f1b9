import Officer
import PortalSamples
import PortalStage
import Procedure
import Reporter
import SealedMessage
import Synchronization
import Testing

@Suite struct `A case at the desk` {
    @Test func `is what was stated, and its duties follow`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await desk.state(
            .classified(try Classification(kind: .corruptionCrime), ground: nil), of: report)
        _ = try await desk.state(
            .done(try DatedAct(.called1424, at: .instant(Sample.noon), grade: .countersigned)),
            of: report)
        let file = try await desk.caseFile(of: report, calendar: nil)
        #expect(file.state.phase == .underWay)
        #expect(file.state.receivedAt == Sample.noon)
        let call = try #require(file.duties(at: Sample.noon).first { $0.id == .d2 })
        #expect(
            call.status
                == .done(at: .instant(Sample.noon), grade: .countersigned, lateBy: nil))
        let letter = try #require(file.duties(at: Sample.noon).first { $0.id == .d3 })
        #expect(letter.limit == .unknown(.noCalendar))
    }

    @Test func `sends nothing that the procedure forbids`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        await #expect(
            throws: DeskFailed.illegal(IllegalTransition(.notClassified, "§6.1"))
        ) { _ = try await desk.state(.closed(.decided), of: report) }
        #expect(bureau.stage.world.withLock { $0.duties.isEmpty })
    }

    @Test func `takes the common spheres alone where the directory names no taxonomy`()
        async throws
    {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        let own = try SphereID(parsing: "P1")
        func classified(_ spheres: [SphereID]) throws -> CaseStatement {
            .classified(
                try Classification(kind: .corruptionCrime, spheres: spheres), ground: nil)
        }
        await #expect(throws: DeskFailed.statement(.unknownSpheres([own]))) {
            _ = try await desk.state(
                classified([try SphereID(parsing: "S15"), own]), of: report)
        }
        #expect(bureau.stage.world.withLock { $0.duties.isEmpty })
        _ = try await desk.state(classified([try SphereID(parsing: "S15")]), of: report)
    }

    @Test func `leaves out a colleague's statement that does not read`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await desk.state(Array("called 1424".utf8), of: report)
        let file = try await desk.caseFile(of: report, calendar: nil)
        #expect(file.history.refused.map(\.reason) == [.malformed])
        #expect(file.state.phase == .received)
    }

    @Test func `has no calendar where the directory names none`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        #expect(try await desk.productionCalendar() == nil)
    }
}
