import ArgumentParser

/// `senim report`: the reporter's commands.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Report, and read the replies, without being known.",
        discussion: """
            Nothing of a report stands in a command's arguments, where a shell's history and other users would see \
            it: text, category, exclusions and receipt are asked for, or come from a file or a descriptor (fd:N).
            """,
        subcommands: [
            ReportSubmit.self, ReportCheck.self, ReportFollowUp.self, ReportRekey.self,
            ReportConsent.self, ReportClose.self, ReportProof.self,
        ])
}

/// Where a command that looks into a mailbox takes the receipt from.
struct ReceiptOptions: ParsableArguments {
    @Option(
        name: .customLong("receipt-fd"),
        help: ArgumentHelp(
            "Read the receipt from this descriptor instead of the terminal.", valueName: "number"))
    var descriptor: Int32?
}
