import ArgumentParser
import Cover
import Details
import Directory
import Encoding
import SealedMessage
import Secrets
import SignedNote
import Trustee
import Wording

/// `senim trustee covers`: which messages keyholders call covers that the cover client never sent.
struct TrusteeCovers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "covers",
        abstract: "Compare the outcomes \"cover\" with the cover client's list.")

    @OptionGroup var folder: TrusteeFolderOptions
    @Option(help: "The cover client's signed list (`senim cover list`).")
    var list: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let state = try TrusteeReading.state(in: folder.folder)
            let list = try CoverFiles.list(list, for: state.approved)
            let strangers = state.coversMissing(in: list.messages, asOf: list.time)
            for stranger in strangers {
                output.say(
                    .coverNotInList(
                        keyholder: stranger.keyholder.text, message: stranger.messageID.hex))
            }
            if strangers.isEmpty { output.say(.coverAllInList) }
            output.finish(with: [
                JSONMember(
                    "notInList",
                    .array(
                        strangers.map { note in
                            .object([
                                JSONMember("message", .string(note.messageID.hex)),
                                JSONMember("keyholder", .string(note.keyholder.text)),
                            ])
                        }))
            ])
            return strangers.isEmpty ? .ok : .verificationFailed
        }
    }
}

/// `senim trustee cosign-cover`: the trustee's signature under a quarter's total, after comparing it with list and log.
struct TrusteeCosignCover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign-cover",
        abstract: "Compare a quarter's total of covers with list and ledger, and sign it.",
        discussion: "The signature is added to the file.")

    @OptionGroup var folder: TrusteeFolderOptions
    @Option(help: "The total (`senim cover totals`); the trustee's signature is added.")
    var totals: String
    @Option(help: "The cover client's signed list (`senim cover list`).")
    var list: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let state = try TrusteeReading.state(in: folder.folder)
            let list = try CoverFiles.list(list, for: state.approved)
            let note = try CoverFiles.note(totals)
            let claimed = try CoverFiles.totals(note, in: state.approved, isCosigned: false)
            let counted = state.acceptedCount(of: list.messages, in: claimed.quarter)
            guard claimed.count == UInt64(counted) else {
                throw CommandFailure(
                    .verificationFailed,
                    .coverOtherCount(claimed: Int(clamping: claimed.count), counted: counted))
            }
            output.tell(
                .coverShowsTotals(quarter: claimed.quarter.text, count: counted))
            output.tell(.trusteePassphraseSigns)
            let secret = try passphrase.existing(output)
            let identity = try TrusteeIdentity(
                try CommandKeyFile.open(folder.keyFile, role: .trustee, passphrase: secret))
            let signed = try note.adding([try identity.signer.signature(for: note.text)])
            do throws(KeyFileDiskError) {
                try KeyFile.save(signed.bytes, path: totals, existing: .replaced)
            } catch {
                throw error.failure(path: totals)
            }
            output.say(.coverCosigned)
            output.finish(with: [
                JSONMember("quarter", .string(claimed.quarter.text)),
                JSONMember("count", .integer(Int64(counted))),
            ])
            return .ok
        }
    }
}

/// Files about covers, as commands read them.
enum CoverFiles {
    static func list(_ path: String, for directory: Directory) throws -> CoverList {
        guard let key = directory.coverKey else {
            throw CommandFailure(.refused, .coverNobody)
        }
        return try CoverList(
            verifying: try CommandFiles.read(path, limit: CoverList.mostByteCount), by: key)
    }

    static func note(_ path: String) throws -> SignedNote {
        guard let note = try? SignedNote(parsing: try CommandFiles.read(path, limit: noteLimit))
        else { throw CommandFailure(.malformedInput, .coverTotalsMalformed) }
        return note
    }

    static func totals(
        _ note: SignedNote, in directory: Directory, isCosigned: Bool
    ) throws(CommandFailure) -> CoverTotals {
        do throws(CoverTotalsRefused) {
            return try CoverTotals(verifying: note, in: directory, isCosigned: isCosigned)
        } catch {
            throw error.failure
        }
    }

    private static let noteLimit = 16 * 1024
}
