import Auditor
import Details
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

/// A keyholder loses the right to act while a case is open.
@Suite struct `A suspension in the middle of a case` {
    @Test func `ends what the suspended can do, and tells everyone`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit(excluding: ["p-head"])
            try await portal.tick()
            _ = try #require(try await portal.open(report.reportID, as: "superior").opened)
            // The commissioner asks while no trustee is there.
            portal.setAbsent(["t1", "t2", "t3"])
            guard case .waiting = try await portal.open(report.reportID, as: "commissioner") else {
                Issue.record("nobody was there to release")
                return
            }
            try await portal.adopt { $0.keyholders[1].isSuspended = true }
            portal.setAbsent([])
            try await portal.settle()

            // The statement that waited is refused by all, on the log; nothing was released.
            let audit = try await portal.audit()
            #expect(audit.findings == [])
            #expect(audit.detailCounts["refusal"] == 3)

            // The desk says why.
            await #expect(throws: DeskFailed.self) { _ = try await portal.desk("commissioner") }
            do {
                _ = try await portal.desk("commissioner")
            } catch let error as DeskFailed {
                guard case .mayNotAct(let keyholder) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(keyholder.isSuspended)
            }
            // A gateway of today refuses the signature too, whatever the client believes.
            await #expect(throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)) {
                try await portal.caller(.keyholder, "commissioner").post(
                    .inbox, [UInt8](repeating: 0, count: 8))
            }

            // Replies leave the suspended out.
            let desk = try await portal.desk("superior")
            guard
                case .sent(_, let addressees) = try await desk.reply(
                    to: report.reportID, text: "Іс қаралуда.", language: .kazakh)
            else {
                Issue.record("the reply was not sent")
                return
            }
            #expect(addressees.map(\.id.text) == ["superior", "acs"])
            try await portal.tick()

            // The reporter sees who can no longer act, and with whom the case is.
            let view = try await portal.look(with: report.receipt)
            #expect(view.refused.isEmpty)
            let inquiry = try #require(
                view.inquiries.first { $0.keyholder.id.text == "commissioner" })
            #expect(inquiry.outcome == .refused)
            let standing = try #require(view.standing(of: report.reportID))
            #expect(standing.gone.map(\.id.text) == ["commissioner"])
            #expect(standing.present.map(\.id.text) == ["superior", "acs"])

            // A new report does not offer them.
            let offer = AudienceOffer(
                try await portal.visit().verifiedPortal().set,
                on: AlmatyDay(unixSeconds: portal.clock.now))
            #expect(offer.candidates[1].standing == .suspended)

            // Reinstated, the commissioner is told how the old wish ended, and asks anew.
            try await portal.adopt { $0.keyholders[1].isSuspended = false }
            await #expect(throws: DeskFailed.self) {
                _ = try await portal.open(report.reportID, as: "commissioner")
            }
            _ = try #require(try await portal.open(report.reportID, as: "commissioner").opened)
        }
    }
}
