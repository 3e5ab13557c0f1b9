import Details
import Directory
import Exchange
import Officer
import PaperPortal
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
        bureau.stage.publish()
        #expect(try await desk.statements(of: report).refused.isEmpty)
        // What the log does not take stands in nobody's way.
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.hold.path] = [.noteRefused] }
        await #expect(throws: DeskFailed.self) {
            _ = try await desk.hold(report, until: nil, ground: ground)
        }
        #expect(bureau.stage.world.withLock { $0.duties.count } == 1)
        _ = try await desk.hold(report, until: nil, ground: ground)
        #expect(bureau.holds.count == 2)
    }

    @Test func `is signed later than the one before, whatever the second`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        for until in [day, nil, day.advanced(by: 1)] {
            _ = try await desk.hold(bureau.report.reportID, until: until, ground: ground)
        }
        let times = try bureau.holds.map { try HoldNote(parsing: $0.text).time }
        #expect(times == [Sample.noon, Sample.noon + 1, Sample.noon + 2])
    }

    @Test func `is looked for in the public log until it is found there`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk(at: Sample.noon)
        try await bureau.open(at: desk)
        let report = bureau.report.reportID
        _ = try await desk.hold(report, until: day, ground: ground)
        #expect(try await desk.statements(of: report).refused.isEmpty, "not public yet")
        bureau.stage.publish()
        #expect(try await desk.statements(of: report).refused.isEmpty)
        let asked = bureau.requestCount
        let late = try await bureau.desk(at: Sample.noon + 2 * Sample.day)
        #expect(try await late.statements(of: report).refused.isEmpty)
        #expect(bureau.requestCount == asked, "it was proven before")
        #expect(bureau.holds.count == 1)
    }

    @Test(arguments: [false, true])
    func `is missed and stated anew when no public tree shows it after a day`(
        withAnotherProof isShownAnother: Bool
    ) async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk(at: Sample.noon)
        try await bureau.open(at: desk)
        let report = bureau.report.reportID
        _ = try await desk.hold(report, until: day, ground: ground)
        bureau.stage.publish()
        bureau.stage.tamper(.hold) { bytes in
            Sample.made {
                let answer = try EntryAnswer(parsing: bytes)
                let proof = isShownAnother ? answer.proof?.atAnotherPlace : nil
                return EntryAnswer(index: answer.index, proof: proof).bytes
            }
        }
        let soon = try await bureau.desk(at: Sample.noon + Sample.day)
        #expect(try await soon.statements(of: report).refused.isEmpty)
        bureau.stage.world.withLock { $0.log.time += 2 * Sample.day }
        let late = try await bureau.desk(at: Sample.noon + 2 * Sample.day)
        #expect(try await late.statements(of: report).refused.map(\.reason) == [.hidden])
        #expect(bureau.holds.count == 2)
        #expect(try HoldNote(parsing: try #require(bureau.holds.last).text).until == day)
        #expect(try await late.statements(of: report).refused.isEmpty, "a day is left to it again")
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

    /// How often the gateway was sent a hold.
    fileprivate var requestCount: Int {
        stage.world.withLock { world in world.requests.count { $0 == Endpoint.hold.path } }
    }

    /// Opens the report at a desk whose records the next desk reads, too.
    fileprivate func open(at desk: borrowing Desk) async throws {
        let message = try await listed(desk)
        try await ask(desk, message, then: ["t1", "t2"])
        _ = try await desk.open(message, timeout: .zero)
    }

    /// The same desk at another time, UTC seconds.
    fileprivate func desk(at time: UInt64) async throws -> Desk {
        try await Desk(
            visit: stage.visit(.signing), keys: try Bureau.keys("acs"), records: records,
            clock: { time }, pause: { _ in })
    }
}

extension AcceptanceProof {
    /// The same entry, as if it stood before its place.
    fileprivate var atAnotherPlace: AcceptanceProof {
        AcceptanceProof(
            entry: LoggedEntry(
                index: entry.index - 1, leaf: entry.leaf, nonce: entry.nonce, detail: entry.detail),
            proof: proof)
    }
}
