import Exchange
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Procedure
import Reporter
import SealedMessage
import Sealing
import Synchronization
import Testing

@Suite struct `A glance at a record` {
    @Test func `shows the report and what was stated, and asks nobody`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await desk.state(
            .classified(try Classification(kind: .corruptionCrime), ground: nil), of: report)
        let file = try await desk.caseFile(of: report, calendar: nil)
        bureau.stage.world.withLock { $0.requests = [] }
        let glance = try #require(try desk.glance(at: report, calendar: nil))
        #expect(bureau.stage.world.withLock { $0.requests } == [])
        guard case .opened(let read, _)? = try desk.read(report), case .report = read.payload else {
            Issue.record("not read")
            return
        }
        #expect(glance.message.payload == read.payload)
        #expect(glance.message.index == read.index)
        #expect(glance.message.tick == read.tick)
        #expect(glance.file?.state == file.state)
        #expect(glance.file?.history.count == 1)
    }

    /// A colleague's statement counts under the key that signed it, as when it was checked.
    @Test func `keeps what a colleague stated, once it was read`() async throws {
        let bureau = try await Bureau(excluding: [])
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await bureau.opened(as: "head").state(
            .classified(try Classification(kind: .corruptionCrime), ground: nil), of: report)
        #expect(try #require(try desk.glance(at: report, calendar: nil)).file == nil)
        _ = try await desk.caseFile(of: report, calendar: nil)
        let file = try #require(try desk.glance(at: report, calendar: nil)?.file)
        #expect(file.state.classification?.kind == .corruptionCrime)
        #expect(file.history.accepted.map(\.entry.keyholder) == ["head"])
    }

    @Test func `is of the reporter's texts, and of nothing that was not opened`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let text = try bureau.followUp(2)
        try await bureau.openHeld(text)
        let desk = try await bureau.desk()
        let glance = try #require(try desk.glance(at: text.id, calendar: nil))
        guard case .followUp = glance.message.payload else {
            Issue.record("no follow-up")
            return
        }
        #expect(glance.file == nil && !glance.message.isCover)
        #expect(try desk.glance(at: bureau.report.identityID, calendar: nil) == nil)
        let others = try await Bureau(excluding: [])
        _ = try await others.open(as: "head", releasing: nil)
        #expect(
            try await others.desk("head").glance(at: others.report.reportID, calendar: nil) == nil)
    }

    /// A gateway lists a true statement and, behind it, another that nobody signed.
    @Test func `keeps nothing that was refused`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await desk.state(
            .classified(try Classification(kind: .corruptionCrime), ground: nil), of: report)
        bureau.stage.tamper(.threadDuties) { bytes in
            Sample.made {
                let duties = try CaseDutiesAnswer(parsing: bytes).duties
                guard let first = duties.first else { return bytes }
                let forged = LoggedEntry(
                    index: first.entry.index + 1, leaf: first.entry.leaf,
                    nonce: first.entry.nonce, detail: first.entry.detail.flipped(at: -9))
                return CaseDutiesAnswer(duties: [
                    first, CaseDutiesAnswer.Duty(entry: forged, sealed: first.sealed),
                ]).bytes
            }
        }
        #expect(try await desk.caseFile(of: report, calendar: nil).unchecked.count == 1)
        let file = try #require(try desk.glance(at: report, calendar: nil)?.file)
        #expect(file.history.count == 1 && file.history.accepted.count == 1)
    }

    /// What was public once cannot be taken back without its absence being seen, now and at the next visit.
    @Test func `remembers a public statement that is no longer listed`() async throws {
        let bureau = try await Bureau(excluding: [])
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await bureau.opened(as: "head").state(
            .classified(try Classification(kind: .corruptionCrime), ground: nil), of: report)
        bureau.stage.tick()
        #expect(try await desk.caseFile(of: report, calendar: nil).unchecked.isEmpty)
        bureau.stage.tamper(.threadDuties) { _ in CaseDutiesAnswer(duties: []).bytes }
        for _ in 0..<2 {
            let file = try await desk.caseFile(of: report, calendar: nil)
            #expect(file.unchecked.map(\.reason) == [.hidden])
            #expect(file.state.classification == nil)
        }
    }

    /// A statement that no public tree shows a day later counts as not made.
    @Test func `leaves out what was never published`() async throws {
        let bureau = try await Bureau()
        let records = MemoryRecords()
        let desk = try await bureau.desk(over: records, daysLater: 0)
        let message = try await bureau.listed(desk)
        try await bureau.ask(desk, message, then: ["t1", "t2"])
        _ = try await desk.open(message, timeout: .zero)
        let report = bureau.report.reportID
        _ = try await desk.state(
            .classified(try Classification(kind: .corruptionCrime), ground: nil), of: report)
        _ = try await desk.caseFile(of: report, calendar: nil)
        #expect(try desk.glance(at: report, calendar: nil)?.file?.state.classification != nil)
        let later = try await bureau.desk(over: records, daysLater: 2)
        let file = try #require(try later.glance(at: report, calendar: nil)?.file)
        #expect(file.state.classification == nil && file.unproven.count == 1)
    }

    @Test func `ends with the quarter's key, and says so of a damaged record`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let report = bureau.report.reportID
        let other = try await Desk(
            visit: bureau.stage.visit(.signing),
            keys: try Bureau.keys("acs", sealing: "head"), records: bureau.records,
            clock: { Sample.noon })
        #expect(throws: DeskFailed.opening(.sealingKeyMissing)) {
            try other.glance(at: report, calendar: nil)
        }
        bureau.records.files.withLock { files in
            for (name, bytes) in files { files[name] = bytes.flipped(at: -1) }
        }
        let desk = try await bureau.desk()
        #expect(throws: DeskFailed.record(.malformed(report))) {
            try desk.glance(at: report, calendar: nil)
        }
    }
}

