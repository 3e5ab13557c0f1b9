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
import Secrets
import SignedNote
import Synchronization
import Testing

@Suite struct `Stating an outcome` {
    /// What the first trustee reads of the outcome that was posted last: the code, and whether the share fits the head's slot.
    private func told(_ bureau: borrowing Bureau, of id: String) throws -> (OutcomeCode, Bool) {
        let posting = try #require(bureau.stage.world.withLock { $0.outcomes.last })
        let sealed = try SealedOutcome(posting.sealed)
        let stated = try PaperKeys.sealingKey(PaperKeys.trustee("t1")).open(
            try #require(sealed.part(0)), asTrustee: 0,
            about: OutcomeSubject(bureau.report.reportID, keyholder: id))
        guard let secret = stated.secret() else { return (stated.code, false) }
        let header = bureau.report.submission.report.header
        return (stated.code, secret.matches(header.preheader, role: .holder, index: 0))
    }

    @Test func `says "taken up" of what was opened`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        let filed = try await desk.fileWhatWasSeen(of: message)
        #expect(filed == FiledOutcome(code: .takenUp, isLogged: true))
        let (code, _) = try told(bureau, of: "acs")
        #expect(code == .takenUp)
        let posting = try #require(bureau.stage.world.withLock { $0.outcomes.last })
        #expect(posting.sealed.count == 4 * OutcomePosting.partByteCount)
        let note = try OutcomeNote(parsing: posting.note.text)
        #expect(note.messageID == bureau.report.reportID)
        #expect(note.outcomeDigest == Digest(hashing: posting.sealed))
    }

    @Test func `gives the share of the own slot away with "not addressed"`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open(as: "head")
        let desk = try await bureau.desk("head")
        let message = try await bureau.listed(desk)
        _ = try await desk.fileWhatWasSeen(of: message)
        let (code, fits) = try told(bureau, of: "head")
        #expect(code == .notAddressed && fits)
    }

    @Test func `says nothing that the desk has not seen for certain`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        #expect(try await desk.fileWhatWasSeen(of: message) == nil)
        await #expect(throws: DeskFailed.outcome(.notAsked)) {
            _ = try await desk.file(.takenUp, of: message)
        }
        // Asked, but no share has come.
        _ = try await desk.open(message, timeout: .zero)
        #expect(try desk.seenOutcome(of: message.messageID) == nil)
        #expect(try await desk.fileWhatWasSeen(of: message) == nil)
    }

    @Test func `sends the same bytes again until the log has them`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        bureau.stage.world.withLock { $0.failures = [.timedOut] }
        await #expect(throws: DeskFailed.portal(.transport(.timedOut))) {
            _ = try await desk.fileWhatWasSeen(of: message)
        }
        let first = try desk.filedOutcome(of: message.messageID)
        #expect(first == FiledOutcome(code: .takenUp, isLogged: false))
        #expect(try await desk.inbox().first?.clock == .open)
        let sent = bureau.stage.world.withLock { world in
            Array(zip(world.requests, world.bodies)).last { $0.0 == Endpoint.outcome.path }?.1
        }
        let lost = try SignedRequest(parsing: try #require(sent)).payload
        _ = try await desk.file(.notAddressed, of: message)
        let again = try #require(bureau.stage.world.withLock { $0.outcomes.last })
        #expect(
            Digest(hashing: again.bytes) == Digest(hashing: lost),
            "the first outcome stands, byte for byte")
        #expect(try await desk.inbox().first?.clock == .closed)
        _ = try await desk.fileWhatWasSeen(of: message)
        #expect(bureau.stage.world.withLock { $0.outcomes.count } == 1)
    }

    @Test func `is not asked of identity messages`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let identity = try await desk.listedMessage(bureau.report.identityID.hex)
        await #expect(throws: DeskFailed.outcome(.otherKind)) {
            _ = try await desk.file(.takenUp, of: identity)
        }
        let clocks = try await desk.inbox().map(\.clock)
        #expect(clocks == [.open, nil])
    }

    /// Addressed to acs, and no report inside; or with a slot for acs that is sealed to another key.
    @Test(arguments: [["head", "acs"], ["head", "stranger"]])
    func `says "malformed" of what its sender broke, and remembers it`(
        holders: [String]
    ) async throws {
        let bureau = try await Bureau()
        let log = bureau.stage.world.withLock { $0.log }
        let broken = log.message(holders: holders)
        bureau.hold(broken)
        let desk = try await bureau.desk()
        let message = try await desk.listedMessage(broken.id.hex)
        try await bureau.ask(desk, message, then: ["t1", "t2"])
        await #expect(throws: DeskFailed.self) {
            _ = try await desk.open(message, timeout: .zero)
        }
        let filed = try await desk.fileWhatWasSeen(of: message)
        #expect(filed == FiledOutcome(code: .malformed, isLogged: true))
        let state = try await desk.inbox().first { $0.message == message }?.state
        #expect(state == .malformed)
    }

    /// Within 28 days of its quarter's first day, or in another quarter, a slot may be sealed to a key that this file has not.
    @Test(arguments: [
        (isOfOneSet: true, quarter: "2026Q4", dayCount: UInt64(42), isBlamed: true),
        (false, "2026Q4", 0, true), (false, "2026Q4", 42, false), (false, "2027Q1", 42, false),
    ])
    func `blames no sender while the slot may be sealed to a key that is missing here`(
        isOfOneSet: Bool, quarter: String, dayCount: UInt64, isBlamed: Bool
    ) async throws {
        let bureau = try await Bureau()
        let now = Sample.noon + dayCount * Sample.day
        let broken = bureau.stage.world.withLock { world in
            world.log.time = now
            world.currency = world.log.currency(signedBy: ["t1", "t2"])
            return world.log.message(
                directoryHash: isOfOneSet ? nil : Digest(hashing: []),
                holders: ["head", "stranger"])
        }
        bureau.hold(broken)
        var keys = try Bureau.keys("acs", quarter: quarter)
        keys.addKeys(for: AlmatyDay(unixSeconds: now).quarter)
        let desk = try await Desk(
            visit: bureau.stage.visit(.signing, daysLater: dayCount), keys: keys,
            records: bureau.records, clock: { now }, pause: { _ in })
        let message = try await desk.listedMessage(broken.id.hex)
        try await bureau.ask(desk, message, then: ["t1", "t2"])
        do {
            _ = try await desk.open(message, timeout: .zero)
            Issue.record("a slot opened that is sealed to another key")
        } catch {
            #expect((error == .opening(.sealingKeyMissing)) == !isBlamed)
        }
        let filed = try await desk.fileWhatWasSeen(of: message)
        #expect(filed?.code == (isBlamed ? .malformed : nil))
    }
}
