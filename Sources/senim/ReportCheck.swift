import ArgumentParser
import Directory
import Exchange
import PortalClient
import Reporter
import Sealing
import Secrets
import SignedNote
import Wording

/// `senim report check`.
struct ReportCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look into the mailbox with nothing but the receipt.",
        discussion:
            "Exit status 4 while there is no reply, 76 when something in the mailbox does not verify."
    )

    @OptionGroup var portal: PortalOptions
    @OptionGroup var receipt: ReceiptOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Look again, at random times 20 to 60 minutes apart, until there is a reply.")
    var wait = false

    @Option(
        help: ArgumentHelp("With --wait: look again after so many seconds.", visibility: .hidden))
    var every: UInt32?

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            let receipt = try receipt.read(portal: try portal.authorityKey(), output: output)
            return try await portal.withVisit(.reporting) { visit in
                try await look(visit, receipt: receipt, output: output)
            }
        }
    }

    private func look(
        _ visit: PortalVisit, receipt: borrowing Receipt, output: CommandOutput
    ) async throws -> CommandStatus {
        while true {
            let verified = try await visit.verifiedPortal()
            output.warnIfStale(verified)
            let reader = MailboxReader(calls: visit.calls, portal: verified, receipt: receipt)
            let view = try await reader.view()
            if !wait || !view.replies.isEmpty || !view.refused.isEmpty {
                return MailboxPrinter(output: output, now: CommandClock.now()).show(view)
            }
            output.tell(.reporterWaiting)
            try await Task.sleep(for: .seconds(every.map(Int.init) ?? .random(in: 1200...3600)))
        }
    }
}

extension MailboxReader {
    /// What the mailbox holds, or that nothing is there.
    borrowing func view() async throws(CommandFailure) -> MailboxView {
        do {
            return try await look()
        } catch {
            guard case .problem(.notFound, _) = error else { throw error.failure }
            throw CommandFailure(.refused, .reporterMailboxNotFound, hint: .reporterReceiptHint)
        }
    }
}

extension ReceiptOptions {
    /// The receipt, from the descriptor or typed unseen, judged by its checksum for the authority's portal.
    func read(portal key: VerifierKey, output: CommandOutput) throws(CommandFailure) -> Receipt {
        guard let portal = try? Portal(ofAuthority: key) else {
            throw CommandFailure(
                .malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
        }
        let typed: SecretBytes
        do {
            if let descriptor {
                typed = try Passphrase.read(from: descriptor)
            } else {
                typed = try Passphrase.ask(
                    prompt: Phrase.reporterAskReceipt.text(in: output.language))
            }
        } catch {
            throw error.failure
        }
        do {
            return try Receipt(reading: typed, portal: portal.name)
        } catch {
            throw error.failure
        }
    }
}
