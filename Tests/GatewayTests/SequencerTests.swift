import Details
import Directory
import Encoding
import Exchange
import Gateway
import HTTPService
import Logging
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Storage
import Testing
import TransparencyLog

@Suite struct `The start of a gateway` {
    @Test func `waits for m − t + 1 trustees before it logs anything`() async throws {
        let portal = try await TestPortal()
        let note = try SamplePortal.identity("head").sign(nextKey.text)
        func log() async throws -> TestPortal.Answer {
            try await portal.post(.keys, as: .keyholder, "head", note.bytes)
        }
        #expect(try await log() == .problem("waiting-for-trustees"))
        _ = try await portal.poll("t1")
        _ = try await portal.poll("t1")
        #expect(try await log() == .problem("waiting-for-trustees"))
        #expect(try await status(portal).contains("waiting-for-trustees"))
        try await portal.gateway.tickIfDue()
        #expect(try await portal.poll("t2").entries.count == TestPortal.keyNotes.count + 1)
        #expect(try await log().bytes?.count == 8)
        #expect(try await status(portal).contains("running"))
    }

    @Test func `refuses for ever when a trustee knows a larger log`() async throws {
        let portal = try await TestPortal.running()
        let back = try await portal.afterCrash()
        try await portal.submit("r")
        try await portal.tick()
        let newest = try await newest(portal)
        try await rolledBack(back, by: newest)
        // It stays so while it runs, whatever others say, and at the next start with that database.
        _ = try await back.post(
            .trusteePoll, as: .trustee, "t2",
            TrusteePoll(cosigned: nil, heldSize: 0).bytes)
        #expect(
            try await back.post(.inbox, as: .keyholder, "head", [UInt8](bigEndian: UInt64(0)))
                == .problem("rolled-back"))
        let submission = try await back.submission("new")
        #expect(await back.post(.reports, submission.bytes) == .problem("rolled-back"))
        try await rolledBack(try await back.afterCrash(), by: newest)
    }

    @Test func `refuses when a trustee knows another tree of that size`() async throws {
        let portal = try await TestPortal()
        let other = try Checkpoint(
            origin: SamplePortal.portal.logOrigin, size: 3, root: Digest(hashing: [1]))
        try await rolledBack(portal, by: other)
    }

    /// One stolen note key, or one dishonest trustee, must not stop a portal.
    @Test func `believes no rollback that the log did not sign`() async throws {
        let portal = try await TestPortal()
        let claims = [
            try Checkpoint(origin: SamplePortal.portal.logOrigin, size: 1000, root: .zero),
            try Checkpoint(origin: SamplePortal.portal.logOrigin, size: 3, root: .zero),
        ]
        for claim in claims {
            for note in [
                try SamplePortal.trustee("t1").sign(claim.text),
                try SignedNote(
                    text: claim.text,
                    signatures: [
                        SamplePortal.signer(SamplePortal.portal.logOrigin).signature(for: "x\n")
                    ]),
                try SamplePortal.trustee("t1").sign("no checkpoint\n"),
            ] {
                let poll = TrusteePoll(cosigned: note, heldSize: 0)
                #expect(
                    try await portal.post(.trusteePoll, as: .trustee, "t1", poll.bytes)
                        == .problem("note-refused"))
            }
        }
        let poll = TrusteePoll(cosigned: nil, heldSize: 1000)
        #expect(
            try await portal.post(.trusteePoll, as: .trustee, "t1", poll.bytes)
                == .problem("note-refused"))
        // Such a trustee does not count as one who has shown what it knows, either.
        _ = try await portal.poll("t2")
        #expect(try await status(portal).contains("waiting-for-trustees"))
        _ = try await portal.poll("t1")
        #expect(try await status(portal).contains("running"))
    }

    @Test func `accepts a trustee that cosigned within its log`() async throws {
        let portal = try await TestPortal.running()
        let newest = try await newest(portal)
        let next = try await portal.afterCrash()
        for id in ["t1", "t2"] { _ = try await next.poll(id, cosigned: newest) }
        #expect(try await status(next).contains("running"))
    }

    @Test func `needs a folder with a gateway that nobody else runs`() async throws {
        let empty = try TemporaryFolder()
        await #expect(throws: StorageNotOpened.missing) {
            try await TestPortal(folder: empty, clock: TestClock())
        }
        let portal = try await TestPortal()
        await #expect(throws: GatewayFailed.inUse) {
            try await Gateway.open(
                GatewaySettings(
                    folder: portal.folder.path, address: .loopback(host: .v4, port: 0),
                    rhythm: .demonstration, witnesses: []),
                keys: TestPortal.keys, environment: GatewayEnvironment(clock: { 0 }),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
        await #expect(throws: GatewayFailed.inUse) { try await initialise(portal.folder) }
        withExtendedLifetime(portal) {}
    }

    @Test func `keeps the rhythm that it was made with`() async throws {
        let folder = try TemporaryFolder()
        try await initialise(folder)
        await #expect(throws: GatewayFailed.otherRhythm(.demonstration)) {
            try await Gateway.open(
                GatewaySettings(
                    folder: folder.path, address: .loopback(host: .v4, port: 0),
                    rhythm: .production, witnesses: []),
                keys: TestPortal.keys, environment: GatewayEnvironment(clock: { 0 }),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
    }

    @Test func `never makes a second gateway in a folder`() async throws {
        let folder = try TemporaryFolder()
        try await initialise(folder)
        await #expect(throws: GatewayFailed.alreadyInitialised) { try await initialise(folder) }
    }

    @Test func `needs directories and key notes that trustees would cosign`() async throws {
        let folder = try TemporaryFolder()
        let unapproved = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1"])
        await #expect(throws: GatewayFailed.directory(position: 0)) {
            try await initialise(folder, directories: [unapproved])
        }
        await #expect(throws: GatewayFailed.directory(position: 0)) {
            try await initialise(folder, directories: [])
        }
        let note = TestPortal.keyNotes[0]
        await #expect(throws: GatewayFailed.keyNote(position: 1)) {
            try await initialise(folder, keyNotes: [note, note])
        }
        await #expect(throws: GatewayFailed.otherKeys) {
            try await initialise(
                folder,
                keys: GatewayKeys(
                    log: SamplePortal.signer("other/log"), note: SamplePortal.gateway))
        }
        // None of them left anything behind.
        try await initialise(folder)
    }

    private var nextKey: KeyNote {
        SamplePortal.keyNote(
            .keyholder(SamplePortal.identifier("head")), quarter: "2027Q1")
    }

    private func initialise(
        _ folder: TemporaryFolder, directories: [SignedNote] = [TestPortal.directory],
        keyNotes: [SignedNote] = [], keys: GatewayKeys = TestPortal.keys
    ) async throws {
        try await Gateway.initialise(
            folder: folder.path,
            setup: GatewaySetup(
                authority: SamplePortal.authority.verifierKey, rhythm: .demonstration),
            keys: keys, environment: GatewayEnvironment(clock: { Sample.noon }),
            directories: directories, keyNotes: keyNotes)
    }

    private func rolledBack(_ portal: TestPortal, by checkpoint: Checkpoint) async throws {
        let poll = TrusteePoll(
            cosigned: try TestPortal.signed(checkpoint), heldSize: checkpoint.size)
        #expect(
            try await portal.post(.trusteePoll, as: .trustee, "t1", poll.bytes)
                == .problem("rolled-back"))
        #expect(try await status(portal).contains("rolled-back"))
    }

    private func newest(_ portal: TestPortal) async throws -> Checkpoint {
        let answer = try await portal.post(
            .auditEntries, as: .auditor, "a1", [UInt8](bigEndian: UInt64(0)))
        let entries = try AuditEntriesAnswer(parsing: try #require(answer.bytes))
        return try UnverifiedCheckpoint(try #require(entries.newest)).claim
    }

    private func status(_ portal: TestPortal) async throws -> String {
        String(decoding: try #require(await portal.get("/status").bytes), as: UTF8.self)
    }
}

@Suite struct `A tick` {
    @Test func `always has a multiple of entries, at least one`() async throws {
        let portal = try await TestPortal.running()
        for (messages, expected) in [(0, 4), (1, 4), (2, 4), (3, 8)] {
            let before = try await portal.size()
            for number in 0..<messages { try await portal.submit("\(messages) \(number)") }
            try await portal.tick()
            #expect(try await portal.size() - before == UInt64(expected), "\(messages)")
        }
    }

    @Test func `is held once, when its time has come`() async throws {
        let portal = try await TestPortal.running()
        let before = try await portal.size()
        for _ in 0..<3 { try await portal.settle() }
        #expect(try await portal.size() == before)
        portal.clock.advance(9)
        try await portal.settle()
        #expect(try await portal.size() == before)
        portal.clock.advance(1)
        try await portal.settle()
        #expect(try await portal.size() == before + 4)
    }

    @Test func `orders its entries at random`() async throws {
        let portal = try await TestPortal.running()
        var orders: Set<[Bool]> = []
        for round in 0..<8 {
            let before = try await portal.size()
            try await portal.submit("\(round)")
            try await portal.tick()
            let listed = try await portal.inbox(from: before).map(\.index)
            orders.insert((before..<before + 4).map { listed.contains($0) })
        }
        // Two messages among four entries have six orders; eight alike by chance happen once in 280,000.
        #expect(orders.count > 1)
    }

    @Test func `says the scheduled time, or the present one after an outage`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("a")
        portal.clock.advance(13)
        try await portal.settle()
        #expect(try await portal.inbox().allSatisfy { $0.tick == Sample.noon + 10 })
    }

    @Test func `shows nothing of a message before`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("a")
        #expect(try await portal.inbox().isEmpty)
        #expect(
            try await portal.post(
                .acts, as: .keyholder, "head",
                ActsRequest(message: submission.report.id, thread: nil).bytes)
                == .problem("not-found"))
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement) == .problem("not-found"))
        #expect(
            try await portal.post(
                .thread, as: .keyholder, "head",
                ThreadRequest(thread: TestPortal.thread("a"), first: 0).bytes)
                == .problem("not-found"))
    }
}

