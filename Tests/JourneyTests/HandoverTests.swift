import Auditor
import Directory
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Testing

/// A case goes to somebody whom the reporter could not choose, since they took office later.
@Suite struct `A handover` {
    @Test func `lets the successor read and answer, and shows the reporter who it is`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let handover = try await portal.handOver(report.reportID, to: "deputy")

            let opening = try await portal.open(handover, as: "deputy")
            let message = try #require(opening.opened)
            guard case .handover(let payload) = message.payload else {
                Issue.record("it is no handover")
                return
            }
            #expect(payload.author == "commissioner" && payload.successor == "deputy")
            #expect(payload.items.map(\.message) == [report.reportID])

            let desk = try await portal.desk("deputy")
            guard case .opened(let case1, _)? = try desk.read(report.reportID) else {
                Issue.record("the successor cannot read the report")
                return
            }
            #expect(case1.report?.what == LivePortal.text)
            // The clock of the report runs for the successor, too, who never asked for the report itself.
            let listed = try await desk.listedMessage(report.reportID.hex)
            #expect(
                try await desk.fileWhatWasSeen(of: listed)
                    == FiledOutcome(code: .takenUp, standing: .taken))
            guard
                case .sent(_, let addressees) = try await desk.reply(
                    to: report.reportID, text: "Істі енді мен жүргіземін.", language: .kazakh)
            else {
                Issue.record("the reply was not sent")
                return
            }
            #expect(addressees.map(\.id.text) == ["commissioner", "superior", "acs", "deputy"])
            try await portal.tick()

            let view = try await portal.look(with: report.receipt)
            #expect(view.refused.isEmpty)
            // The handover message is no message of the reporter's.
            #expect(view.messages.count == 2)
            let shown = try #require(view.handovers.first)
            #expect(shown.handover.author.id.text == "commissioner")
            #expect(shown.handover.successor.id.text == "deputy")
            #expect(shown.isByReader && !shown.isToLeftOut && view.handovers.count == 1)
            #expect(view.replies.map(\.author.id.text) == ["deputy"])

            let history = try await desk.history(of: report.reportID)
            #expect(history.refused.isEmpty)
            #expect(
                history.entries.contains {
                    if case .handedOver(_, let to, _) = $0.act {
                        to.id.text == "deputy"
                    } else {
                        false
                    }
                })
            let audit = try await portal.audit()
            #expect(audit.findings == [])
            #expect(audit.handedOverCount == 1 && audit.detailCounts["handover"] == 1)
        }
    }

    @Test func `goes on from successor to successor`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let first = try await portal.handOver(report.reportID, to: "deputy")
            _ = try await portal.open(first, as: "deputy")
            try await portal.appoint("third")
            let second = try await portal.handOver(
                report.reportID, from: "deputy", to: "third")
            _ = try #require(try await portal.open(second, as: "third").opened)
            let desk = try await portal.desk("third")
            guard case .opened(let case1, _)? = try desk.read(report.reportID) else {
                Issue.record("the second successor cannot read the report")
                return
            }
            #expect(case1.report?.what == LivePortal.text)
            _ = try await desk.reply(
                to: report.reportID, text: "Іс маған өтті.", language: .kazakh)
            try await portal.tick()
            let view = try await portal.look(with: report.receipt)
            #expect(view.refused.isEmpty && view.handovers.allSatisfy(\.isByReader))
            #expect(view.handovers.map(\.handover.successor.id.text) == ["deputy", "third"])
            #expect(view.replies.map(\.author.id.text) == ["third"])
            let audit = try await portal.audit()
            #expect(audit.findings == [] && audit.handedOverCount == 2)
        }
    }

    @Test func `is refused by the desk to whom it must not go`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let desk = try await portal.desk("commissioner")
            let refusals: [(String, HandoverFailed)] = [
                ("head", .successorExcluded(try FreeText("Айгүл Әбенова"))),
                ("commissioner", .successorIsAuthor),
                ("nobody", .unknownSuccessor(SamplePortal.identifier("nobody"))),
            ]
            for (id, refusal) in refusals {
                await #expect(throws: DeskFailed.handover(refusal)) {
                    try await desk.handoverPlan(
                        of: report.reportID, to: SamplePortal.identifier(id))
                }
            }
            try await portal.adopt { draft in
                draft.keyholders[4].isSuspended = true
            }
            let later = try await portal.desk("commissioner")
            await #expect(
                throws: DeskFailed.handover(.successorMayNotAct(try FreeText("Айгүл Әбенова")))
            ) {
                try await later.handoverPlan(
                    of: report.reportID, to: SamplePortal.identifier("deputy"))
            }
            // Who has not opened the report has nothing to hand over.
            let superior = try await portal.desk("superior")
            await #expect(throws: DeskFailed.handover(.notOpened)) {
                try await superior.handoverPlan(
                    of: report.reportID, to: SamplePortal.identifier("deputy"))
            }
        }
    }

    @Test func `does not go to whom a newer text leaves out, though the report addressed them`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            // Made with the commissioner's desk before it knows of the narrower text.
            let plan = try await portal.desk("commissioner").handoverPlan(
                of: report.reportID, to: SamplePortal.identifier("superior"))
            let followUp = try await portal.followUp(
                "Бұл тек комиссарға.", with: report.receipt, to: ["commissioner"])
            try await portal.tick()
            _ = try #require(
                try await portal.open(followUp.messageID, as: "commissioner").opened)
            let desk = try await portal.desk("commissioner")
            await #expect(
                throws: DeskFailed.handover(.successorExcluded(plan.successor.name))
            ) {
                try await desk.handoverPlan(
                    of: report.reportID, to: SamplePortal.identifier("superior"))
            }
            // Another program hands over all the same.
            let changed = HandoverPlan(
                report: report.reportID, successor: plan.successor,
                messages: [report.reportID, followUp.messageID], unopenedCount: 0)
            guard case .handedOver(let id) = try await desk.handOver(changed) else {
                Issue.record("the handover was not sent")
                return
            }
            try await portal.tick()
            await #expect(throws: DeskFailed.opening(.excludedByReporter)) {
                try await portal.open(id, as: "superior")
            }
            let superior = try await portal.desk("superior")
            #expect(try superior.read(report.reportID) == nil)
            #expect(throws: DeskFailed.opening(.conversationUnknown(report.reportID))) {
                try superior.read(followUp.messageID)
            }
            let view = try await portal.look(with: report.receipt)
            #expect(view.handovers.map(\.isToLeftOut) == [true])
        }
    }

    @Test func `shows nothing to a successor whom the reporter excluded`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            // The commissioner's own program would refuse this one.
            let posting = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "head")
            _ = try await portal.caller(.keyholder, "commissioner").post(.handover, posting.bytes)
            try await portal.tick()
            await #expect(throws: DeskFailed.opening(.excludedByReporter)) {
                try await portal.open(posting.message.id, as: "head")
            }
            #expect(try await portal.desk("head").read(report.reportID) == nil)
            // The reporter sees to whom it went, and that they left this person out.
            let view = try await portal.look(with: report.receipt)
            #expect(view.handovers.map(\.isToLeftOut) == [true])
        }
    }

    @Test func `is shown to the reporter as nothing when its author has nothing to hand over`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            // With T from a thief of the report, the excluded head says that he hands it over.
            let posting = try await portal.forgedHandover(of: report, by: "head", to: "deputy")
            _ = try await portal.caller(.keyholder, "head").post(.handover, posting.bytes)
            try await portal.tick()
            await #expect(throws: DeskFailed.opening(.handoverByStranger)) {
                try await portal.open(posting.message.id, as: "deputy")
            }
            let view = try await portal.look(with: report.receipt)
            #expect(view.handovers.map(\.isByReader) == [false])
            let audit = try await portal.audit()
            #expect(audit.findings.map(\.kind) == [.handoverUnasked])
        }
    }

    /// Whoever read the report can authenticate as its reporter; the door that a message came in by tells.
    @Test func `carries no follow-up of its author's making`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            _ = try await portal.open(report.reportID, as: "acs")
            let forged = try await portal.forgedFollowUp(of: report, to: "acs")
            let posting = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "acs", as: forged)
            _ = try await portal.caller(.keyholder, "commissioner").post(.handover, posting.bytes)
            try await portal.tick()
            let listed = try await portal.desk("acs").threadMessage(
                forged.id.hex, of: report.reportID)
            #expect(!listed.isOwn)
            await #expect(throws: DeskFailed.opening(.anothersText)) {
                try await portal.open(forged.id, as: "acs")
            }
            #expect(try await portal.look(with: report.receipt).messages.count == 2)
        }
    }

    @Test func `may not name an identity, another thread's message, or one already there`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let other = try await portal.submit()
            try await portal.tick()
            let attempts: [([MessageID], Problem)] = [
                ([report.reportID, report.identityID], .wrongKind),
                ([report.reportID, other.reportID], .notFound),
            ]
            for (messages, problem) in attempts {
                let posting = try await portal.forgedHandover(
                    of: report, by: "commissioner", to: "deputy", naming: messages)
                await #expect(throws: PortalError.problem(problem, retryAfterSeconds: nil)) {
                    try await portal.caller(.keyholder, "commissioner").post(
                        .handover, posting.bytes)
                }
            }
            // A report passed off as a handover would vanish from its mailbox.
            let posting = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "deputy", as: report.submission.report)
            await #expect(
                throws: PortalError.problem(.malformedRequest, retryAfterSeconds: nil)
            ) {
                try await portal.caller(.keyholder, "commissioner").post(.handover, posting.bytes)
            }
            #expect(try await portal.look(with: report.receipt).messages.count == 2)
        }
    }

    @Test func `gives its messages to nobody but the successor it names`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let handover = try await portal.handOver(report.reportID, to: "deputy")
            let request = HandedOverRequest(handover: handover, message: report.reportID)
            for id in ["head", "superior", "commissioner"] {
                await #expect(throws: PortalError.problem(.notFound, retryAfterSeconds: nil)) {
                    try await portal.caller(.keyholder, id).post(.handedOver, request.bytes)
                }
            }
            let other = HandedOverRequest(handover: handover, message: report.identityID)
            await #expect(throws: PortalError.problem(.notFound, retryAfterSeconds: nil)) {
                try await portal.caller(.keyholder, "deputy").post(.handedOver, other.bytes)
            }
            // Nobody else is told of it, but who reads the thread; and they cannot read the keys.
            for id in ["head", "superior", "commissioner"] {
                let inbox = try await portal.desk(id).inbox()
                #expect(!inbox.isEmpty && !inbox.contains { $0.message.messageID == handover })
            }
            _ = try #require(try await portal.open(report.reportID, as: "superior").opened)
            let superior = try await portal.desk("superior")
            let listed = try await superior.threadMessage(handover.hex, of: report.reportID)
            guard
                case .notAddressedOrCover = try await superior.open(
                    listed, timeout: .seconds(3), interval: .seconds(1))
            else {
                Issue.record("the handover is not for the superior")
                return
            }
        }
    }

    // MARK: Steps

    /// A report that excludes the head, opened by the commissioner; then a deputy takes office.
    static func opened(_ portal: LivePortal) async throws -> SentReport {
        let report = try await portal.submit(excluding: ["p-head"])
        try await portal.tick()
        _ = try #require(try await portal.open(report.reportID, as: "commissioner").opened)
        try await portal.appoint("deputy")
        return report
    }
}
