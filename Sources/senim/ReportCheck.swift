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
        let first = try await seen(visit, receipt: receipt, output: output)
        var last = first
        if wait {
            if !output.isJSON {
                _ = MailboxPrinter(output: output, now: CommandClock.now()).show(first.view)
            }
            output.tell(.reporterWaiting)
            var isTroubleTold = false
            while last.view.hasNothingNew(since: first.view) {
                try await Task.sleep(
                    for: .seconds(every.map(Int.init) ?? .random(in: 1200...3600)))
                do {
                    // One small request a look; everything is read again only when that one shows more.
                    guard try await hasMore(visit, receipt: receipt, than: last) else { continue }
                    last = try await seen(visit, receipt: receipt, output: output)
                } catch let error as PortalError where error.isPassing {
                    if !isTroubleTold { output.tell(.reporterLooksAgain) }
                    isTroubleTold = true
                }
            }
        }
        return MailboxPrinter(output: output, now: CommandClock.now()).show(last.view)
    }

    /// What one look showed.
    private struct Seen {
        let portal: VerifiedPortal
        /// Taken before the view, so that what comes between the two shows at the next look; nil without `--wait`.
        let glance: MailboxGlance?
        let view: MailboxView
    }

    private func seen(
        _ visit: PortalVisit, receipt: borrowing Receipt, output: CommandOutput
    ) async throws -> Seen {
        let portal = try await visit.verifiedPortal()
        output.warnIfStale(portal)
        let reader = MailboxReader(calls: visit.calls, portal: portal, receipt: receipt)
        do throws(PortalError) {
            var glance: MailboxGlance?
            if wait { glance = try await reader.newest() }
            return Seen(portal: portal, glance: glance, view: try await reader.look())
        } catch {
            throw ReportCheck.explained(error)
        }
    }

    private func hasMore(
        _ visit: PortalVisit, receipt: borrowing Receipt, than last: Seen
    ) async throws -> Bool {
        let reader = MailboxReader(calls: visit.calls, portal: last.portal, receipt: receipt)
        do throws(PortalError) {
            return try await reader.newest(from: last.glance?.page ?? 0) != last.glance
        } catch {
            throw ReportCheck.explained(error)
        }
    }

    /// What passes stays what it is, so that a wait can go on; the rest is said in the mailbox's words.
    private static func explained(_ error: PortalError) -> any Error {
        error.isPassing ? error : MailboxReader.failure(error)
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
