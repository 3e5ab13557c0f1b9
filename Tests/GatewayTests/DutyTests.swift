import Details
import Encoding
import Exchange
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@testable import Gateway

@Suite struct `A statement of a duty` {
    @Test func `is logged once, and its sealed bytes kept beside it`() async throws {
        let (portal, report) = try await asked()
        let posting = portal.duty(of: report.id, by: "head")
        let first = try await portal.post(.duty, as: .keyholder, "head", posting.bytes)
        #expect(first.bytes?.count == 8)
        #expect(try await portal.post(.duty, as: .keyholder, "head", posting.bytes) == first)
        let other = portal.duty(of: report.id, by: "head", fill: 9)
        let second = try await portal.post(.duty, as: .keyholder, "head", other.bytes)
        #expect(second.bytes != nil && second != first, "another statement is another entry")
        let request = DutiesRequest(first: 0)
        let trustee = try await portal.post(.trusteeDuties, as: .trustee, "t1", request.bytes)
        let audited = try await portal.post(.auditDuties, as: .auditor, "a1", request.bytes)
        for answer in [trustee, audited] {
            let duties = try DutiesAnswer(parsing: try #require(answer.bytes)).duties
            #expect(duties.map(\.sealed) == [posting.sealed, other.sealed])
            #expect(duties.first.map { [UInt8](bigEndian: $0.index) } == first.bytes)
        }
        let later = DutiesRequest(first: 0, most: 1)
        let one = try await portal.post(.trusteeDuties, as: .trustee, "t1", later.bytes)
        #expect(try DutiesAnswer(parsing: try #require(one.bytes)).duties.count == 1)
    }

    @Test func `is listed to who knows T and asked for the report, and to nobody else`()
        async throws
    {
        let (portal, report) = try await asked()
        let posting = portal.duty(of: report.id, by: "head")
        _ = try await portal.post(.duty, as: .keyholder, "head", posting.bytes)
        func list(_ message: MessageID, _ thread: [UInt8]) async throws -> TestPortal.Answer {
            try await portal.post(
                .threadDuties, as: .keyholder, "acs",
                CaseDutiesRequest(message: message, thread: thread).bytes)
        }
        #expect(try await list(report.id, TestPortal.thread("r")) == .problem("not-found"))
        try await portal.ask(for: report, as: "acs")
        let listed = try CaseDutiesAnswer(
            parsing: try #require(try await list(report.id, TestPortal.thread("r")).bytes))
        #expect(listed.duties.map(\.sealed) == [posting.sealed])
        #expect(listed.duties.first?.entry.detail == posting.note.bytes)
        #expect(
            try await list(report.id, [UInt8](repeating: 1, count: 32)) == .problem("not-found"))
        let other = try await portal.submit("other")
        try await portal.tick()
        #expect(try await list(report.id, TestPortal.thread("other")) == .problem("not-found"))
        #expect(
            try await list(other.report.id, TestPortal.thread("other")) == .problem("not-found"))
        try await portal.ask(for: other.report, as: "acs")
        let none = try await list(other.report.id, TestPortal.thread("other"))
        #expect(try CaseDutiesAnswer(parsing: try #require(none.bytes)).duties.isEmpty)
        let behind = CaseDutiesRequest(
            message: report.id, thread: TestPortal.thread("r"),
            first: try #require(listed.duties.first).entry.index + 1)
        let rest = try await portal.post(.threadDuties, as: .keyholder, "acs", behind.bytes)
        #expect(try CaseDutiesAnswer(parsing: try #require(rest.bytes)).duties.isEmpty)
    }

    @Test func `needs a statement of access of the keyholder's own in the log`() async throws {
        let (portal, report) = try await asked()
        let posting = portal.duty(of: report.id, by: "acs")
        #expect(
            try await portal.post(.duty, as: .keyholder, "acs", posting.bytes)
                == .problem("note-refused"))
    }

