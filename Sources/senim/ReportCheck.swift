import ArgumentParser
import Directory
import Exchange
import PortalClient
import Reporter
import Sealing
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

    @Flag(
        help: ArgumentHelp(
            "Look again, at random times 20 to 60 minutes apart, until something new is there.",
            discussion: "New is what was not there when this command began.")
    )
    var wait = false

    @Option(
        help: ArgumentHelp("With --wait: look again after so many seconds.", visibility: .hidden))
    var every: UInt32?

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            return try await receipt.withMailbox(at: portal, output) { visit, receipt in
                try await look(visit, receipt: receipt, output: output)
            }
        }
    }

    private func look(
        _ visit: PortalVisit, receipt: borrowing Receipt, output: CommandOutput
    ) async throws -> CommandStatus {
        var reader = try await self.reader(visit, receipt: receipt, output: output)
        var view = try await reader.view()
        let printer = MailboxPrinter(output: output, now: CommandClock.now())
        guard wait else { return printer.show(view) }
        let first = view
        output.tell(.reporterWaiting)
        var glance = try await reader.newest()
        while view.hasNothingNew(since: first) {
            let seen = glance
            // One small request a look; everything is read again only when that one shows more.
            while glance == seen {
                try await Task.sleep(
                    for: .seconds(every.map(Int.init) ?? .random(in: 1200...3600)))
                glance = try await reader.newest(from: seen.page)
            }
            reader = try await self.reader(visit, receipt: receipt, output: output)
            view = try await reader.view()
        }
        return printer.show(view)
    }

    private func reader(
        _ visit: PortalVisit, receipt: borrowing Receipt, output: CommandOutput
    ) async throws -> MailboxReader {
        let verified = try await visit.verifiedPortal()
        output.warnIfStale(verified)
        return MailboxReader(calls: visit.calls, portal: verified, receipt: receipt)
    }
}

extension MailboxReader {
    /// What the mailbox holds, or that nothing is there.
    borrowing func view() async throws(CommandFailure) -> MailboxView {
        do {
            return try await look()
        } catch {
            throw MailboxReader.failure(error)
        }
    }

    /// Why a mailbox does not open to a receipt.
    static func failure(_ error: PortalError) -> CommandFailure {
        switch error {
        case .problem(.notFound, _):
            CommandFailure(.refused, .reporterMailboxNotFound, hint: .reporterReceiptHint)
        case .problem(.mailboxChanged, _):
            CommandFailure(
                .refused, .reporterReceiptReplaced, hint: .reporterReceiptReplacedHint)
        default: error.failure
        }
    }
}
