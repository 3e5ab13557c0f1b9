import ArgumentParser
import Auditor
import Details
import Directory
import Encoding
import PortalClient
import SignedNote
import TransparencyLog
import Wording

/// `senim audit proof`: that one entry stands in the public log, for anyone, offline.
struct AuditProof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof", abstract: "Save or verify the proof of one entry.",
        subcommands: [AuditProofSave.self, AuditProofVerify.self])
}

/// `senim audit proof save`.
struct AuditProofSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Save an entry with its detail and all that proves it.")

    @Argument(help: "The entry's index in the log.")
    var entry: UInt64
    @Argument(help: "The file to write; it must not exist.")
    var file: String
    @OptionGroup var folder: AuditFolderOptions
    @OptionGroup var portal: PortalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let proof = try await folder.withRun(portal, passphrase, output) { run in
                try await run.proof(ofEntry: entry)
            }
            guard let proof else {
                output.say(.auditProofNotYet(entry: entry))
                output.finish(with: [JSONMember("file", .null)])
                return .notYet
            }
            try CommandFiles.writeNew(file, proof.bytes)
            output.say(.auditProofSaved(entry: entry, path: file))
            output.finish(with: [JSONMember("file", .string(file))])
            return .ok
        }
    }
}

/// `senim audit proof verify`: needs no network, only the authority's key.
struct AuditProofVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify a saved proof offline.")

    @Argument(help: "The file that `proof save` wrote.")
    var file: String
    @Option(help: "The authority's verifier key, or a file that holds it.")
    var authority: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let key = try RoleFiles.authorityKey(authority)
            let bytes = try CommandFiles.read(file, limit: AuditProofVerify.fileLimit)
            guard let proof = try? EntryProofFile(parsing: bytes) else {
                throw CommandFailure(.malformedInput, .auditProofMalformed)
            }
            guard let proven = try? proof.verified(by: key) else {
                throw CommandFailure(.verificationFailed, .auditProofRefused)
            }
            let entry = proven.entry
            output.say(
                .auditProofHolds(
                    entry: entry.index, day: CivilDate(almatyDay: entry.leaf.day.number),
                    size: proven.checkpoint.checkpoint.size))
            output.say(verbatim: VisibleText.of(entry.note.text))
            output.finish(with: [
                JSONMember("entry", .integer(Int64(clamping: entry.index))),
                JSONMember("day", .string(entry.leaf.day.text)),
                JSONMember("detail", .string(entry.note.text)),
                JSONMember(
                    "public", .integer(Int64(clamping: proven.checkpoint.checkpoint.size))),
            ])
            return .ok
        }
    }

    private static let fileLimit = 16 * 1024 * 1024
}
