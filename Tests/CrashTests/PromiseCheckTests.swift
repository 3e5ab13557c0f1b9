import CrashCampaign
import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Testing
import TransparencyLog

/// The campaign's own judgement, over a portal in this process: what is lost or forked is named, and nothing else is.
@Suite struct `What a portal promised, read back` {
    @Test func `is all there after kills`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.submit()
            try await campaigned.live.killAndStart()
            try await campaigned.live.tick()
            try await campaigned.openAndReply()
            try await campaigned.live.killAndStart()
            try await campaigned.live.work()
            try await campaigned.live.tick()
            let tally = try await campaigned.readBack()
            #expect(tally.receipts == 2 && tally.places == 2 && tally.replies == 1)
            #expect(tally.statements == 1 && tally.answers == 3)
            #expect(tally.checkpoints > 1 && tally.notYet == 0)
            #expect(campaigned.promises.contradictions == [])
        }
    }

    @Test func `names a report that an older database does not have`() async throws {
        try await Campaigned.with { campaigned in
            let older = try campaigned.live.folder.databaseCopy()
            try await campaigned.submit()
            try await campaigned.live.putBack(older)
            try await campaigned.live.work()
            _ = try await campaigned.readBack()
            #expect(campaigned.promises.contradictions == ["lost: the mailbox with 2 messages"])
        }
    }

    @Test func `has the files of a message, chunk by chunk`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.submit(fileByteCount: 1_500_000)
            try await campaigned.live.killAndStart()
            try await campaigned.live.work()
            try await campaigned.live.tick()
            #expect(try await campaigned.readBack().chunks == 0, "nobody was given the message yet")
            try await campaigned.openAndReply()
            let tally = try await campaigned.readBack()
            #expect(tally.chunks == 2 && campaigned.promises.chunkCount == 2)
            #expect(campaigned.promises.contradictions == [])
        }
    }

    @Test func `names a chunk that is gone before its message came`() async throws {
        try await Campaigned.with { campaigned in
            let id = try UploadID(randomBytes(32))
            let chunk = ChunkPosting(
                id: id, index: 1,
                chunk: randomBytes(StreamReference.minimumChunkByteCount))
            try await campaigned.tell(.uploadChunk, chunk.bytes, [])
            try await campaigned.tell(
                .uploadStatus, id.bytes, UploadProgress(chunkCount: 2, stored: [1]).bytes)
            #expect(campaigned.promises.contradictions == [])
            try await campaigned.tell(
                .uploadStatus, id.bytes, UploadProgress(chunkCount: 2, stored: [0]).bytes)
            #expect(campaigned.promises.contradictions == ["lost: chunk 1 of an upload"])
        }
    }

    @Test func `names a statement that an older database does not have`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.submit()
            try await campaigned.live.tick()
            let older = try campaigned.live.folder.databaseCopy()
            try await campaigned.openAndReply()
            try await campaigned.live.putBack(older)
            _ = try? await campaigned.live.work()
            for statement in campaigned.promises.statements {
                _ = try? await campaigned.check.readBack([], [statement], [], checkpointsFrom: 0)
            }
            #expect(
                campaigned.promises.contradictions.contains {
                    $0.hasPrefix("lost: statement")
                })
        }
    }

    @Test func `is not yet all there before the tick`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.submit()
            #expect(try await campaigned.readBack().notYet == 2)
            try await campaigned.live.tick()
            #expect(try await campaigned.readBack().notYet == 0)
        }
    }

    @Test func `names a checkpoint of another log`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.live.tick()
            try await campaigned.see(size: 3, root: Digest(hashing: [1]))
            _ = try await campaigned.readBack()
            #expect(campaigned.promises.contradictions.count == 1)
            #expect(
                campaigned.promises.contradictions.first?.hasPrefix(
                    "fork: the tree of 3 entries is no part of that of") == true)
        }
    }

    @Test func `names two trees of one size at once`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.see(size: 3, root: Digest(hashing: [1]))
            try await campaigned.see(size: 3, root: Digest(hashing: [1]))
            #expect(campaigned.promises.contradictions == [])
            try await campaigned.see(size: 3, root: Digest(hashing: [2]))
            #expect(campaigned.promises.contradictions == ["fork: two trees of 3 entries"])
        }
    }

    @Test func `takes no checkpoint that the log did not sign`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.see(
                size: 3, root: Digest(hashing: [1]), signedBy: "somebody.example/log")
            #expect(campaigned.promises.checkpoints == [])
        }
    }

    @Test func `names a proof that moved`() async throws {
        try await Campaigned.with { campaigned in
            try await campaigned.submit()
            try await campaigned.live.tick()
            _ = try await campaigned.readBack()
            let mailbox = try #require(campaigned.promises.mailboxes.first)
            let message = try #require(mailbox.places.keys.first)
            campaigned.promises.place(message, of: mailbox.id, at: .init(index: 1, tick: 1))
            #expect(campaigned.promises.contradictions.count == 1)
        }
    }
}

