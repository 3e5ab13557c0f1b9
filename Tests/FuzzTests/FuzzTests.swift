import FuzzEntries
import Testing

@Suite struct `Every parser of outside bytes` {
    @Test(arguments: FuzzEntry.all.map(\.name))
    func `reads the good inputs it is fuzzed from, and prints them back`(name: String) throws {
        let entry = try #require(FuzzEntry.named(name))
        let outcomes = entry.seeds.map(entry.outcome)
        #expect(!outcomes.contains(.printedOtherwise))
        #expect(outcomes.contains(.printedBack), "no seed of \(name) is read")
    }

    /// The short form of `make fuzz`: the same inputs each time, as many as fit; a failure names the seed that replays it.
    @Test(arguments: FuzzEntry.all.map(\.name))
    func `neither traps on a mutant nor prints it otherwise`(name: String) throws {
        let entry = try #require(FuzzEntry.named(name))
        let limit = ContinuousClock.now + .milliseconds(150)
        for seed in UInt64(1)...40 where ContinuousClock.now < limit {
            var campaign = FuzzCampaign(entry, seed: seed)
            let flaw = campaign.step(count: 10)
            #expect(flaw == nil, "\(name), seed \(seed)")
        }
    }

    @Test func `has a name of its own`() {
        #expect(Set(FuzzEntry.all.map(\.name)).count == FuzzEntry.all.count)
    }
}
