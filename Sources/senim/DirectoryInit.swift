import ArgumentParser
import Directory
import Encoding
import ReporterPage
import Secrets
import SignedNote
import Wording

/// `senim directory init`: makes the authority's key and the draft of the first version.
struct DirectoryInit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make the authority's key and begin a directory.")

    @Option(help: "The portal's name, such as report.example.")
    var portal: String
    @OptionGroup var folder: DirectoryFolderOptions
    @OptionGroup var addresses: DirectoryOriginOptions
    @Option(help: "The card that `senim gateway init` made.")
    var gatewayCard: String
    @Option(help: "How many trustees must agree: more than half.")
    var threshold: Int
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let portal = try CommandNames.portal(portal, option: "--portal")
            guard (1...DirectoryDraft.maximumTrusteeCount).contains(threshold) else {
                throw CommandFailure(.usage, .usageInvalid(option: "--threshold"))
            }
            let card = try DirectoryCards.card(at: gatewayCard, for: portal)
            guard case .gateway(let noteKey, let logKey) = card.content else {
                throw CommandFailure(
                    .refused, .directoryCardOtherRole, hint: .directoryCardHint)
            }
            let origins = try addresses.origins()
            var draft = DirectoryDraft(
                portal: portal, webOrigins: origins.web, onionOrigins: origins.onion,
                gatewayNoteKey: noteKey, logKey: logKey, threshold: threshold)
            draft.pageRelease = PageRelease.current.digest
            try begin(draft, output)
            return .ok
        }
    }

    private func begin(_ draft: DirectoryDraft, _ output: CommandOutput) throws {
        let folder = DirectoryFolder(path: folder.folder)
        for file in [folder.keyFile, folder.verifierKeyFile, folder.draftFile]
        where folder.exists(file) {
            throw CommandFailure(.wouldOverwrite, .fileExists(path: file), hint: .fileExistsHint)
        }
        try folder.make()
        let passphrase = try passphrase.new(output)
        let key = SigningKey()
        var ring = try KeyRing(
            role: .authority, portal: draft.portal.name, id: DirectoryKeyNames.authority)
        try ring.insert(DirectoryKeyNames.authority, key.withSeed { $0.duplicate() })
        let signer = try NoteSigner(name: draft.portal.authorityKeyName, key: key)
        try CommandKeyFile.save(ring, to: folder.keyFile, passphrase: passphrase)
        let verifierKey = signer.verifierKey
        try folder.write(folder.verifierKeyFile, Array((verifierKey.text + "\n").utf8))
        try folder.write(folder.draftFile, Array(draft.text.utf8))
        output.say(.directoryBegun(portal: draft.portal.name, folder: folder.path))
        output.say(.directoryAuthorityKey)
        output.say(verbatim: verifierKey.text)
        DirectoryTable(output: output).say(Fingerprint(of: verifierKey))
        output.finish(with: [
            JSONMember("portal", .string(draft.portal.name)),
            JSONMember("authority", .string(verifierKey.text)),
            JSONMember("fingerprint", DirectoryTable.json(Fingerprint(of: verifierKey))),
        ])
    }
}

/// The names of the authority's secrets in its key file.
enum DirectoryKeyNames {
    static let authority = "authority"
}
