import Auditor
import Directory
import Exchange
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Testing

/// The whole path over real HTTP, with two trustees of three, one of whom lies.
@Suite struct `A report, from its writer to the audit` {
    @Test(arguments: [LyingTrustee.Lie.wrongShare, .noise, .otherStatement])
    func `is opened, answered and proven though one trustee lies`(
        lie: LyingTrustee.Lie
    ) async throws {
        try await LivePortal.with(lying: ["t1": lie]) { portal in
            let report = try await portal.submit(excluding: ["p-head"])
            try await portal.tick()

            // The head asks; it is logged, and he can read nothing.
            try await expectNothing(portal, report.reportID, as: "head")

            // The commissioner opens with the honest two, and the liar is named.
            let opening = try await portal.open(report.reportID, as: "commissioner")
            let message = try #require(opening.opened)
            #expect(message.blamed.map(\.text) == ["t1"])
            let payload = try #require(message.report)
            #expect(payload.what == LivePortal.text)

            let desk = try await portal.desk("commissioner")
            guard
                case .sent(_, let addressees) = try await desk.reply(
                    to: report.reportID, text: "Тексеріс басталды.", language: .kazakh)
            else {
                Issue.record("the reply was not sent")
                return
            }
            #expect(addressees.map(\.id.text) == ["commissioner", "superior", "acs"])
            try await portal.tick()

            try await expectAnswer(portal, report)
            let history = try await portal.desk("commissioner").history(of: report.reportID)
            #expect(history.refused.isEmpty && history.entries.contains { $0.isPublic })
            let audit = try await portal.audit()
            #expect(audit.findings == [])
            #expect(audit.detailCounts["access"] == 2 && audit.detailCounts["release"] == 6)
        }
    }

    private func expectNothing(
        _ portal: LivePortal, _ id: MessageID, as keyholder: String
    ) async throws {
        guard case .notAddressedOrCover = try await portal.open(id, as: keyholder) else {
            Issue.record("the excluded head learned something")
            return
        }
    }

    /// With nothing but the receipt: the reply, who asked, and who opened.
    private func expectAnswer(_ portal: LivePortal, _ report: SentReport) async throws {
        let view = try await portal.look(with: report.receipt)
        #expect(view.refused.isEmpty)
        #expect(view.replies.map(\.text) == ["Тексеріс басталды."])
        #expect(view.replies.map(\.author.id.text) == ["commissioner"])
        #expect(view.replies.allSatisfy { $0.isInSequence && $0.proof.isProven })
        #expect(view.messages.count == 2 && view.messages.allSatisfy { $0.proof.isProven })
        let outcomes = view.inquiries.map { "\($0.keyholder.id) \($0.outcome)" }
        #expect(outcomes == ["head couldNotRead", "commissioner opened"])
    }

    @Test func `waits while a liar and one honest trustee are all there is, then goes on`()
        async throws
    {
        try await LivePortal.with(lying: ["t1": .wrongShare]) { portal in
            let report = try await portal.submit()
            try await portal.tick()
            portal.setAbsent(["t3"])
            let waiting = try await portal.open(report.reportID, as: "commissioner")
            guard case .waiting(let silent, let refused) = waiting else {
                Issue.record("opened with a false share")
                return
            }
            #expect(silent.map(\.text) == ["t3"] && refused.isEmpty)
            portal.setAbsent([])
            let opened = try #require(
                try await portal.open(report.reportID, as: "commissioner").opened)
            #expect(opened.blamed.map(\.text) == ["t1"])
        }
    }

    @Test func `is not opened by two liars, who are named`() async throws {
        try await LivePortal.with(lying: ["t1": .wrongShare, "t3": .noise]) { portal in
            let report = try await portal.submit()
            try await portal.tick()
            let liars = ["t1", "t3"].map { SamplePortal.identifier($0) }
            await #expect(throws: DeskFailed.opening(.badShares(liars))) {
                try await portal.open(report.reportID, as: "commissioner")
            }
        }
    }

    @Test func `shows the audit a trustee who denies what it released`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "commissioner")
            try await portal.tick()
            // A ledger without its last answer: what a trustee shows who denies that it released.
            let audit = try await portal.audit(denying: "t2")
            let kinds = audit.findings.map { "\($0.kind) \($0.subject ?? "")" }
            #expect(kinds == ["answerNotInLedger t2"])
        }
    }
}

extension OpeningResult {
    var opened: OpenedMessage? {
        if case .opened(let message, _) = self { message } else { nil }
    }
}

extension OpenedMessage {
    var report: ReportPayload? {
        if case .report(let report) = payload { report } else { nil }
    }
}

extension AcceptanceState {
    var isProven: Bool {
        if case .proven = self { true } else { false }
    }
}
