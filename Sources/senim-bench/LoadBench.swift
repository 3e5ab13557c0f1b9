import ArgumentParser
import Encoding
import Exchange
import Foundation
import PortalClient
import SignedNote

/// Reports and mailbox reads against a gateway on loopback, with what the gateway spends on them.
struct LoadBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "load")

    @Option var port: UInt16
    @Option(help: "A file with the authority's verifier key.") var authority: String
    @Option(help: "The gateway's process id.") var gateway: Int32
    @Option(help: "A folder on the gateway's disk.") var folder: String
    @OptionGroup var results: ResultOptions

    func run() async throws {
        let process = ProcessFigures(pid: gateway)
        try process.resetPeak()
        let idle = try process.memory()
        let portal = try await verifiedPortal()
        let reports = try PreparedReports(
            LoadBench.rounds.reduce(0) { $0 + $1.count }, for: portal, port: port)
        let begin = try process.cpuSeconds()
        try submit(reports, process)
        try await untilPublic(reports)
        let whole = try process.cpuSeconds() - begin
        try results.add([
            Figure(
                what: "gateway CPU per report, until it is in the public log",
                value: 1000 * whole / Double(reports.submissions.count), unit: "ms",
                beside: "GlobaLeaks (recorded)", limit: Recorded.cpuPerReport,
                bar: .atMost(1 / 200))
        ])
        try readMailboxes(reports, process)
        try results.add(memory(idle: idle.resident, peak: process.memory().peak))
    }

    private func submit(_ reports: PreparedReports, _ process: ProcessFigures) throws {
        let disk = DiskLimits(folder: folder)
        var start = 0
        for round in LoadBench.rounds {
            let requests = Array(reports.submissions[start..<start + round.count])
            start += round.count
            let before = try process.cpuSeconds()
            let outcome = Clients.send(requests, clients: round.clients, port: port)
            let cpu = try process.cpuSeconds() - before
            let raw = try disk.sqliteRows(requests, batch: round.clients)
            let name = "durable reports, \(round.clients) client\(round.clients == 1 ? "" : "s")"
            try results.add([
                Figure(
                    what: name, value: outcome.perSecond, unit: "/s",
                    beside: "raw SQLite, \(round.clients) to a commit", limit: raw),
                Figure(
                    what: name, value: outcome.perSecond, unit: "/s",
                    beside: "GlobaLeaks, 1 client (recorded)", limit: Recorded.reportsPerSecond,
                    bar: .atLeast(200)),
                Figure(
                    what: "gateway CPU per accepted report, \(round.clients) at once",
                    value: 1000 * cpu / Double(outcome.count), unit: "ms",
                    beside: "GlobaLeaks (recorded)", limit: Recorded.cpuPerReport,
                    bar: .atMost(1 / 200)),
                Figure(
                    what: "errors, \(round.clients) at once", value: Double(outcome.errorCount),
                    unit: "", beside: "reports", limit: Double(outcome.count), bar: .atMost(0)),
            ])
        }
        try results.add([
            Figure(
                what: "a report and its identity message", value: Double(reports.byteCount) / 1024,
                unit: "KiB", beside: "two buckets", limit: 32),
            Figure(
                what: "composed by a client, one core", value: reports.composedPerSecondAndCore,
                unit: "/s", beside: "fdatasync of as many bytes",
                limit: try disk.syncsPerSecond(byteCount: reports.byteCount, count: 300)),
        ])
    }

    private func readMailboxes(_ reports: PreparedReports, _ process: ProcessFigures) throws {
        let requests = Array(reports.mailboxes.suffix(LoadBench.readCount))
        let trivial = LoopbackConnection.request("GET", Endpoint.policy.path, port: port)
        func measured(_ requests: [[UInt8]]) throws -> (Clients.Outcome, cpu: Double) {
            let before = try process.cpuSeconds()
            let outcome = Clients.send(requests, clients: LoadBench.readers, port: port)
            return (outcome, 1000 * (try process.cpuSeconds() - before) / Double(requests.count))
        }
        let (reads, readCPU) = try measured(requests)
        let (gets, getCPU) = try measured(
            Array(repeating: trivial, count: LoadBench.trivialCount))
        try results.add([
            Figure(
                what: "mailbox reads, \(LoadBench.readers) clients", value: reads.perSecond,
                unit: "/s", beside: "GET /policy of the same server", limit: gets.perSecond),
            Figure(
                what: "mailbox reads, \(LoadBench.readers) clients", value: reads.perSecond,
                unit: "/s", beside: "GlobaLeaks (recorded)", limit: Recorded.mailboxReadsPerSecond,
                bar: .atLeast(500)),
            Figure(
                what: "gateway CPU per mailbox read", value: readCPU, unit: "ms",
                beside: "GET /policy of the same server", limit: getCPU),
            Figure(
                what: "errors of reads", value: Double(reads.errorCount + gets.errorCount),
                unit: "", beside: "reads", limit: Double(reads.count + gets.count),
                bar: .atMost(0)),
        ])
    }

    private func memory(idle: Double, peak: Double) -> [Figure] {
        [
            Figure(
                what: "gateway's memory, idle", value: idle, unit: "MiB",
                beside: "a bare Hummingbird (recorded)", limit: Recorded.bareServerMemory),
            Figure(
                what: "gateway's memory, idle", value: idle, unit: "MiB",
                beside: "the bar", limit: 50, bar: .atMost(1)),
            Figure(
                what: "gateway's memory, most under load", value: peak, unit: "MiB",
                beside: "the bar", limit: 90, bar: .atMost(1)),
            Figure(
                what: "gateway's memory, most under load", value: peak, unit: "MiB",
                beside: "GlobaLeaks (recorded)", limit: Recorded.peerMemory),
        ]
    }

    /// Reads the last mailbox until every message in it has a proof in the public log.
    private func untilPublic(_ reports: PreparedReports) async throws {
        guard let last = reports.mailboxes.last else { return }
        let connection = try LoopbackConnection(port: port)
        for _ in 0..<LoadBench.mostTries {
            let (status, body) = try connection.exchange(last)
            guard status == 200 else { throw BenchFailed.answer("mailbox") }
            let items = try MailboxAnswer(parsing: body).items
            let arePublic = items.allSatisfy { item in
                if case .own(_, _, proof: nil) = item { false } else { true }
            }
            if !items.isEmpty, arePublic { return }
            try await Task.sleep(for: .milliseconds(500))
        }
        throw BenchFailed.notPublished
    }

    private func verifiedPortal() async throws -> VerifiedPortal {
        let text = try String(contentsOfFile: authority, encoding: .utf8)
        let key = try VerifierKey(parsing: text.trimmingCharacters(in: .whitespacesAndNewlines))
        let transport = try HTTPTransport(
            base: PortalAddress(parsing: "http://127.0.0.1:\(port)"), proxy: nil)
        let visit = PortalVisit(
            calls: PortalCalls(transport), authority: key, purpose: .reporting
        ) { UInt64(Date().timeIntervalSince1970) }
        let portal = try? await visit.verifiedPortal()
        await transport.shutdown()
        guard let portal else { throw BenchFailed.answer("directory") }
        return portal
    }

    /// Fewer for one client, who waits for each `fdatasync`.
    private static let rounds = [
        (clients: 1, count: 400), (clients: 8, count: 1000), (clients: 64, count: 2000),
    ]
    private static let readers = 8
    private static let readCount = 3000
    private static let trivialCount = 10_000
    /// A minute.
    private static let mostTries = 120
}

/// Figures that were measured earlier on a machine like this one, and are quoted.
enum Recorded {
    /// GlobaLeaks 5.0.95.
    static let reportsPerSecond = 14.5
    /// GlobaLeaks 5.0.95, in ms.
    static let cpuPerReport = 65.0
    /// GlobaLeaks 5.0.95.
    static let mailboxReadsPerSecond = 14.5
    /// GlobaLeaks 5.0.95, in MiB a second; gone after a SIGKILL.
    static let uploadRate = 10.8
    /// GlobaLeaks 5.0.95 under load, in MiB.
    static let peerMemory = 294.0
    /// Hummingbird 2 with one route, in MiB.
    static let bareServerMemory = 41.0
    /// Hummingbird 2 with one route, from start to first answer, in ms.
    static let bareServerStart = 25.0
}
