import ArgumentParser
import Encoding
import PortalClient
import Reporter
import Sealing
import Wording

/// `senim report close`.
struct ReportClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close the mailbox for good and have its replies wiped.",
        discussion: "What you reported stays with those whom you addressed; only they can read it.")

    @OptionGroup var portal: PortalOptions
    @OptionGroup var receipt: ReceiptOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Do not ask once more.")
    var yes = false

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            return try await receipt.withMailbox(at: portal, output) { visit, receipt in
                try await close(visit, receipt: receipt, output: output)
            }
        }
    }

    private func close(
        _ visit: PortalVisit, receipt: borrowing Receipt, output: CommandOutput
    ) async throws -> CommandStatus {
        let verified = try await visit.verifiedPortal()
        output.warnIfStale(verified)
        if !yes {
            try ReportDialogue(output: output, form: nil, textFile: nil).confirmClosing()
        }
        do {
            try await MailboxReader(
                calls: visit.calls, portal: verified, receipt: receipt
            ).close()
        } catch let error where error.leavesArrivalUnknown || error.isPassing {
            throw CommandFailure(
                .unreachable, .reporterClosingUnknown, hint: .reporterClosingUnknownHint)
        } catch {
            throw MailboxReader.failure(error)
        }
        output.say(.reporterClosed)
        output.finish(with: [JSONMember("closed", .bool(true))])
        return .ok
    }
}
