import ArgumentParser
import Secrets

/// `senim`: one program, a group of commands for each role.
@main struct Senim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "senim",
        abstract: "A gateway for reports of corruption that nobody can read but those chosen.",
        discussion: """
            Exit status: 0 done; 2 audit: something is missing or late; 3 audit: tampering; 4 not yet; \
            64 usage; 65 malformed input; 66 input missing; 69 no answer; 73 would overwrite; 74 disk; \
            75 busy, try later; 76 verification failed; 77 refused; 1 anything else.
            """,
        subcommands: [
            ReportCommand.self, OfficerCommand.self, TrusteeCommand.self, WitnessCommand.self,
            AuditCommand.self, CoverCommand.self, DirectoryCommand.self, GatewayCommand.self,
            PageCommand.self, ShowPicture.self,
        ])

    /// Forbids core dumps before anything secret exists, then runs the command.
    static func main() async {
        do {
            try CoreDumps.forbid()
        } catch {
            CommandOutput.writeError("senim: error: core dumps cannot be switched off\n")
            exit(withError: CommandStatus.unexpected.exitCode)
        }
        await main(nil)
    }
}
