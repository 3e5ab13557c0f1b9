// `unsafe` here: mkdir(2) with a path that lives for the call.
import ArgumentParser
import Directory
import Encoding
import Glibc
import HTTPService
import PortalClient
import Secrets
import SignedNote
import Wording

/// `senim gateway init`: makes the gateway's keys, its card for the authority, and its settings.
struct GatewayInit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make the gateway's keys and settings.",
        discussion: """
            The card goes to the authority, which makes the directory from it. Then \
            `senim gateway serve --folder FOLDER --directory FILE --authority FILE` begins the portal. Seconds and padding are \
            fixed from then on.
            """)

    @OptionGroup var folder: GatewayFolderOptions
    @Option(help: "The portal's name, such as report.example.")
    var portal: String
    @Option(help: "Where to listen: 127.0.0.1:PORT, [::1]:PORT or unix:/path.")
    var listen = "127.0.0.1:8480"
    @Option(help: "Seconds between ticks, when accepted messages are published together.")
    var tickSeconds: UInt64 = GatewaySettingsFile.defaultTickSeconds
    @Option(help: "Entries of a tick are padded to a multiple of this.")
    var padding = GatewaySettingsFile.defaultPadding
    @Option(name: .customLong("witness"), help: "Address of a witness; may be repeated.")
    var witnesses: [String] = []
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let portal = try CommandNames.portal(portal, option: "--portal")
            let settings = try GatewaySettingsFile(
                listen: listen, tickSeconds: tickSeconds, padding: padding, witnesses: witnesses)
            guard unsafe mkdir(folder.folder, 0o700) == 0 || errno == EEXIST else {
                throw CommandFileError.cannotWrite(path: folder.folder, full: errno == ENOSPC)
            }
            let logKey = SigningKey()
            let noteKey = SigningKey()
            var ring = try KeyRing(role: .gateway, portal: portal.name, id: "gateway")
            try ring.insert(GatewayKeyNames.log, logKey.withSeed { $0.duplicate() })
            try ring.insert(GatewayKeyNames.note, noteKey.withSeed { $0.duplicate() })
            let signer = try NoteSigner(name: portal.gatewayKeyName, key: noteKey)
            let log = try NoteSigner(name: portal.logOrigin, key: logKey)
            let card = try Card(
                portal: portal,
                content: .gateway(noteKey: signer.verifierKey, logKey: log.verifierKey))
            let secret = try passphrase.new(output)
            try CommandKeyFile.save(ring, to: folder.keyFile, passphrase: secret)
            try CommandFiles.writeNew(folder.cardFile, try signer.sign(card.text).bytes)
            try CommandFiles.writeNew(folder.logKeyFile, Array((log.verifierKey.text + "\n").utf8))
            try CommandFiles.writeNew(folder.settingsFile, settings.bytes)
            output.say(.gatewayMade(card: folder.cardFile))
            output.finish(with: [
                JSONMember("card", .string(folder.cardFile)),
                JSONMember("settings", .string(folder.settingsFile)),
            ])
            return .ok
        }
    }
}

/// The names of the gateway's secrets in its key file.
enum GatewayKeyNames {
    static let log = "log"
    static let note = "note"
}
