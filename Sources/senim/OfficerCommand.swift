import ArgumentParser
import Officer
import PortalClient
import Secrets
import Wording

/// `senim officer`: a keyholder's commands.
struct OfficerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer",
        abstract: "Open reports on the record, and reply to them.",
        subcommands: [
            OfficerSetup.self, OfficerDeskCommand.self, OfficerKeygen.self, OfficerInbox.self,
            OfficerOpen.self,
            OfficerSave.self,
            OfficerReply.self, OfficerThread.self, OfficerNote.self, OfficerOutcome.self,
            OfficerHandover.self, OfficerLog.self, OfficerKeysCommand.self, OfficerDuty.self,
            OfficerPortalDuty.self,
            OfficerClassify.self, OfficerRecuse.self, OfficerClose.self, OfficerEscalate.self,
            OfficerHold.self,
            OfficerDue.self, OfficerForm.self, OfficerIntake.self,
        ])
}

/// Where a keyholder keeps keys and records.
struct OfficerFolderOptions: ParsableArguments {
    @Option(help: "The keyholder's folder: key file and sealed records.")
    var folder: String

    var keyFile: String { folder + "/officer.key" }
    var recordFolder: String { folder + "/records" }

    /// Keeps every other officer command out of the folder.
    func hold() throws(CommandFailure) -> HeldFolder {
        try .held(folder, with: keyFile, inUse: .officerFolderInUse, hint: .officerFolderInUseHint)
    }
}

/// The options of every command that works at the desk.
struct DeskOptions: ParsableArguments {
    @OptionGroup var folder: OfficerFolderOptions
    @OptionGroup var portal: PortalOptions
    @OptionGroup var passphrase: PassphraseOptions

    /// Opens the key file and the records, verifies the portal, tends the quarter's keys, and works.
    func withDesk(
        _ output: CommandOutput, for duties: DeskDuties = .all,
        _ body: (borrowing Desk) async throws -> CommandStatus
    ) async throws -> CommandStatus {
        try await withChangingDesk(output, for: duties) { desk, _ in try await body(desk) }
    }

    /// Makes a key file without the keys that were taken out durable.
    typealias Overwriting = (borrowing OfficerKeys) throws(CommandFailure) -> Void

    /// The same, for who destroys keys.
    func withChangingDesk(
        _ output: CommandOutput, for duties: DeskDuties = .all,
        _ body: (inout Desk, Overwriting) async throws -> CommandStatus
    ) async throws -> CommandStatus {
        // Held to the end: what one command read, no other has changed when it is saved.
        let held = try folder.hold()
        let status = try await withDeskHeld(output, duties, body)
        _ = consume held
        return status
    }

    private func withDeskHeld(
        _ output: CommandOutput, _ duties: DeskDuties,
        _ body: (inout Desk, Overwriting) async throws -> CommandStatus
    ) async throws -> CommandStatus {
        var officer = try await UnlockedOfficer.open(
            try passphrase.existing(output), folder, portal, for: duties)
        output.warnIfStale(officer.desk.portal)
        if !officer.isKeyListed { output.tell(.officerKeyPosted) }
        let save = officer.save
        let result: Result<CommandStatus, any Error>
        do {
            result = .success(
                try await body(&officer.desk) { (keys) throws(CommandFailure) in try save(keys) })
        } catch {
            result = .failure(error)
        }
        await officer.close()
        return try result.get()
    }
}
