import LivePortal
import SealedMessage
import Sealing
import Testing
import Wording

@testable import Officer
@testable import OfficerDesk

@Suite struct `The desk's first page` {
    @Test func `tells which outcomes are missing, and in whose place another stands`() async throws
    {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "commissioner")
            let stating = try await portal.desk("commissioner")
            let message = try await stating.listedMessage(report.reportID.hex)
            _ = try await stating.file(.takenUp, of: message)
            // No tick makes it public.
            portal.clock.advance(86_401)
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            let id = String(report.reportID.hex.prefix(8))
            #expect(await desk.get("/").text.contains(Phrase.outcomeClockMissing(id: id).en))
            let found = OutcomeToTell(report.reportID, .elsewhere)
            await desk.door.house.tell([found])
            #expect(await desk.get("/").text.contains(Phrase.outcomeClockElsewhere(id: id).en))
            await desk.door.house.tell([OutcomeToTell(report.reportID, .denied)])
            #expect(await desk.get("/").text.contains(Phrase.outcomeClockDenied(id: id).en))
        }
    }
}

extension DeskHouse {
    fileprivate func tell(_ outcomes: [OutcomeToTell]) { book.outcomes = outcomes }
}
