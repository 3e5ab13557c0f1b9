import ArgumentParser
import Directory
import Wording

/// `senim directory`: the authority's commands, which work offline.
struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory",
        abstract: "Say who receives, guards and watches over a portal's reports. Works offline.",
        discussion: """
            `init` begins a draft; `add-…`, `replace`, `remove`, `set-…` and `suspend` change it; `sign` makes it the next version, which \
            trustees then approve, or decline: then `withdraw`. The authority's key file never leaves this machine.
            """,
        subcommands: [
            DirectoryInit.self, DirectoryAddKeyholder.self, DirectoryAddTrustee.self,
            DirectoryAddAuditor.self, DirectoryAddWitness.self, DirectoryAddCover.self,
            DirectoryReplace.self, DirectoryRemove.self, DirectorySetThreshold.self,
            DirectorySetOrigins.self, DirectorySetPage.self, DirectorySetCalendar.self,
            DirectorySetTaxonomy.self, DirectorySuspend.self, DirectorySign.self,
            DirectoryWithdraw.self, DirectoryShow.self,
        ])
}

/// The addresses of a portal, as `init` and `set-origins` take them.
struct DirectoryOriginOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Address at which the portal is reached; may be repeated.", valueName: "url"))
    var web: [String] = []
    @Option(help: ArgumentHelp("Onion address of the portal; may be repeated.", valueName: "url"))
    var onion: [String] = []

    /// At least one address, none twice.
    func origins() throws(CommandFailure) -> (web: [Origin], onion: [Origin]) {
        guard !(web + onion).isEmpty else {
            throw CommandFailure(.usage, .usageMissing(option: "--web"))
        }
        return (
            try Self.origins(web, "--web", isOnion: false),
            try Self.origins(onion, "--onion", isOnion: true)
        )
    }

    private static func origins(
        _ texts: [String], _ option: String, isOnion: Bool
    ) throws(CommandFailure) -> [Origin] {
        var origins: [Origin] = []
        for text in texts {
            guard let origin = try? Origin(text), origin.isOnion == isOnion,
                !origins.contains(origin)
            else { throw CommandFailure(.usage, .usageInvalid(option: option)) }
            origins.append(origin)
        }
        return origins
    }
}

/// The option of every command that works on the authority's folder.
struct DirectoryFolderOptions: ParsableArguments {
    @Option(help: "The authority's folder: key, draft and signed versions.")
    var folder: String
}
