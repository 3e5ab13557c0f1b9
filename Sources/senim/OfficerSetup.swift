// `unsafe` here: access(2) with a path that lives for the call.
import ArgumentParser
import Directory
import Encoding
import Glibc
import Officer
import PortalClient
import Secrets
import SignedNote
import Wording

/// `senim officer setup`: from nothing to a keyholder who can open reports, a step at a time.
struct OfficerSetup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Your first hour: keys, the fingerprint to read aloud, the authority's reply.",
        discussion: """
            Run it again whenever you like: it goes on where it stopped. Exit status 4 while somebody else has to do something first.
            """)

    @OptionGroup var folder: OfficerFolderOptions
    @OptionGroup var portal: PortalOptions
    @Option(help: "Your id in the directory, as the authority told you.")
    var id: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            let authority = try portal.authorityKey()
            let id = try CommandNames.identifier(id, option: "--id")
            output.say(.setupKeys)
            let secret: SecretBytes
            if unsafe access(folder.keyFile, F_OK) != 0 {
                output.tell(.setupPassphrase)
                secret = try passphrase.new(output)
                _ = try OfficerKeygen.make(
                    for: id, of: try Portal(ofAuthority: authority), in: folder,
                    passphrase: secret, output)
            } else {
                secret = try passphrase.existing(output)
                output.say(.setupKeysThere(path: folder.keyFile))
            }
            let held = try folder.hold()
            let status = try await goOn(secret, output)
            _ = consume held
            return status
        }
    }

    /// What depends on others: the authority's listing, then the trustees' word on the quarter's key.
    private func goOn(
        _ secret: borrowing SecretBytes, _ output: CommandOutput
    ) async throws -> CommandStatus {
        output.say(.setupAuthority)
        let unlocked: UnlockedOfficer
        do {
            unlocked = try await UnlockedOfficer.open(secret.duplicate(), folder, portal)
        } catch DeskFailed.notListed {
            let keys = try OfficerKeys(
                CommandKeyFile.open(folder.keyFile, role: .keyholder, passphrase: secret))
            let fingerprint = Fingerprint(of: keys.identitySigner().verifierKey)
            output.say(.setupNotListed)
            output.say(.setupCard(path: "\(folder.folder)/\(keys.id).card"))
            output.say(.officerFingerprint(text: fingerprint.hex))
            output.say(verbatim: fingerprint.words.joined(separator: " "))
            output.say(.setupReadAloud)
            return finish("not-listed", .notYet, output)
        }
        let own = unlocked.desk.keyholder
        output.say(.setupListed(name: own.name.text, post: own.post.text))
        output.say(.setupQuarter)
        let isListed = unlocked.isKeyListed
        await unlocked.close()
        guard isListed else {
            output.say(.setupKeyPosted)
            return finish("key-posted", .notYet, output)
        }
        output.say(.setupKeyListed)
        output.say(.setupBackup)
        output.say(.deskBackupCopy, depth: 1)
        output.say(.deskBackupPlace, depth: 1)
        output.say(.setupDesk)
        output.say(
            verbatim:
                "  senim officer desk --folder \(folder.folder) --portal \(portal.portal) --authority \(portal.authority)"
        )
        return finish("ready", .ok, output)
    }

    private func finish(
        _ state: String, _ status: CommandStatus, _ output: CommandOutput
    ) -> CommandStatus {
        output.finish(with: [JSONMember("state", .string(state))])
        return status
    }
}
