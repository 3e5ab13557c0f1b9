import Details
import Directory
import Encoding
import Exchange
import Gateway
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A mailbox` {
    @Test func `that is unknown looks like a wrong capability`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        let unknown = MailboxRequest(capability: TestPortal.capability("other"), page: 0)
        #expect(await portal.post(.mailbox, unknown.bytes) == .problem("not-found"))
        let message = MailboxMessageRequest(
            capability: TestPortal.capability("other"), messageID: submission.report.id)
        #expect(await portal.post(.mailboxMessage, message.bytes) == .problem("not-found"))
        #expect(await portal.post(.mailbox, [1]) == .problem("malformed-request"))
        #expect(await portal.post(.mailboxMessage, [1]) == .problem("malformed-request"))
    }

    @Test func `is one of few sizes, whatever it holds`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        let request = MailboxRequest(capability: TestPortal.capability("r"), page: 0)
        let before = try #require(await portal.post(.mailbox, request.bytes).bytes)
        try await portal.tick()
        let after = try #require(await portal.post(.mailbox, request.bytes).bytes)
        #expect([before.count, after.count] == [16_384, 65_536])
    }

    @Test func `gives its own messages whole, with the directory they are sealed to`()
        async throws
    {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r", size: .mebibyte1)
        try await portal.tick()
        try await portal.submit("other")
        for message in [submission.report, submission.identity] {
            let request = MailboxMessageRequest(
                capability: TestPortal.capability("r"), messageID: message.id)
            let answer = try MailboxMessageAnswer(
                parsing: try #require(await portal.post(.mailboxMessage, request.bytes).bytes))
            #expect(answer.header == message.header.bytes)
            #expect(answer.body == message.body)
            let proof = try #require(answer.proof)
            _ = try LogProof(parsing: proof.proof).verify(
                leafHash: MerkleHash.leaf(proof.entry.leaf),
                policy: SamplePortal.directory.publicPolicy)
            #expect(answer.directory.directories.count == 1)
            #expect(answer.directory.keyNotes.count == 5)
        }
        let foreign = MailboxMessageRequest(
            capability: TestPortal.capability("other"), messageID: submission.report.id)
        #expect(await portal.post(.mailboxMessage, foreign.bytes) == .problem("not-found"))
    }

    @Test func `is divided into pages that together hold everything once`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.tick()
        let hash = try await portal.directoryHash()
        for number in 0..<5 {
            let reply = SampleMessage.made(
                "reply \(number)", kind: .reply, directoryHash: hash, size: .kibibytes256)
            let posting = ReplyPosting(thread: TestPortal.thread("r"), message: reply)
            let answer = try await portal.post(.replies, as: .keyholder, "head", posting.bytes)
            #expect(answer.bytes != nil)
        }
        try await portal.tick()
        let first = try await portal.mailbox("r")
        #expect(first.pageCount == 2)
        let second = try await portal.mailbox("r", page: 1)
        #expect(second.pageCount == 2)
        #expect(second.listing == first.listing)
        #expect(first.items.count + second.items.count == 7)
        #expect(try await portal.mailbox("r", page: 2).items.isEmpty)
        var bodies: Set<[UInt8]> = []
        for item in first.items + second.items {
            if case .reply(_, let body, _) = item { bodies.insert(body) }
        }
        #expect(bodies.count == 5)
    }

    @Test func `names another listing once something was added`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        let untold = try await portal.mailbox("r").listing
        try await portal.tick()
        let before = try await portal.mailbox("r").listing
        #expect(before != untold, "its messages have places in the log")
        #expect(try await portal.mailbox("r", page: 1).listing == before)
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement).bytes != nil)
        #expect(try await portal.mailbox("r").listing == before, "nothing more is public")
        try await portal.tick()
        #expect(try await portal.mailbox("r").listing != before)
    }

    @Test func `shows replies and acts only under a public checkpoint`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement).bytes != nil)
        let reply = SampleMessage.made(
            "reply", kind: .reply, directoryHash: try await portal.directoryHash())
        _ = try await portal.post(
            .replies, as: .keyholder, "head",
            ReplyPosting(thread: TestPortal.thread("r"), message: reply).bytes)
        #expect(try await portal.mailbox("r").items.count == 2)
        // The tick alone does not show them: it must be published.
        portal.clock.advance(10)
        try await portal.gateway.tickIfDue()
        #expect(try await portal.mailbox("r").items.count == 2)
        try await portal.settle()
        #expect(try await portal.mailbox("r").items.count == 4)
    }

    @Test func `says nothing of the order of arrival`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        var ids: [MessageID] = []
        for item in try await portal.mailbox("r").items {
            guard case .own(let header, let digest, nil) = item else { continue }
            ids.append(MessageID(header: try MessageHeader(parsing: header), bodyDigest: digest))
        }
        #expect(ids == [submission.report.id, submission.identity.id].sorted())
    }
}
