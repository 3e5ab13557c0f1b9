import Details
import Directory
import Encoding
import Exchange
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@Suite struct `An outcome` {
    @Test func `is logged once, and its sealed bytes kept beside it`() async throws {
        let (portal, report) = try await asked()
        let posting = try portal.outcome(of: report.id, by: "head")
        let first = try await portal.post(.outcome, as: .keyholder, "head", posting.bytes)
        let place = try EntryAnswer(parsing: try #require(first.bytes))
        #expect(place.proof == nil)
        #expect(try await portal.post(.outcome, as: .keyholder, "head", posting.bytes) == first)
        let other = try portal.outcome(of: report.id, by: "head", fill: 9)
        #expect(try await portal.post(.outcome, as: .keyholder, "head", other.bytes) == first)
        let trustees = try await portal.trusteeOutcomes()
        #expect(trustees.map(\.sealed) == [posting.sealed])
        #expect(trustees.first?.header == report.header.bytes)
        #expect(trustees.first?.index == place.index)
        let request = OutcomesRequest(first: 0)
        let audited = try AuditOutcomesAnswer(
            parsing: try #require(
                try await portal.post(.auditOutcomes, as: .auditor, "a1", request.bytes).bytes))
        #expect(audited.outcomes.map(\.sealed) == [posting.sealed])
    }

    @Test func `needs a statement of the keyholder's own in the log`() async throws {
        let (portal, report) = try await asked()
        let posting = try portal.outcome(of: report.id, by: "acs")
        #expect(
            try await portal.post(.outcome, as: .keyholder, "acs", posting.bytes)
                == .problem("note-refused"))
    }

    @Test func `is the asker's own, about a message of kind 1`() async throws {
        let (portal, report) = try await asked()
        let posting = try portal.outcome(of: report.id, by: "head")
        #expect(
            try await portal.post(.outcome, as: .keyholder, "acs", posting.bytes)
                == .problem("not-authorised"))
        let forged = OutcomePosting(
            note: try SamplePortal.identity("acs").sign(posting.note.text), sealed: posting.sealed)
        #expect(
            try await portal.post(.outcome, as: .keyholder, "head", forged.bytes)
                == .problem("not-authorised"))
        let identity = try #require(
            try await portal.inbox().first { $0.kind == .identity }?.messageID)
        let wrong = try portal.outcome(of: identity, by: "head")
        #expect(
            try await portal.post(.outcome, as: .keyholder, "head", wrong.bytes)
                == .problem("wrong-kind"))
        let unknown = try portal.outcome(of: MessageID(.zero), by: "head")
        #expect(
            try await portal.post(.outcome, as: .keyholder, "head", unknown.bytes)
                == .problem("not-found"))
    }

    @Test func `comes with the very bytes its note names, a part for each reader`() async throws {
        let (portal, report) = try await asked()
        let posting = try portal.outcome(of: report.id, by: "head")
        let other = try portal.outcome(of: report.id, by: "head", fill: 9)
        let mixed = OutcomePosting(note: posting.note, sealed: other.sealed)
        #expect(
            try await portal.post(.outcome, as: .keyholder, "head", mixed.bytes)
                == .problem("note-refused"))
        for parts in [3, 5] {
            let uneven = try portal.outcome(of: report.id, by: "head", parts: parts)
            #expect(
                try await portal.post(.outcome, as: .keyholder, "head", uneven.bytes)
                    == .problem("note-refused"))
        }
        #expect(try await portal.trusteeOutcomes().isEmpty)
    }

    @Test func `shows in no mailbox and to no other keyholder`() async throws {
        let (portal, report) = try await asked()
        try await portal.tick()
        let before = try await portal.mailbox("r").items.count
        let posting = try portal.outcome(of: report.id, by: "head")
        #expect(
            try await portal.post(.outcome, as: .keyholder, "head", posting.bytes).bytes != nil)
        try await portal.tick()
        #expect(try await portal.mailbox("r").items.count == before)
        let acts = ActsRequest(message: report.id, thread: TestPortal.thread("r"))
        let shown = try ActsAnswer(
            parsing: try #require(
                try await portal.post(.acts, as: .keyholder, "head", acts.bytes).bytes))
        #expect(shown.entries.count == 1)
    }
}

