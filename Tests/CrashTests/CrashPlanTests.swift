import CrashCampaign
import Testing

@Suite struct `A plan of kills` {
    @Test func `follows from its seed`() {
        let plan = CrashPlan(seed: 7, count: 50)
        #expect(plan == CrashPlan(seed: 7, count: 50))
        #expect(plan.rounds != CrashPlan(seed: 8, count: 50).rounds)
        #expect(Array(plan.rounds.prefix(20)) == CrashPlan(seed: 7, count: 20).rounds)
    }

    @Test func `kills somebody in every round, and everybody at some time`() {
        let rounds = CrashPlan(seed: 1, count: 100).rounds
        #expect(rounds.allSatisfy { !$0.victims.isEmpty })
        for victim in CrashVictim.allCases {
            #expect(rounds.contains { $0.victims.contains(victim) })
        }
        #expect(rounds.contains { $0.again != nil })
    }
}
