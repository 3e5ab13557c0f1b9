import ArgumentParser
import Directory
import Encoding
import Exchange
import Officer
import SealedMessage
import Wording

/// `senim officer handover REPORT --to KEYHOLDER`.
struct OfficerHandover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: "Hand a case that you have opened over to another keyholder, on the record.",
        discussion: """
            Everything of the case that you have opened here becomes readable to the successor, but never the reporter's \
            identity. The log names both of you, and the reporter sees it. Persons whom the reporter excluded are refused.
            """)

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String

    @Option(help: "The id of the keyholder who takes over.")
    var to: String

    @Flag(help: "Do not ask: hand over.")
    var yes = false

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            let successor = try CommandNames.identifier(to, option: "--to")
            return try await desk.withDesk(output) { desk in
                let listed = try await desk.listedMessage(message)
                let plan = try await desk.handoverPlan(of: listed.messageID, to: successor)
                guard try isWanted(plan, output) else {
                    output.say(.handoverKept)
                    return .ok
                }
                show(try await desk.handOver(plan), plan, output)
                return .ok
            }
        }
    }

    private func isWanted(
        _ plan: HandoverPlan, _ output: CommandOutput
    ) throws(CommandFailure) -> Bool {
        if yes { return true }
        guard CommandTerminal.isInteractive, !output.isJSON else {
            throw CommandFailure(.usage, .handoverUnasked, hint: .handoverUnaskedHint)
        }
        return CommandTerminal.isYes(
            .handoverAsk(
                name: plan.successor.name.text, post: plan.successor.post.text,
                count: plan.messages.count), output)
    }

    private func show(_ result: HandoverResult, _ plan: HandoverPlan, _ output: CommandOutput) {
        switch result {
        case .handedOver(let id):
            output.say(
                .handoverDone(
                    name: plan.successor.name.text, post: plan.successor.post.text,
                    count: plan.messages.count))
            if plan.unopenedCount > 0 { output.warn(.handoverLeft(count: plan.unopenedCount)) }
            output.say(.handoverNoIdentity)
            output.finish(with: [
                JSONMember("handover", .string(id.hex)),
                JSONMember("successor", .string(plan.successor.id.text)),
                JSONMember("messages", .array(plan.messages.map { .string($0.hex) })),
                JSONMember("unopened", .integer(Int64(plan.unopenedCount))),
            ])
        case .sentEarlierOne(let id):
            output.warn(.handoverEarlierSent)
            output.finish(with: [JSONMember("earlierHandover", .string(id.hex))])
        }
    }
}

extension CommandTerminal {
    /// Asks, and takes only a clear yes for one, in any of the three languages.
    static func isYes(_ question: Phrase, _ output: CommandOutput) -> Bool {
        let answer = ask(question.text(in: output.language))?.lowercased()
        return answer.map { ["yes", "y", "да", "иә"].contains($0) } ?? false
    }
}
