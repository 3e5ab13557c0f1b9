import ArgumentParser
import Foundation
import Secrets
import Wording

extension ParsableCommand {
    /// Runs a command's body, says its errors, and leaves with the exit status of its outcome.
    ///
    /// - Parameter body: gets where to speak; gives back `ok` or another outcome that is no error, such as `notYet`.
    func perform(
        _ options: OutputOptions, _ body: (CommandOutput) async throws -> CommandStatus
    ) async throws {
        let output = try options.output()
        if !LockedMemory.isAvailable { output.warn(.memoryNotLocked, hint: .memoryNotLockedHint) }
        let status: CommandStatus
        do {
            status = try await body(output)
        } catch let error as any CommandExplained {
            output.fail(error.failure)
            throw error.failure.status.exitCode
        } catch let error as ExitCode {
            throw error
        } catch {
            // The error's own text stays unsaid: it may hold what must not be printed.
            let failure = CommandFailure(
                .unexpected, .errorUnexpected, hint: .errorUnexpectedHint)
            output.fail(failure)
            throw failure.status.exitCode
        }
        if status != .ok { throw status.exitCode }
    }
}

extension OutputOptions {
    /// Where to speak, in the language asked for.
    fileprivate func output() throws -> CommandOutput {
        let environment = ProcessInfo.processInfo.environment
        do {
            return CommandOutput(
                language: try Language.preferred(option: lang, environment: environment),
                isJSON: json)
        } catch {
            let output = CommandOutput(
                language: Language(environment: environment), isJSON: json)
            output.fail(
                CommandFailure(.usage, .usageUnknownLanguage, hint: .usageUnknownLanguageHint))
            throw CommandStatus.usage.exitCode
        }
    }
}
