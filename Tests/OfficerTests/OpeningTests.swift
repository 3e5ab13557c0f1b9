import Details
import Directory
import Encoding
import Exchange
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Synchronization
import Testing
import TransparencyLog

@Suite struct `Opening a report` {
    @Test func `shows it to one whom it addresses, with the shares of two trustees`() async throws {
        let bureau = try await Bureau()
        guard case .opened(let message, let isAnchored) = try await bureau.open() else {
            Issue.record("not opened")
            return
        }
        guard case .report(let report) = message.payload else {
            Issue.record("not a report")
            return
        }
        #expect(report.what == Bureau.what)
        #expect(message.tick == Sample.noon)
        #expect(message.blamed.isEmpty && !isAnchored && !message.isCover)
    }

    @Test func `tells one whom it excludes that it is a cover, or not addressed to them`()
        async throws
    {
        let bureau = try await Bureau()
        guard case .notAddressedOrCover = try await bureau.open(as: "head") else {
            Issue.record("the excluded head opened it")
            return
        }
    }

    @Test func `names the trustees who are silent, and goes on when they answer`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        let told = Mutex<[[String]]>([])
        let first = try await desk.open(message, timeout: .seconds(3)) { silent in
            told.withLock { $0.append(silent.map(\.text)) }
        }
        guard case .waiting(let silent, let refused) = first else {
            Issue.record("opened without trustees")
            return
        }
        #expect(silent.map(\.text) == ["t1", "t2", "t3"] && refused.isEmpty)
        #expect(told.withLock { $0 } == [["t1", "t2", "t3"]], "told once, not each second")
        bureau.stage.release(by: ["t3"])
        guard case .waiting(let fewer, _) = try await desk.open(message, timeout: .zero) else {
            Issue.record("opened with one share of two")
            return
        }
        #expect(fewer.map(\.text) == ["t1", "t2"])
        bureau.stage.release(by: ["t1"])
        guard case .opened = try await desk.open(message, timeout: .zero) else {
            Issue.record("not opened")
            return
        }
        #expect(bureau.stage.world.withLock { Set($0.statements).count } == 1)
    }

    @Test func `says that trustees refused, and why`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        _ = try await desk.open(message, timeout: .zero)
        bureau.stage.refuse(by: ["t1", "t2"])
        let refusals = ["t1", "t2"].map {
            TrusteeRefusal(trustee: SamplePortal.identifier($0), reason: .notCurrent)
        }
        await #expect(throws: DeskFailed.opening(.refused(refusals))) {
            try await desk.open(message, timeout: .zero)
        }
    }

    @Test func `does without a lying trustee and names it`() async throws {
        let bureau = try await Bureau()
        let result = try await bureau.open(releasing: ["t1", "t2", "t3"], lying: ["t1"])
        guard case .opened(let message, _) = result else {
            Issue.record("not opened")
            return
        }
        #expect(message.blamed.map(\.text) == ["t1"])
    }

    @Test func `waits for an honest share in place of a false one, or names the liars`()
        async throws
    {
        let bureau = try await Bureau()
        let result = try await bureau.open(lying: ["t2"])
        guard case .waiting(let silent, _) = result else {
            Issue.record("opened with a false share")
            return
        }
        #expect(silent.map(\.text) == ["t3"])
        bureau.stage.release(by: ["t3"], lying: ["t3"])
        let liars = ["t2", "t3"].map { SamplePortal.identifier($0) }
        await #expect(throws: DeskFailed.opening(.badShares(liars))) {
            try await bureau.open(releasing: nil)
        }
    }

    @Test func `keeps the statement before it is sent, and sends the same after a failure`()
        async throws
    {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        bureau.stage.world.withLock { $0.failures = [.brokenAnswer] }
        await #expect(throws: DeskFailed.portal(.transport(.brokenAnswer))) {
            try await desk.open(message, timeout: .zero)
        }
        let sent = bureau.stage.world.withLock { $0.bodies.last }
        let again = try await bureau.desk()
        _ = try await again.open(message, timeout: .zero)
        let statement = try #require(bureau.stage.world.withLock { $0.statements.last })
        #expect(try SignedRequest(parsing: sent ?? []).payload == statement.bytes)
    }

    @Test(arguments: [Problem.noteRefused, .noteTooOld])
    func `makes a new statement when the old one can no longer be logged`(
        problem: Problem
    ) async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        bureau.stage.world.withLock { $0.problems = [problem] }
        guard case .waiting = try await desk.open(message, timeout: .zero) else {
            Issue.record("not asked again")
            return
        }
        let payloads = bureau.stage.world.withLock { world in
            zip(world.requests, world.bodies).filter { $0.0 == Endpoint.open.path }
                .compactMap { try? SignedRequest(parsing: $0.1).payload }
        }
        #expect(payloads.count == 2 && payloads[0] != payloads[1])
    }

    @Test func `finds the public log to contain what it saw, at a later visit`() async throws {
        let bureau = try await Bureau()
        guard case .opened(_, false) = try await bureau.open() else {
            Issue.record("anchored before the tick")
            return
        }
        bureau.stage.publish()
        guard case .opened(_, true) = try await bureau.open(releasing: nil) else {
            Issue.record("not anchored after the tick")
            return
        }
    }

    @Test func `says so when the public log is another than the one it saw`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        bureau.stage.world.withLock { world in
            world.log.force(world.log.dummy())
            world.publish()
            let last = world.log.entries.count - 2
            world.log.entries[last] = world.log.entries[last].with(nonce: [])
        }
        bureau.stage.tamper(.consistency) { $0.flipped(at: 0) }
        await #expect(throws: DeskFailed.notAnchored(.inconsistent(.rootMismatch))) {
            try await bureau.open(releasing: nil)
        }
    }

    @Test func `reads again from the record alone`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let before = bureau.stage.world.withLock { $0.requests.count }
        guard case .opened(let message, _)? = try desk.read(bureau.report.reportID) else {
            Issue.record("not read")
            return
        }
        #expect(message.id == bureau.report.reportID)
        #expect(bureau.stage.world.withLock { $0.requests.count } == before)
    }

    @Test func `leaves no text on the disk, and records of one size`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open(as: "acs")
        let opened = try #require(bureau.records.files.withLock { $0.values.first })
        bureau.records.files.withLock { $0 = [:] }
        _ = try await bureau.open(as: "head")
        let calm = try #require(bureau.records.files.withLock { $0.values.first })
        #expect(opened.count == calm.count)
        let text = Array(Bureau.what.utf8)
        #expect(!opened.indices.contains { opened[$0...].starts(with: text) })
    }

    @Test func `needs a desk that the directory lists`() async throws {
        let bureau = try await Bureau()
        await #expect(throws: DeskFailed.notListed) {
            _ = try await Desk(
                visit: bureau.stage.visit(.signing), keys: try Bureau.keys("acs", identity: "head"),
                records: bureau.records, clock: { Sample.noon })
        }
    }

    @Test func `needs a key that the portal lists`() async throws {
        let bureau = try await Bureau()
        var desk = try await Desk(
            visit: bureau.stage.visit(.signing), keys: try Bureau.keys("acs", sealing: "other"),
            records: bureau.records, clock: { Sample.noon })
        let message = try await bureau.listed(desk)
        await #expect(throws: DeskFailed.noListedKey) {
            try await desk.open(message, timeout: .zero)
        }
        do {
            _ = try await desk.tendKeys { _ in }
            Issue.record("another's key passed as one's own")
        } catch {
            guard case .desk(.foreignKey(let quarter)) = error else {
                Issue.record("another error")
                return
            }
            #expect(quarter.text == "2026Q4")
        }
    }

    @Test func `makes no key beside a listed one that its file lacks`() async throws {
        let bureau = try await Bureau()
        let quarter = AlmatyDay(unixSeconds: Sample.noon).quarter
        var keys = try Bureau.keys("acs")
        keys.removeKeys(of: quarter)
        var desk = try await Desk(
            visit: bureau.stage.visit(.signing), keys: keys, records: bureau.records,
            clock: { Sample.noon })
        do {
            _ = try await desk.tendKeys { _ in Issue.record("a key was made") }
            Issue.record("another's key passed as one's own")
        } catch {
            guard case .desk(.foreignKey(quarter)) = error else {
                Issue.record("another error")
                return
            }
        }
        let hasKeys = desk.keys.hasKeys(for: quarter)
        #expect(!hasKeys)
    }

    @Test func `knows a message by eight digits of its id and no fewer`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let hex = bureau.report.reportID.hex
        #expect(try await desk.listedMessage(String(hex.prefix(8))).messageID.hex == hex)
        await #expect(throws: DeskFailed.unknownMessage) {
            try await desk.listedMessage(String(hex.prefix(7)))
        }
        await #expect(throws: DeskFailed.unknownMessage) {
            try await desk.listedMessage("00000000")
        }
    }
}
