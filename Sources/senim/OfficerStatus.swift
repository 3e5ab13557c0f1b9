import ArgumentParser
import Directory
import Encoding
import OfficerDesk
import Sealing
import Wording

/// What a reply states of its case: from a file or descriptor, or typed, so that no list of processes and no history of a shell has it.
struct StatusOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Also state how the case stands: lines `word: YYYY-MM-DD` from this file, or from fd:N.",
            discussion: "The words: "
                + ReplyStatus.Matter.allCases.map(\.rawValue).joined(separator: ", ") + "."))
    var statusFile: String?

    /// The statuses; a person at a terminal is asked when no source was given.
    func statuses(_ output: CommandOutput, asking: Bool) throws(CommandFailure) -> [ReplyStatus] {
        let text: String
        if let statusFile {
            text = try CommandInput.text(statusFile, limit: StatusOptions.maximumByteCount)
        } else if asking, CommandTerminal.isInteractive {
            let prompt = Phrase.officerAskStatus(words: StatusOptions.words)
            text =
                CommandTerminal.askText(
                    prompt.text(in: output.language), limit: StatusOptions.maximumByteCount) ?? ""
        } else {
            return []
        }
        return try StatusOptions.parsed(text, today: AlmatyDay(unixSeconds: CommandClock.now()))
    }

    /// Reads the lines; empty ones are left out.
    private static func parsed(
        _ text: String, today: AlmatyDay
    ) throws(CommandFailure) -> [ReplyStatus] {
        var statuses: [ReplyStatus] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
            let parts = line.split(separator: ":", maxSplits: 1).map { part in
                String(part.filter { !$0.isWhitespace })
            }
            guard parts.count == 2, let matter = ReplyStatus.Matter(rawValue: parts[0]),
                let day = parts[1] == "today" ? today : try? AlmatyDay(parsing: parts[1]),
                !statuses.contains(where: { $0.matter == matter })
            else {
                throw CommandFailure(
                    .malformedInput, .officerStatusLine(number: number + 1),
                    hint: .officerStatusHint(words: words))
            }
            statuses.append(ReplyStatus(matter, day: day.number))
        }
        guard statuses.count <= ReplyStatus.maximumCount else {
            throw CommandFailure(
                .malformedInput, .officerStatusMany(limit: ReplyStatus.maximumCount))
        }
        return statuses
    }

    private static let words = ReplyStatus.Matter.allCases.map(\.rawValue).joined(separator: ", ")
    /// Far more than eight lines.
    private static let maximumByteCount = 4096
}

extension CommandOutput {
    /// Says what a reply states, line by line.
    func say(_ statuses: [ReplyStatus], depth: Int = 0) {
        for status in statuses { say(status.phrase, depth: depth) }
    }
}
