import Encoding
import Foundation
import MessageSamples
import SealedMessage
import Synchronization
import Testing

@testable import Storage

@Suite struct `A stored mailbox` {
    private let folder: TemporaryFolder
    private let storage: SQLiteStorage

    init() throws {
        folder = try TemporaryFolder()
        storage = try SQLiteStorage.create(in: folder.path)
    }

    private static func followUp(
        _ name: String, mailbox: String = "a", day: UInt32 = 5
    ) -> NewFollowUp {
        NewFollowUp(
            message: NewMessage(SampleMessage.made("\(name) message")),
            identity: NewMessage(SampleMessage.made("\(name) identity", kind: .identity)),
            mailbox: SampleStorage.mailbox(mailbox), day: day)
    }

    private static func rekey(
        _ name: String, from mailbox: String, to next: String, day: UInt32 = 5
    ) -> NewRekey {
        NewRekey(
            followUp: followUp(name, mailbox: mailbox, day: day),
            successor: SampleStorage.mailbox(next), thread: SampleStorage.thread(next))
    }

    private func contents(_ name: String) async throws -> MailboxContents? {
        try await storage.mailbox(SampleStorage.mailbox(name)).contents
    }

    private func tick(_ leaves: inout [[UInt8]]) async throws {
        let staged = try await storage.staged()
        let append = try SampleStorage.append(
            staged.map { .acceptance($0.id, tick: 600) }, to: &leaves)
        #expect(try await storage.append(append) == .appended)
    }

    private func lines(_ thread: String, from: UInt64 = 0) async throws -> [MessageLine]? {
        try await storage.messages(
            thread: SampleStorage.thread(thread), from: from, most: 100)
    }

    @Test(arguments: [true, false])
    func `takes follow-ups, the same ones again with the first day`(isTicked: Bool) async throws {
        var leaves: [[UInt8]] = []
        _ = try await storage.accept(SampleStorage.report("a"))
        if isTicked { try await tick(&leaves) }
        let followUp = Self.followUp("f", day: 5)
        #expect(try await storage.accept(followUp) == .accepted(day: 5))
        #expect(try await storage.accept(Self.followUp("f", day: 9)) == .accepted(day: 5))
        #expect(try await contents("a")?.messages.count == 4)
        try await tick(&leaves)
        #expect(try await storage.accept(Self.followUp("f", day: 9)) == .accepted(day: 5))
        #expect(try await contents("a")?.messages.count { $0.place != nil } == 4)
        #expect(try await lines("a")?.count == 4)
    }

    @Test func `takes nothing that stands in another, and nothing into one that is unknown`()
        async throws
    {
        for name in ["a", "b"] { _ = try await storage.accept(SampleStorage.report(name)) }
        #expect(try await storage.accept(Self.followUp("f", mailbox: "a")) == .accepted(day: 5))
        #expect(try await storage.accept(Self.followUp("f", mailbox: "b")) == .conflict)
        #expect(try await storage.accept(Self.followUp("g", mailbox: "c")) == .unknownMailbox)
        #expect(try await contents("b")?.messages.count == 2)
        #expect(try await contents("c") == nil)
    }

