import ArgumentParser
import Directory
import Exchange
import Officer
import Procedure
import Wording

/// `senim officer hold REPORT`.
struct OfficerHold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract:
            "Keep a case and the keys that open it from destruction until a day, or lift that.",
        discussion: """
            That this report is held, by whom and until when the gateway sees: it acts on it. Why, only trustees, auditors and the \
            officers of the case. A hold keeps the keys of the quarters from the report to today: while the case goes on, state it again \
            in a later quarter.
            """)

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String
    @Option(
        help: ArgumentHelp("The last day: YYYY-MM-DD, at most 15 years ahead.", valueName: "day"))
    var until: String?
    @Flag(help: "Lift the hold that you stated.")
    var lift = false
    @OptionGroup var details: CaseDetails

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let day = try day()
                let ground = try details.ground(output)
                let listed = try await desk.listedMessage(message)
                let receipt = try await desk.hold(listed.messageID, until: day, ground: ground)
                output.say(receipt, of: .hold, about: listed.messageID)
                return .ok
            }
        }
    }

    /// - Returns: nil to lift the hold.
    /// - Throws: `CommandFailure` unless there is either a day or `--lift`.
    func day() throws(CommandFailure) -> AlmatyDay? {
        switch (until, lift) {
        case (nil, false): throw CommandFailure(.usage, .usageMissing(option: "--until"))
        case (_?, true):
            throw CommandFailure(.usage, .usageTogether(first: "--until", second: "--lift"))
        case (nil, true): return nil
        case (let until?, false):
            guard let day = try? AlmatyDay(parsing: until) else {
                throw CommandFailure(.malformedInput, .usageInvalid(option: "--until"))
            }
            return day
        }
    }
}
