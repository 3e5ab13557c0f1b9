import Encoding
import MessageSamples
import SealedMessage
import Storage
import Testing

@Suite struct `Stored messages` {
    private let folder: TemporaryFolder
    private let storage: SQLiteStorage

    init() throws {
        folder = try TemporaryFolder()
        storage = try SQLiteStorage.create(in: folder.path)
    }

    @Test func `answer the same bytes with the first day`() async throws {
        #expect(
            try await storage.accept(SampleStorage.report("a", day: 5)) == .accepted(day: 5))
        #expect(
            try await storage.accept(SampleStorage.report("a", day: 9)) == .accepted(day: 5))
    }

    @Test func `answer the same bytes with the first day after their tick too`() async throws {
        _ = try await storage.accept(SampleStorage.report("a", day: 5))
        var leaves: [[UInt8]] = []
        try await tick(&leaves)
        #expect(
            try await storage.accept(SampleStorage.report("a", day: 9)) == .accepted(day: 5))
    }

    @Test(arguments: [true, false])
    func `refuse another message in a mailbox or thread that is taken`(
        isTicked: Bool
    ) async throws {
        _ = try await storage.accept(SampleStorage.report("a"))
        var leaves: [[UInt8]] = []
        if isTicked { try await tick(&leaves) }
        let sameMailbox = SampleStorage.report("b", mailbox: "a")
        let sameThread = SampleStorage.report("c", thread: "a")
        let otherMailbox = SampleStorage.report("a", mailbox: "d", thread: "d")
        #expect(try await storage.accept(sameMailbox) == .conflict)
        #expect(try await storage.accept(sameThread) == .conflict)
        #expect(try await storage.accept(otherMailbox) == .conflict)
    }

    @Test func `are in nobody's list before their tick`() async throws {
        _ = try await storage.accept(SampleStorage.report("a"))
        let kinds: [MessageKind] = [.report, .identity]
        #expect(try await storage.messages(kinds: kinds, from: 0, most: 10).isEmpty)
        #expect(
            try await storage.messages(
                thread: SampleStorage.thread("a"), from: 0, most: 10) == nil)
        var leaves: [[UInt8]] = []
        try await tick(&leaves)
        let lines = try await storage.messages(kinds: kinds, from: 0, most: 10)
        #expect(Set(lines.map(\.kind)) == [.report, .identity])
        #expect(lines.map(\.entry) == [0, 1])
        #expect(lines.allSatisfy { $0.tick == 600 })
        #expect(try await storage.messages(kinds: kinds, from: 1, most: 10).map(\.entry) == [1])
        #expect(try await storage.messages(kinds: [.reply], from: 0, most: 10).isEmpty)
        #expect(
            try await storage.messages(
                thread: SampleStorage.thread("a"), from: 0, most: 10)?.count == 2)
    }

    @Test func `stand in order of their hashes while they wait`() async throws {
        for name in ["a", "b", "c", "d"] {
            _ = try await storage.accept(SampleStorage.report(name))
        }
        let staged = try await storage.staged()
        #expect(staged.count == 8)
        #expect(staged.map(\.id) == staged.map(\.id).sorted())
        #expect(staged.allSatisfy { $0.byteCount > 16 * 1024 })
    }

    @Test func `come back whole, before and after their tick`() async throws {
        let report = SampleStorage.report("a")
        _ = try await storage.accept(report)
        var leaves: [[UInt8]] = []
        for isTicked in [false, true] {
            if isTicked { try await tick(&leaves) }
            let message = try await storage.message(report.report.id)
            #expect(message?.header == report.report.header)
            #expect(message?.bodyDigest == Digest(hashing: report.report.body))
            #expect((message?.place != nil) == isTicked)
            #expect(try await storage.body(of: report.report.id) == report.report.body)
        }
        #expect(try await storage.message(MessageID(.zero)) == nil)
        #expect(try await storage.body(of: MessageID(.zero)) == nil)
    }

    @Test func `include replies only under a known thread, and from their tick on`() async throws {
        let reply = NewMessage(SampleMessage.made("reply", kind: .reply))
        let thread = SampleStorage.thread("a")
        #expect(try await storage.accept(authored: reply, thread: thread, day: 5) == .unknownThread)
        _ = try await storage.accept(SampleStorage.report("a"))
        var leaves: [[UInt8]] = []
        try await tick(&leaves)
        #expect(
            try await storage.accept(authored: reply, thread: thread, day: 5) == .accepted(day: 5))
        #expect(
            try await storage.accept(authored: reply, thread: thread, day: 6) == .accepted(day: 5))
        let mailbox = SampleStorage.mailbox("a")
        #expect(try await storage.mailbox(mailbox).contents?.messages.count == 2)
        try await tick(&leaves)
        #expect(try await storage.mailbox(mailbox).contents?.messages.map(\.kind).last == .reply)
        #expect(
            try await storage.accept(authored: reply, thread: thread, day: 7) == .accepted(day: 5))
    }

    @Test func `leave no order and no time of arrival in the file`() async throws {
        for name in ["a", "b", "c"] { _ = try await storage.accept(SampleStorage.report(name)) }
        var leaves: [[UInt8]] = []
        try await tick(&leaves)
        // The write-ahead log would show the order.
        #expect(await storage.forgetOrder())
        let size = try FileSize.of(folder.path + "/gateway.sqlite-wal")
        #expect(size == 0)
    }

    @Test func `are turned away when too much waits for one tick, until it was held`()
        async throws
    {
        let folder = try TemporaryFolder()
        var limits = SQLiteLimits()
        _ = try SQLiteStorage.create(in: folder.path)
        let first = SampleStorage.report("a")
        limits.mostStagedBytes = try await weight(first)
        let storage = try SQLiteStorage.open(in: folder.path, limits: limits)
        #expect(try await storage.accept(first) == .accepted(day: 20_000))
        // The same again is no news.
        #expect(try await storage.accept(first) == .accepted(day: 20_000))
        let second = SampleStorage.report("b")
        await #expect(throws: StorageFailure.busy) { try await storage.accept(second) }
        var leaves: [[UInt8]] = []
        let staged = try await storage.staged()
        _ = try await storage.append(
            SampleStorage.append(staged.map { .acceptance($0.id, tick: 600) }, to: &leaves))
        #expect(try await storage.accept(second) == .accepted(day: 20_000))
        let reply = NewMessage(SampleMessage.made("reply", kind: .reply))
        await #expect(throws: StorageFailure.busy) {
            try await storage.accept(authored: reply, thread: SampleStorage.thread("a"), day: 1)
        }
    }

    /// What a report weighs with its identity message.
    private func weight(_ report: NewReport) async throws -> Int {
        _ = try await storage.accept(report)
        return try await storage.staged().reduce(0) { $0 + $1.byteCount }
    }

    /// Moves everything that waits into the log.
    private func tick(_ leaves: inout [[UInt8]]) async throws {
        let staged = try await storage.staged()
        let append = try SampleStorage.append(
            staged.map { .acceptance($0.id, tick: 600) }, to: &leaves)
        #expect(try await storage.append(append) == .appended)
    }
}

extension MailboxState where Plan == MailboxContents {
    /// What an open mailbox holds.
    var contents: MailboxContents? {
        if case .open(let reading) = self { reading.plan } else { nil }
    }
}
