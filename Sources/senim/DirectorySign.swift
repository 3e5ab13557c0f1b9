import ArgumentParser
import Directory
import Encoding
import Secrets
import SignedNote
import Wording

/// `senim directory sign`: makes of the draft the next version, signed by the authority.
struct DirectorySign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Check the draft's rules and sign it as the next version.",
        discussion: """
            The note is valid once trustees have approved it: for version 1 its own, afterwards those of the \
            version before. The next version follows only one that is in force; what they decline, `withdraw` takes back.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            let draft = try folder.draft()
            let directory: Directory
            do throws(BrokenDirectoryRule) {
                directory = try Directory(checking: draft)
            } catch {
                throw error.failure
            }
            let earlier = try earlier(than: directory, in: folder)
            let signer = try folder.signer(directory.portal, passphrase, output)
            let note = try signer.sign(directory.text)
            let authority = signer.verifierKey
            // What everyone will check, checked before it leaves this machine.
            let proposal = try DirectoryChain.proposal(
                note, afterUnconfirmed: earlier, authority: authority)
            let file = folder.noteFile(version: directory.version)
            try folder.write(file, note.bytes)
            try folder.save(DirectoryDraft(following: directory))
            say(proposal, file, output)
            return .ok
        }
    }

    private func say(_ proposal: DirectoryProposal, _ file: String, _ output: CommandOutput) {
        let version = String(proposal.directory.version)
        let electors = proposal.electors.map(\.id.text)
        output.say(.directorySigned(version: version, file: file))
        output.say(
            .directoryApprovalsNeeded(
                count: proposal.approvalsNeeded, names: electors.joined(separator: ", ")))
        output.finish(with: [
            JSONMember("version", .string(version)), JSONMember("file", .string(file)),
            JSONMember("approvalsNeeded", .integer(Int64(proposal.approvalsNeeded))),
            JSONMember("trustees", .array(electors.map { .string($0) })),
        ])
    }

    /// The versions before it, of which the last is the one that it changes.
    func earlier(
        than directory: Directory, in folder: DirectoryFolder
    ) throws(CommandFailure) -> [Directory] {
        let earlier = try folder.earlierVersions(than: directory.version)
        guard let previous = earlier.last else { return [] }
        guard directory.previous == previous.digest, directory.portal == previous.portal else {
            throw CommandFailure(
                .malformedInput, .directoryVersionNotNext, hint: .directoryVersionNotNextHint)
        }
        guard directory != (try? Directory(checking: DirectoryDraft(following: previous))) else {
            throw CommandFailure(
                .refused, .directoryUnchanged(version: String(previous.version)),
                hint: .directoryUnchangedHint)
        }
        return earlier
    }
}

extension DirectoryFolder {
    /// Opens the authority's key, which signs directories and calendars.
    func signer(
        _ portal: Portal, _ passphrase: PassphraseOptions, _ output: CommandOutput
    ) throws -> NoteSigner {
        let passphrase = try passphrase.existing(output)
        let ring = try CommandKeyFile.open(keyFile, role: .authority, passphrase: passphrase)
        guard ring.portal == portal.name else {
            throw CommandFailure(.refused, .portalDirectoryOtherPortal)
        }
        let seed = try ring.secret(named: DirectoryKeyNames.authority)
        return try NoteSigner(name: portal.authorityKeyName, key: SigningKey(seed: seed))
    }
}
