import ArgumentParser
import Exchange
import Foundation
import Secrets

/// How long a gateway that was just started takes to its first answer, and what of that is its passphrase.
struct StartBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "first-answer")

    @Option var port: UInt16
    @Option(help: "When it was started, in nanoseconds since 1970.") var since: Double
    @Option(help: "The gateway's key file.") var keyFile: String
    @Option(help: "A file with its passphrase.") var passphraseFile: String
    @OptionGroup var results: ResultOptions

    func run() async throws {
        let request = LoopbackConnection.request("GET", Endpoint.policy.path, port: port)
        let limit = ContinuousClock.now + .seconds(30)
        while (try? LoopbackConnection(port: port).exchange(request))?.status != 200 {
            guard ContinuousClock.now < limit else { throw BenchFailed.answer("none") }
            try await Task.sleep(for: .milliseconds(1))
        }
        let whole = Date().timeIntervalSince1970 * 1000 - since / 1_000_000
        let unlocking = try unlockingMilliseconds()
        try results.add([
            Figure(
                what: "start of the gateway with its reports, Argon2id apart",
                value: whole - unlocking, unit: "ms",
                beside: "a bare Hummingbird (recorded)",
                limit: Recorded.bareServerStart),
            Figure(
                what: "start of the gateway with its reports, Argon2id apart",
                value: whole - unlocking, unit: "ms", beside: "the bar", limit: 300,
                bar: .atMost(1)),
            Figure(
                what: "start of the gateway, all of it", value: whole, unit: "ms",
                beside: "Argon2id of the key file", limit: unlocking),
        ])
    }

    /// Opens the key file again in this process, and takes the fastest of three: the machine may be busy.
    private func unlockingMilliseconds() throws -> Double {
        var text = Array(try Data(contentsOf: URL(filePath: passphraseFile)))
        while let last = text.last, last == UInt8(ascii: "\n") { text.removeLast() }
        let passphrase = SecretBytes(moving: &text)
        let file = try KeyFile.read(path: keyFile)
        var fastest = Double.infinity
        for _ in 0..<3 {
            let begin = ContinuousClock.now
            _ = try KeyFile.open(file, passphrase: passphrase, expecting: .gateway)
            fastest = min(fastest, 1000 * Clients.seconds(since: begin))
        }
        return fastest
    }
}
