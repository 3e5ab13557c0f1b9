import ArgumentParser
import Foundation
import FuzzEntries

/// `senim-fuzz`: mutates good inputs of every parser of outside bytes for as long as it is told to.
///
/// A trap ends the process, and the last line printed names entry and seed. What is read and printed otherwise is
/// written to a file and ends the run with status 1.
@main struct SenimFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "senim-fuzz", abstract: "Fuzzes every parser of outside bytes.")

    @Option(help: "How long each parser is tried, in seconds.") var seconds = 60.0
    @Option(help: "Where to begin the seeds, so that another run tries other inputs.")
    var seed = UInt64(Date().timeIntervalSince1970)
    @Argument(help: "Names of parsers; all without one.") var names: [String] = []

    mutating func run() throws {
        let entries = try names.isEmpty ? FuzzEntry.all : names.map(SenimFuzz.entry)
        for entry in entries {
            say("\(entry.name): seed \(seed) ")
            var campaign = FuzzCampaign(entry, seed: seed)
            let limit = ContinuousClock.now + .seconds(seconds)
            while ContinuousClock.now < limit {
                if let flaw = campaign.step(count: 256) {
                    let path = "fuzz-\(entry.name).input"
                    try Data(flaw).write(to: URL(filePath: path))
                    say("READ AND PRINTED OTHERWISE: \(path)\n")
                    throw ExitCode(1)
                }
            }
            say("tried \(campaign.count), read \(campaign.readCount)\n")
        }
    }

    /// At once, so that a trap leaves its entry and seed behind.
    private func say(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    private static func entry(_ name: String) throws -> FuzzEntry {
        guard let entry = FuzzEntry.named(name) else {
            throw ValidationError("no parser is called \(name)")
        }
        return entry
    }
}
