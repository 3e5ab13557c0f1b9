import ArgumentParser
import Directory
import Encoding
import Exchange
import Officer
import OfficerDesk
import SealedMessage
import Sealing
import Wording

/// `senim officer reply MESSAGE`.
struct OfficerReply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply",
        abstract: "Reply to a report that was opened here.",
        discussion: """
            The reply is sealed to the reporter and to the persons whom the report addresses. What --status-file states is \
            shown to the reporter as sentences in their own language; the text may then be empty.
            """)

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String

    @OptionGroup var desk: DeskOptions

    @Option(help: "Take the reply from this file, or from fd:N, instead of asking.")
    var textFile: String?

    @OptionGroup var status: StatusOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let listed = try await desk.listedMessage(message)
                let status = try status.statuses(output, asking: textFile == nil)
                let text = try output.text(
                    from: textFile, asking: .officerAskReply,
                    limit: ReplyPayload.maximumTextByteCount, mayBeEmpty: !status.isEmpty)
                let result = try await desk.reply(
                    to: listed.messageID, text: text, status: status,
                    language: output.language.reportLanguage)
                show(result, output)
                return .ok
            }
        }
    }

    private func show(_ result: ReplyResult, _ output: CommandOutput) {
        switch result {
        case .sent(let id, let addressees):
            output.say(.officerReplySent(id: String(id.hex.prefix(16))))
            output.finish(with: [
                JSONMember("reply", .string(id.hex)),
                JSONMember("addressees", .array(addressees.map { .string($0.id.text) })),
            ])
        case .sentEarlierOne(let id): output.tellEarlierSent(id)
        }
    }
}
