import Auditor
import Details
import Encoding
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import SignedNote
import Testing
import Trustee

/// Whoever says "not addressed" gives away a share that proves it, one way or the other.
@Suite struct `A stated outcome` {
    @Test func `closes the clock of whoever states it, and is read by trustees and auditors`()
        async throws
    {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            for id in ["head", "acs"] { _ = try await portal.open(sent.reportID, as: id) }
            #expect(try await portal.clock(of: sent.reportID, at: "acs") == .open)
            for (id, code) in [("head", OutcomeCode.notAddressed), ("acs", .takenUp)] {
                let desk = try await portal.desk(id)
                let listed = try await desk.listedMessage(sent.reportID.hex)
                let filed = try await desk.fileWhatWasSeen(of: listed)
                #expect(filed == FiledOutcome(code: code, standing: .taken))
                // What stands, stands: the same again changes nothing.
                #expect(try await desk.file(.malformed, of: listed) == filed)
            }
            #expect(try await portal.clock(of: sent.reportID, at: "acs") == .stated)
            try await portal.tick()
            #expect(try await portal.clock(of: sent.reportID, at: "acs") == .closed)
            for trustee in portal.trustees {
                let state = await trustee.runner.state
                #expect(state.verdict(of: sent.reportID, by: "head") == .notAddressed)
                #expect(state.verdict(of: sent.reportID, by: "acs") == .takenUp)
            }
            let report = try await portal.audit()
            #expect(report.findings == [])
            let clocks = report.clocks.map { [$0.takenUp, $0.closed, $0.open] }
            #expect(clocks == [[0, 1, 0], [0, 0, 1], [0, 0, 1], [1, 0, 0]])
        }
    }

    @Test func `that is false is proven to be so, with two trustees of three`() async throws {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(sent.reportID, as: "acs")
            try await portal.state(.notAddressed, of: sent.reportID, as: "acs")
            let finding = try await portal.challenge(
                sent.reportID, against: "acs", by: "t1", approvedBy: "t2")
            #expect(finding == .addressed)
            let findings = try await portal.audit().findings
            #expect(findings.map(\.kind) == [.outcomeFalse])
            #expect(findings.first?.subject == "acs")
        }
    }

    @Test func `that is true is shown to be so`() async throws {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(sent.reportID, as: "head")
            try await portal.state(.notAddressed, of: sent.reportID, as: "head")
            let finding = try await portal.challenge(
                sent.reportID, against: "head", by: "t3", approvedBy: "t1")
            #expect(finding == .notAddressed)
            #expect(try await portal.audit().findings == [])
        }
    }

    @Test func `is not challenged without a person of each trustee`() async throws {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(sent.reportID, as: "acs")
            try await portal.state(.notAddressed, of: sent.reportID, as: "acs")
            try await portal.pose(sent.reportID, against: "acs", by: "t1")
            try await portal.tick()
            try await portal.tick()
            let asked = await portal.trustee("t2").runner.state
            let hash = try #require(asked.challengesOnDecision.first?.0)
            #expect(asked.answers[hash] == nil)
            #expect(await portal.trustee("t1").runner.state.challengesToSettle.count == 1)
            // Both others refuse: nothing is shown, and that is on the record.
            for id in ["t2", "t3"] {
                _ = try await portal.trustee(id).runner.round(
                    TrusteeRunner.Approvals(grounds: [hash: false]))
            }
            try await portal.tick()
            try await portal.tick()
            #expect(try await portal.results() == [.unprovable])
        }
    }

    @Test func `is not challenged unless it gave a share away`() async throws {
        try await LivePortal.with { portal in
            let sent = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(sent.reportID, as: "acs")
            try await portal.state(.takenUp, of: sent.reportID, as: "acs")
            try await portal.tick()
            let round = try await portal.pose(sent.reportID, against: "acs", by: "t1")
            #expect(
                round.acts.contains(
                    .droppedChallenge(
                        sent.reportID, SamplePortal.identifier("acs"),
                        .notNotAddressed(.takenUp))))
        }
    }
}

extension TrusteeState {
    fileprivate func verdict(
        of message: MessageID, by id: String
    ) -> ExaminedOutcome.Verdict? {
        outcome(.outcome(of: message, by: SamplePortal.identifier(id)))?.verdict
    }
}

extension LivePortal {
    fileprivate func clock(of id: MessageID, at keyholder: String) async throws
        -> InboxEntry.Clock?
    {
        try await desk(keyholder).inbox().first { $0.message.messageID == id }?.clock
    }
}
