import ArgumentParser
import Auditor
import Directory
import Encoding
import Exchange
import PortalClient
import Sealing
import Secrets
import SignedNote
import Trustee
import Wording

/// `senim audit`: the auditor's commands.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read the log whole and name whatever is not as it should be.",
        subcommands: [AuditKeygen.self, AuditVerify.self, AuditProof.self, AuditPage.self])
}

/// The option of those commands that use the auditor's keys.
struct AuditFolderOptions: ParsableArguments {
    @Option(help: "The auditor's folder: its keys.")
    var folder: String

    var keyFile: String { folder + "/auditor.key" }
}

/// The names of an auditor's secrets in its key file.
enum AuditKeyNames {
    static let note = "note"
    static let sealing = "sealing"
}

/// `senim audit keygen`: the note key that asks for details, the sealing key, and the card for the authority.
struct AuditKeygen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen", abstract: "Make the auditor's keys and the card for the authority.")

    @OptionGroup var folder: AuditFolderOptions
    @Option(help: "The portal's name, such as report.example.")
    var portal: String
    @Option(help: "The auditor's id in the directory.")
    var id: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let portal = try CommandNames.portal(portal, option: "--portal")
            let id = try CommandNames.identifier(id, option: "--id")
            try RoleFiles.makeFolder(folder.folder)
            let noteKey = SigningKey()
            // The same kind of key as a trustee's; an auditor's has no quarter.
            let sealingKey = TrusteeSealingKey.random(
                for: AlmatyDay(unixSeconds: CommandClock.now()).quarter)
            var ring = try KeyRing(role: .auditor, portal: portal.name, id: id.text)
            try ring.insert(AuditKeyNames.note, noteKey.withSeed { $0.duplicate() })
            try ring.insert(AuditKeyNames.sealing, sealingKey.withSeed { $0.duplicate() })
            let signer = try NoteSigner(name: portal.auditorKeyName(id), key: noteKey)
            let card = try Card(
                portal: portal,
                content: .auditor(
                    id: id, noteKey: signer.verifierKey,
                    sealingKey: sealingKey.publicKey))
            let secret = try passphrase.new(output)
            try CommandKeyFile.save(ring, to: folder.keyFile, passphrase: secret)
            let path = folder.folder + "/\(id).card"
            try CommandFiles.writeNew(path, try signer.sign(card.text).bytes)
            output.say(.auditMade(card: path))
            output.finish(with: [JSONMember("card", .string(path))])
            return .ok
        }
    }
}

extension AuditFolderOptions {
    /// Runs a body with an audit of the portal, and closes the connection behind it.
    func withRun<R>(
        _ portal: PortalOptions, _ passphrase: PassphraseOptions, _ output: CommandOutput,
        _ body: (AuditRun) async throws -> R
    ) async throws -> R {
        let authority = try portal.authorityKey()
        try portal.warnIfDirect(output)
        let secret = try passphrase.existing(output)
        let ring = try CommandKeyFile.open(keyFile, role: .auditor, passphrase: secret)
        let name = try Portal(ring.portal)
        let id = try Identifier(ring.id)
        let signer = try NoteSigner(
            name: name.auditorKeyName(id),
            key: SigningKey(seed: try ring.secret(named: AuditKeyNames.note)))
        let sealingKey = AuditorSealingKey(
            SealingKey(seed: try ring.secret(named: AuditKeyNames.sealing)))
        let transport = try portal.transport()
        let calls = PortalCalls(transport)
        let caller = SignedCaller(
            portal: name, role: .auditor, id: id, signer: signer, calls: calls,
            clock: CommandClock.now, nonce: { Digest(hashing: randomBytes(32)) })
        let run = AuditRun(
            caller: caller, calls: calls, authority: authority, sealingKey: sealingKey,
            clock: CommandClock.now)
        do {
            let result = try await body(run)
            await transport.shutdown()
            return result
        } catch {
            await transport.shutdown()
            throw error
        }
    }
}
