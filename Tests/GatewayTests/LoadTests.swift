import Details
import Directory
import Encoding
import Exchange
import HTTPService
import Logging
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Storage
import Synchronization
import Testing
import TransparencyLog

@testable import Gateway

@Suite struct `The plan of a tick` {
    @Test func `pads once for the whole, and divides only what is shuffled`() {
        let messages = (0..<101).map { number in
            StagedMessage(
                id: MessageID(Digest(hashing: [UInt8(number)])), byteCount: number == 50 ? 99 : 1)
        }
        var generator = SystemRandomNumberGenerator()
        let plan = TickPlan(
            messages, multiple: 4, mostEntries: 10, mostBytes: 20, using: &generator)
        let places = plan.parts.flatMap(\.self)
        #expect(places.count == 104)
        #expect(places.filter { $0 == .dummy }.count == 3)
        let found = places.compactMap { place in
            if case .message(let message) = place { message } else { nil }
        }
        #expect(Set(found.map(\.id)) == Set(messages.map(\.id)))
        let isShuffled = found != messages
        #expect(isShuffled)
        let areBounded = plan.parts.allSatisfy { $0.count <= 10 && !$0.isEmpty }
        #expect(areBounded)
        // What alone is too heavy stands alone, but for dummies.
        let heavy = plan.parts.first { part in
            part.contains {
                if case .message(let message) = $0 { message.byteCount == 99 } else { false }
            }
        }
        #expect(heavy?.filter { $0 != .dummy }.count == 1)
    }

    @Test func `has room for the admission of an overload, within the multiple`() {
        let messages = (0..<4).map { number in
            StagedMessage(id: MessageID(Digest(hashing: [UInt8(number)])), byteCount: 1)
        }
        var generator = SystemRandomNumberGenerator()
        let plan = TickPlan(messages, isOverloaded: true, multiple: 4, using: &generator)
        let places = plan.parts.flatMap(\.self)
        #expect(places.count == 8)
        #expect(places.filter { $0 == .overload }.count == 1)
        #expect(places.filter { $0 == .dummy }.count == 3)
    }

    @Test func `is one multiple of dummies when nothing waits`() {
        var generator = SystemRandomNumberGenerator()
        let plan = TickPlan([], multiple: 16, using: &generator)
        #expect(plan.parts == [Array(repeating: .dummy, count: 16)])
    }
}

@Suite struct `Statements of one keyholder about one message` {
    @Test func `follow each other only when a trustee has answered`() async throws {
        let (portal, message) = try await ticked()
        let first = try await portal.statement(about: message, nonce: "0")
        #expect(try await portal.open(first).bytes != nil)
        let second = try await portal.statement(about: message, nonce: "1")
        #expect(try await portal.open(second) == .problem("note-refused"))
        #expect(try await portal.open(first).bytes != nil)
        // Another keyholder's is another matter.
        let other = try await portal.statement(about: message, by: "acs", nonce: "2")
        #expect(try await portal.open(other, by: "acs").bytes != nil)
        try await answer(first, at: portal)
        #expect(try await portal.open(second).bytes != nil)
    }

    @Test func `are one when two come at once`() async throws {
        let (portal, message) = try await ticked()
        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    let statement = try await portal.statement(about: message, nonce: "\(number)")
                    return try await portal.open(statement).bytes != nil
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter(\.self).count == 1)
    }

    @Test func `are eight at most`() async throws {
        let (portal, message) = try await ticked()
        for number in 0..<8 {
            let statement = try await portal.statement(about: message, nonce: "\(number)")
            #expect(try await portal.open(statement).bytes != nil)
            try await answer(statement, at: portal)
        }
        let ninth = try await portal.statement(about: message, nonce: "8")
        #expect(try await portal.open(ninth) == .problem("note-refused"))
    }

    private func ticked() async throws -> (TestPortal, SealedMessage) {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        return (portal, submission.report)
    }

    private func answer(_ statement: AccessStatement, at portal: TestPortal) async throws {
        let release = try portal.release(statement, by: "t1")
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", release.bytes).bytes != nil)
    }
}