    @Test func `takes no more follow-ups than each look into it may go through`() async throws {
        let folder = try TemporaryFolder()
        var limits = SQLiteLimits()
        limits.mostInConversation = 4
        let storage = try SQLiteStorage.create(in: folder.path, limits: limits)
        for name in ["a", "other"] { _ = try await storage.accept(SampleStorage.report(name)) }
        let first = Self.followUp("first")
        #expect(try await storage.accept(first) == .accepted(day: 5))
        #expect(try await storage.accept(Self.followUp("second")) == .exhausted)
        var leaves: [[UInt8]] = []
        let staged = try await storage.staged()
        _ = try await storage.append(
            SampleStorage.append(staged.map { .acceptance($0.id, tick: 600) }, to: &leaves))
        #expect(try await storage.accept(Self.followUp("second")) == .exhausted)
        // What it took it knows; it can change its receipt, and is as full afterwards.
        #expect(try await storage.accept(first) == .accepted(day: 5))
        #expect(
            try await storage.accept(Self.rekey("own", from: "a", to: "b")) == .accepted(day: 5))
        #expect(try await storage.accept(Self.followUp("third", mailbox: "b")) == .exhausted)
        #expect(
            try await storage.accept(Self.followUp("fourth", mailbox: "other"))
                == .accepted(day: 5))
    }

    @Test(arguments: 0..<8)
    func `knows what may be its report, however the first tick was shuffled`(seed: Int) async throws
    {
        let report = SampleStorage.report("a")
        _ = try await storage.accept(report)
        let early = Self.followUp("early")
        _ = try await storage.accept(early)
        _ = try await storage.accept(Self.rekey("own", from: "a", to: "b"))
        let staged = try await storage.staged()
        let shuffled = staged.indices.map { staged[($0 * 5 + seed) % staged.count] }
        #expect(Set(shuffled.map(\.id)).count == 6)
        var leaves: [[UInt8]] = []
        let first = try SampleStorage.append(
            shuffled.map { .acceptance($0.id, tick: 600) }, to: &leaves)
        #expect(try await storage.append(first) == .appended)
        let late = Self.followUp("late", mailbox: "b")
        _ = try await storage.accept(late)
        let second = try SampleStorage.append(
            [late.message, late.identity].map { .acceptance($0.id, tick: 1200) }, to: &leaves)
        #expect(try await storage.append(second) == .appended)
        for thread in ["a", "b"].map(SampleStorage.thread) {
            func mayBe(_ id: MessageID) async throws -> Bool {
                try await storage.isOfFirstTick(id, ofThread: thread)
            }
            #expect(try await mayBe(report.report.id), "seed \(seed)")
            #expect(try await mayBe(early.message.id))
            #expect(try await !mayBe(report.identity.id))
            #expect(try await !mayBe(late.message.id))
        }
        #expect(
            try await !storage.isOfFirstTick(report.report.id, ofThread: SampleStorage.thread("c")))
    }

    @Test(arguments: [0, 1])
    func `leaves connections to others, however many look into long ones`(
        mostWaiting: Int
    ) async throws {
        let looking = try await LooksUnderTest(mostWaiting: mostWaiting)
        let looks = [looking.look("a"), looking.look("b")]
        try await looking.waitFor(2)
        let third = looking.look("c")
        if mostWaiting == 0 {
            await #expect(throws: StorageFailure.busy) { try await third.value }
        } else {
            try await looking.waitFor(waiting: 1)
        }
        #expect(looking.count == 2)
        #expect(try await looking.contents("short")?.messages.count == 2)
        for _ in 0..<3 { looking.letGo() }
        for look in looks { try await look.value }
        guard mostWaiting > 0 else { return }
        try await third.value
        #expect(looking.count == 3)
    }

    /// Else one long mailbox keeps everybody out of all others that are long.
    @Test func `lets one look into a long one at once, and one wait`() async throws {
        let looking = try await LooksUnderTest(mostWaiting: 9)
        let first = looking.look("a")
        try await looking.waitFor(1)
        let gone = looking.look("a")
        try await looking.waitFor(waiting: 1)
        // Who asks anew takes the place of who asked before.
        let second = looking.look("a")
        await #expect(throws: StorageFailure.busy) { try await gone.value }
        // The other place is another's.
        let other = looking.look("b")
        try await looking.waitFor(2)
        // All at once: nobody knows which of those that wait a signal wakes.
        for _ in 0..<3 { looking.letGo() }
        for look in [first, other, second] { try await look.value }
        #expect(looking.count == 3)
    }

    /// Else keyholders make it wait for its turn, and its reporter never sees why.
    @Test func `is not long by what keyholders write among themselves`() async throws {
        let looking = try await LooksUnderTest(mostWaiting: 0)
        for name in ["1", "2", "3"] { try await looking.write(name, .note, in: "short") }
        let looks = [looking.look("a"), looking.look("b")]
        try await looking.waitFor(2)
        #expect(try await looking.contents("short")?.messages.count == 2)
        try await looking.write("4", .reply, in: "short")
        try await looking.tick()
        await #expect(throws: StorageFailure.busy) { try await looking.contents("short") }
        for _ in 0..<2 { looking.letGo() }
        for look in looks { try await look.value }
        #expect(try await looking.contents("short")?.messages.count == 3)
    }

    @Test func `is long by what was done with its messages`() async throws {
        let looking = try await LooksUnderTest(mostWaiting: 0)
        let looks = [looking.look("a"), looking.look("b")]
        try await looking.waitFor(2)
        try await looking.ask(about: "short", count: 16)
        #expect(try await looking.contents("short")?.messages.count == 2)
        try await looking.ask(about: "short", count: 1)
        await #expect(throws: StorageFailure.busy) { try await looking.contents("short") }
        for _ in 0..<2 { looking.letGo() }
        for look in looks { try await look.value }
    }

    @Test func `takes so many of each kind of keyholders, and still follow-ups`() async throws {
        let folder = try TemporaryFolder()
        var limits = SQLiteLimits()
        limits.mostInConversation = 4
        let storage = try SQLiteStorage.create(in: folder.path, limits: limits)
        _ = try await storage.accept(SampleStorage.report("a"))
        var leaves: [[UInt8]] = []
        let staged = try await storage.staged()
        _ = try await storage.append(
            SampleStorage.append(staged.map { .acceptance($0.id, tick: 600) }, to: &leaves))
        let thread = SampleStorage.thread("a")
        func posted(_ name: String, _ kind: MessageKind) async throws -> Acceptance {
            try await storage.accept(
                authored: NewMessage(SampleMessage.made(name, kind: kind)), thread: thread, day: 5)
        }
        for kind in [MessageKind.note, .reply, .report] {
            #expect(try await storage.standing(ofThread: thread) == .open)
            for number in 0..<4 {
                #expect(try await posted("\(kind) \(number)", kind) == .accepted(day: 5))
            }
        }
        #expect(try await posted("more", .note) == .exhausted)
        #expect(try await posted("more", .reply) == .exhausted)
        #expect(try await posted("note 0", .note) == .accepted(day: 5))
        #expect(try await storage.standing(ofThread: thread) == .full)
        #expect(try await storage.accept(Self.followUp("first")) == .accepted(day: 5))
        #expect(try await storage.accept(Self.followUp("second")) == .exhausted)
    }

    @Test(arguments: [true, false])
    func `gives way to the first that takes its place, and that one shows everything`(
        isTicked: Bool
    ) async throws {
        var leaves: [[UInt8]] = []
        _ = try await storage.accept(SampleStorage.report("a"))
        if isTicked { try await tick(&leaves) }
        let first = Self.rekey("own", from: "a", to: "b")
        #expect(try await storage.accept(first) == .accepted(day: 5))
        #expect(
            try await storage.accept(Self.rekey("own", from: "a", to: "b", day: 9))
                == .accepted(day: 5))
        // A rival, the same messages for another mailbox, and what comes later under the old receipt.
        #expect(try await storage.accept(Self.rekey("thief", from: "a", to: "c")) == .changed)
        #expect(try await storage.accept(Self.rekey("own", from: "a", to: "c")) == .changed)
        #expect(try await storage.accept(Self.followUp("late")) == .changed)
        #expect(try await storage.mailbox(SampleStorage.mailbox("a")) == .changed)
        #expect(try await storage.closeMailbox(SampleStorage.mailbox("a")) == .changed)
        #expect(try await contents("b")?.messages.count == 4)
        try await tick(&leaves)
        #expect(try await storage.accept(Self.followUp("next", mailbox: "b")) == .accepted(day: 5))
        try await tick(&leaves)
        #expect(try await contents("b")?.messages.count == 6)
        // The old T lists up to the change, the new one everything.
        #expect(try await lines("a")?.count == 4)
        #expect(try await lines("b")?.count == 6)
        let reply = NewMessage(SampleMessage.made("reply", kind: .reply))
        #expect(
            try await storage.accept(authored: reply, thread: SampleStorage.thread("a"), day: 5)
                == .changed)
        #expect(
            try await storage.accept(authored: reply, thread: SampleStorage.thread("b"), day: 5)
                == .accepted(day: 5))
    }

    @Test func `is replaced so many times and no more`() async throws {
        _ = try await storage.accept(SampleStorage.report("0"))
        for number in 0..<NewRekey.most {
            #expect(
                try await storage.accept(
                    Self.rekey("r\(number)", from: "\(number)", to: "\(number + 1)"))
                    == .accepted(day: 5))
        }
        let last = "\(NewRekey.most)"
        #expect(
            try await storage.accept(Self.rekey("more", from: last, to: "more")) == .exhausted)
        #expect(try await contents(last)?.messages.count == 2 + 2 * NewRekey.most)
    }

    @Test func `shows no officers' notes and no acts about them`() async throws {
        var leaves: [[UInt8]] = []
        _ = try await storage.accept(SampleStorage.report("a"))
        try await tick(&leaves)
        let note = NewMessage(SampleMessage.made("note", kind: .note))
        #expect(
            try await storage.accept(authored: note, thread: SampleStorage.thread("a"), day: 5)
                == .accepted(day: 5))
        try await tick(&leaves)
        let statement = EntrySubject.statement(
            SampleMessage.digest("s", "statement"), message: note.id, keyholder: "head",
            nonce: SampleMessage.digest("s", "nonce"), trustees: ["t1"], restsOnDecision: false)
        #expect(
            try await storage.append(SampleStorage.append([statement], to: &leaves)) == .appended)
        let contents = try #require(try await contents("a"))
        #expect(contents.messages.allSatisfy(\.isOwn) && contents.messages.count == 2)
        #expect(contents.acts.isEmpty)
        #expect(try await lines("a")?.map(\.kind).last == .note)
        #expect(try await storage.isMessage(note.id, inThread: SampleStorage.thread("a")))
        #expect(try await !storage.isMessage(note.id, inThread: SampleStorage.thread("b")))
    }

    @Test func `shows who read though there are thousands of handovers`() async throws {
        var leaves: [[UInt8]] = []
        let report = SampleStorage.report("a")
        _ = try await storage.accept(report)
        try await tick(&leaves)
        let message = report.report.id
        let flood = (0..<4097).map { number in
            EntrySubject.act(names: ["flood \(number)"], kind: .handover, message: message)
        }
        let hash = SampleMessage.digest("s", "statement")
        let statement = EntrySubject.statement(
            hash, message: message, keyholder: "head", nonce: SampleMessage.digest("s", "nonce"),
            trustees: ["t1"], restsOnDecision: false)
        let append = try SampleStorage.append(flood + [statement], at: UInt64(leaves.count))
        #expect(try await storage.append(append) == .appended)
        let last = append.expectedSize + UInt64(flood.count)
        let acts = try #require(try await contents("a")).acts.map(\.entry)
        #expect(acts.count == 1025 && acts.last == last && acts == acts.sorted())
        #expect(try await storage.statements(about: message, by: "head").map(\.index) == [last])
        let page = try await storage.acts(about: message, from: last - 3, most: 2)
        #expect(page.map(\.index) == [last - 3, last - 2])
    }

    @Test(arguments: [true, false])
    func `is forgotten with its replies when it is closed, and officers keep the rest`(
        isTicked: Bool
    ) async throws {
        var leaves: [[UInt8]] = []
        let report = SampleStorage.report("a")
        _ = try await storage.accept(report)
        try await tick(&leaves)
        let reply = NewMessage(SampleMessage.made("reply", kind: .reply))
        let thread = SampleStorage.thread("a")
        _ = try await storage.accept(authored: reply, thread: thread, day: 5)
        _ = try await storage.accept(Self.rekey("r", from: "a", to: "b"))
        if isTicked { try await tick(&leaves) }

        #expect(try await storage.closeMailbox(SampleStorage.mailbox("b")) == .closed)
        #expect(try await storage.closeMailbox(SampleStorage.mailbox("b")) == .unknownMailbox)
        for name in ["a", "b"] {
            #expect(try await storage.mailbox(SampleStorage.mailbox(name)) == .unknown)
            #expect(
                try await storage.accept(Self.followUp("late \(name)", mailbox: name))
                    == .unknownMailbox)
        }
        #expect(try await storage.body(of: reply.id) == nil)
        #expect(try await storage.body(of: report.report.id) == report.report.body)
        // A tick that had listed the reply beforehand still finds it.
        if !isTicked { try await tick(&leaves) }
        #expect(try await storage.staged().isEmpty)
        #expect(try await lines("b")?.count == 5)
        let late = NewMessage(SampleMessage.made("late", kind: .reply))
        let note = NewMessage(SampleMessage.made("note", kind: .note))
        let newest = SampleStorage.thread("b")
        #expect(
            try await storage.accept(authored: late, thread: newest, day: 5) == .unknownThread)
        #expect(
            try await storage.accept(authored: note, thread: newest, day: 5) == .accepted(day: 5))
    }

    @Test func `leaves neither its capability's hash nor a reply in the file once it is closed`()
        async throws
    {
        var leaves: [[UInt8]] = []
        _ = try await storage.accept(SampleStorage.report("a"))
        try await tick(&leaves)
        let reply = NewMessage(SampleMessage.made("reply", kind: .reply))
        _ = try await storage.accept(
            authored: reply, thread: SampleStorage.thread("a"), day: 5)
        try await tick(&leaves)
        #expect(await storage.forgetOrder())
        let needles = [SampleStorage.mailbox("a").bytes, Array(reply.body[100..<164])]
        let before = try FileBytes.of(folder.path + "/gateway.sqlite")
        #expect(needles.allSatisfy { before.contains($0) })
        _ = try await storage.closeMailbox(SampleStorage.mailbox("a"))
        #expect(await storage.forgetOrder())
        let after = try FileBytes.of(folder.path + "/gateway.sqlite")
        #expect(needles.allSatisfy { !after.contains($0) })
    }
}

