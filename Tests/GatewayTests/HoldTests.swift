import Details
import Directory
import Encoding
import Exchange
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@testable import Gateway

@Suite struct `A hold at the gateway` {
    @Test func `is logged once, of a message that its keyholder asked for`() async throws {
        let (portal, report) = try await asked()
        let hold = try portal.hold(of: report, by: "head")
        let first = try await portal.post(.hold, as: .keyholder, "head", hold.bytes)
        let place = try EntryAnswer(parsing: try #require(first.bytes))
        #expect(place.proof == nil, "it is not public yet")
        portal.clock.advance(700)
        #expect(try await portal.post(.hold, as: .keyholder, "head", hold.bytes) == first)
        #expect(
            try await portal.post(.hold, as: .keyholder, "acs", hold.bytes)
                == .problem("not-authorised"))
        let unasked = try portal.hold(of: report, by: "acs")
        #expect(
            try await portal.post(.hold, as: .keyholder, "acs", unasked.bytes)
                == .problem("note-refused"))
        let forged = try SignedNote(
            text: hold.text,
            signatures: [SamplePortal.identity("acs").signature(for: hold.text)])
        #expect(
            try await portal.post(.hold, as: .keyholder, "head", forged.bytes)
                == .problem("not-authorised"))
        for payload in [[], Array(hold.text.utf8), [UInt8](repeating: 1, count: 8)] {
            #expect(
                try await portal.post(.hold, as: .keyholder, "head", payload)
                    == .problem("malformed-request"))
        }
    }

    @Test func `is refused of an identity, of what nobody sent, and for too long`() async throws {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let report = submission.report.id
        #expect(
            try await portal.open(portal.statement(about: submission.report)).bytes != nil)
        for (message, problem) in [
            (submission.identity.id, "wrong-kind"), (MessageID.none, "not-found"),
        ] {
            let hold = try portal.hold(of: message, by: "head")
            #expect(
                try await portal.post(.hold, as: .keyholder, "head", hold.bytes)
                    == .problem(problem))
        }
        let long = try portal.hold(of: report, by: "head", days: 5491)
        #expect(
            try await portal.post(.hold, as: .keyholder, "head", long.bytes)
                == .problem("note-refused"))
    }

    @Test func `shows in no mailbox and in no list of acts`() async throws {
        let (portal, report) = try await asked()
        try await portal.tick()
        let before = try await portal.mailbox("r").items.count
        let hold = try portal.hold(of: report, by: "head")
        #expect(try await portal.post(.hold, as: .keyholder, "head", hold.bytes).bytes != nil)
        try await portal.tick()
        #expect(try await portal.mailbox("r").items.count == before)
        let acts = ActsRequest(message: report, thread: TestPortal.thread("r"))
        let shown = try ActsAnswer(
            parsing: try #require(
                try await portal.post(.acts, as: .keyholder, "head", acts.bytes).bytes))
        #expect(shown.entries.count == 1)
    }

    @Test func `waits for the next tick after 64 of one message, and is refused after that`()
        async throws
    {
        let (portal, report) = try await asked()
        for day in 0..<UInt32(64) {
            let hold = try portal.hold(of: report, by: "head", days: day)
            #expect(try await portal.post(.hold, as: .keyholder, "head", hold.bytes).bytes != nil)
            portal.clock.advance(1)
        }
        let next = try portal.hold(of: report, by: "head", days: 64)
        #expect(
            try await portal.post(.hold, as: .keyholder, "head", next.bytes) == .problem("busy"))
        portal.gateway.statementRoom.empty()
        #expect(
            try await portal.post(.hold, as: .keyholder, "head", next.bytes)
                == .problem("note-refused"))
    }

    @Test func `keeps everyone's keys of its time until it is over or lifted`() async throws {
        let (portal, report) = try await asked()
        let first = try portal.hold(of: report, by: "head", days: 3000)
        #expect(try await portal.post(.hold, as: .keyholder, "head", first.bytes).bytes != nil)
        // Another one in its place, but not in the same second: the later one counts.
        let late = try portal.hold(of: report, by: "head", days: 71)
        #expect(
            try await portal.post(.hold, as: .keyholder, "head", late.bytes)
                == .problem("note-refused"))
        portal.clock.advance(1)
        let hold = try portal.hold(of: report, by: "head", days: 71)
        #expect(try await portal.post(.hold, as: .keyholder, "head", hold.bytes).bytes != nil)
        for (days, isTaken) in [(70, false), (1, false), (1, true)] as [(UInt64, Bool)] {
            portal.clock.advance(days * Sample.day)
            try await portal.settle()
            let owner = SealingKeyOwner.keyholder(SamplePortal.identifier("acs"))
            let end = KeyDestroyedNote(
                portal: SamplePortal.portal, owner: owner,
                quarter: try Quarter(parsing: "2026Q4"),
                sealingKeyDigest: SamplePortal.keyNote(owner).sealingKey.digest,
                time: portal.clock.now
            ).signed(by: SamplePortal.identity("acs"))
            let answer = try await portal.post(.keysDestroyed, as: .keyholder, "acs", end.bytes)
            #expect((answer == .problem("note-refused")) == !isTaken)
            #expect((answer.bytes != nil) == isTaken)
        }
    }

    @Test func `is read for no end of a key but one that nothing else speaks against`()
        async throws
    {
        let (portal, _) = try await asked()
        let owner = SealingKeyOwner.keyholder(SamplePortal.identifier("acs"))
        let key = SamplePortal.keyNote(owner).sealingKey.digest
        func isJudged(
            _ owner: SealingKeyOwner = owner, _ key: Digest = key, quarter: String = "2026Q4",
            signedBy id: String = "acs", after days: UInt64 = 70
        ) async throws -> Bool {
            let time = portal.clock.now + days * Sample.day
            let note = KeyDestroyedNote(
                portal: SamplePortal.portal, owner: owner, quarter: try Quarter(parsing: quarter),
                sealingKeyDigest: key, time: time)
            let act = Act(
                note: note.signed(by: SamplePortal.identity(id)), detail: .keyDestroyed(note))
            return LogDraft(state: await portal.gateway.sequencer.state)
                .mayTake(act, day: AlmatyDay(unixSeconds: time), latest: time)
        }
        #expect(try await isJudged())
        #expect(try await !isJudged(after: 1), "the key is in use")
        #expect(try await !isJudged(signedBy: "head"))
        #expect(try await !isJudged(quarter: "2026Q3"))
        #expect(try await !isJudged(owner, Digest(hashing: [1])))
        #expect(try await !isJudged(.keyholder(SamplePortal.identifier("head"))))
    }

    /// A report that the head asked for.
    private func asked() async throws -> (TestPortal, MessageID) {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement).bytes != nil)
        return (portal, submission.report.id)
    }
}

extension TestPortal {
    /// - Parameter days: from today.
    fileprivate func hold(
        of message: MessageID, by id: String, days: UInt32 = 100
    ) throws -> SignedNote {
        HoldNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id),
            until: AlmatyDay(unixSeconds: clock.now).advanced(by: days), time: clock.now
        ).signed(by: SamplePortal.identity(id))
    }
}
