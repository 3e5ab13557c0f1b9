import Details
import Directory
import Encoding
import Exchange
import Gateway
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Storage
import Testing

@Suite struct `A conversation at the gateway` {
    private static func followUp(
        _ name: String, of portal: TestPortal, capability: String = "r",
        kind: MessageKind = .report, identityKind: MessageKind = .identity,
        directoryHash: Digest? = nil
    ) async throws -> FollowUpSubmission {
        let hash: Digest
        if let directoryHash {
            hash = directoryHash
        } else {
            hash = try await portal.directoryHash()
        }
        return FollowUpSubmission(
            work: .none, capability: TestPortal.capability(capability),
            message: SampleMessage.made("\(name) message", kind: kind, directoryHash: hash),
            identity: SampleMessage.made(
                "\(name) identity", kind: identityKind, directoryHash: hash))
    }

    static func rekey(
        _ name: String, of portal: TestPortal, from old: String, to new: String
    ) async throws -> RekeySubmission {
        let followUp = try await followUp(name, of: portal)
        return RekeySubmission(
            work: .none, capability: TestPortal.capability(old),
            mailboxID: TestPortal.mailboxID(new),
            threadID: labelledHash("senim/1 thread-id", TestPortal.thread(new)),
            message: followUp.message, identity: followUp.identity)
    }