/// Looks that go on until they are let go, into the long mailboxes a, b and c and one that is short.
private final class LooksUnderTest: Sendable {
    private let folder: TemporaryFolder
    private let storage: SQLiteStorage
    private let leaves = Synchronization.Mutex<[[UInt8]]>([])
    private let begun = Atomic<Int>(0)
    private let gate = DispatchSemaphore(value: 0)

    init(mostWaiting: Int) async throws {
        folder = try TemporaryFolder()
        var limits = SQLiteLimits()
        limits.longConversation = 2
        limits.mostWaitingLooks = mostWaiting
        storage = try SQLiteStorage.create(in: folder.path, limits: limits)
        for name in ["a", "b", "c", "short"] {
            _ = try await storage.accept(SampleStorage.report(name))
            guard name != "short" else { continue }
            let followUp = NewFollowUp(
                message: NewMessage(SampleMessage.made("more \(name)")),
                identity: NewMessage(SampleMessage.made("more \(name) identity", kind: .identity)),
                mailbox: SampleStorage.mailbox(name), day: 5)
            #expect(try await storage.accept(followUp) == .accepted(day: 5))
        }
        try await tick()
    }

    var count: Int { begun.load(ordering: .relaxed) }

    func look(_ name: String) -> Task<Void, any Error> {
        Task {
            _ = try await storage.mailbox(SampleStorage.mailbox(name)) { [self] _ in
                begun.add(1, ordering: .relaxed)
                gate.wait()
                return MailboxPick(plan: 0, messages: [], entries: [], size: 0)
            }
        }
    }