extension Bureau {
    /// A desk whose clock, and whose visit, are some days late.
    fileprivate borrowing func desk(
        over records: MemoryRecords, daysLater: UInt64
    ) async throws -> Desk {
        try await Desk(
            visit: stage.visit(.signing, daysLater: daysLater), keys: try Bureau.keys("acs"),
            records: records, clock: { Sample.noon + daysLater * Sample.day }, pause: { _ in })
    }
}

@Suite struct `The inbox` {
    @Test func `opens each record once in a visit, and sees what changes`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let records = CountingRecords(bureau.records)
        let desk = try await Desk(
            visit: bureau.stage.visit(.signing), keys: try Bureau.keys("acs"), records: records,
            clock: { Sample.noon }, pause: { _ in })
        #expect(try await desk.inbox().first?.isAnswered == false)
        let count = records.readCount
        #expect(try await desk.inbox().first?.state == .opened)
        // Of the identity message there is no record, and that is asked each time.
        #expect(records.readCount == count + 1)
        _ = try await desk.reply(
            to: bureau.report.reportID, text: "Қаралуда.", language: .kazakh)
        #expect(try await desk.inbox().first?.isAnswered == true)
    }

    @Test func `lists every message, be a record of one damaged`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        bureau.records.files.withLock { files in
            for (name, bytes) in files { files[name] = bytes.flipped(at: -1) }
        }
        let entries = try await bureau.desk().inbox()
        #expect(entries.map(\.state) == [.damaged, .new])
        #expect(entries.first?.message.messageID == bureau.report.reportID)
        #expect(entries.allSatisfy { $0.clock == nil })
        // Nothing is written over it.
        let desk = try await bureau.desk()
        await #expect(throws: DeskFailed.record(.malformed(bureau.report.reportID))) {
            try await desk.open(entries[0].message, timeout: .zero)
        }
    }
}

/// Records that count how often they are read.
private final class CountingRecords: RecordStore {
    private let records: MemoryRecords
    private let count = Mutex(0)

    init(_ records: MemoryRecords) {
        self.records = records
    }

    var readCount: Int { count.withLock { $0 } }

    func read(_ name: String) throws(RecordStoreFailed) -> [UInt8]? {
        count.withLock { $0 += 1 }
        return try records.read(name)
    }

    func write(_ bytes: [UInt8], as name: String) throws(RecordStoreFailed) {
        try records.write(bytes, as: name)
    }

    func remove(_ name: String) throws(RecordStoreFailed) { try records.remove(name) }
    func names() throws(RecordStoreFailed) -> [String] { try records.names() }
}
