import Details
import Directory
import PortalSamples
import Testing

@Suite struct `How long a key is needed` {
    private let quarter = Sample.made { try Quarter(parsing: "2026Q4") }

    @Test func `is at least until its set is superseded`() throws {
        #expect(KeyRetention.lastUse(of: quarter).text == "2027-01-22")
        #expect(
            KeyRetention.lastNeed(of: quarter, latestTick: nil) == KeyRetention.lastUse(of: quarter)
        )
        #expect(
            KeyRetention.lastNeed(of: quarter, latestTick: 0) == KeyRetention.lastUse(of: quarter))
    }

    @Test func `is four years and 90 days after the latest message`() throws {
        let day = AlmatyDay(unixSeconds: Sample.noon)
        let last = KeyRetention.lastNeed(of: quarter, latestTick: Sample.noon)
        #expect(day.days(until: last) == 4 * 366 + 90)
    }

    @Test func `follows from the acceptances up to its end, and no later ones`() throws {
        var facts = KnownFacts()
        let end = KeyRetention.lastTickDay(of: quarter)
        #expect(end.text == "2027-01-29")
        #expect(facts.latestAcceptance(through: end) == nil)
        let ticks = [Sample.noon, end.firstUnixSecond, end.advanced(by: 1).firstUnixSecond]
        for (index, tick) in ticks.enumerated() {
            facts.record(
                Acceptance(index: UInt64(index), tick: tick), of: SampleLog.handover().handoverID)
        }
        #expect(facts.latestAcceptance(through: end) == end.firstUnixSecond)
        #expect(
            facts.latestAcceptance(through: AlmatyDay(unixSeconds: Sample.noon)) == Sample.noon)
        #expect(
            facts.latestAcceptance(through: AlmatyDay(unixSeconds: Sample.noon - Sample.day)) == nil
        )
    }
}