    private static func thread(
        _ name: String, of portal: TestPortal, from first: UInt64 = 0
    ) async throws -> [ListedMessage] {
        let request = ThreadRequest(thread: TestPortal.thread(name), first: first)
        let answer = try await portal.post(.thread, as: .keyholder, "head", request.bytes)
        return try MessageList(parsing: try #require(answer.bytes, "\(answer)")).messages
    }

    private static func posting(
        _ name: String, kind: MessageKind, thread: String, of portal: TestPortal,
        size: BodySize = .kibibytes16
    ) async throws -> TestPortal.Answer {
        let message = SampleMessage.made(
            name, kind: kind, directoryHash: try await portal.directoryHash(), size: size)
        let posting = ReplyPosting(thread: TestPortal.thread(thread), message: message)
        return try await portal.post(.replies, as: .keyholder, "head", posting.bytes)
    }

    @Test func `takes a follow-up with both receipts, and the same bytes again`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.tick()
        let followUp = try await Self.followUp("f", of: portal)
        let first = await portal.post(.mailboxMessages, followUp.bytes)
        let answer = try SubmissionAnswer(parsing: try #require(first.bytes, "\(first)"))
        #expect(try ReceiptNote(parsing: answer.report.text).messageID == followUp.message.id)
        #expect(try ReceiptNote(parsing: answer.identity.text).messageID == followUp.identity.id)
        portal.clock.advance(2 * Sample.day)
        #expect(await portal.post(.mailboxMessages, followUp.bytes) == first)
        #expect(try await portal.mailbox("r").items.count == 4)
        #expect(try await portal.inbox().count == 2, "officers see it at the tick only")
        try await portal.tick()
        #expect(try await portal.inbox().count == 4)
        #expect(try await Self.thread("r", of: portal).count == 4)
    }

    @Test func `is full for each kind of keyholders' messages by itself, and for follow-ups`()
        async throws
    {
        let first = try await TestPortal.running()
        let submission = try await first.submit("r")
        try await first.tick()
        var limits = SQLiteLimits()
        limits.mostInConversation = 4
        let portal = try await first.afterCrash(limits: limits)
        try await portal.settle()
        for number in 0..<4 {
            let note = try await Self.posting("n\(number)", kind: .note, thread: "r", of: portal)
            #expect(note.bytes != nil, "\(note)")
        }
        #expect(
            try await Self.posting("more", kind: .note, thread: "r", of: portal)
                == .problem("conversation-full"))
        #expect(
            try await Self.posting("reply", kind: .reply, thread: "r", of: portal).bytes != nil)
        for number in 0..<4 {
            let handover = try await `A handover at the gateway`().posting(
                portal, [submission.report.id], named: "h\(number)")
            let answer = try await portal.post(.handover, as: .keyholder, "head", handover.bytes)
            #expect(answer.bytes != nil, "\(answer)")
        }
        let handover = try await `A handover at the gateway`().posting(
            portal, [submission.report.id])
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", handover.bytes)
                == .problem("conversation-full"))
        let followUp = try await Self.followUp("f", of: portal)
        #expect(await portal.post(.mailboxMessages, followUp.bytes).bytes != nil)
        let late = try await Self.followUp("late", of: portal)
        #expect(await portal.post(.mailboxMessages, late.bytes) == .problem("conversation-full"))
    }

    @Test func `takes so many replies of a keyholder until the next tick, and the same ones again`()
        async throws
    {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.submit("s")
        try await portal.tick()
        for number in 0..<16 {
            let answer = try await Self.posting("a\(number)", kind: .reply, thread: "r", of: portal)
            #expect(answer.bytes != nil, "\(number)")
        }
        let more = try await Self.posting("more", kind: .note, thread: "r", of: portal)
        #expect(more == .problem("busy"))
        #expect(try await Self.posting("a3", kind: .reply, thread: "r", of: portal).bytes != nil)
        #expect(try await Self.posting("b", kind: .reply, thread: "s", of: portal).bytes != nil)
        // A T that nobody has takes no room.
        for number in 0..<64 {
            let answer = try await Self.posting(
                "c\(number)", kind: .reply, thread: "none", of: portal)
            #expect(answer == .problem("not-found"))
        }
        #expect(try await Self.posting("d", kind: .reply, thread: "s", of: portal).bytes != nil)
        try await portal.tick()
        #expect(try await Self.posting("more", kind: .note, thread: "r", of: portal).bytes != nil)
    }

    @Test func `admits follow-ups by the rules of reports`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.submit("other")
        let unknown = try await Self.followUp("f", of: portal, capability: "nobody")
        #expect(await portal.post(.mailboxMessages, unknown.bytes) == .problem("not-found"))
        for (kind, identityKind) in [
            (MessageKind.note, MessageKind.identity), (.reply, .identity), (.report, .report),
        ] {
            let other = try await Self.followUp(
                "k", of: portal, kind: kind, identityKind: identityKind)
            #expect(await portal.post(.mailboxMessages, other.bytes) == .problem("wrong-kind"))
        }
        let stranger = try await Self.followUp("d", of: portal, directoryHash: .zero)
        #expect(
            await portal.post(.mailboxMessages, stranger.bytes) == .problem("directory-unknown"))
        // Bytes of one mailbox in another: the message stands there already.
        let good = try await Self.followUp("g", of: portal)
        #expect(await portal.post(.mailboxMessages, good.bytes).bytes != nil)
        let replayed = FollowUpSubmission(
            work: .none, capability: TestPortal.capability("other"), message: good.message,
            identity: good.identity)
        #expect(
            await portal.post(.mailboxMessages, replayed.bytes) == .problem("malformed-request"))
        #expect(try await portal.mailbox("other").items.count == 2)
    }

    @Test func `refuses bytes that are no submission, each for its reason`() async throws {
        let portal = try await TestPortal()
        let followUp = try Frames.decode(
            try await Self.followUp("f", of: portal).bytes, exactly: 8)
        let rekey = try Frames.decode(
            try await Self.rekey("f", of: portal, from: "r", to: "s").bytes, exactly: 8)
        func answers(_ change: (inout [[UInt8]]) -> Void) async -> [TestPortal.Answer] {
            var answers: [TestPortal.Answer] = []
            for (endpoint, frames) in [
                (Endpoint.mailboxMessages, followUp), (.mailboxRekey, rekey),
            ] {
                var changed = frames
                change(&changed)
                answers.append(await portal.post(endpoint, Frames.encode(changed)))
            }
            return answers
        }
        let malformed = TestPortal.Answer.problem("malformed-request")
        #expect(await answers { $0[1].removeLast() } == [malformed, malformed])
        #expect(await answers { $0[0].removeLast() } == [malformed, malformed])
        #expect(await answers { $0.removeLast() } == [malformed, malformed])
        #expect(await answers { $0.append([]) } == [malformed, malformed])
        #expect(await answers { $0[6] = [1] }[0] == malformed, "no files yet")
        #expect(await answers { $0[7][0] = 1 }[0] == malformed, "filling is zeros")
        #expect(await answers { $0[2].removeLast() }[1] == malformed, "a mailbox id of 31 bytes")
        #expect(
            await answers { $0[3].removeLast() }
                == [.problem("malformed-message"), malformed])
        #expect(await portal.post(.mailboxClose, [1]) == malformed)
        #expect(await portal.post(.mailboxMessages, []) == malformed)
        #expect(await portal.post(.mailboxRekey, []) == malformed)
    }

    @Test func `weighs as much on the wire as a report`() async throws {
        let portal = try await TestPortal()
        let report = try await portal.submission("r")
        let followUp = try await Self.followUp("f", of: portal)
        #expect(
            Endpoint.reports.path.utf8.count + report.bytes.count
                == Endpoint.mailboxMessages.path.utf8.count + followUp.bytes.count)
    }

    @Test func `puts the first new receipt in the place of the old one`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.tick()
        _ = try await Self.posting("before", kind: .reply, thread: "r", of: portal)
        let rekey = try await Self.rekey("own", of: portal, from: "r", to: "s")
        let first = await portal.post(.mailboxRekey, rekey.bytes)
        #expect(first.bytes != nil)
        #expect(await portal.post(.mailboxRekey, rekey.bytes) == first)
        let rival = try await Self.rekey("thief", of: portal, from: "r", to: "t")
        #expect(await portal.post(.mailboxRekey, rival.bytes) == .problem("mailbox-changed"))
        let looking = MailboxRequest(capability: TestPortal.capability("r"), page: 0)
        #expect(await portal.post(.mailbox, looking.bytes) == .problem("mailbox-changed"))
        let late = try await Self.followUp("late", of: portal)
        #expect(await portal.post(.mailboxMessages, late.bytes) == .problem("mailbox-changed"))
        let closing = MailboxClosing(capability: TestPortal.capability("r"))
        #expect(await portal.post(.mailboxClose, closing.bytes) == .problem("mailbox-changed"))
        try await portal.tick()
        // What was on its way when it changed arrives; then the old T takes nothing.
        #expect(try await portal.mailbox("s").items.count == 5)
        #expect(
            try await Self.posting("after", kind: .reply, thread: "r", of: portal)
                == .problem("thread-changed"))
        #expect(
            try await Self.posting("after", kind: .note, thread: "r", of: portal)
                == .problem("thread-changed"))
        #expect(
            try await Self.posting("after", kind: .reply, thread: "s", of: portal).bytes != nil)
        try await portal.tick()
        #expect(try await Self.thread("r", of: portal).count == 5)
        #expect(try await Self.thread("s", of: portal).count == 6)
        #expect(try await portal.mailbox("s").items.count == 6)
    }

    @Test func `forgets a mailbox that is closed, and its replies, and nothing else`()
        async throws
    {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let reply = SampleMessage.made(
            "reply", kind: .reply, directoryHash: try await portal.directoryHash())
        #expect(
            try await portal.post(
                .replies, as: .keyholder, "head",
                ReplyPosting(thread: TestPortal.thread("r"), message: reply).bytes
            ).bytes != nil)
        try await portal.tick()
        // A statement about the reply waits for the trustees: they must be able to judge it still.
        #expect(try await portal.open(try await portal.statement(about: reply)).bytes != nil)
        let closing = MailboxClosing(capability: TestPortal.capability("r"))
        #expect(await portal.post(.mailboxClose, closing.bytes) == .bytes([]))
        #expect(await portal.post(.mailboxClose, closing.bytes) == .problem("not-found"))
        let looking = MailboxRequest(capability: TestPortal.capability("r"), page: 0)
        #expect(await portal.post(.mailbox, looking.bytes) == .problem("not-found"))
        #expect(
            try await Self.posting("late", kind: .reply, thread: "r", of: portal)
                == .problem("not-found"))
        #expect(
            try await Self.posting("note", kind: .note, thread: "r", of: portal).bytes != nil)
        let polled = try await portal.poll("t1", held: 0)
        #expect(polled.entries.isEmpty == false)
        try await portal.settle()
        let other = try await portal.statement(about: reply, nonce: "again")
        #expect(try await portal.open(other) != .problem("unexpected"))
        #expect(
            try await portal.open(
                try await portal.statement(about: submission.report, nonce: "report")
            ).bytes != nil)
    }

    @Test func `lists a thread from an index on`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.tick()
        let all = try await Self.thread("r", of: portal)
        #expect(all.count == 2)
        #expect(
            try await Self.thread("r", of: portal, from: all[0].index + 1) == [all[1]])
        let unknown = ThreadRequest(thread: TestPortal.thread("x"), first: 0)
        #expect(
            try await portal.post(.thread, as: .keyholder, "head", unknown.bytes)
                == .problem("not-found"))
        #expect(
            try await portal.post(.thread, as: .keyholder, "head", TestPortal.thread("r"))
                == .problem("malformed-request"))
    }

    @Test func `takes notes of any size, and shows them to no reporter`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        try await portal.tick()
        #expect(
            try await Self.posting(
                "note", kind: .note, thread: "r", of: portal, size: .mebibyte1
            ).bytes != nil)
        #expect(
            try await Self.posting("report", kind: .report, thread: "r", of: portal)
                == .problem("wrong-kind"))
        try await portal.tick()
        #expect(try await portal.mailbox("r").items.count == 2)
        #expect(try await portal.inbox().count == 2)
        let thread = try await Self.thread("r", of: portal)
        #expect(thread.map(\.kind).count { $0 == .note } == 1)
        // Nor what was done about it.
        let note = try #require(thread.first { $0.kind == .note })
        let message = SampleMessage.made(
            "note", kind: .note, directoryHash: try await portal.directoryHash(),
            size: .mebibyte1)
        #expect(message.id == note.messageID)
        #expect(try await portal.open(try await portal.statement(about: message)).bytes != nil)
        try await portal.tick()
        #expect(try await portal.mailbox("r").items.count == 2)
    }
}