@Suite struct `A challenge` {
    @Test func `waits for every other trustee, and its answers go to the challenger alone`()
        async throws
    {
        let (portal, report) = try await asked()
        let posting = try portal.outcome(of: report.id, by: "head")
        _ = try await portal.post(.outcome, as: .keyholder, "head", posting.bytes)
        let challenge = portal.challenge(of: report.id, against: "head", by: "t1")
        let note = challenge.signed(by: SamplePortal.trustee("t1"))
        let logged = try await portal.post(.trusteeChallenge, as: .trustee, "t1", note.bytes)
        #expect(logged.bytes?.count == 8)
        #expect(
            try await portal.post(.trusteeChallenge, as: .trustee, "t1", note.bytes) == logged)
        for id in ["t1", "t2", "t1", "t2"] { try await portal.attend(id) }
        let own = try await portal.poll("t1").statements
        #expect(!own.contains { $0.statement == challenge.hash.digest })
        for id in ["t2", "t3"] {
            let pending = try await portal.poll(id).statements
                .first { $0.statement == challenge.hash.digest }
            #expect(pending?.header == report.header.bytes)
        }
        let share = [UInt8](repeating: 4, count: 1200)
        let release = ReleaseNote(
            portal: SamplePortal.portal, statement: challenge.hash, messageID: report.id,
            trustee: SamplePortal.identifier("t2"), time: portal.clock.now,
            releaseDigest: Digest(hashing: share)
        ).signed(by: SamplePortal.trustee("t2"))
        let answer = TrusteeAnswer(note: release, release: share)
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t2", answer.bytes).bytes
                != nil)
        let left = try await portal.poll("t2").statements
        #expect(!left.contains { $0.statement == challenge.hash.digest })
        let answers = try ChallengeAnswers(
            parsing: try #require(
                try await portal.post(
                    .challengeAnswers, as: .trustee, "t1", challenge.hash.bytes
                ).bytes))
        #expect(answers.answers.map(\.release) == [share])
        #expect(answers.header == report.header.bytes)
        for id in ["t2", "t3"] {
            #expect(
                try await portal.post(
                    .challengeAnswers, as: .trustee, id, challenge.hash.bytes)
                    == .problem("not-found"))
        }
        // Neither the reporter nor keyholders see that trustees talk to each other.
        try await portal.tick()
        let acts = ActsRequest(message: report.id, thread: TestPortal.thread("r"))
        let shown = try ActsAnswer(
            parsing: try #require(
                try await portal.post(.acts, as: .keyholder, "head", acts.bytes).bytes))
        #expect(shown.entries.count == 1)
        let acted = try await portal.mailbox("r").items.count { item in
            if case .act = item { true } else { false }
        }
        #expect(acted == 1)
    }

    @Test func `is answered by nobody who poses it`() async throws {
        let (portal, report) = try await asked()
        let posting = try portal.outcome(of: report.id, by: "head")
        _ = try await portal.post(.outcome, as: .keyholder, "head", posting.bytes)
        let challenge = portal.challenge(of: report.id, against: "head", by: "t1")
        let note = challenge.signed(by: SamplePortal.trustee("t1"))
        #expect(
            try await portal.post(.trusteeChallenge, as: .trustee, "t2", note.bytes)
                == .problem("not-authorised"))
        #expect(
            try await portal.post(.trusteeChallenge, as: .trustee, "t1", note.bytes).bytes != nil)
        let refusal = RefusalNote(
            portal: SamplePortal.portal, statement: challenge.hash, messageID: report.id,
            trustee: SamplePortal.identifier("t1"), time: portal.clock.now, reason: .ground
        ).signed(by: SamplePortal.trustee("t1"))
        let answer = TrusteeAnswer(note: refusal, release: [])
        #expect(
            try await portal.post(.trusteeRefusal, as: .trustee, "t1", answer.bytes)
                == .problem("note-refused"))
    }

    @Test func `needs an outcome, and ends in one result`() async throws {
        let (portal, report) = try await asked()
        let challenge = portal.challenge(of: report.id, against: "head", by: "t1")
        let note = challenge.signed(by: SamplePortal.trustee("t1"))
        #expect(
            try await portal.post(.trusteeChallenge, as: .trustee, "t1", note.bytes)
                == .problem("note-refused"))
        let posting = try portal.outcome(of: report.id, by: "head")
        _ = try await portal.post(.outcome, as: .keyholder, "head", posting.bytes)
        func result(_ finding: ChallengeFinding) async throws -> TestPortal.Answer {
            let result = ChallengeResultNote(
                portal: SamplePortal.portal, challenge: challenge.hash, messageID: report.id,
                keyholder: SamplePortal.identifier("head"), trustee: challenge.trustee,
                finding: finding, time: portal.clock.now
            ).signed(by: SamplePortal.trustee("t1"))
            return try await portal.post(.challengeResult, as: .trustee, "t1", result.bytes)
        }
        #expect(try await result(.addressed) == .problem("note-refused"))
        _ = try await portal.post(.trusteeChallenge, as: .trustee, "t1", note.bytes)
        let logged = try await result(.addressed)
        #expect(logged.bytes?.count == 8)
        #expect(try await result(.addressed) == logged)
        #expect(try await result(.notAddressed) == .problem("note-refused"))
    }
}

