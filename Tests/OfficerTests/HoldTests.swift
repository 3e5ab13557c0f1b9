import Details
import Directory
import Exchange
import Officer
import PortalClient
import PortalSamples
import PortalStage
import Procedure
import Reporter
import SealedMessage
import SignedNote
import Synchronization
import Testing

@Suite struct `Holding a case` {
    private let ground = Sample.made { try ShortText("сот ұйғарымы № 5") }
    private var day: AlmatyDay { AlmatyDay(unixSeconds: Sample.noon).advanced(by: 3000) }

    @Test func `says so in clear without its ground, and sealed with it`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await desk.hold(report, until: day, ground: ground)
        let note = try #require(bureau.holds.first)
        #expect(try HoldNote(parsing: note.text).until == day)
        #expect(try HoldNote(parsing: note.text).messageID == report)
        #expect(!note.text.contains(ground.text))
        let state = try await desk.caseFile(of: report, calendar: nil).state
        #expect(state.heldUntil == (try CivilDay(parsing: day.text)))
        _ = try await desk.hold(report, until: nil, ground: ground)
        #expect(try HoldNote(parsing: try #require(bureau.holds.last).text).until == nil)
        #expect(try await desk.caseFile(of: report, calendar: nil).state.heldUntil == nil)
    }

    @Test func `sends nothing that the procedure or the log forbids`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        for other in [AlmatyDay(unixSeconds: Sample.noon - Sample.day), day.advanced(by: 2491)] {
            await #expect(throws: DeskFailed.statement(.holdDay)) {
                _ = try await desk.hold(report, until: other, ground: ground)
            }
        }
        _ = try await desk.state(.recused(instead: nil, ground: ground), of: report)
        await #expect(throws: DeskFailed.self) {
            _ = try await desk.hold(report, until: day, ground: ground)
        }
        #expect(bureau.holds.isEmpty)
    }

    @Test func `goes on where it stopped, and states nothing twice`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        for path in [Endpoint.hold.path, Endpoint.duty.path] {
            bureau.stage.world.withLock { $0.failuresAt[path] = [.timedOut] }
            await #expect(throws: DeskFailed.portal(.transport(.timedOut))) {
                _ = try await desk.hold(report, until: day, ground: ground)
            }
        }
        _ = try await desk.hold(report, until: day, ground: ground)
        #expect(bureau.holds.count == 1)
        #expect(bureau.stage.world.withLock { $0.duties.count } == 1)
    }

    @Test func `is made anew when the gateway can no longer take it`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        bureau.stage.world.withLock { $0.failuresAt[Endpoint.hold.path] = [.timedOut] }
        await #expect(throws: DeskFailed.self) {
            _ = try await desk.hold(report, until: day, ground: ground)
        }
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.hold.path] = [.noteTooOld] }
        _ = try await desk.hold(report, until: day, ground: ground)
        #expect(bureau.holds.count == 1)
        // What the log does not take stands in nobody's way.
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.hold.path] = [.noteRefused] }
        await #expect(throws: DeskFailed.self) {
            _ = try await desk.hold(report, until: nil, ground: ground)
        }
        #expect(bureau.stage.world.withLock { $0.duties.count } == 1)
        _ = try await desk.hold(report, until: nil, ground: ground)
        #expect(bureau.holds.count == 2)
    }

    @Test func `keeps this desk's keys`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let before = try await desk.keyNeeds().map(\.lastDay)
        _ = try await desk.hold(bureau.report.reportID, until: day, ground: ground)
        let after = try await desk.keyNeeds().map(\.lastDay)
        #expect(before.max().map { $0 < day } == true && after == [day])
    }
}

extension Bureau {
    /// The holds that the gateway took.
    fileprivate var holds: [SignedNote] { stage.world.withLock { $0.holds } }
}