    @Test func `is the asker's own, about a published message of kind 1`() async throws {
        let (portal, report) = try await asked()
        let posting = portal.duty(of: report.id, by: "head")
        #expect(
            try await portal.post(.duty, as: .keyholder, "acs", posting.bytes)
                == .problem("not-authorised"))
        let forged = DutyPosting(
            note: try SamplePortal.identity("acs").sign(posting.note.text), sealed: posting.sealed)
        #expect(
            try await portal.post(.duty, as: .keyholder, "head", forged.bytes)
                == .problem("not-authorised"))
        let identity = try #require(
            try await portal.inbox().first { $0.kind == .identity }?.messageID)
        let staged = try await portal.submit("staged")
        for (message, problem) in [
            (identity, "wrong-kind"), (MessageID(Digest(hashing: [1])), "not-found"),
            (staged.report.id, "not-found"),
        ] {
            let wrong = portal.duty(of: message, by: "head")
            #expect(
                try await portal.post(.duty, as: .keyholder, "head", wrong.bytes)
                    == .problem(problem))
        }
    }

    @Test func `comes with the very bytes its note names, a part for each reader and the case`()
        async throws
    {
        let (portal, report) = try await asked()
        let posting = portal.duty(of: report.id, by: "head")
        let other = portal.duty(of: report.id, by: "head", fill: 9)
        let mixed = DutyPosting(note: posting.note, sealed: other.sealed)
        let short = portal.duty(of: report.id, by: "head", parts: 4)
        let long = portal.duty(of: report.id, by: "head", parts: 6)
        for wrong in [mixed, short, long] {
            #expect(
                try await portal.post(.duty, as: .keyholder, "head", wrong.bytes)
                    == .problem("note-refused"))
        }
        let request = DutiesRequest(first: 0)
        let answer = try await portal.post(.trusteeDuties, as: .trustee, "t1", request.bytes)
        #expect(try DutiesAnswer(parsing: try #require(answer.bytes)).duties.isEmpty)
    }

    @Test func `shows in no mailbox, and in no answer but those`() async throws {
        let (portal, report) = try await asked()
        try await portal.tick()
        let before = try await portal.mailbox("r").items.count
        let posting = portal.duty(of: report.id, by: "head")
        #expect(try await portal.post(.duty, as: .keyholder, "head", posting.bytes).bytes != nil)
        try await portal.tick()
        #expect(try await portal.mailbox("r").items.count == before)
        let acts = ActsRequest(message: report.id, thread: TestPortal.thread("r"))
        let shown = try ActsAnswer(
            parsing: try #require(
                try await portal.post(.acts, as: .keyholder, "head", acts.bytes).bytes))
        #expect(shown.entries.count == 1)
        let request = DutiesRequest(first: 0)
        for endpoint in [Endpoint.trusteeDuties, .auditDuties] {
            #expect(
                try await portal.post(endpoint, as: .keyholder, "head", request.bytes)
                    == .problem("not-authorised"))
        }
    }

    @Test func `about the portal is given to every keyholder, and to nobody with another T`()
        async throws
    {
        let (portal, _) = try await asked()
        let posting = portal.duty(of: .none, by: "head")
        #expect(
            try await portal.post(.duty, as: .keyholder, "head", posting.bytes)
                == .problem("note-refused"), "the head is no commissioner")
        let request = CaseDutiesRequest.ofPortal(from: 0)
        let answer = try await portal.post(.threadDuties, as: .keyholder, "acs", request.bytes)
        #expect(try CaseDutiesAnswer(parsing: try #require(answer.bytes)).duties.isEmpty)
        let other = CaseDutiesRequest(message: .none, thread: TestPortal.thread("r"))
        #expect(
            try await portal.post(.threadDuties, as: .keyholder, "acs", other.bytes)
                == .problem("not-found"))
    }

    @Test func `waits for the next tick after 64 about one message`() async throws {
        let (portal, report) = try await asked()
        for number in 0..<64 {
            let posting = portal.duty(of: report.id, by: "head", salt: UInt32(number))
            let answer = try await portal.post(.duty, as: .keyholder, "head", posting.bytes)
            #expect(answer.bytes != nil)
        }
        let next = portal.duty(of: report.id, by: "head", salt: 64)
        #expect(
            try await portal.post(.duty, as: .keyholder, "head", next.bytes) == .problem("busy"))
        // What was taken before is answered as before.
        let first = portal.duty(of: report.id, by: "head", salt: 0)
        #expect(try await portal.post(.duty, as: .keyholder, "head", first.bytes).bytes != nil)
        portal.gateway.statementRoom.empty()
        #expect(try await portal.post(.duty, as: .keyholder, "head", next.bytes).bytes != nil)
    }

    @Test func `is refused after 512 about one message`() async throws {
        let (portal, report) = try await asked()
        var last: TestPortal.Answer?
        for number in 0...512 {
            if number.isMultiple(of: 64) { portal.gateway.statementRoom.empty() }
            let posting = portal.duty(of: report.id, by: "head", salt: UInt32(number))
            last = try await portal.post(.duty, as: .keyholder, "head", posting.bytes)
            if number < 512 { #expect(last?.bytes != nil, "\(number)") }
        }
        #expect(last == .problem("note-refused"))
        // What was taken before is answered as before.
        let first = portal.duty(of: report.id, by: "head", salt: 0)
        #expect(try await portal.post(.duty, as: .keyholder, "head", first.bytes).bytes != nil)
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
    /// Puts a keyholder's look at a message on the record.
    fileprivate func ask(for message: SealedMessage, as id: String) async throws {
        let statement = try await statement(
            about: message, by: id, nonce: "\(id) \(message.id.hex)")
        #expect(try await open(statement, by: id).bytes != nil)
    }

    /// A statement whose sealed bytes nobody opens, of a part for each trustee, each auditor and the case.
    fileprivate func duty(
        of message: MessageID, by id: String, fill: UInt8 = 3, salt: UInt32 = 0, parts: Int = 5
    ) -> DutyPosting {
        let sealed = [UInt8](repeating: fill, count: parts * DutyPosting.partByteCount)
        let note = DutyNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id), time: clock.now,
            commitment: Digest(hashing: [UInt8](bigEndian: salt)),
            sealedDigest: Digest(hashing: sealed))
        return DutyPosting(note: note.signed(by: SamplePortal.identity(id)), sealed: sealed)
    }
}
