// `unsafe` here: the report's conversation key is copied out of locked pages into statements of a test's own making.
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
import TransparencyLog

@Suite struct `Stating something about a case` {
    private let text = Array("called 1424".utf8)

    @Test func `is sealed to trustees and read by who opened the case`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        let receipt = try await desk.state(text, of: report)
        let posting = try #require(bureau.stage.world.withLock { $0.duties.last })
        let note = try DutyNote(parsing: posting.note.text)
        #expect(receipt.time == Sample.noon)
        #expect(posting.sealed.count == 5 * DutyPosting.partByteCount)
        let part = try #require(try SealedDuty(posting.sealed).part(1))
        let stated = try PaperKeys.sealingKey(PaperKeys.trustee("t2")).open(
            part, as: .trustee(1), about: DutySubject(report, keyholder: "acs"))
        #expect(stated.text.bytes == text)
        #expect(stated.commitment == note.commitment)
        let read = try await desk.statements(of: report)
        #expect(read.facts.map(\.text.bytes) == [text])
        #expect(read.facts.map(\.keyholder.id.text) == ["acs"])
        #expect(read.facts.map(\.index) == [receipt.index])
        #expect(read.facts.map(\.time) == [Sample.noon])
        #expect(read.facts.map(\.isPublic) == [false])
        #expect(read.refused.isEmpty)
        #expect(read.deemedReceipt == Sample.noon)
        bureau.stage.publish()
        #expect(try await desk.statements(of: report).facts.map(\.isPublic) == [true])
    }

    @Test func `is read at every desk of the case, in the order of the log`() async throws {
        let bureau = try await Bureau(excluding: [])
        let report = bureau.report.reportID
        let first = try await bureau.opened()
        let head = try await bureau.opened(as: "head")
        _ = try await first.state(text, of: report)
        _ = try await head.state(Array("sent".utf8), of: report)
        let second = try await bureau.opened()
        for desk in [try await first.texts(of: report), try await second.texts(of: report)] {
            #expect(desk == ["acs called 1424", "head sent"])
        }
        #expect(try await head.texts(of: report) == ["acs called 1424", "head sent"])
    }

    @Test func `needs the report opened at this desk`() async throws {
        let bureau = try await Bureau()
        let report = bureau.report.reportID
        let desk = try await bureau.desk()
        let head = try await bureau.opened(as: "head")
        for failing in 0..<4 {
            await #expect(throws: DeskFailed.statement(.notOpened)) {
                switch failing {
                case 0: _ = try await desk.state(text, of: report)
                case 1: _ = try await desk.statements(of: report)
                case 2: _ = try await head.state(text, of: report)
                default: _ = try await head.statements(of: report)
                }
            }
        }
        #expect(bureau.stage.world.withLock { $0.duties.isEmpty })
    }

    @Test func `takes no text that the format does not allow`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        for (bytes, refusal) in [
            ([], MalformedDutyText.byteCount(0)), ([0x61, 0], .zeroByte), ([0xFF], .notUTF8),
        ] as [([UInt8], MalformedDutyText)] {
            await #expect(throws: DeskFailed.statement(.text(refusal))) {
                _ = try await desk.state(bytes, of: bureau.report.reportID)
            }
        }
    }

    @Test(arguments: [true, false])
    func `sends the same bytes again until the log has them`(isSameText: Bool) async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        bureau.stage.world.withLock { $0.failuresAt[Endpoint.duty.path] = [.timedOut] }
        await #expect(throws: DeskFailed.portal(.transport(.timedOut))) {
            _ = try await desk.state(text, of: report)
        }
        let sent = bureau.stage.world.withLock { world in
            Array(zip(world.requests, world.bodies)).last { $0.0 == Endpoint.duty.path }?.1
        }
        let lost = try SignedRequest(parsing: try #require(sent)).payload
        _ = try await desk.state(isSameText ? text : Array("sent".utf8), of: report)
        let posted = bureau.stage.world.withLock { $0.duties }
        #expect(posted.first.map { $0.bytes == lost } == true, "byte for byte")
        #expect(posted.count == (isSameText ? 1 : 2), "nothing is stated twice")
        #expect(
            try await desk.texts(of: report)
                == ["acs called 1424"] + (isSameText ? [] : ["acs sent"]))
        // Once the log has it, the same text is another statement.
        _ = try await desk.state(text, of: report)
        #expect(try await desk.texts(of: report).last == "acs called 1424")
        #expect(bureau.stage.world.withLock { $0.duties.count } == posted.count + 1)
    }

    @Test(arguments: [Problem.noteTooOld, .noteRefused])
    func `is made anew, once, when the gateway can no longer take it`(
        problem: Problem
    ) async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        bureau.stage.world.withLock { $0.problemsAt[Endpoint.duty.path] = [problem] }
        _ = try await desk.state(text, of: report)
        #expect(try await desk.texts(of: report) == ["acs called 1424"])
        bureau.stage.world.withLock {
            $0.problemsAt[Endpoint.duty.path] = [problem, .noteRefused]
        }
        let refused = DeskFailed.portal(.problem(.noteRefused, retryAfterSeconds: nil))
        await #expect(throws: refused) {
            _ = try await desk.state(Array("sent".utf8), of: report)
        }
        _ = try await desk.state(Array("concluded".utf8), of: report)
        #expect(try await desk.texts(of: report) == ["acs called 1424", "acs concluded"])
    }

    @Test func `is missed when the gateway does not list what it said the log has`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        let receipt = try await desk.state(text, of: report)
        bureau.stage.tamper(.threadDuties) { _ in [] }
        let read = try await desk.statements(of: report)
        #expect(read.facts.isEmpty)
        #expect(read.refused.map(\.index) == [receipt.index])
        #expect(read.refused.map(\.reason) == [.hidden])
    }

    @Test func `asks for pages until the last`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        for number in 0...CaseDutiesAnswer.most {
            _ = try await desk.state(Array("\(number)".utf8), of: bureau.report.reportID)
        }
        let read = try await desk.statements(of: bureau.report.reportID)
        #expect(read.facts.count == CaseDutiesAnswer.most + 1)
    }

    @Test func `counts once, wherever the gateway lists it`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await desk.state(text, of: report)
        bureau.stage.tamper(.threadDuties) { bytes in
            Sample.made {
                let listed = try CaseDutiesAnswer(parsing: bytes).duties[0]
                let again = LoggedEntry(
                    index: listed.entry.index + 1, leaf: listed.entry.leaf,
                    nonce: listed.entry.nonce, detail: listed.entry.detail)
                return CaseDutiesAnswer(duties: [
                    listed, CaseDutiesAnswer.Duty(entry: again, sealed: listed.sealed),
                ]).bytes
            }
        }
        let read = try await desk.statements(of: report)
        #expect(read.facts.count == 1)
        #expect(read.refused.map(\.reason) == [.repeated])
    }

    // MARK: What does not count

    @Test func `does not count with other bytes than its note names`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        _ = try await desk.state(text, of: bureau.report.reportID)
        bureau.change { .init(entry: $0.entry, sealed: $0.sealed.flipped(at: -1)) }
        #expect(try await bureau.reason(desk) == .otherBytes)
    }

    @Test func `does not count under another leaf, signature, message or place`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let report = bureau.report.reportID
        _ = try await desk.state(text, of: report)
        let time = bureau.stage.world.withLock { $0.log.time }
        bureau.change {
            .init(entry: $0.entry.with(nonce: $0.entry.nonce.flipped(at: 0)), sealed: $0.sealed)
        }
        #expect(try await bureau.reason(desk) == .entry(.detailNotCommitted))
        @Sendable func signed(_ note: DutyNote, by name: String) -> SignedNote {
            Sample.made { try SamplePortal.signer(name).sign(note.text) }
        }
        func changed(
            _ make: @escaping @Sendable (DutyNote) -> DutyNote, by name: String
        ) -> @Sendable (CaseDutiesAnswer.Duty) throws -> CaseDutiesAnswer.Duty {
            { duty in
                let note = make(
                    try DutyNote(parsing: SignedNote(parsing: duty.entry.detail).text))
                return .init(
                    entry: PaperLog.entry(
                        signed(note, by: name), index: duty.entry.index, time: time),
                    sealed: duty.sealed)
            }
        }
        let acs = "demo.example/keyholder/acs"
        bureau.change(changed({ $0 }, by: "demo.example/keyholder/stranger"))
        #expect(try await bureau.reason(desk) == .notSigned)
        bureau.change(changed({ $0.with(message: MessageID(.zero)) }, by: acs))
        #expect(try await bureau.reason(desk) == .otherDetail)
        bureau.change(changed({ $0.with(keyholder: "nobody") }, by: acs))
        #expect(try await bureau.reason(desk) == .unknownKeyholder)
        // Signed well, and no entry of the log: seen as soon as the log is public.
        bureau.stage.publish()
        bureau.change(changed({ $0 }, by: acs))
        #expect(try await bureau.reason(desk) == nil, "this is the entry itself")
        bureau.change {
            .init(
                entry: LoggedEntry(
                    index: $0.entry.index - 1, leaf: $0.entry.leaf, nonce: $0.entry.nonce,
                    detail: $0.entry.detail), sealed: $0.sealed)
        }
        guard case .notIncluded = try await bureau.reason(desk) else {
            Issue.record("taken for an entry of the log")
            return
        }
    }

    @Test(arguments: [true, false])
    func `does not count when it does not fit its commitment, or the case cannot open it`(
        isOfTheCase: Bool
    ) async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.opened()
        let key = isOfTheCase ? bureau.conversationKey : [UInt8](repeating: 1, count: 32)
        bureau.state { log, report in
            log.duty("x", of: report, by: "acs", key: key, commitment: .zero)
        }
        #expect(
            try await bureau.reason(desk)
                == (isOfTheCase ? .otherCommitment : .unreadable(.cannotOpen)))
    }

    @Test func `does not count from a keyholder whom the reporter excluded`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.opened(as: "head")
        let desk = try await bureau.opened()
        let key = bureau.conversationKey
        bureau.state { log, report in log.duty("x", of: report, by: "head", key: key) }
        #expect(try await bureau.reason(desk) == .notReader)
    }
}

