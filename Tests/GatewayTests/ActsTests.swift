import Details
import Directory
import Encoding
import Exchange
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@Suite struct `The acts about a message` {
    @Test func `are the asker's own without T, and the answers to them`() async throws {
        let (portal, submission) = try await opened()
        #expect(
            try await acts(portal, submission.report.id, by: "head", thread: nil) == ["head", "t1"])
        #expect(try await acts(portal, submission.report.id, by: "acs", thread: nil) == ["acs"])
        let other = TestPortal.thread("other")
        #expect(try await acts(portal, submission.report.id, by: "acs", thread: other) == ["acs"])
        // Nor is the T of another thread one for this.
        try await portal.submit("other")
        try await portal.tick()
        #expect(try await acts(portal, submission.report.id, by: "acs", thread: other) == ["acs"])
    }

    @Test func `are all to one who knows T`() async throws {
        let (portal, submission) = try await opened()
        let thread = TestPortal.thread("r")
        #expect(
            try await acts(portal, submission.report.id, by: "acs", thread: thread)
                == ["head", "acs", "t1"])
    }

    @Test func `are none to one who knows T and never asked for anything in its thread`()
        async throws
    {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        let foreign = try await portal.submit("other")
        try await portal.tick()
        let (report, thread) = (submission.report.id, TestPortal.thread("r"))
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement).bytes != nil)
        #expect(try await acts(portal, report, by: "acs", thread: thread) == [])
        // A statement about another thread's message is none about this one's.
        let elsewhere = try await portal.statement(
            about: foreign.report, by: "acs", nonce: "elsewhere")
        #expect(try await portal.open(elsewhere, by: "acs").bytes != nil)
        #expect(try await acts(portal, report, by: "acs", thread: thread) == [])
        let second = try await portal.statement(
            about: submission.identity, by: "acs", action: .identity,
            ground: .consent(try ConsentToken([UInt8](repeating: 5, count: 32))), nonce: "acs")
        #expect(try await portal.open(second, by: "acs").bytes != nil)
        #expect(
            try await acts(portal, report, by: "acs", thread: thread) == ["head"],
            "any message of the thread puts the look on the record")
    }

    @Test func `never show another's consent token`() async throws {
        let (portal, submission) = try await opened()
        let ground = AccessGround.consent(try ConsentToken([UInt8](repeating: 5, count: 32)))
        let statement = try await portal.statement(
            about: submission.identity, by: "acs", action: .identity, ground: ground,
            nonce: "identity")
        #expect(try await portal.open(statement, by: "acs").bytes != nil)
        let id = submission.identity.id
        let thread = TestPortal.thread("r")
        for given in [nil, thread] {
            #expect(try await acts(portal, id, by: "head", thread: given) == [])
            #expect(try await acts(portal, id, by: "acs", thread: given) == ["acs"])
        }
    }

    @Test func `are asked for with a message and T, or without`() async throws {
        let (portal, submission) = try await opened()
        for payload in [
            submission.report.id.bytes, [], Frames.encode([submission.report.id.bytes]),
            Frames.encode([submission.report.id.bytes, [1], [UInt8](bigEndian: UInt64(0))]),
            Frames.encode([submission.report.id.bytes, [], [0]]),
        ] {
            #expect(
                try await portal.post(.acts, as: .keyholder, "head", payload)
                    == .problem("malformed-request"))
        }
    }

    @Test func `are listed from a log index on`() async throws {
        let (portal, submission) = try await opened()
        let all = try await entries(
            portal, submission.report.id, by: "acs", thread: TestPortal.thread("r"))
        #expect(all.count == 3)
        let rest = try await entries(
            portal, submission.report.id, by: "acs", thread: TestPortal.thread("r"),
            first: all[0].index + 1)
        #expect(rest == Array(all.dropFirst()))
        // A page that begins behind one's own statement still shows the answers to it.
        let answers = try await entries(
            portal, submission.report.id, by: "head", thread: nil, first: all[2].index)
        #expect(answers == [all[2]])
    }

    /// A report that both keyholders asked for; t1 answered the head.
    private func opened() async throws -> (TestPortal, ReportSubmission) {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement).bytes != nil)
        let second = try await portal.statement(about: submission.report, by: "acs", nonce: "acs")
        #expect(try await portal.open(second, by: "acs").bytes != nil)
        let release = try portal.release(statement, by: "t1")
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", release.bytes).bytes != nil)
        return (portal, submission)
    }

    /// By whom the acts are that somebody gets to see, in log order.
    private func acts(
        _ portal: TestPortal, _ message: MessageID, by id: String, thread: [UInt8]?
    ) async throws -> [String] {
        try await entries(portal, message, by: id, thread: thread).map {
            switch try Detail(parsing: SignedNote(parsing: $0.detail).text) {
            case .access(let statement): statement.keyholder.text
            case .release(let note): note.trustee.text
            default: "other"
            }
        }
    }

    private func entries(
        _ portal: TestPortal, _ message: MessageID, by id: String, thread: [UInt8]?,
        first: UInt64 = 0
    ) async throws -> [LoggedEntry] {
        let request = ActsRequest(message: message, thread: thread, first: first)
        let answer = try await portal.post(.acts, as: .keyholder, id, request.bytes)
        return try ActsAnswer(parsing: try #require(answer.bytes, "\(answer)")).entries
    }
}
