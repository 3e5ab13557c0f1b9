import ArgumentParser
import Directory
import Encoding
import Exchange
import Officer
import OfficerDesk
import SealedMessage
import Wording

/// `senim officer inbox`.
struct OfficerInbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox", abstract: "List the messages, and how far this desk got with each.")

    @Flag(help: "Destroy keys that nothing needs any more, without asking.")
    var yes = false

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withChangingDesk(output) { desk, save in
                let entries: [InboxEntry]
                do {
                    entries = try await desk.inbox()
                } catch {
                    // Who refuses the list keeps nobody from hearing of these.
                    for outcome in try desk.outcomesToTell() { output.warn(outcome) }
                    throw error
                }
                if entries.isEmpty { output.say(.officerInboxEmpty) }
                for entry in entries { show(entry, output) }
                let listed = Set(entries.map(\.message.messageID))
                let unlisted = try desk.outcomesToTell().filter { !listed.contains($0.message) }
                for outcome in unlisted { output.warn(outcome) }
                let over = try await desk.keyNeeds().filter(\.isOver).map(\.quarter)
                for quarter in over where isDestructionWanted(quarter, output) {
                    do {
                        try await desk.destroyKeys(of: quarter, save: save)
                        OfficerKeysDestroy.say(quarter, output)
                    } catch let error as KeyDestructionFailed<CommandFailure> {
                        // One key that cannot go yet keeps no other.
                        output.warn(error.failure.phrase, hint: error.failure.hint)
                    }
                }
                output.finish(with: [
                    JSONMember("messages", .array(entries.map(json))),
                    JSONMember(
                        "unlisted",
                        .array(
                            unlisted.map {
                                .object([
                                    JSONMember("message", .string($0.message.hex)),
                                    JSONMember("standing", .string($0.standing.rawValue)),
                                ])
                            })),
                    JSONMember("unneededKeys", .array(over.map { .string($0.text) })),
                ])
                return .ok
            }
        }
    }

    /// Asks a person; without one, says how to do it.
    private func isDestructionWanted(_ quarter: Quarter, _ output: CommandOutput) -> Bool {
        if yes { return true }
        if CommandTerminal.isInteractive, !output.isJSON {
            return CommandTerminal.isYes(.keysAskDestroy(quarter: quarter.text), output)
        }
        output.warn(
            .keysOver(quarter: quarter.text), hint: .keysDestroyHint(quarter: quarter.text))
        return false
    }

    private func show(_ entry: InboxEntry, _ output: CommandOutput) {
        let id = String(entry.message.messageID.hex.prefix(16))
        let time = CivilTime(unixSeconds: entry.message.tick)
        output.say(
            entry.message.kind == .identity
                ? .officerInboxIdentity(id: id, at: time) : .officerInboxReport(id: id, at: time))
        switch entry.state {
        case .new: output.say(.officerStateNew, depth: 2)
        case .asked: output.say(.officerStateAsked, depth: 2)
        case .opened:
            output.say(
                entry.isAnswered ? .officerStateAnswered : .officerStateOpened, depth: 2)
        case .notAddressedOrCover:
            output.say(.officerCalm, depth: 2)
        case .malformed: output.say(.outcomeStateMalformed, depth: 2)
        case .damaged: output.say(.officerRecordMalformed, depth: 2)
        }
        switch entry.clock {
        case .open?: output.say(.outcomeClockOpen, depth: 2)
        case .unsent?: output.say(.outcomeClockUnsent, depth: 2)
        case .stated?: output.say(.outcomeClockStated, depth: 2)
        case .missing?: output.warn(OutcomeToTell(entry.message.messageID, .missing))
        case .elsewhere?: output.warn(OutcomeToTell(entry.message.messageID, .elsewhere))
        case .denied?: output.warn(OutcomeToTell(entry.message.messageID, .denied))
        case .closed?: output.say(.outcomeClockClosed, depth: 2)
        case nil: break
        }
    }

    private func json(_ entry: InboxEntry) -> JSONValue {
        .object([
            JSONMember("id", .string(entry.message.messageID.hex)),
            JSONMember("kind", .integer(Int64(entry.message.kind.rawValue))),
            JSONMember("tick", .integer(Int64(clamping: entry.message.tick))),
            JSONMember("index", .integer(Int64(clamping: entry.message.index))),
            JSONMember("state", .string("\(entry.state)")),
            JSONMember("answered", .bool(entry.isAnswered)),
            JSONMember("clock", entry.clock.map { .string($0.rawValue) } ?? .null),
        ])
    }
}

extension CommandOutput {
    /// Says what a person has to know of an outcome.
    func warn(_ outcome: OutcomeToTell) {
        guard let warning = outcome.warning(digits: 16) else { return }
        warn(warning.phrase, hint: warning.hint)
    }
}
