import Details
import Directory
import Encoding
import Exchange
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Storage
import Testing

@testable import Gateway

@Suite struct `The end of a key` {
    @Test func `is logged for its owner only, once, and not while the key is in use`() async throws
    {
        let portal = try await TestPortal.running()
        let early = try note("head", at: portal.clock.now)
        #expect(
            try await portal.post(.keysDestroyed, as: .keyholder, "head", early.bytes)
                == .problem("note-refused"))
        portal.clock.advance(70 * Sample.day)
        try await portal.settle()
        let due = try note("head", at: portal.clock.now)
        #expect(
            try await portal.post(.keysDestroyed, as: .keyholder, "acs", due.bytes)
                == .problem("not-authorised"))
        let first = try await portal.post(.keysDestroyed, as: .keyholder, "head", due.bytes)
        let answer = try EntryAnswer(parsing: try #require(first.bytes))
        #expect(answer.proof == nil, "it is not public yet")
        // Interrupted, its owner cannot know: another time, the same end.
        portal.clock.advance(60)
        let again = try note("head", at: portal.clock.now)
        #expect(again != due)
        #expect(
            try await portal.post(.keysDestroyed, as: .keyholder, "head", again.bytes) == first)
        for payload in [[], Array(due.text.utf8), [UInt8](repeating: 1, count: 8)] {
            #expect(
                try await portal.post(.keysDestroyed, as: .keyholder, "head", payload)
                    == .problem("malformed-request"))
        }
    }

    private func note(_ id: String, at time: UInt64) throws -> SignedNote {
        let owner = SealingKeyOwner.keyholder(SamplePortal.identifier(id))
        return KeyDestroyedNote(
            portal: SamplePortal.portal, owner: owner, quarter: try Quarter(parsing: "2026Q4"),
            sealingKeyDigest: SamplePortal.keyNote(owner).sealingKey.digest, time: time
        ).signed(by: SamplePortal.identity(id))
    }
}

