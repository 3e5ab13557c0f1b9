import ArgumentParser
import Directory
import Encoding
import Officer
import Secrets
import SignedNote
import Wording

/// `senim officer keygen`: identity, this quarter's keys, and the card for the authority.
struct OfficerKeygen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen", abstract: "Make a keyholder's keys and the card for the authority.",
        discussion:
            "Each quarter's sealing key is made and given to the portal by the other commands.")

    @OptionGroup var folder: OfficerFolderOptions

    @Option(help: "The portal's name, such as report.example.")
    var portal: String

    @Option(help: "The keyholder's id in the directory.")
    var id: String

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            let portal = try CommandNames.portal(portal, option: "--portal")
            let id = try CommandNames.identifier(id, option: "--id")
            let passphrase = try passphrase.new(output)
            let made = try Self.make(
                for: id, of: portal, in: folder, passphrase: passphrase, output)
            output.finish(with: [
                JSONMember("keyFile", .string(folder.keyFile)),
                JSONMember("card", .string(made.cardFile)),
                JSONMember("fingerprint", .string(made.fingerprint.hex)),
            ])
            return .ok
        }
    }

    /// Makes keys and card, and says where they are and what the authority has to see.
    static func make(
        for id: Identifier, of portal: Portal, in folder: OfficerFolderOptions,
        passphrase: borrowing SecretBytes, _ output: CommandOutput
    ) throws -> (cardFile: String, fingerprint: Fingerprint) {
        try RoleFiles.makeFolder(folder.folder)
        let quarter = AlmatyDay(unixSeconds: CommandClock.now()).quarter
        let keys = OfficerKeys(portal: portal, id: id, quarter: quarter)
        try keys.withRing { (ring) throws(CommandFailure) in
            try CommandKeyFile.save(ring, to: folder.keyFile, passphrase: passphrase)
        }
        let card = keys.card()
        let cardFile = "\(folder.folder)/\(id).card"
        try CommandFiles.writeNew(cardFile, card.bytes)
        output.say(.keyFileWritten(path: folder.keyFile))
        output.say(.officerCardWritten(path: cardFile))
        let fingerprint = Fingerprint(of: try Card(verifying: card).key)
        output.say(.officerFingerprint(text: fingerprint.hex))
        output.say(verbatim: fingerprint.words.joined(separator: " "))
        return (cardFile, fingerprint)
    }
}
