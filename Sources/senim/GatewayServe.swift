import ArgumentParser
import CMalloc
import Directory
import Gateway
import Glibc
import HTTPService
import Logging
import PortalClient
import ReporterPage
import Secrets
import ServiceLifecycle
import SignedNote
import UnixSignals
import Wording

/// `senim gateway serve`: serves until it is told to stop; the first time it begins the log.
struct GatewayServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the portal until Ctrl-C.",
        discussion: """
            The first time, --directory and --authority begin the log with the signed directory. \
            Later starts take up where the database ends, after the trustees have confirmed it.
            """)

    @OptionGroup var folder: GatewayFolderOptions
    @Option(help: "The signed directory to begin with; only the first time.")
    var directory: String?
    @Option(help: "The authority's verifier key or a file with it; only the first time.")
    var authority: String?
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        // glibc keeps what was freed in eight arenas for each processor, each as large as its largest moment.
        mallopt(M_ARENA_MAX, 2)
        try await perform(output) { output throws in
            let settings = try await GatewaySettingsFile(path: folder.settingsFile)
            let secret = try passphrase.existing(output)
            let keys = try gatewayKeys(passphrase: secret)
            let environment = GatewayEnvironment(clock: CommandClock.now)
            try await beginIfNew(settings, keys, environment)
            let gateway = try await Gateway.open(
                GatewaySettings(
                    folder: folder.folder, address: settings.listen, rhythm: settings.rhythm,
                    witnesses: settings.witnesses.map(\.text),
                    operatorPage: try operatorPage(), notes: try folder.notes()),
                keys: keys, environment: environment, logger: Self.logger())
            let server = BoundedServer(address: settings.listen, routes: gateway.routes) {
                [listen = settings.listenText] _ in
                output.tell(.gatewayServing(address: listen))
            }
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [
                        .init(service: server),
                        .init(service: gateway),
                    ], gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }))
            do {
                try await group.run()
            } catch let error as any CommandExplained {
                throw error
            } catch {
                throw CommandFailure(
                    .unexpected, .gatewayStopped, hint: .gatewayStoppedHint)
            }
            return .ok
        }
    }

    /// The operator's lines, if there are any.
    private func operatorPage() throws(CommandFailure) -> OperatorPage {
        let path = folder.operatorFile
        let limit = OperatorPage.maximumByteCount
        guard let bytes = try CommandFiles.ifThere(path, limit: limit) else {
            return .empty
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(
                .malformedInput, .gatewayOperatorLine(path: path, line: 1),
                hint: .gatewayOperatorHint)
        }
        do throws(MalformedOperatorPage) {
            return try OperatorPage(parsing: text)
        } catch {
            let line = if case .line(let number) = error { number } else { 0 }
            throw CommandFailure(
                .malformedInput, .gatewayOperatorLine(path: path, line: line),
                hint: .gatewayOperatorHint)
        }
    }

    private func gatewayKeys(passphrase: borrowing SecretBytes) throws -> GatewayKeys {
        let ring = try CommandKeyFile.open(folder.keyFile, role: .gateway, passphrase: passphrase)
        let portal = try CommandNames.portal(ring.portal, option: folder.keyFile)
        return GatewayKeys(
            log: try NoteSigner(
                name: portal.logOrigin,
                key: SigningKey(seed: try ring.secret(named: GatewayKeyNames.log))),
            note: try NoteSigner(
                name: portal.gatewayKeyName,
                key: SigningKey(seed: try ring.secret(named: GatewayKeyNames.note))))
    }

    private func beginIfNew(
        _ settings: GatewaySettingsFile, _ keys: GatewayKeys, _ environment: GatewayEnvironment
    ) async throws {
        guard let directory else { return }
        guard let authority else {
            throw CommandFailure(.usage, .usageMissing(option: "--authority"))
        }
        let bytes = try CommandFiles.read(directory, limit: 1 << 17)
        let note: SignedNote
        do {
            note = try SignedNote(parsing: bytes)
        } catch {
            throw GatewayFailed.directory(position: 0)
        }
        do {
            try await Gateway.initialise(
                folder: folder.folder,
                setup: GatewaySetup(
                    authority: try CommandNames.authority(authority),
                    rhythm: settings.rhythm),
                keys: keys, environment: environment, directories: [note], keyNotes: [])
        } catch GatewayFailed.alreadyInitialised {
            // A start script may name the directory each time; a log that has begun keeps its own.
            return
        }
    }

    /// Lines about start, stop, ticks and state to the standard error, where systemd keeps them.
    private static func logger() -> Logger {
        Logger(label: "senim.gateway") { StreamLogHandler.standardError(label: $0) }
    }
}

extension GatewayFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notInitialised:
            CommandFailure(
                .inputMissing, .gatewayDirectoryMissing, hint: .gatewayDirectoryMissingHint)
        case .alreadyInitialised: CommandFailure(.wouldOverwrite, .gatewayBegun)
        case .inUse: CommandFailure(.tryLater, .gatewayInUse, hint: .gatewayInUseHint)
        case .settingRefused(let name):
            CommandFailure(.disk, .gatewaySettingRefused(name: name), hint: .gatewayDatabaseHint)
        case .wrongVersion:
            CommandFailure(
                .malformedInput, .gatewayWrongVersion, hint: .gatewayWrongVersionHint)
        case .unusable: CommandFailure(.disk, .gatewayUnusable, hint: .gatewayDatabaseHint)
        case .full: CommandFailure(.disk, .gatewayFull, hint: .diskFullHint)
        case .rhythm:
            CommandFailure(
                .malformedInput, .usageInvalid(option: "tickSeconds"), hint: .gatewayTickHint)
        case .otherRhythm(let rhythm):
            CommandFailure(
                .malformedInput,
                .gatewayOtherRhythm(seconds: rhythm.seconds, padding: rhythm.multiple),
                hint: .gatewayOtherRhythmHint)
        case .directory, .keyNote:
            CommandFailure(
                .verificationFailed, .gatewayDirectoryRefused, hint: .gatewayDirectoryRefusedHint)
        case .otherKeys:
            CommandFailure(.verificationFailed, .gatewayOtherKeys, hint: .gatewayOtherKeysHint)
        case .damaged: CommandFailure(.disk, .gatewayDamaged, hint: .gatewayDatabaseHint)
        case .uncertain: CommandFailure(.disk, .gatewayUncertain, hint: .gatewayStoppedHint)
        case .secondWriter:
            CommandFailure(.refused, .gatewaySecondWriter, hint: .gatewayInUseHint)
        }
    }
}

extension ServerFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .addressInUse:
            CommandFailure(.unreachable, .listenAddressInUse, hint: .listenHint)
        case .notPermitted: CommandFailure(.refused, .listenNotPermitted)
        case .noSuchFolder: CommandFailure(.inputMissing, .listenNoSuchFolder)
        case .other: CommandFailure(.unexpected, .listenFailed)
        }
    }
}
