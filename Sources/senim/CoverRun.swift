import ArgumentParser
import Cover
import Directory
import Encoding
import PortalClient
import Sealing
import Secrets
import ServiceLifecycle
import Synchronization
import Trustee
import Wording

/// `senim cover run`: acts as reporters do, at no particular time, until it is stopped.
struct CoverRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Send covers through the public door, and go on with their threads.",
        discussion: """
            Use the proxy that reporters are told to use: a cover that comes another way is none. With --trustee-folder the \
            number of covers follows the reports in the trustee's log, three to one at least.
            """)

    @OptionGroup var folder: CoverFolderOptions
    @OptionGroup var portal: PortalOptions
    @Option(help: "At least so many covers a day.")
    var perDay: Double = 12
    @Option(
        help: "The folder of a trustee on this machine, whose ledger shows how many reports come.")
    var trusteeFolder: String?
    @Option(
        help: ArgumentHelp(
            "Mean time between two looks into a mailbox.", valueName: "seconds"))
    var meanPause: UInt32 = 43_200
    @Option(
        help: ArgumentHelp(
            "What the files of one message have together at most; 0 for no files.",
            valueName: "bytes"))
    var mostFileBytes: UInt64 = 64 * 1024 * 1024
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            guard (0.01...1_000_000).contains(perDay) else {
                throw CommandFailure(.usage, .usageInvalid(option: "--per-day"))
            }
            guard mostFileBytes <= StreamManifest.mostBytes else {
                throw CommandFailure(.usage, .usageInvalid(option: "--most-file-bytes"))
            }
            try portal.warnIfDirect(output)
            let authority = try portal.authorityKey()
            // Held to the end: the list has one writer.
            let held = try folder.hold()
            let keys = try folder.keys(passphrase, output)
            guard (try? Portal(ofAuthority: authority)) == keys.portal else {
                throw CommandFailure(
                    .malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
            }
            let portal = portal
            let client = try CoverClient(
                keys: keys, store: folder.store,
                habits: .init(meanPause: Double(meanPause), mostFileBytes: mostFileBytes),
                generator: SystemRandomNumberGenerator(), clock: CommandClock.now
            ) {
                let transport = try portal.transport()
                let visit = PortalVisit(
                    calls: PortalCalls(transport), authority: authority, purpose: .reporting,
                    clock: CommandClock.now)
                return .init(visit: visit) { await transport.shutdown() }
            }
            output.say(.coverRunning)
            let loop = CoverLoop(
                client: client, output: output, perDay: perDay, trusteeFolder: trusteeFolder)
            try await WitnessServing.run(loop)
            _ = consume held
            output.tell(.coverStopped)
            return .ok
        }
    }
}

/// Does what is due, several things at once if need be, and sleeps else.
struct CoverLoop: Service {
    let client: CoverClient<SystemRandomNumberGenerator>
    let output: CommandOutput
    let perDay: Double
    let trusteeFolder: String?

    func run() async throws {
        let teller = CoverFailureTeller(output: output)
        try await cancelWhenGracefulShutdown {
            try await withThrowingDiscardingTaskGroup { group in
                var real = 0.0
                var readAt: UInt64 = 0
                while !Task.isCancelled {
                    let now = CommandClock.now()
                    if let trusteeFolder, now >= readAt + CoverLoop.readPause {
                        let covers = await client.state.allMessages
                        real = try TrusteeReading.state(in: trusteeFolder).realPerDay(
                            besides: covers, at: now)
                        readAt = now
                    }
                    let (errand, pause) = try await client.next(
                        .init(perDay: perDay, realPerDay: real))
                    if let errand {
                        group.addTask { teller.tell(try await client.perform(errand)) }
                        continue
                    }
                    // Short sleeps, so that a clock that was set is noticed.
                    let seconds = min(max(pause, 1), CoverLoop.longestSleep)
                    do { try await Task.sleep(for: .seconds(Int(seconds))) } catch { return }
                }
            }
        }
    }

    /// How often the trustee's ledger is read again, in seconds.
    private static let readPause: UInt64 = 3600
    private static let longestSleep: UInt64 = 60
}

/// Warns when things begin to fail, and not again until one succeeds.
private final class CoverFailureTeller: Sendable {
    private let output: CommandOutput
    private let isFailing = Atomic(false)

    init(output: CommandOutput) {
        self.output = output
    }

    func tell(_ act: CoverClient<SystemRandomNumberGenerator>.Act) {
        let isFailed = act == .failed
        let wasFailing = isFailing.exchange(isFailed, ordering: .relaxed)
        if isFailed, !wasFailing { output.warn(.coverFailed) }
    }
}

/// What commands beside `senim trustee` read in a trustee's folder.
enum TrusteeReading {
    static func state(in folder: String) throws -> TrusteeState {
        try TrusteeState(replaying: try LedgerFile.records(path: folder + "/ledger"))
    }
}
