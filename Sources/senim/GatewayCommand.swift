import ArgumentParser

/// `senim gateway`: the operator's commands.
struct GatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract: "Receive sealed reports and keep the log. The gateway can read none of them.",
        subcommands: [
            GatewayInit.self, GatewayServe.self, GatewayAdopt.self, GatewayStatus.self,
        ])
}

/// The options of both commands that work on the operator's machine.
struct GatewayFolderOptions: ParsableArguments {
    @Option(help: "The gateway's folder: keys, settings and database.")
    var folder: String

    var keyFile: String { folder + "/gateway.key" }
    var cardFile: String { folder + "/gateway.card" }
    /// The log's verifier key, for witnesses.
    var logKeyFile: String { folder + "/log.vkey" }
    /// What the operator says on the reporter's page; may be missing.
    var operatorFile: String { folder + "/operator.txt" }
    /// The production calendar, as the authority signed it; may be missing.
    var calendarFile: String { folder + "/calendar.note" }
    /// The portal's taxonomy, likewise.
    var taxonomyFile: String { folder + "/taxonomy.note" }
    var settingsFile: String { folder + "/gateway.json" }
}
