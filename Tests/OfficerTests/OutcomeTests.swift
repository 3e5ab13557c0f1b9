import Details
import Directory
import Encoding
import Exchange
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
import TransparencyLog

@testable import Officer

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
        #expect(filed == FiledOutcome(code: .takenUp, standing: .taken))
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
        #expect(first == FiledOutcome(code: .takenUp, standing: .unsent))
        #expect(try await desk.inbox(pursuing: false).first?.clock == .unsent)
        #expect(bureau.postingCount == 1, "such a list sends nothing")
        let sent = bureau.stage.world.withLock { world in
            Array(zip(world.requests, world.bodies)).last { $0.0 == Endpoint.outcome.path }?.1
        }
        let lost = try SignedRequest(parsing: try #require(sent)).payload
        _ = try await desk.file(.notAddressed, of: message)
        let again = try #require(bureau.stage.world.withLock { $0.outcomes.last })
        #expect(
            Digest(hashing: again.bytes) == Digest(hashing: lost),
            "the first outcome stands, byte for byte")
        #expect(try await desk.inbox().first?.clock == .stated)
        _ = try await desk.fileWhatWasSeen(of: message)
        #expect(bureau.stage.world.withLock { $0.outcomes.count } == 1)
    }

    @Test func `closes the clock when a public tree is proven to have it, and not before`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        _ = try await desk.fileWhatWasSeen(of: message)
        #expect(try await desk.inbox().first?.clock == .stated)
        bureau.stage.publish()
        #expect(try await desk.inbox().first?.clock == .closed)
        let asked = bureau.postingCount
        #expect(try await desk.pursuedOutcome(of: message.messageID)?.standing == .proven)
        #expect(try await bureau.desk().inbox().first?.clock == .closed)
        #expect(bureau.postingCount == asked, "it was proven before")
    }

    @Test func `is missed, and sent again, when no public tree shows it after a day`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        bureau.stage.tamper(.outcome) { bytes in
            Sample.made {
                EntryAnswer(index: try EntryAnswer(parsing: bytes).index, proof: nil).bytes
            }
        }
        _ = try await desk.fileWhatWasSeen(of: message)
        bureau.stage.publish()
        #expect(try await desk.inbox().first?.clock == .stated)
        let asked = bureau.postingCount
        let late = try await Desk(
            visit: bureau.stage.visit(.signing), keys: try Bureau.keys("acs"),
            records: bureau.records, clock: { Sample.noon + 2 * Sample.day }, pause: { _ in })
        #expect(try await late.inbox().first?.clock == .missing)
        #expect(bureau.postingCount == asked + 1)
    }

    @Test(arguments: [Problem.noteTooOld, .noteRefused])
    func `is not made anew once the gateway gave it an index`(problem: Problem) async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        bureau.stage.tamper(.outcome) { _ in EntryAnswer(index: 40, proof: nil).bytes }
        _ = try await desk.fileWhatWasSeen(of: message)
        let posted = bureau.postings
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.outcome.path] = [problem] }
        let late = try await bureau.desk(daysLater: 1, seconds: 1)
        #expect(try await late.pursuedOutcome(of: message.messageID)?.standing == .denied)
        #expect(try late.outcomesToTell() == [OutcomeToTell(message.messageID, .denied)])
        // Whatever was refused comes again at each look, and a look that fares better takes the word back.
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.inbox.path] = [.busy] }
        await #expect(throws: DeskFailed.self) { _ = try await late.inbox() }
        #expect(bureau.postings.last == posted.last, "the same bytes")
        #expect(try late.filedOutcome(of: message.messageID)?.standing == .missing)
    }

    @Test func `is missed a day after it was first stated, though it was made anew since`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let message = try await bureau.listed(bureau.desk())
        let desk = try await bureau.desk()
        bureau.stage.world.withLock { $0.failuresAt[Endpoint.outcome.path] = [.timedOut] }
        await #expect(throws: DeskFailed.self) { _ = try await desk.fileWhatWasSeen(of: message) }
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.outcome.path] = [.noteTooOld] }
        let late = try await bureau.desk(daysLater: 1, seconds: 1)
        #expect(try late.filedOutcome(of: message.messageID)?.standing == .missing)
        #expect(try await late.pursuedOutcome(of: message.messageID)?.standing == .missing)
        #expect(Set(bureau.postings).count == 2, "the old one, and one made anew")
    }

    /// By a wrong clock it would be refused again and again, and another one signed each time.
    @Test(arguments: [3_600, 3_601])
    func `is not made anew by a clock that is more than an hour behind`(behind: UInt64) async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let message = try await bureau.listed(bureau.desk())
        bureau.stage.publish()
        let desk = try await Desk(
            visit: bureau.stage.visit(.signing), keys: try Bureau.keys("acs"),
            records: bureau.records, clock: { Sample.noon - behind }, pause: { _ in })
        bureau.stage.world.withLock {
            $0.problemsAt[Endpoint.outcome.path] = [.noteTooOld, .noteTooOld]
        }
        let isWrong = behind > 3_600
        await #expect(
            throws: isWrong
                ? DeskFailed.outcome(.clockBehind(minutes: 60))
                : .portal(.problem(.noteTooOld, retryAfterSeconds: nil))
        ) { _ = try await desk.fileWhatWasSeen(of: message) }
        #expect(Set(bureau.postings).count == (isWrong ? 1 : 2))
        guard isWrong else { return }
        // Who asks is told why, and sees what stands.
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.outcome.path] = [.noteTooOld] }
        var told: OutcomeFailed?
        let filed = try await desk.pursuedOutcome(of: message.messageID) { told = $0 }
        #expect(filed?.standing == .unsent)
        #expect(told == .clockBehind(minutes: 60))
    }

    @Test func `is not made anew where the public tree is kept back`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let message = try await bureau.listed(bureau.desk())
        let desk = try await bureau.desk()
        for problem in [Problem.notYet, .notFound] {
            bureau.stage.world.withLock {
                $0.problemsAt[Endpoint.outcome.path] = [.noteTooOld]
                $0.problemsAt[Endpoint.checkpoint.path] = [problem]
            }
            await #expect(throws: DeskFailed.self) {
                _ = try await desk.fileWhatWasSeen(of: message)
            }
        }
        // A checkpoint that the log alone signed is none of the public tree's.
        bureau.stage.tamper(.checkpoint) { bytes in
            Sample.made {
                let note = try SignedNote(parsing: bytes)
                return try SignedNote(
                    text: note.text, signatures: Array(note.signatures.prefix(1))
                ).bytes
            }
        }
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.outcome.path] = [.noteTooOld] }
        await #expect(throws: DeskFailed.outcome(.clockUnknown)) {
            _ = try await desk.fileWhatWasSeen(of: message)
        }
        #expect(Set(bureau.postings).count == 1)
    }

    @Test func `gives way to one that stands in its place, stated at another desk`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        // What another desk of theirs stated.
        bureau.stage.world.withLock { world in
            let other = OutcomeNote(
                portal: SamplePortal.portal, messageID: message.messageID,
                keyholder: SamplePortal.identifier("acs"), time: Sample.noon,
                outcomeDigest: Digest(hashing: []))
            world.log.add(other.signed(by: SamplePortal.identity("acs")))
        }
        _ = try await desk.fileWhatWasSeen(of: message)
        bureau.stage.publish()
        #expect(
            try await desk.pursuedOutcome(of: message.messageID)
                == FiledOutcome(code: .takenUp, standing: .elsewhere))
        #expect(try await desk.inbox().first?.clock == .elsewhere)
        #expect(
            try desk.outcomesToTell()
                == [OutcomeToTell(message.messageID, .elsewhere)])
    }

    @Test func `is pursued, and missed, though the gateway lists no message`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        _ = try await desk.fileWhatWasSeen(of: message)
        bureau.stage.tamper(.inbox) { _ in MessageList(messages: []).bytes }
        let late = try await bureau.desk(daysLater: 1, seconds: 1)
        #expect(try await late.inbox().isEmpty)
        #expect(
            try late.outcomesToTell()
                == [OutcomeToTell(message.messageID, .missing)])
        bureau.stage.publish()
        #expect(try await late.inbox().isEmpty)
        #expect(try late.filedOutcome(of: message.messageID)?.standing == .proven)
        #expect(try late.outcomesToTell().isEmpty)
    }

    @Test
    func `is not sent again on its first day while the public tree is smaller than its index`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        bureau.stage.tamper(.outcome) { _ in EntryAnswer(index: 1000, proof: nil).bytes }
        _ = try await desk.fileWhatWasSeen(of: bureau.listed(desk))
        #expect(try await desk.inbox().first?.clock == .stated)
        #expect(bureau.postingCount == 1)
        // An index beyond every tree keeps nobody from asking.
        let late = try await bureau.desk(daysLater: 1, seconds: 1)
        #expect(try await late.inbox().first?.clock == .missing)
        #expect(bureau.postingCount == 2)
    }

    @Test func `holds up no list: 16 are sent, and none after a broken connection`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        bureau.stage.world.withLock { $0.failuresAt[Endpoint.outcome.path] = [.timedOut] }
        await #expect(throws: DeskFailed.self) { _ = try await desk.fileWhatWasSeen(of: message) }
        // The same outcome in the records of other messages.
        let record = try #require(try desk.record(of: message.messageID))
        for number in UInt8(1)...20 {
            try desk.save(record, of: MessageID(Digest(hashing: [number])))
        }
        var sent = bureau.postingCount
        func count(_ failing: [TransportError], _ refusing: [Problem]) async throws -> Int {
            bureau.stage.world.withLock {
                $0.failuresAt[Endpoint.outcome.path] = failing
                $0.problemsAt[Endpoint.outcome.path] = refusing
            }
            _ = try await desk.inbox()
            defer { sent = bureau.postingCount }
            return bureau.postingCount - sent
        }
        #expect(try await count([.timedOut], []) == 1)
        #expect(try await count([], [.busy, .busy]) == 16)
        #expect(try await count([], []) == 7)
        #expect(try await count([], []) == 0)
    }

    @Test func `gets its turn`() {
        let turns = OutcomeTurns()
        let waiting = (UInt8(1)...40).map { MessageID(Digest(hashing: [$0])) }
        let rounds = (1...5).map { _ in turns.next(of: waiting, most: 16) }
        #expect(rounds.allSatisfy { Set($0).count == 16 })
        #expect(Set(rounds[0] + rounds[1] + rounds[2]) == Set(waiting))
        #expect(Set(turns.next(of: Array(waiting.prefix(3)), most: 16)) == Set(waiting.prefix(3)))
        #expect(turns.next(of: [], most: 16).isEmpty)
    }

    /// Of the next version other witnesses, so that what stood in the public tree before is proven to nobody.
    @Test func `is not proven under the policy of a directory that is in force no more`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        _ = try await desk.fileWhatWasSeen(of: message)
        bureau.stage.publish()
        var draft = DirectoryDraft(following: SamplePortal.directory)
        let name = SamplePortal.portal.witnessKeyName(SamplePortal.identifier("w2"))
        draft.witnesses = [SamplePortal.cosigner(name).verifierKey]
        let next = SamplePortal.note(draft, approvedBy: ["t1", "t2"])
        bureau.stage.world.withLock { world in
            world.directories.append(next)
            world.log.add(next)
            world.currency = world.log.currency(signedBy: ["t1", "t2"])
        }
        let later = try await bureau.desk()
        #expect(try await later.pursuedOutcome(of: message.messageID)?.standing == .taken)
    }

    @Test func `that cannot be kept keeps no list from being shown`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let message = try await bureau.listed(bureau.desk())
        _ = try await bureau.desk().fileWhatWasSeen(of: message)
        bureau.stage.publish()
        let desk = try await Desk(
            visit: bureau.stage.visit(.signing), keys: try Bureau.keys("acs"),
            records: FullRecords(kept: bureau.records), clock: { Sample.noon }, pause: { _ in })
        #expect(try await desk.inbox().first?.clock == .stated)
    }

    @Test func `is not closed by what another keyholder stated`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let message = try await bureau.listed(desk)
        let index = bureau.stage.world.withLock { world in
            let other = OutcomeNote(
                portal: SamplePortal.portal, messageID: message.messageID,
                keyholder: SamplePortal.identifier("head"), time: Sample.noon,
                outcomeDigest: Digest(hashing: []))
            world.log.force(other.signed(by: SamplePortal.identity("head")))
            return world.log.size - 1
        }
        bureau.stage.publish()
        let proof = bureau.stage.world.withLock { $0.proof(index) }
        bureau.stage.tamper(.outcome) { _ in EntryAnswer(index: index, proof: proof).bytes }
        _ = try await desk.fileWhatWasSeen(of: message)
        #expect(try await desk.pursuedOutcome(of: message.messageID)?.standing == .taken)
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
        #expect(filed == FiledOutcome(code: .malformed, standing: .taken))
        let state = try await desk.inbox().first { $0.message == message }?.state
        #expect(state == .malformed)
    }

    /// Of another set nobody here knows whether it listed a key of this keyholder's: also in the same quarter, and on the same day.
    @Test(arguments: [
        (isOfOneSet: true, quarter: "2026Q4", dayCount: UInt64(42), isBlamed: true),
        (false, "2026Q4", 0, false), (false, "2026Q4", 42, false), (false, "2027Q1", 42, false),
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

extension Bureau {
    /// How often the gateway was sent an outcome.
    fileprivate var postingCount: Int { postings.count }

    /// Every outcome that the gateway was sent, as it came.
    fileprivate var postings: [Digest] {
        stage.world.withLock { world in
            zip(world.requests, world.bodies).filter { $0.0 == Endpoint.outcome.path }
                .compactMap { try? Digest(hashing: SignedRequest(parsing: $0.1).payload) }
        }
    }

    /// The desk of acs, so many days and seconds later.
    fileprivate borrowing func desk(daysLater: UInt64, seconds: UInt64) async throws -> Desk {
        try await Desk(
            visit: stage.visit(.signing), keys: try Bureau.keys("acs"), records: records,
            clock: { Sample.noon + daysLater * Sample.day + seconds }, pause: { _ in })
    }
}

/// Records on a disk that takes nothing more.
private struct FullRecords: RecordStore {
    let kept: MemoryRecords

    func read(_ name: String) throws(RecordStoreFailed) -> [UInt8]? { try kept.read(name) }

    func write(_ bytes: [UInt8], as name: String) throws(RecordStoreFailed) {
        throw .write(name: name, isFull: true)
    }

    func remove(_ name: String) throws(RecordStoreFailed) {
        throw .write(name: name, isFull: true)
    }

    func names() throws(RecordStoreFailed) -> [String] { try kept.names() }
}
