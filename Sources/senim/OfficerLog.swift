import ArgumentParser
import Details
import Directory
import Encoding
import Exchange
import Officer
import OfficerDesk
import SealedMessage
import Wording

/// `senim officer log MESSAGE`.
struct OfficerLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show who asked for a message and who opened it, with proofs.",
        discussion: """
            Of a message that you have opened. Of any other, the gateway shows you only your own statements and the answers to them.
            """)

    @Argument(help: "The message's id, or its first characters, eight or more.")
    var message: String

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let listed = try await desk.listedMessage(message)
                let history = try await desk.history(of: listed.messageID)
                if history.entries.isEmpty { output.say(.officerNoActs) }
                for entry in history.entries { show(entry, output) }
                if !history.refused.isEmpty {
                    output.warn(
                        .officerActsRefused(count: history.refused.count),
                        hint: .officerTellAuditor)
                }
                output.finish(with: [
                    JSONMember("message", .string(listed.messageID.hex)),
                    JSONMember("entries", .array(history.entries.map(json))),
                    JSONMember("refused", .integer(Int64(history.refused.count))),
                ])
                return history.refused.isEmpty ? .ok : .verificationFailed
            }
        }
    }

    private func show(_ entry: HistoryEntry, _ output: CommandOutput) {
        output.say(entry.phrase)
        output.say(entry.isPublic ? .officerActPublic : .officerActNotPublic, depth: 2)
    }

    private func json(_ entry: HistoryEntry) -> JSONValue {
        let (act, who, statement): (String, Identifier, String) =
            switch entry.act {
            case .asked(let keyholder, let action, let statement):
                (action == .identity ? "askedIdentity" : "asked", keyholder.id, statement.hex)
            case .released(let trustee, let statement): ("released", trustee.id, statement.hex)
            case .refused(let trustee, _, let statement): ("refused", trustee.id, statement.hex)
            case .handedOver(let author, _, let handover): ("handedOver", author.id, handover.hex)
            }
        return .object([
            JSONMember("index", .integer(Int64(clamping: entry.index))),
            JSONMember("act", .string(act)), JSONMember("by", .string(who.text)),
            JSONMember("statement", .string(statement)),
            JSONMember("time", .integer(Int64(clamping: entry.time))),
            JSONMember("public", .bool(entry.isPublic)),
        ])
    }
}
