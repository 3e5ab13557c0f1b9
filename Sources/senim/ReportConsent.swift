// `unsafe` here: the token is shown to its owner, who asked for it.
import ArgumentParser
import Encoding
import PortalClient
import Reporter
import Sealing
import Secrets
import Wording

/// `senim report consent`.
struct ReportConsent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Show the token that lets those whom you addressed learn who you are.",
        discussion: """
            Give it by word or paper to an officer you trust; `senim report follow-up --consent` sends it instead. It opens the \
            identity message that went with your report, and nothing else.
            """)

    @OptionGroup var portal: PortalOptions
    @OptionGroup var receipt: ReceiptOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Do not ask once more.")
    var yes = false

    func run() async throws {
        try await perform(output) { output in
            try portal.warnIfDirect(output)
            return try await receipt.withMailbox(at: portal, output) { visit, receipt in
                let verified = try await visit.verifiedPortal()
                output.warnIfStale(verified)
                let view = try await MailboxReader(
                    calls: visit.calls, portal: verified, receipt: receipt
                ).view()
                let identity = view.messages.first { $0.role == .identity && $0.sequence == 1 }
                guard let token = identity?.consentToken() else {
                    throw CommandFailure(.inputMissing, .reporterNoIdentity)
                }
                if !yes {
                    try ReportDialogue(output: output, form: nil, textFile: nil).confirmConsent()
                }
                let text = unsafe token.withUnsafeBytes { unsafe Hex.encode(Array($0)) }
                output.warn(.reporterConsentToken)
                output.say(verbatim: text)
                output.finish(with: [JSONMember("consent", .string(text))])
                return .ok
            }
        }
    }
}
