import ArgumentParser
import Directory
import Encoding
import Glibc
import HTTPService
import Logging
import Secrets
import ServiceLifecycle
import SignedNote
import TransparencyLog
import Witness
import Wording

/// `senim witness`: the outside body's commands.
struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Cosign each checkpoint of a log that extends the last one (C2SP tlog-witness).",
        subcommands: [WitnessKeygen.self, WitnessRun.self])
}

/// The option of both commands.
struct WitnessFolderOptions: ParsableArguments {
    @Option(help: "The witness's folder: its key, and what it cosigned last.")
    var folder: String

    var keyFile: String { folder + "/witness.key" }
}

/// `senim witness keygen`: makes the cosigning key.
struct WitnessKeygen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen", abstract: "Make the witness's key, and its verifier key for others.")

    @OptionGroup var folder: WitnessFolderOptions
    @Option(help: "The portal for which the key is named.")
    var portal: String
    @Option(help: "The witness's id.")
    var id: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let portal = try CommandNames.portal(portal, option: "--portal")
            let id = try CommandNames.identifier(id, option: "--id")
            try RoleFiles.makeFolder(folder.folder)
            let key = SigningKey()
            var ring = try KeyRing(role: .witness, portal: portal.name, id: id.text)
            try ring.insert(WitnessKeyNames.cosigning, key.withSeed { $0.duplicate() })
            let verifierKey = try CosigningKey(name: portal.witnessKeyName(id), key: key)
                .verifierKey
            let secret = try passphrase.new(output)
            try CommandKeyFile.save(ring, to: folder.keyFile, passphrase: secret)
            let path = folder.folder + "/\(id).vkey"
            try CommandFiles.writeNew(path, Array((verifierKey.text + "\n").utf8))
            output.say(.witnessMade(path: path))
            output.finish(with: [
                JSONMember("verifierKey", .string(verifierKey.text)),
                JSONMember("file", .string(path)),
            ])
            return .ok
        }
    }
}

/// `senim witness run`: serves until it is stopped.
struct WitnessRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Serve POST /add-checkpoint until stopped.")

    @OptionGroup var folder: WitnessFolderOptions
    @Option(help: "Where to listen: 127.0.0.1:PORT, [::1]:PORT or unix:/path.")
    var listen: String
    @Option(help: "Verifier key of a log, or a file that holds it; may be repeated.")
    var log: [String]
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let address = try WitnessServing.address(listen, option: "--listen")
            var logKeys: [VerifierKey] = []
            for text in log { logKeys.append(try RoleFiles.verifierKey(text, option: "--log")) }
            guard Set(logKeys.map { Array($0.name.utf8) }).count == logKeys.count else {
                throw CommandFailure(.usage, .witnessSameOrigin)
            }
            let secret = try passphrase.existing(output)
            let ring = try CommandKeyFile.open(folder.keyFile, role: .witness, passphrase: secret)
            let portal = try Portal(ring.portal)
            let id = try Identifier(ring.id)
            let key = try CosigningKey(
                name: portal.witnessKeyName(id),
                key: SigningKey(seed: try ring.secret(named: WitnessKeyNames.cosigning)))
            let cosigner = try WitnessCosigner(
                key: key, logKeys: logKeys, folder: WitnessFolder(path: folder.folder),
                clock: CommandClock.now)
            let server = BoundedServer(
                address: address, routes: WitnessServer.routes(for: cosigner)
            ) { _ in
                output.say(.witnessRunning(address: listen))
            }
            try await WitnessServing.run(server)
            output.tell(.witnessStopped)
            return .ok
        }
    }
}

/// The names of the witness's secrets in its key file.
enum WitnessKeyNames {
    static let cosigning = "cosigning"
}

extension WitnessFolderFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .inUse: CommandFailure(.tryLater, .witnessInUse)
        case .notReadable(let path):
            CommandFailure(.inputMissing, .fileCannotRead(path: path), hint: .fileCannotReadHint)
        case .notWritable(let path):
            CommandFailure(.disk, .fileCannotWrite(path: path), hint: .fileCannotWriteHint)
        case .damaged(let path):
            CommandFailure(
                .malformedInput, .witnessDamaged(path: path), hint: .witnessDamagedHint)
        }
    }
}
