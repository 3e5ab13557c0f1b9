// `unsafe` here: a consent token is copied out of the pages it was read into, into the statement that reveals it.
import ArgumentParser
import Details
import Directory
import Encoding
import Exchange
import Officer
import PortalClient
import Procedure
import SealedMessage
import Sealing
import Secrets
import Wording

/// `senim officer open MESSAGE`.
struct OfficerOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract:
            "Open a message: first your statement stands in the log, then trustees release their shares.",
        discussion: """
            Exit status 4 when trustees are still silent at the end of the waiting time: run it again, and it goes on. \
            What was opened once is read again from this desk's own records.
            """)

    @Argument(help: "The message's id, or its first characters, eight or more.")
    var message: String

    @Option(
        help: ArgumentHelp(
            "For a reply or note: the report whose thread it stands in.", valueName: "report"))
    var thread: String?

    @OptionGroup var desk: DeskOptions

    @Option(help: ArgumentHelp("How long to wait for trustees.", valueName: "seconds"))
    var timeout: UInt32 = 120

    @Option(help: "For an identity: the number of the decision that allows it, without spaces.")
    var decision: String?

    @Option(help: "For an identity: the day of that decision, YYYY-MM-DD.")
    var decided: String?

    // Without either, the token of a follow-up that was opened here is taken.
    @Option(
        name: .customLong("consent-fd"),
        help: ArgumentHelp(
            "For an identity: read the reporter's consent, 64 hexadecimal digits, from this descriptor.",
            valueName: "number"))
    var consentDescriptor: Int32?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            let ground = try ground()
            return try await desk.withDesk(output) { desk in
                let listed: ListedMessage
                if let thread {
                    let report = try await desk.listedMessage(thread)
                    listed = try await desk.threadMessage(message, of: report.messageID)
                } else {
                    listed = try await desk.listedMessage(message)
                }
                // Asked for whatever the message turns out to be: the gateway sees the question.
                let spheres = await desk.spheresOrWarning(output)
                let ground = try await usable(ground, for: listed, at: desk, output)
                let result: OpeningResult
                do {
                    result = try await desk.open(
                        listed, ground: ground, timeout: .seconds(Int(timeout))
                    ) { silent in
                        output.tell(
                            .officerWaiting(names: silent.map(\.text).joined(separator: ", ")))
                    }
                } catch {
                    // A message that breaks the format has an outcome, too.
                    _ = try? await desk.fileWhatWasSeen(of: listed)
                    throw error
                }
                do throws(DeskFailed) {
                    let filed = try await desk.fileWhatWasSeen(of: listed)
                    if let filed {
                        output.warn(OutcomeToTell(listed.messageID, filed.standing))
                    }
                } catch {
                    let isSentAgain = if case .outcome = error { false } else { true }
                    output.warn(
                        error.failure.phrase,
                        hint: isSentAgain ? .outcomeWillBeSentAgain : error.failure.hint)
                }
                return OpeningPrinter(
                    output: output, directory: desk.portal.directory, spheres: spheres
                ).show(result, of: listed.messageID)
            }
        }
    }

    /// The reporter's own token, when a follow-up that was opened here brought it and no ground was given.
    private func usable(
        _ ground: AccessGround, for message: ListedMessage, at desk: borrowing Desk,
        _ output: CommandOutput
    ) async throws -> AccessGround {
        guard message.kind == .identity, case .none = ground else { return ground }
        // A consent that waits for trustees goes on.
        if case .consent? = try desk.waitingGround(of: message.messageID) { return ground }
        guard let consent = try await desk.consent(for: message)
        else { return ground }
        output.tell(.officerConsentUsed)
        return consent
    }

    private func ground() throws(CommandFailure) -> AccessGround {
        if let consentDescriptor {
            guard decision == nil, decided == nil else {
                throw CommandFailure(
                    .usage, .usageTogether(first: "--consent-fd", second: "--decision"))
            }
            let secret: SecretBytes
            do {
                secret = try Passphrase.read(from: consentDescriptor)
            } catch {
                throw error.failure
            }
            let text = unsafe secret.withUnsafeBytes {
                unsafe String(decoding: $0, as: UTF8.self)
            }
            guard let bytes = try? Hex.decode(text), let token = try? ConsentToken(bytes) else {
                throw CommandFailure(.malformedInput, .usageInvalid(option: "--consent-fd"))
            }
            return .consent(token)
        }
        guard let decision else {
            guard decided == nil else {
                throw CommandFailure(.usage, .usageMissing(option: "--decision"))
            }
            return .none
        }
        guard let number = try? DecisionNumber(decision) else {
            throw CommandFailure(.usage, .usageInvalid(option: "--decision"))
        }
        guard let decided else {
            throw CommandFailure(.usage, .usageMissing(option: "--decided"))
        }
        guard let day = try? AlmatyDay(parsing: decided) else {
            throw CommandFailure(.usage, .usageInvalid(option: "--decided"))
        }
        return .decision(number: number, day: day)
    }
}
