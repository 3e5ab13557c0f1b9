import ArgumentParser
import Encoding
import Exchange
import Officer
import SealedMessage
import Sealing
import Wording

/// `senim officer outcome MESSAGE`.
struct OfficerOutcome: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome",
        abstract: "Show, or state, what a message was to you: with it your clock closes.",
        discussion: """
            `open` states the outcome by itself when it is certain; this command is for all else. The outcome goes sealed to \
            the trustees; auditors learn only whether the message was taken up. "not-addressed" gives away the share of your \
            own slot: worthless if it is true, the proof if it is not.
            """)

    @Argument(help: "The message's id, or its first characters, eight or more.")
    var message: String

    @OptionGroup var desk: DeskOptions

    @Option(help: "taken-up, not-addressed, cover or malformed.")
    var state: OutcomeState?

    @Flag(help: "State it although this desk's own record says otherwise, without being asked.")
    var againstRecord = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let listed = try await desk.listedMessage(message)
                let seen = try desk.seenOutcome(of: listed.messageID)
                guard let code = state?.code else {
                    let filed = try await desk.pursuedOutcome(of: listed.messageID) { why in
                        output.warn(why.failure.phrase, hint: why.failure.hint)
                    }
                    return show(filed, seen, listed, output)
                }
                if let filed = try desk.filedOutcome(of: listed.messageID), filed.code != code {
                    throw CommandFailure(
                        .refused, .outcomeStandsAlready(state: OutcomeState(filed.code).rawValue))
                }
                if seen != code { try confirm(code, seen, output) }
                let filed = try await desk.file(code, of: listed)
                return show(filed, seen, listed, output)
            }
        }
    }

    /// The person signs; the desk has warned.
    private func confirm(
        _ code: OutcomeCode, _ seen: OutcomeCode?, _ output: CommandOutput
    ) throws(CommandFailure) {
        if let seen {
            output.warn(
                .outcomeAgainstRecord(
                    seen: OutcomeState(seen).rawValue, stated: OutcomeState(code).rawValue),
                hint: code == .notAddressed ? .outcomeLieIsProvable : nil)
        } else {
            output.warn(.outcomeNotSeen)
        }
        if againstRecord { return }
        let word = OutcomeState(code).rawValue
        let prompt = Phrase.outcomeConfirm(word: word).text(in: output.language)
        guard CommandTerminal.ask(prompt) == word else {
            throw CommandFailure(.refused, .outcomeNotConfirmed, hint: .outcomeNotConfirmedHint)
        }
    }

    private func show(
        _ filed: FiledOutcome?, _ seen: OutcomeCode?, _ listed: ListedMessage,
        _ output: CommandOutput
    ) -> CommandStatus {
        if let filed {
            let state = OutcomeState(filed.code).rawValue
            switch filed.standing {
            case .unsent: output.say(.outcomeNotLogged(state: state))
            case .taken: output.say(.outcomeTaken(state: state))
            case .missing: output.warn(.outcomeMissing(state: state), hint: .outcomeMissingHint)
            case .denied:
                output.warn(OutcomeToTell(listed.messageID, .denied))
            case .proven: output.say(.outcomeFiled(state: state))
            case .elsewhere: output.say(.outcomeElsewhere(state: state))
            }
        } else {
            output.say(.outcomeNone)
        }
        output.finish(with: [
            JSONMember("message", .string(listed.messageID.hex)),
            JSONMember(
                "outcome", filed.map { .string(OutcomeState($0.code).rawValue) } ?? .null),
            JSONMember("logged", .bool(filed?.standing.isProven ?? false)),
            JSONMember("standing", filed.map { .string($0.standing.rawValue) } ?? .null),
            JSONMember("seen", seen.map { .string(OutcomeState($0).rawValue) } ?? .null),
        ])
        return filed == nil ? .notYet : .ok
    }
}

/// An outcome as it stands on a command line.
enum OutcomeState: String, ExpressibleByArgument, CaseIterable {
    case takenUp = "taken-up"
    case notAddressed = "not-addressed"
    case cover
    case malformed

    init(_ code: OutcomeCode) {
        self =
            switch code {
            case .takenUp: .takenUp
            case .notAddressed: .notAddressed
            case .cover: .cover
            case .malformed: .malformed
            }
    }

    var code: OutcomeCode {
        switch self {
        case .takenUp: .takenUp
        case .notAddressed: .notAddressed
        case .cover: .cover
        case .malformed: .malformed
        }
    }
}

extension OutcomeFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .otherKind: CommandFailure(.refused, .outcomeOtherKind)
        case .notAsked: CommandFailure(.refused, .outcomeNotAsked, hint: .outcomeNotAskedHint)
        case .noShare: CommandFailure(.refused, .outcomeNoShare, hint: .outcomeNoShareHint)
        case .denied(let index):
            CommandFailure(.refused, .outcomeDenied(entry: index), hint: .outcomeDeniedHint)
        case .clockBehind(let minutes):
            CommandFailure(
                .tryLater, .outcomeClockBehind(minutes: minutes), hint: .outcomeClockBehindHint)
        case .clockUnknown:
            CommandFailure(.tryLater, .outcomeClockUnknown, hint: .outcomeWillBeSentAgain)
        }
    }
}
