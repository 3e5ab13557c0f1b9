import Details
import Directory
import Encoding
import Exchange
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A trustee's answer` {
    @Test func `is logged once, and found by the officer who asked`() async throws {
        let (portal, statement) = try await opened()
        let release = try portal.release(statement, by: "t1")
        let first = try await portal.post(.trusteeRelease, as: .trustee, "t1", release.bytes)
        #expect(first.bytes?.count == 8)
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", release.bytes) == first)
        let releases = try await self.releases(portal, statement)
        #expect(releases.answers.map(\.release) == [release.release])
        // Nobody else's business.
        let request = ReleasesRequest(statement: statement.hash.digest, freshSize: 1)
        #expect(
            try await portal.post(.releases, as: .keyholder, "acs", request.bytes)
                == .problem("not-found"))
    }

    @Test func `stands: no other follows it`() async throws {
        let (portal, statement) = try await opened()
        #expect(try await refuse(statement, at: portal).bytes != nil)
        let release = try portal.release(statement, by: "t1")
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", release.bytes)
                == .problem("note-refused"))
        #expect(try await portal.attend("t1").statements.isEmpty)
    }

    @Test func `is the trustee's own`() async throws {
        let (portal, statement) = try await opened()
        let release = try portal.release(statement, by: "t1")
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t2", release.bytes)
                == .problem("not-authorised"))
        let note = try SamplePortal.trustee("t2").sign(release.note.text)
        let forged = TrusteeAnswer(note: note, release: release.release)
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", forged.bytes)
                == .problem("note-refused"))
    }

    @Test func `brings the very share that the note names`() async throws {
        let (portal, statement) = try await opened()
        let release = try portal.release(statement, by: "t1")
        for share in [[], [UInt8](repeating: 8, count: 1200)] {
            let other = TrusteeAnswer(note: release.note, release: share)
            #expect(
                try await portal.post(.trusteeRelease, as: .trustee, "t1", other.bytes)
                    == .problem("note-refused"))
        }
    }

    @Test func `goes to the path of its kind`() async throws {
        let (portal, statement) = try await opened()
        let release = try portal.release(statement, by: "t1")
        #expect(
            try await portal.post(.trusteeRefusal, as: .trustee, "t1", release.bytes)
                == .problem("malformed-request"))
        #expect(
            try await refuse(statement, at: portal, to: .trusteeRelease)
                == .problem("malformed-request"))
        #expect(
            try await refuse(statement, at: portal, share: [UInt8](repeating: 1, count: 1200))
                == .problem("malformed-request"))
    }

    @Test func `is about a statement that stands in the log, and about its message`()
        async throws
    {
        let (portal, statement) = try await opened()
        let other = try await portal.statement(
            about: SampleMessage.made("other"), nonce: "other")
        let release = try portal.release(other, by: "t1")
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", release.bytes)
                == .problem("note-refused"))
        let note = ReleaseNote(
            portal: SamplePortal.portal, statement: statement.hash, messageID: other.messageID,
            trustee: SamplePortal.identifier("t1"), time: portal.clock.now,
            releaseDigest: Digest(hashing: release.release))
        let wrong = TrusteeAnswer(
            note: try SamplePortal.trustee("t1").sign(note.text), release: release.release)
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t1", wrong.bytes)
                == .problem("note-refused"))
    }

    @Test func `may be as old as an outage, whoever cosigned since`() async throws {
        let (portal, statement) = try await opened()
        let release = try portal.release(statement, by: "t1")
        portal.clock.advance(3600)
        let answer = try await portal.post(
            .trusteeRelease, as: .trustee, "t1", release.bytes)
        #expect(answer.bytes?.count == 8)
        for id in ["t1", "t2"] { try await portal.attend(id) }
        let second = try portal.release(statement, by: "t2", time: portal.clock.now - 3600)
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t2", second.bytes).bytes?.count
                == 8)
        // After a tick what lies far before it must be signed again.
        try await portal.tick()
        let late = try portal.release(statement, by: "t3", time: portal.clock.now - 3600)
        #expect(
            try await portal.post(.trusteeRelease, as: .trustee, "t3", late.bytes)
                == .problem("note-too-old"))
    }

    /// A report that the head asked for.
    private func opened() async throws -> (TestPortal, AccessStatement) {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement).bytes != nil)
        for id in ["t1", "t2"] { try await portal.attend(id) }
        return (portal, statement)
    }

    private func refuse(
        _ statement: AccessStatement, at portal: TestPortal,
        to endpoint: Endpoint = .trusteeRefusal,
        share: [UInt8] = []
    ) async throws -> TestPortal.Answer {
        let note = RefusalNote(
            portal: SamplePortal.portal, statement: statement.hash,
            messageID: statement.messageID, trustee: SamplePortal.identifier("t1"),
            time: portal.clock.now, reason: .noSlot)
        let answer = TrusteeAnswer(
            note: try SamplePortal.trustee("t1").sign(note.text), release: share)
        return try await portal.post(endpoint, as: .trustee, "t1", answer.bytes)
    }

    private func releases(
        _ portal: TestPortal, _ statement: AccessStatement
    ) async throws -> ReleasesAnswer {
        let request = ReleasesRequest(statement: statement.hash.digest, freshSize: 1)
        let answer = try await portal.post(.releases, as: .keyholder, "head", request.bytes)
        return try ReleasesAnswer(parsing: try #require(answer.bytes))
    }
}

@Suite struct `Releases` {
    @Test func `come without a checkpoint until t trustees have seen the statement`()
        async throws
    {
        let portal = try await TestPortal.running()
        let submission = try await portal.submit("r")
        try await portal.tick()
        let statement = try await portal.statement(about: submission.report)
        let opened = try OpenAnswer(parsing: try #require(try await portal.open(statement).bytes))
        let fresh = try UnverifiedCheckpoint(opened.freshCheckpoint).claim
        func checkpoint() async throws -> SignedNote? {
            let request = ReleasesRequest(
                statement: statement.hash.digest, freshSize: fresh.size)
            let answer = try await portal.post(.releases, as: .keyholder, "head", request.bytes)
            return try ReleasesAnswer(parsing: try #require(answer.bytes)).checkpoint
        }
        #expect(try await checkpoint() == nil)
        try await portal.attend("t1")
        #expect(try await checkpoint() == nil)
        try await portal.attend("t2")
        #expect(try await checkpoint() != nil)
        // A size that no checkpoint reaches is no reason to fall over.
        let request = ReleasesRequest(statement: statement.hash.digest, freshSize: .max)
        let answer = try await portal.post(.releases, as: .keyholder, "head", request.bytes)
        #expect(try ReleasesAnswer(parsing: try #require(answer.bytes)).checkpoint == nil)
    }
}
