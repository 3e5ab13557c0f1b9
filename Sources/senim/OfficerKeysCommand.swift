import ArgumentParser
import Directory
import Encoding
import Officer
import Wording

/// `senim officer keys`: which quarters' keys are here, and the end of those that nothing needs.
struct OfficerKeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "List the quarters' keys, and destroy those that nothing needs.",
        subcommands: [OfficerKeysList.self, OfficerKeysDestroy.self],
        defaultSubcommand: OfficerKeysList.self)
}

/// `senim officer keys list`.
struct OfficerKeysList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show until when the keys of each quarter are needed.")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output, for: .endOfKeys) { desk in
                let needs = try await desk.keyNeeds()
                for need in needs {
                    let quarter = need.quarter.text
                    guard need.isOver else {
                        output.say(
                            .keysNeeded(
                                quarter: quarter, until: CivilDate(almatyDay: need.lastDay.number)))
                        continue
                    }
                    output.say(.keysOver(quarter: quarter))
                    output.say(.keysDestroyHint(quarter: quarter), depth: 1)
                }
                output.finish(with: [
                    JSONMember(
                        "quarters",
                        .array(
                            needs.map { need in
                                .object([
                                    JSONMember("quarter", .string(need.quarter.text)),
                                    JSONMember("neededUntil", .string(need.lastDay.text)),
                                    JSONMember("over", .bool(need.isOver)),
                                ])
                            }))
                ])
                return .ok
            }
        }
    }
}

/// `senim officer keys destroy QUARTER`.
struct OfficerKeysDestroy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Destroy the keys of a quarter that nothing needs any more, on the log.",
        discussion: """
            The log says so first, and once that is public, the same command deletes the records that only these keys open and \
            takes them out of the key file. Interrupted, it goes on where it stopped.
            """)

    @Argument(help: "The quarter, such as 2026Q4.")
    var quarter: String

    @Flag(help: "Do not ask: destroy.")
    var yes = false

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            guard let quarter = try? Quarter(parsing: quarter) else {
                throw CommandFailure(.usage, .usageInvalid(option: "QUARTER"))
            }
            return try await desk.withChangingDesk(output, for: .endOfKeys) { desk, save in
                guard try isWanted(quarter, output) else {
                    output.say(.keysKept)
                    return .ok
                }
                try await desk.destroyKeys(of: quarter, save: save)
                OfficerKeysDestroy.say(quarter, output)
                output.finish(with: [JSONMember("destroyed", .string(quarter.text))])
                return .ok
            }
        }
    }

    private func isWanted(
        _ quarter: Quarter, _ output: CommandOutput
    ) throws(CommandFailure) -> Bool {
        if yes { return true }
        guard CommandTerminal.isInteractive, !output.isJSON else {
            throw CommandFailure(.usage, .keysDestroyUnasked, hint: .keysDestroyUnaskedHint)
        }
        return CommandTerminal.isYes(.keysAskDestroy(quarter: quarter.text), output)
    }

    static func say(_ quarter: Quarter, _ output: CommandOutput) {
        output.say(.keysDestroyed(quarter: quarter.text))
        output.say(.keysDestroyedHonestly, depth: 1)
    }
}

extension KeyDestructionFailed: CommandExplained where E: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .noKey(let quarter):
            CommandFailure(.inputMissing, .keysNoSuchQuarter(quarter: quarter.text))
        case .needed(let quarter, let lastDay):
            CommandFailure(
                .refused,
                .keysStillNeeded(
                    quarter: quarter.text, until: CivilDate(almatyDay: lastDay.number)),
                hint: .keysStillNeededHint)
        case .held(let quarter):
            CommandFailure(.refused, .keysHeld(quarter: quarter.text), hint: .keysHeldHint)
        case .notPublic(let quarter):
            CommandFailure(
                .notYet, .keysNotPublic(quarter: quarter.text), hint: .officerAgainHint)
        case .notProven(let quarter):
            CommandFailure(
                .verificationFailed, .keysNotProven(quarter: quarter.text),
                hint: .officerTellAuditor)
        case .save(let error): error.failure
        case .desk(let error): error.failure
        }
    }
}
