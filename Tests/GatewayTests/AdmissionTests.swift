import Directory
import Encoding
import Exchange
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@Suite struct `Admission of a report` {
    @Test func `gives the same receipts for the same bytes, whatever the day`() async throws {
        let portal = try await TestPortal()
        let submission = try await portal.submission("r")
        let first = await portal.post(.reports, submission.bytes)
        let answer = try SubmissionAnswer(parsing: try #require(first.bytes))
        for (note, message) in [
            (answer.report, submission.report), (answer.identity, submission.identity),
        ] {
            #expect(note.isSigned(by: SamplePortal.gateway.verifierKey))
            let receipt = try ReceiptNote(parsing: note.text)
            #expect(receipt.messageID == message.id)
            #expect(receipt.day == AlmatyDay(unixSeconds: portal.clock.now).number)
        }
        portal.clock.advance(2 * Sample.day)
        #expect(await portal.post(.reports, submission.bytes) == first)
    }

    @Test func `happens while the gateway waits for trustees, and outlives it`() async throws {
        let portal = try await TestPortal()
        let submission = try await portal.submit("r")
        let next = try await portal.afterCrash()
        #expect(try await next.mailbox("r").items.count == 2)
        try await next.settle()
        try await next.tick()
        #expect(try await next.inbox().map(\.messageID).contains(submission.report.id))
    }

    @Test func `refuses a directory that was never in force`() async throws {
        let portal = try await TestPortal()
        let submission = try await portal.submission("r", directoryHash: .zero)
        #expect(
            await portal.post(.reports, submission.bytes) == .problem("directory-unknown"))
    }

    @Test func `refuses an identity message sealed to another directory`() async throws {
        let portal = try await TestPortal()
        let good = try await portal.submission("r")
        let submission = ReportSubmission(
            work: .none, report: good.report,
            identity: SampleMessage.made("r", kind: .identity, directoryHash: .zero),
            mailboxID: good.mailboxID, threadID: good.threadID)
        #expect(
            await portal.post(.reports, submission.bytes) == .problem("malformed-message"))
    }

    @Test func `refuses another committee than the directory's`() async throws {
        let portal = try await TestPortal()
        let submission = try await portal.submission("r", holderCount: 3)
        #expect(
            await portal.post(.reports, submission.bytes) == .problem("malformed-message"))
    }

    @Test(arguments: [
        (MessageKind.reply, MessageKind.identity), (.note, .identity), (.report, .report),
        (.identity, .identity),
    ])
    func `refuses other kinds`(kind: MessageKind, identityKind: MessageKind) async throws {
        let portal = try await TestPortal()
        let submission = try await portal.submission(
            "r", kind: kind, identityKind: identityKind)
        #expect(await portal.post(.reports, submission.bytes) == .problem("wrong-kind"))
    }

    @Test func `refuses a mailbox that is another report's`() async throws {
        let portal = try await TestPortal()
        try await portal.submit("r")
        let submission = try await portal.submission("other", mailbox: "r")
        #expect(
            await portal.post(.reports, submission.bytes) == .problem("malformed-request"))
        #expect(try await portal.mailbox("r").items.count == 2)
    }

    @Test func `refuses bytes that are no submission, each for its reason`() async throws {
        let portal = try await TestPortal()
        let good = try await portal.submission("r")
        var frames = try Frames.decode(good.bytes, exactly: 8)
        func answer(_ change: (inout [[UInt8]]) -> Void) async -> TestPortal.Answer {
            var changed = frames
            change(&changed)
            return await portal.post(.reports, Frames.encode(changed))
        }
        #expect(await answer { $0[1][6] = 2 } == .problem("unsupported-version"))
        #expect(await answer { $0[1][7] = 9 } == .problem("wrong-kind"))
        #expect(await answer { $0[1].removeLast() } == .problem("malformed-message"))
        #expect(await answer { $0[2].removeLast() } == .problem("malformed-message"))
        #expect(await answer { $0[5].removeLast() } == .problem("malformed-request"))
        #expect(await answer { $0[7] = [1] } == .problem("malformed-request"))
        #expect(
            await answer { $0[7] = [UInt8](repeating: 1, count: 32) }
                == .problem("malformed-request"))
        #expect(await answer { $0.removeLast() } == .problem("malformed-request"))
        #expect(await answer { $0.append([]) } == .problem("malformed-request"))
        frames = []
        #expect(await answer { _ in } == .problem("malformed-request"))
        #expect(await portal.post(.reports, []) == .problem("malformed-request"))
    }

    @Test func `keeps nothing of a receipt, in no file`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        _ = try await portal.mailbox("r")
        let reply = SampleMessage.made(
            "reply", kind: .reply, directoryHash: try await portal.directoryHash())
        _ = try await portal.post(
            .replies, as: .keyholder, "head",
            ReplyPosting(thread: TestPortal.thread("r"), message: reply).bytes)
        let files = try portal.folder.contents()
        #expect(files.contains { $0.contains(submission.mailboxID.bytes) })
        #expect(!files.contains { $0.contains(TestPortal.capability("r")) })
        #expect(!files.contains { $0.contains(TestPortal.thread("r")) })
    }
}

@Suite struct `Admission of a reply` {
    @Test func `needs a known thread`() async throws {
        let portal = try await ticked()
        #expect(try await post(portal, thread: "other") == .problem("not-found"))
        #expect(try await post(portal).bytes != nil)
    }

    @Test func `gives the same receipt for the same bytes`() async throws {
        let portal = try await ticked()
        let first = try await post(portal)
        portal.clock.advance(Sample.day)
        #expect(try await post(portal) == first)
    }

    @Test func `refuses other kinds and longer bodies`() async throws {
        let portal = try await ticked()
        #expect(try await post(portal, kind: .report) == .problem("wrong-kind"))
        #expect(try await post(portal, size: .kibibytes256).bytes != nil)
        let reply = SampleMessage.made(
            "longest", kind: .reply, directoryHash: try await portal.directoryHash(),
            size: .kibibytes256)
        let long = Frames.encode([
            TestPortal.thread("r"), reply.header.bytes, reply.body + [0],
        ])
        #expect(
            try await portal.post(.replies, as: .keyholder, "head", long)
                == .problem("malformed-message"))
    }

    @Test func `refuses a directory that was never in force`() async throws {
        let portal = try await ticked()
        #expect(
            try await post(portal, directoryHash: .zero) == .problem("directory-unknown"))
    }

    private func ticked() async throws -> TestPortal {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.tick()
        return portal
    }

    private func post(
        _ portal: TestPortal, thread: String = "r", kind: MessageKind = .reply,
        size: BodySize = .kibibytes16, directoryHash: Digest? = nil
    ) async throws -> TestPortal.Answer {
        let hash: Digest
        if let directoryHash {
            hash = directoryHash
        } else {
            hash = try await portal.directoryHash()
        }
        let reply = SampleMessage.made("reply", kind: kind, directoryHash: hash, size: size)
        return try await portal.post(
            .replies, as: .keyholder, "head",
            ReplyPosting(thread: TestPortal.thread(thread), message: reply).bytes)
    }
}
