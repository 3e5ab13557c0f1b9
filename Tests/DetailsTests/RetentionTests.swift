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

    @Test func `is until a hold's last day, for the quarters from its message to its statement`()
        throws
    {
        let day = AlmatyDay(unixSeconds: Sample.noon).advanced(by: 5000)
        var holds = StandingHolds()
        let inQuarter2 = try AlmatyDay(parsing: "2027-05-01").firstUnixSecond
        holds.enter(
            SampleLog.hold(until: day, time: inQuarter2), acceptedAt: Sample.noon)
        // An older one that is read later changes nothing.
        holds.enter(SampleLog.hold(until: nil), acceptedAt: Sample.noon)
        let quarters = ["2026Q3", "2026Q4", "2027Q1", "2027Q2", "2027Q3"]
        #expect(
            try quarters.map { holds.lastDay(ofKeysOf: try Quarter(parsing: $0)) }
                == [nil, day, day, day, nil])
        // In a quarter's first weeks the one before stands in.
        var early = StandingHolds()
        let tick = KeyRetention.lastTickDay(of: quarter).firstUnixSecond
        early.enter(SampleLog.hold(until: day, time: tick), acceptedAt: tick)
        #expect(early.lastDay(ofKeysOf: quarter) == day)
        #expect(
            KeyRetention.lastNeed(of: quarter, latestTick: Sample.noon, heldUntil: day) == day)
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