extension Bureau {
    /// A desk with records of its own, at which the report was asked for and opened, if it opens.
    func opened(as id: String = "acs") async throws -> Desk {
        let desk = try await Desk(
            visit: stage.visit(.signing), keys: try Bureau.keys(id), records: MemoryRecords(),
            clock: { Sample.noon }, pause: { _ in })
        let message = try await listed(desk)
        try await ask(desk, message, then: ["t1", "t2"])
        _ = try await desk.open(message, timeout: .zero)
        return desk
    }

    /// The report's conversation key, as its reporter has it.
    fileprivate var conversationKey: [UInt8] {
        ReceiptKeys(report.receipt, portal: SamplePortal.portal.name).conversationKey.withBytes {
            unsafe $0.withUnsafeBytes { unsafe Array($0) }
        }
    }

    /// Has the log, and the gateway, a statement that no desk makes.
    fileprivate func state(
        _ make: (PaperLog, MessageID) -> (note: SignedNote, sealed: SealedDuty)
    ) {
        let id = report.reportID
        stage.world.withLock { world in
            let (note, sealed) = make(world.log, id)
            world.log.add(note)
            world.duties.append(DutyPosting(note: note, sealed: sealed.bytes))
        }
    }

    /// Changes each statement that the gateway lists.
    fileprivate func change(
        _ change: @escaping @Sendable (CaseDutiesAnswer.Duty) throws -> CaseDutiesAnswer.Duty
    ) {
        stage.tamper(.threadDuties) { bytes in
            Sample.made {
                CaseDutiesAnswer(
                    duties: try CaseDutiesAnswer(parsing: bytes).duties.map(change)
                ).bytes
            }
        }
    }

    /// Why the first statement that was listed does not count; what the desk itself misses is left out.
    fileprivate func reason(_ desk: borrowing Desk) async throws -> StatementRefused? {
        try await desk.statements(of: report.reportID).refused.map(\.reason)
            .first { $0 != .hidden }
    }
}

extension Desk {
    /// What holds of what was stated: who, and what.
    fileprivate borrowing func texts(of report: MessageID) async throws -> [String] {
        let read = try await statements(of: report)
        #expect(read.refused.isEmpty)
        return read.facts.map { "\($0.keyholder.id.text) \($0.text.text)" }
    }
}

extension DutyNote {
    fileprivate func with(message: MessageID? = nil, keyholder id: String? = nil) -> DutyNote {
        DutyNote(
            portal: portal, messageID: message ?? messageID,
            keyholder: id.map { SamplePortal.identifier($0) } ?? keyholder, time: time,
            commitment: commitment, sealedDigest: sealedDigest)
    }
}