@Suite struct `The list of messages for auditors` {
    @Test func `tells kinds, to auditors alone`() async throws {
        let (portal, report) = try await asked()
        let first = [UInt8](bigEndian: UInt64(0))
        let list = try MessageList(
            parsing: try #require(
                try await portal.post(.auditMessages, as: .auditor, "a1", first).bytes))
        #expect(Set(list.messages.map(\.kind)) == [.report, .identity])
        #expect(list.messages.contains { $0.messageID == report.id && $0.kind == .report })
        #expect(
            try await portal.post(.auditMessages, as: .trustee, "t1", first)
                == .problem("not-authorised"))
        let request = OutcomesRequest(first: 0)
        #expect(
            try await portal.post(.auditOutcomes, as: .keyholder, "head", request.bytes)
                == .problem("not-authorised"))
    }
}

/// A report that the head asked for.
private func asked() async throws -> (TestPortal, SealedMessage) {
    let portal = try await TestPortal.running()
    let submission = try await portal.submit("r")
    try await portal.tick()
    let statement = try await portal.statement(about: submission.report)
    #expect(try await portal.open(statement).bytes != nil)
    return (portal, submission.report)
}

extension TestPortal {
    /// An outcome whose sealed bytes nobody opens, of a part for each trustee and auditor.
    fileprivate func outcome(
        of message: MessageID, by id: String, fill: UInt8 = 3, parts: Int = 4
    ) throws -> OutcomePosting {
        let sealed = [UInt8](repeating: fill, count: parts * OutcomePosting.partByteCount)
        let note = OutcomeNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id), time: clock.now,
            outcomeDigest: Digest(hashing: sealed))
        return OutcomePosting(note: note.signed(by: SamplePortal.identity(id)), sealed: sealed)
    }

    fileprivate func challenge(
        of message: MessageID, against keyholder: String, by trustee: String
    ) -> ChallengeNote {
        ChallengeNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(keyholder),
            trustee: SamplePortal.identifier(trustee),
            sealingKeyDigest: SamplePortal.keyNote(.trustee(SamplePortal.identifier(trustee)))
                .sealingKey.digest,
            time: clock.now)
    }

    fileprivate func trusteeOutcomes() async throws -> [HeadedOutcome] {
        let request = OutcomesRequest(first: 0)
        let answer = try await post(.trusteeOutcomes, as: .trustee, "t1", request.bytes)
        return try TrusteeOutcomesAnswer(parsing: try #require(answer.bytes, "\(answer)")).outcomes
    }
}