@Suite struct `A handover at the gateway` {
    @Test func `is logged before its message is staged, and completed by the same request`()
        async throws
    {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let posting = try await self.posting(portal, [submission.report.id])
        let answer = try await portal.post(.handover, as: .keyholder, "head", posting.bytes)
        let first = try HandoverAnswer(parsing: try #require(answer.bytes, "\(answer)"))
        portal.clock.advance(20)
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", posting.bytes).bytes
                == first.bytes)
        try await portal.tick()
        // After its tick, too.
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", posting.bytes).bytes
                == first.bytes)
        let listed = try await portal.post(
            .thread, as: .keyholder, "acs",
            ThreadRequest(thread: TestPortal.thread("r"), first: 0).bytes)
        let ids = try MessageList(parsing: try #require(listed.bytes)).messages.map(\.messageID)
        #expect(ids.contains(posting.message.id))
        // And after a change of receipts, though nothing new is taken under the old T: it went through.
        let rekey = try await `A conversation at the gateway`.rekey(
            "own", of: portal, from: "r", to: "s")
        #expect(await portal.post(.mailboxRekey, rekey.bytes).bytes != nil)
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", posting.bytes).bytes
                == first.bytes)
        let late = try await self.posting(portal, [submission.report.id], named: "late")
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", late.bytes)
                == .problem("thread-changed"))
    }

    @Test func `says that the receipt changed when that came between its detail and its message`()
        async throws
    {
        let before = try await TestPortal.running()
        let submission = try await before.submit("r")
        try await before.tick()
        let gate = TestGate()
        let portal = try await before.afterCrash(faults: { if $0 == .beforeCommit { gate.pass() } })
        try await portal.settle()
        let posting = try await posting(portal, [submission.report.id])
        let rekey = try await `A conversation at the gateway`.rekey(
            "own", of: portal, from: "r", to: "s")
        let signed = try portal.signed(.handover, as: .keyholder, "head", posting.bytes)
        // The nonce of the request is written first.
        gate.close(after: 1)
        let asked = Task { await portal.post(.handover, signed) }
        await gate.isReached()
        // It waits behind the detail that is being written, and comes before the message.
        let changed = Task { await portal.post(.mailboxRekey, rekey.bytes) }
        try await Task.sleep(for: .milliseconds(300))
        gate.open()
        #expect(await changed.value.bytes != nil)
        #expect(await asked.value == .problem("thread-changed"))
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", posting.bytes)
                == .problem("thread-changed"))
    }

    @Test func `is refused when it is not the asker's, or knows no T`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let good = try await posting(portal, [submission.report.id])
        #expect(
            try await portal.post(.handover, as: .keyholder, "acs", good.bytes)
                == .problem("not-authorised"))
        let stranger = HandoverPosting(
            thread: TestPortal.thread("other"), note: good.note, message: good.message)
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", stranger.bytes)
                == .problem("not-found"))
        let swapped = HandoverPosting(
            thread: good.thread, note: good.note, message: submission.report)
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", swapped.bytes)
                == .problem("wrong-kind"))
        let identity = try await posting(portal, [submission.report.id], kind: .identity)
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", identity.bytes)
                == .problem("wrong-kind"))
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", [1, 2, 3])
                == .problem("malformed-request"))
    }

    /// Each first message has a count of handovers of its own.
    @Test func `names the report of its thread first`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let reply = try await reply("reply", in: portal)
        #expect(try await portal.post(.replies, as: .keyholder, "head", reply.bytes).bytes != nil)
        try await portal.tick()
        let other = try await posting(portal, [reply.message.id, submission.report.id])
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", other.bytes)
                == .problem("not-found"))
        let good = try await posting(portal, [submission.report.id, reply.message.id])
        #expect(try await portal.post(.handover, as: .keyholder, "head", good.bytes).bytes != nil)
    }

    @Test func `takes of the room for what keyholders write`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        for number in 0..<AuthoredRoom.mostInThread {
            let reply = try await reply("reply \(number)", in: portal)
            let answer = try await portal.post(.replies, as: .keyholder, "head", reply.bytes)
            #expect(answer.bytes != nil)
        }
        let posting = try await posting(portal, [submission.report.id])
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", posting.bytes)
                == .problem("busy"))
        try await portal.tick()
        #expect(
            try await portal.post(.handover, as: .keyholder, "head", posting.bytes).bytes != nil)
    }

    private func reply(_ name: String, in portal: TestPortal) async throws -> ReplyPosting {
        ReplyPosting(
            thread: TestPortal.thread("r"),
            message: SampleMessage.made(
                name, kind: .reply, directoryHash: try await portal.directoryHash()))
    }

    func posting(
        _ portal: TestPortal, _ messages: [MessageID], named name: String = "handover",
        kind: MessageKind = .report
    ) async throws -> HandoverPosting {
        let message = try await portal.submission(name, kind: kind).report
        let note = try HandoverNote(
            portal: SamplePortal.portal, handoverID: message.id,
            keyholder: SamplePortal.identifier("head"),
            successor: SamplePortal.identifier("acs"), time: portal.clock.now, messages: messages)
        return HandoverPosting(
            thread: TestPortal.thread("r"), note: note.signed(by: SamplePortal.identity("head")),
            message: message)
    }
}

@Suite struct `A keyholder's wish to know who the reporter is` {
    @Test func `does not wait behind a decision when the reporter consents, once`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        func answer(_ ground: AccessGround, _ nonce: String) async throws -> TestPortal.Answer {
            let statement = try await portal.statement(
                about: submission.identity, by: "acs", action: .identity, ground: ground,
                nonce: nonce)
            return try await portal.open(statement, by: "acs")
        }
        let decision = AccessGround.decision(
            number: try DecisionNumber("1"), day: try AlmatyDay(parsing: "2026-11-20"))
        func consent(_ byte: UInt8) throws -> AccessGround {
            .consent(try ConsentToken([UInt8](repeating: byte, count: 32)))
        }
        #expect(try await answer(decision, "1").bytes != nil)
        #expect(try await answer(decision, "2") == .problem("note-refused"))
        #expect(try await answer(consent(5), "3").bytes != nil)
        #expect(try await answer(consent(6), "4") == .problem("note-refused"))
    }
}