@Suite struct `A gateway whose disk is nearly full` {
    @Test func `takes no new messages, and goes on with the log`() async throws {
        let portal = try await TestPortal.running()
        let early = try await portal.submit("early")
        let free = Mutex<UInt64>(2 << 30)
        let low = try await over(portal, FreeSpaceSource { free.withLock { $0 } })
        try await low.submit("while there is room")
        free.withLock { $0 = (1 << 30) - 1 }
        low.clock.advance(1)
        let late = try await low.submission("late")
        #expect(await low.post(.reports, late.bytes) == .problem("storage-full"))
        // What was accepted is still answered, ticked, opened and cosigned.
        #expect(await low.post(.reports, early.bytes).bytes != nil)
        try await low.tick()
        let statement = try await low.statement(about: early.report)
        #expect(try await low.open(statement).bytes != nil)
        let reply = ReplyPosting(
            thread: TestPortal.thread("early"),
            message: SampleMessage.made(
                "reply", kind: .reply, directoryHash: try await low.directoryHash()))
        #expect(
            try await low.post(.replies, as: .keyholder, "head", reply.bytes)
                == .problem("storage-full"))
        free.withLock { $0 = 1 << 30 }
        low.clock.advance(1)
        #expect(await low.post(.reports, late.bytes).bytes != nil)
        #expect(
            try await low.post(.replies, as: .keyholder, "head", reply.bytes).bytes != nil)
    }

    @Test func `keeps its last gibibytes for texts`()
        async throws
    {
        let portal = try await TestPortal.running()
        let free = Mutex<UInt64>((8 << 30) - 1)
        let low = try await over(portal, FreeSpaceSource { free.withLock { $0 } })
        let upload = UploadRequest(
            work: .none, id: try UploadID([UInt8](repeating: 9, count: 32)), chunkCount: 1)
        #expect(await low.post(.uploads, upload.bytes) == .problem("storage-full"))
        // A stranger is told so at no cost: neither load nor a reason for more work.
        #expect(low.gateway.desk.turnedAwayCount == 0)
        try await low.submit("a text")
        free.withLock { $0 = (8 << 30) + (64 << 20) }
        low.clock.advance(1)
        #expect(await low.post(.uploads, upload.bytes).bytes != nil)
        // A quarter of 9 GiB is free for files, and only 1 GiB of it beside the texts' room: seen in the next hour.
        free.withLock { $0 = 9 << 30 }
        low.clock.advance(3600)
        for (chunkCount, isRefused) in [(1024, true), (1023, false)] {
            let long = UploadRequest(
                work: .none,
                id: try UploadID([UInt8](repeating: UInt8(chunkCount - 1000), count: 32)),
                chunkCount: UInt32(chunkCount))
            let answer = await low.post(.uploads, long.bytes)
            #expect((answer == .problem("storage-full")) == isRefused)
        }
    }

    @Test func `asks nobody for work when files have taken all their room`() async throws {
        let portal = try await TestPortal.running()
        let low = try await over(portal, FreeSpaceSource { 9 << 20 }, total: 20 << 20)
        func open(_ number: UInt8) async throws -> (UploadID, TestPortal.Answer) {
            let id = try UploadID([UInt8](repeating: number, count: 32))
            let request = UploadRequest(work: .none, id: id, chunkCount: 2)
            return (id, await low.post(.uploads, request.bytes))
        }
        // Two of its nine MiB are for files.
        let (first, opened) = try await open(1)
        #expect(opened.bytes != nil)
        let chunk = ChunkPosting(id: first, index: 0, chunk: SampleMessage.chunk("a", 0))
        #expect(await low.post(.uploadChunk, chunk.bytes).bytes != nil)
        #expect(try await open(2).1 == .problem("storage-full"))
        #expect(low.gateway.desk.turnedAwayCount == 0)
        #expect(try await low.work().effort == 0)
        try await low.submit("a text")
    }

    /// Else a stranger who opens upload after upload, and works for none, has everyone work.
    @Test func `counts no empty upload that gave way, and for which nothing was worked`()
        async throws
    {
        let portal = try await TestPortal.running()
        var limits = SQLiteLimits()
        limits.mostEmptyUploads = 2
        let low = try await over(portal, FreeSpaceSource { 50 << 30 }, limits: limits)
        func open(_ numbers: ClosedRange<UInt8>) async throws {
            for number in numbers {
                let request = UploadRequest(
                    work: .none, id: try UploadID([UInt8](repeating: number, count: 32)),
                    chunkCount: 2)
                #expect(await low.post(.uploads, request.bytes).bytes != nil)
            }
        }
        try await open(1...3)
        // While nothing is suggested, nothing is as much as was.
        #expect(low.gateway.desk.turnedAwayCount == 1)
        #expect(try await low.work().effort > 0)
        try await open(4...9)
        #expect(low.gateway.desk.turnedAwayCount == 1)
    }

    @Test func `looks at the disk once a second at most`() async throws {
        let portal = try await TestPortal.running()
        let looks = Mutex(0)
        let counted = try await over(
            portal,
            FreeSpaceSource {
                looks.withLock { $0 += 1 }
                return 2 << 30
            })
        for number in 0..<5 { try await counted.submit("\(number)") }
        #expect(looks.withLock { $0 } == 1)
    }

    private struct FreeSpaceSource: Sendable {
        let free: @Sendable () -> UInt64
        init(_ free: @escaping @Sendable () -> UInt64) { self.free = free }
    }

    private func over(
        _ portal: TestPortal, _ source: FreeSpaceSource, total: UInt64 = 100 << 30,
        limits: SQLiteLimits = SQLiteLimits()
    ) async throws -> TestPortal {
        let folder = try portal.folder.copy()
        let clock = portal.clock
        let gateway = try await Gateway(
            storage: try SQLiteStorage.open(in: folder.path, limits: limits),
            keys: TestPortal.keys,
            environment: GatewayEnvironment(
                clock: { clock.now },
                freeSpace: {
                    _ = folder
                    return FreeSpace(free: source.free(), total: total)
                }), witnesses: [], transport: TestWitness(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let talking = portal.talking(to: gateway)
        for id in ["t1", "t2"] { _ = try await talking.poll(id) }
        return talking
    }
}

@Suite struct `A trustee's poll` {
    @Test func `is answered one at a time, until the answer was taken`() async throws {
        let portal = try await TestPortal.running()
        let route = try #require(
            portal.gateway.routes.first { $0.path == .exact(Endpoint.trusteePoll.path) })
        func poll(_ id: String) async throws -> ServiceResponse {
            let poll = TrusteePoll(cosigned: nil, heldSize: 0)
            let body = try portal.signed(.trusteePoll, as: .trustee, id, poll.bytes)
            return await route.handler(
                ServiceRequest(method: .post, path: Endpoint.trusteePoll.path, body: body))
        }
        var first: ServiceResponse? = try await poll("t1")
        #expect(first?.status == 200)
        #expect(try await poll("t1").status == 503)
        #expect(try await poll("t2").status == 200)
        first = nil
        #expect(try await poll("t1").status == 200)
    }
}

