import ArgumentParser
import Exchange
import Foundation

/// What one report more costs when many are stored: to accept, to tick, to read back, to list; and to start over all of them.
///
/// The reports are synthetic, of the smallest lawful size, and go in through the storage's own accepting and appending.
struct GrowthBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "growth")

    @Option(help: "The senim whose gateway serves them.") var senim: String
    @Option(help: "A port for it.") var port: UInt16
    @Option(help: "An empty folder on the disk: 42 KiB a report.") var folder: String
    @Option(help: "Where to stop; 1000, 10000 and so on are measured on the way, up to a million.")
    var most = 10_000
    @OptionGroup var results: ResultOptions

    func run() async throws {
        let portal = try await GrownPortal(folder: folder, port: port)
        var first: [Measured] = []
        for count in GrowthBench.marks where count <= most {
            let written = try await portal.grow(to: count)
            let read = try await served(portal)
            let measured = [
                Measured("accepting a report, 64 at once", written.accepting, "µs"),
                Measured("a message's way through the tick", written.ticking, "µs"),
                Measured("reading a mailbox", read.mailbox, "ms"),
                Measured("a page of the inbox, 1000 lines", read.inbox, "ms"),
                Measured("start of the gateway, Argon2id with it", read.start, "ms"),
                Measured("memory after the start", read.startMemory, "MiB"),
                Measured("memory after these reads", read.memory, "MiB"),
            ]
            if first.isEmpty { first = measured }
            try results.add(
                zip(measured, first).map { now, before in
                    Figure(
                        what: "\(now.what), \(count) stored", value: now.value, unit: now.unit,
                        beside: "\(GrowthBench.marks[0]) stored", limit: before.value)
                })
        }
    }

    private struct Measured {
        let what: String
        let value: Double
        let unit: String

        init(_ what: String, _ value: Double, _ unit: String) {
            self.what = what
            self.value = value
            self.unit = unit
        }
    }

    private struct Served {
        let start, mailbox, inbox, startMemory, memory: Double
    }

    /// Starts a gateway over what is stored, reads from it, and ends it.
    private func served(_ portal: GrownPortal) async throws -> Served {
        let process = Process()
        process.executableURL = URL(filePath: senim)
        process.arguments = [
            "gateway", "serve", "--folder", folder, "--passphrase-fd", "0",
        ]
        process.standardInput = FileHandle(forReadingAtPath: portal.passphraseFile)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let begin = ContinuousClock.now
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        let first = LoopbackConnection.request("GET", Endpoint.policy.path, port: port)
        while (try? LoopbackConnection(port: port).exchange(first))?.status != 200 {
            guard process.isRunning else { throw BenchFailed.answer("none: the gateway ended") }
            try await Task.sleep(for: .milliseconds(1))
        }
        let start = 1000 * Clients.seconds(since: begin)
        let figures = ProcessFigures(pid: process.processIdentifier)
        let startMemory = try figures.memory().resident
        let mailbox = try milliseconds(portal.mailboxRequests(GrowthBench.readCount))
        let inbox = try milliseconds(portal.inboxRequests(GrowthBench.pageCount))
        return Served(
            start: start, mailbox: mailbox, inbox: inbox, startMemory: startMemory,
            memory: try figures.memory().resident)
    }

    /// One client, one request after the other.
    private func milliseconds(_ requests: [[UInt8]]) throws -> Double {
        let outcome = Clients.send(requests, clients: 1, port: port)
        guard outcome.errorCount == 0 else { throw BenchFailed.answer("an error") }
        return 1000 / outcome.perSecond
    }

    private static let marks = [1000, 10_000, 100_000, 1_000_000]
    private static let readCount = 1000
    private static let pageCount = 20
}