/// A live portal whose clients' answers are noted.
private struct Campaigned {
    let live: LivePortal
    let promises: Promises
    let portal: CrashPortal
    let check: PromiseCheck

    static func with(_ body: (Campaigned) async throws -> Void) async throws {
        try await LivePortal.with { live in try await body(Campaigned(live)) }
    }

    private init(_ live: LivePortal) throws {
        self.live = live
        let clock = live.clock
        promises = Promises(
            logKey: SamplePortal.signer(SamplePortal.portal.logOrigin).verifierKey)
        portal = CrashPortal(
            authority: SamplePortal.authority.verifierKey, promises: promises,
            clock: { clock.now }
        ) { live.wire() }
        check = try PromiseCheck(
            portal,
            callers: [
                "acs": SignedCaller(
                    portal: SamplePortal.portal, role: .keyholder,
                    id: SamplePortal.identifier("acs"), signer: SamplePortal.identity("acs"),
                    calls: try portal.calls(), clock: { clock.now },
                    nonce: { Digest(hashing: randomBytes(32)) })
            ])
    }

    func submit(fileByteCount: UInt64? = nil) async throws {
        let visit = try portal.visit(.reporting)
        let found = try await visit.verifiedPortal()
        var files: UploadedStream?
        if let fileByteCount {
            files = try await StreamUploader(calls: visit.calls, patience: .unpaused).upload(
                [MemorySource(byteCount: fileByteCount)], for: .random())
        }
        let report = try live.compose(for: found, files: files)
        let name = found.portal.name
        promises.hold(
            report.receipt.text(portal: name),
            of: ReceiptKeys(report.receipt, portal: name).mailboxID)
        _ = try await ReportSubmitter(
            calls: visit.calls, portal: found, clock: portal.clock, patience: .unpaused
        ).submit(report)
    }

    /// As acs, who is addressed.
    func openAndReply() async throws {
        let desk = try await Desk(
            visit: try portal.visit(.signing), keys: LivePortal.keys(of: "acs"),
            records: MemoryRecords(), clock: portal.clock, pause: { _ in try await live.work() })
        let message = try #require(
            try await desk.inbox().first { $0.message.kind == .report }?.message)
        let result = try await desk.open(
            message, timeout: .seconds(3), interval: .seconds(1))
        guard case .opened = result else {
            Issue.record("not opened")
            return
        }
        _ = try await desk.reply(to: message.messageID, text: "Қаралуда.", language: .kazakh)
    }

    func readBack() async throws -> PromiseCheck.Tally {
        try await check.readBack(
            promises.mailboxes, promises.statements, promises.streams, checkpointsFrom: 0)
    }

    /// A client is served this public checkpoint.
    func see(
        size: UInt64, root: Digest, signedBy name: String = SamplePortal.portal.logOrigin
    ) async throws {
        let checkpoint = try Checkpoint(origin: name, size: size, root: root)
            .signed(by: SamplePortal.signer(name))
        let connection = WatchedConnection(
            Answering(body: checkpoint.note.bytes, base: live.wire().base), promises)
        _ = try await PortalCalls(connection).get(.checkpoint)
    }

    /// A client sends this, and is answered that.
    func tell(_ endpoint: Endpoint, _ request: [UInt8], _ answer: [UInt8]) async throws {
        let connection = WatchedConnection(
            Answering(body: answer, base: live.wire().base), promises)
        _ = try await PortalCalls(connection).post(endpoint, request)
    }
}

/// Answers everything with the same bytes.
private struct Answering: PortalConnection {
    let body: [UInt8]
    let base: PortalAddress

    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        TransportAnswer(status: 200, body: self.body)
    }
}
