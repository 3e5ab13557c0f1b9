import ArgumentParser
import Directory
import Encoding
import Exchange
import PortalClient
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Wording

/// `senim report rekey`.
struct ReportRekey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rekey",
        abstract: "Change the receipt for a new one; the old one then opens nothing.",
        discussion: """
            For a receipt that somebody else may have seen, or that an officer made for you. Of two changes the first \
            counts; everything that the old receipt opened opens with the new one.
            """)

    @OptionGroup var portal: PortalOptions
    @OptionGroup var receipt: ReceiptOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            let typed = try receipt.read(portal: try portal.authorityKey(), output: output)
            return try await portal.withVisit(.reporting) { visit in
                let change = ReceiptChange(visit: visit, output: output)
                let (fresh, sent) = try await change.replace(typed)
                output.finish(
                    with: [JSONMember("receipt", .string(fresh))]
                        + sent.accepted.members("rekey", to: sent.audience))
                return .ok
            }
        }
    }
}