@Suite struct `An access statement` {
    @Test func `is answered alike when it is sent again, and logged once`() async throws {
        let (portal, submission) = try await ticked()
        let statement = try await portal.statement(about: submission.report)
        let first = try await portal.open(statement)
        #expect(first.bytes != nil)
        #expect(try await portal.open(statement) == first)
        let next = try await portal.afterCrash()
        for id in ["t1", "t2"] { _ = try await next.poll(id) }
        #expect(try await next.open(statement) == first)
    }

    @Test func `is logged once when it comes many times at once`() async throws {
        let (portal, submission) = try await ticked()
        let statement = try await portal.statement(about: submission.report)
        let answers = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try OpenAnswer(parsing: try #require(try await portal.open(statement).bytes))
                        .statement.index
                }
            }
            return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
    }

    @Test func `must be of the one who asks`() async throws {
        let (portal, submission) = try await ticked()
        let statement = try await portal.statement(about: submission.report, by: "head")
        #expect(try await portal.open(statement, by: "acs") == .problem("not-authorised"))
        // Nor may one sign what another is said to state.
        let note = try SamplePortal.identity("acs").sign(statement.text)
        #expect(
            try await portal.post(.open, as: .keyholder, "acs", note.bytes)
                == .problem("not-authorised"))
    }

    @Test func `must name the message's own hash`() async throws {
        let (portal, submission) = try await ticked()
        let statement = try await portal.statement(about: submission.report, preheaderHash: .zero)
        #expect(try await portal.open(statement) == .problem("note-refused"))
    }

    @Test func `asks for an identity exactly when the message is one`() async throws {
        let (portal, submission) = try await ticked()
        let ground = AccessGround.consent(try ConsentToken([UInt8](repeating: 1, count: 32)))
        let plain = try await portal.statement(about: submission.identity)
        #expect(try await portal.open(plain) == .problem("note-refused"))
        let wrong = try await portal.statement(
            about: submission.report, action: .identity, ground: ground, nonce: "b")
        #expect(try await portal.open(wrong) == .problem("note-refused"))
        let right = try await portal.statement(
            about: submission.identity, action: .identity, ground: ground, nonce: "c")
        #expect(try await portal.open(right).bytes != nil)
    }

    @Test func `is refused under a nonce that was used`() async throws {
        let (portal, submission) = try await ticked()
        let first = try await portal.statement(about: submission.report)
        #expect(try await portal.open(first).bytes != nil)
        // Otherwise the pending one would be the reason.
        let release = try portal.release(first, by: "t1")
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", release.bytes).bytes != nil)
        portal.clock.advance(1)
        let again = try await portal.statement(about: submission.report)
        #expect(try await portal.open(again) == .problem("note-refused"))
    }

    /// What the gateway takes, whoever has cosigned what, every reader of the log takes.
    @Test func `may have an old date, as far as the last tick allows`() async throws {
        let (portal, submission) = try await ticked()
        portal.clock.advance(5)
        // The target is behind everyone, and the statement is older than it.
        let statement = try await portal.statement(
            about: submission.report, time: portal.clock.now - 605)
        #expect(try await portal.open(statement).bytes != nil)
        for id in ["t1", "t2"] { try await portal.attend(id) }
        let next = try await portal.afterCrash()
        for id in ["t1", "t2"] { _ = try await next.poll(id) }
        let old = try await next.statement(
            about: submission.report, by: "acs", nonce: "old", time: next.clock.now - 605)
        #expect(try await next.open(old, by: "acs").bytes != nil)
        // About another report: of one, a keyholder makes few statements at a time.
        let other = try await next.submit("other")
        try await next.tick()
        let older = try await next.statement(
            about: other.report, nonce: "older", time: next.clock.now - 700)
        #expect(try await next.open(older) == .problem("note-too-old"))
        // What is logged is answered, whatever its age has become.
        next.clock.advance(3600)
        try await next.tick()
        #expect(try await next.open(statement).bytes != nil)
    }

    @Test func `is refused when its time is far from ours`() async throws {
        let (portal, submission) = try await ticked()
        for (time, problem) in [
            (portal.clock.now - 601, "note-too-old"), (portal.clock.now + 301, "note-refused"),
        ] {
            let statement = try await portal.statement(
                about: submission.report, nonce: "\(time)", time: time)
            #expect(try await portal.open(statement) == .problem(problem))
        }
    }

    @Test func `about an unknown message is not found`() async throws {
        let (portal, _) = try await ticked()
        let unknown = SampleMessage.made("unknown", directoryHash: .zero)
        #expect(
            try await portal.open(portal.statement(about: unknown)) == .problem("not-found"))
    }

    @Test func `never releases a message whose entry could not be written`() async throws {
        let (portal, submission) = try await ticked()
        struct Fault: Error {}
        let broken = TestFlag()
        let next = try await portal.afterCrash(faults: { point in
            if point == .beforeCommit, broken.value { throw Fault() }
        })
        for id in ["t1", "t2"] { _ = try await next.poll(id) }
        let statement = try await next.statement(about: submission.report)
        let note = try SamplePortal.identity("head").sign(statement.text)
        let request = try next.signed(.open, as: .keyholder, "head", note.bytes)
        broken.raise(after: 1)
        #expect(await next.post(.open, request) == .problem("unexpected"))
        #expect(
            try ActsAnswer(
                parsing: try #require(
                    try await portal.post(
                        .acts, as: .keyholder, "head",
                        ActsRequest(message: submission.report.id, thread: nil).bytes
                    ).bytes)
            ).entries.isEmpty)
    }

    private func ticked() async throws -> (TestPortal, ReportSubmission) {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        return (portal, submission)
    }
}