    /// Waits until so many have begun.
    func waitFor(_ count: Int) async throws {
        while self.count < count { try await Task.sleep(for: .milliseconds(10)) }
    }

    /// Waits until so many wait for a place.
    func waitFor(waiting count: Int) async throws {
        while await storage.longLooks.waitingCount < count {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    func letGo() { gate.signal() }

    func contents(_ name: String) async throws -> MailboxContents? {
        try await storage.mailbox(SampleStorage.mailbox(name)).contents
    }

    func write(_ name: String, _ kind: MessageKind, in mailbox: String) async throws {
        _ = try await storage.accept(
            authored: NewMessage(SampleMessage.made(name, kind: kind)),
            thread: SampleStorage.thread(mailbox), day: 5)
    }

    /// So many acts about a report.
    func ask(about name: String, count: Int) async throws {
        let id = SampleStorage.report(name).report.id
        let first = leaves.withLock { $0.count }
        try await append(
            (first..<first + count).map {
                .act(names: ["handover \($0)"], kind: .handover, message: id)
            })
    }

    func tick() async throws {
        try await append(try await storage.staged().map { .acceptance($0.id, tick: 600) })
    }

    private func append(_ subjects: [EntrySubject]) async throws {
        let append = try leaves.withLock { try SampleStorage.append(subjects, to: &$0) }
        #expect(try await storage.append(append) == .appended)
    }
}

/// What a file holds.
private enum FileBytes {
    static func of(_ path: String) throws -> Data {
        try Data(contentsOf: URL(filePath: path))
    }
}

extension Data {
    fileprivate func contains(_ bytes: [UInt8]) -> Bool { range(of: Data(bytes)) != nil }
}
