import ArgumentParser
import Directory
import Encoding
import PortalClient
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Wording

/// `senim report proof`.
struct ReportProof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "Keep, and check offline, a proof that a report was accepted.",
        subcommands: [ReportProofSave.self, ReportProofVerify.self])
}

/// `senim report proof save FILE`.
struct ReportProofSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Fetch a proof and keep it in a new file.")

    @Argument(help: "A file that does not exist yet.")
    var file: String

    @Option(help: "The portal's signed confirmation that submit saved, to be put into the proof.")
    var confirmation: String?

    @OptionGroup var portal: PortalOptions
    @OptionGroup var receipt: ReceiptOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            return try await receipt.withMailbox(at: portal, output) { visit, receipt in
                try await save(visit, receipt: receipt, output: output)
            }
        }
    }

    private func save(
        _ visit: PortalVisit, receipt: borrowing Receipt, output: CommandOutput
    ) async throws -> CommandStatus {
        let verified = try await visit.verifiedPortal()
        let reader = MailboxReader(calls: visit.calls, portal: verified, receipt: receipt)
        let view = try await reader.view()
        guard let report = view.messages.first(where: { $0.role == .report }) else {
            throw CommandFailure(.inputMissing, .reporterNoOwnReport)
        }
        let answer = try await reader.fetchMessage(report.id)
        let proof = try ProofFile(
            answer, of: report.id, portal: verified, receipt: try signedConfirmation())
        do {
            try CommandFiles.writeNew(file, proof.bytes)
        } catch {
            throw error.failure
        }
        output.say(.reporterProofSaved(path: file))
        output.say(.reporterProofAdvice)
        output.finish(with: [
            JSONMember("file", .string(file)), JSONMember("message", .string(report.id.hex)),
        ])
        return .ok
    }

    private func signedConfirmation() throws(CommandFailure) -> SignedNote? {
        guard let confirmation else { return nil }
        let bytes = try CommandInput.bytes(confirmation, limit: 16 * 1024)
        guard let note = try? SignedNote(parsing: bytes) else {
            throw CommandFailure(.malformedInput, .reporterProofReceipt)
        }
        return note
    }
}

/// `senim report proof verify FILE`: needs no network.
struct ReportProofVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a proof offline.")

    @Argument(help: "The proof file.")
    var file: String

    @Option(help: "The authority's verifier key, or a file that holds it.")
    var authority: String

    @Option(
        help:
            "The file that opens the message, which was kept when it was sent: shows what it says, and to whom."
    )
    var opening: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            let key = try CommandNames.authority(authority)
            let bytes = try CommandInput.bytes(file, limit: ProofFile.maximumByteCount)
            let proven = try ProofFile(parsing: bytes).verified(by: key)
            let text = try opening.map { name throws in
                let bytes = try CommandInput.bytes(name, limit: OpeningFile.maximumByteCount)
                return try OpeningFile(parsing: bytes).opened(proven)
            }
            output.say(
                .reporterProofHolds(
                    portal: proven.portal.name, at: CivilTime(unixSeconds: proven.tick)))
            output.say(.reporterProofMessage(id: proven.messageID.hex))
            if let text { ProvenTextPrinter(output: output).show(text) }
            output.finish(with: [
                JSONMember("portal", .string(proven.portal.name)),
                JSONMember("message", .string(proven.messageID.hex)),
                JSONMember("tick", .integer(Int64(clamping: proven.tick))),
                JSONMember("index", .integer(Int64(clamping: proven.index))),
                JSONMember("confirmation", .bool(proven.hasReceipt)),
                JSONMember("text", text.map(ProvenTextPrinter.json) ?? .null),
            ])
            return .ok
        }
    }
}
