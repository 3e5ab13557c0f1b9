import ArgumentParser
import CrashCampaign
import Foundation

/// `senim-crash`: kills the processes of a portal while clients work; `demo/portal crash` makes the portal and calls it.
@main struct SenimCrash: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "senim-crash",
        abstract: "Kills gateway, trustee and witness while clients work, and compares.",
        discussion: "Run `make crash`, which makes a portal in a temporary folder and ends it.")

    @Option(help: "The folder of the portal, as demo/portal makes it.") var folder: String
    @Option(help: "The gateway's port.") var gatewayPort: UInt16
    @Option(help: "The witness's port.") var witnessPort: UInt16
    @Option(help: "The senim that is started.") var senim: String
    @Option(help: "How many rounds of kills.") var rounds = 10
    @Option(help: "Replays the plan of another run.") var seed = UInt64.random(in: 0..<1_000_000)
    @Option(help: "The whole log is audited after so many rounds.") var auditEvery = 1

    func run() async throws {
        let plan = CrashPlan(seed: seed, count: rounds)
        say("seed \(plan.seed), \(plan.rounds.count) rounds, \(plan.killCount) kills")
        let campaign = try CrashCampaign(
            CampaignFolder(
                path: folder, gatewayPort: gatewayPort, witnessPort: witnessPort,
                executable: senim), officers: ["commissioner", "acs"], say: { say("  " + $0) })
        let report = try await campaign.run(plan, auditEvery: auditEvery)
        say("\n" + report.table)
        guard report.contradictions.isEmpty else {
            for contradiction in report.contradictions { say("CONTRADICTION: \(contradiction)") }
            say("seed \(plan.seed) replays the plan")
            throw ExitCode(1)
        }
    }

    /// At once, so that whoever waits sees how far it got.
    private func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
