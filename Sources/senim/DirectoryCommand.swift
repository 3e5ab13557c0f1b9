import ArgumentParser

/// `senim directory`: the authority's commands, which work offline.
struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory",
        abstract: "Say who receives, guards and watches over a portal's reports. Works offline.",
        discussion: """
            `init` begins a draft; `add-…`, `set-page`, `set-calendar`, `set-taxonomy` and `suspend` change it; `sign` makes it the next version, which \
            trustees then approve. The authority's key file never leaves this machine.
            """,
        subcommands: [
            DirectoryInit.self, DirectoryAddKeyholder.self, DirectoryAddTrustee.self,
            DirectoryAddAuditor.self, DirectoryAddWitness.self, DirectoryAddCover.self,
            DirectorySetPage.self, DirectorySetCalendar.self, DirectorySetTaxonomy.self,
            DirectorySuspend.self,
            DirectorySign.self, DirectoryShow.self,
        ])
}

/// The option of every command that works on the authority's folder.
struct DirectoryFolderOptions: ParsableArguments {
    @Option(help: "The authority's folder: key, draft and signed versions.")
    var folder: String
}