@Suite struct `What a gateway says aloud` {
    private struct Fault: Error {}

    @Test func `includes that the order of arrival could not be wiped, once until it could`()
        async throws
    {
        let portal = try await TestPortal.running()
        let isBroken = Mutex(true)
        let lines = TestLines()
        let talking = try await heard(portal, lines) { point in
            if point == .beforeForgetting, isBroken.withLock({ $0 }) { throw Fault() }
        }
        let line = "the order of arrival still stands in the write-ahead log"
        for _ in 0..<3 { try await talking.tick() }
        #expect(lines.all.filter { $0 == line }.count == 1)
        isBroken.withLock { $0 = false }
        try await talking.tick()
        isBroken.withLock { $0 = true }
        try await talking.tick()
        #expect(lines.all.filter { $0 == line }.count == 2)
    }

    @Test func `includes a witness that knows a larger log, once`() async throws {
        let portal = try await TestPortal.running()
        let lines = TestLines()
        let witness = TestWitness()
        witness.remember(
            try Checkpoint(
                origin: SamplePortal.portal.logOrigin, size: 1000, root: Digest(hashing: [1])))
        let talking = try await heard(portal, lines, witness: witness) { _ in }
        for _ in 0..<4 { try await talking.tick() }
        #expect(witness.count > 1)
        #expect(lines.all.filter { $0.hasPrefix("a witness has seen a larger log") }.count == 1)
    }

    private func heard(
        _ portal: TestPortal, _ lines: TestLines, witness: TestWitness = TestWitness(),
        faults: @escaping FaultInjector
    ) async throws -> TestPortal {
        let folder = try portal.folder.copy()
        let clock = portal.clock
        let gateway = try await Gateway(
            storage: try SQLiteStorage.open(in: folder.path, faults: faults),
            keys: TestPortal.keys,
            environment: GatewayEnvironment(
                clock: {
                    _ = folder
                    return clock.now
                }),
            witnesses: ["http://witness.test"], transport: witness,
            logger: Logger(label: "test") { _ in lines })
        let talking = portal.talking(to: gateway)
        for id in ["t1", "t2"] { _ = try await talking.poll(id) }
        return talking
    }
}

@Suite struct `To an officer, a message before its tick` {
    @Test func `looks like one that is not there`() async throws {
        let portal = try await TestPortal.running()
        let staged = try await portal.submit("r").report
        let unknown = SampleMessage.made("unknown", directoryHash: .zero)
        var answers: [String: Set<[UInt8]>] = [:]
        for message in [staged, unknown] {
            let statement = try await portal.statement(about: message)
            let note = try SamplePortal.identity("head").sign(statement.text)
            let acts = ActsRequest(message: message.id, thread: nil)
            for (endpoint, payload) in [(Endpoint.open, note.bytes), (.acts, acts.bytes)] {
                let route = try #require(
                    portal.gateway.routes.first { $0.path == .exact(endpoint.path) })
                let body = try portal.signed(endpoint, as: .keyholder, "head", payload)
                let response = await route.handler(
                    ServiceRequest(method: .post, path: endpoint.path, body: body))
                #expect(response.status == 404)
                answers[endpoint.path, default: []].insert(response.body)
            }
        }
        #expect(answers.values.allSatisfy { $0.count == 1 })
    }
}
