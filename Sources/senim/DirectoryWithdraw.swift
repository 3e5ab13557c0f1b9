// `unsafe` here: rename(2) of two paths, alive for the call.
import ArgumentParser
import Directory
import Encoding
import Glibc
import Wording

/// `senim directory withdraw`: the version signed last, which trustees declined, becomes a draft again.
///
/// It takes no signature back: whoever has the note has it, and trustees may still bring it into force (Directory/Specification.md §5.6).
struct DirectoryWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Make the version signed last a draft again, because trustees declined it.",
        discussion: """
            Only for a version that is not in force and never will be: the gateway has not adopted it, and the trustees have said that \
            they will not approve it. The draft keeps its changes and gets the number N; the note is kept under another name. The \
            signature stays in the world: should enough trustees approve the old text after all, it counts, and not the new one. \
            Withdraw the new one then, and give the old note its name back.

            A trustee who has approved the old text approves no other of that number before it is in force. Where the others are too \
            few, let the old text come into force, and correct it in the next version. Version 1 is not withdrawn: begin anew.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @Argument(help: ArgumentHelp("The version signed last.", valueName: "N"))
    var version: UInt64
    @Flag(help: "You have asked: this version is not in force, and its trustees have declined it.")
    var notInForce = false
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let file = try withdraw()
            output.say(.directoryWithdrawn(version: String(version), file: file))
            output.finish(with: [
                JSONMember("version", .string(String(version))), JSONMember("file", .string(file)),
            ])
            return .ok
        }
    }

    /// Saves the draft first: stopped in between, the command can be given again, and finds it with its changes.
    ///
    /// - Returns: where the note is now.
    func withdraw() throws(CommandFailure) -> String {
        let folder = DirectoryFolder(path: folder.folder)
        var draft = try folder.savedDraft()
        let isBegun = draft.version == version && folder.exists(folder.noteFile(version: version))
        if !isBegun { draft = try folder.draft() }
        guard isBegun || version == draft.version - 1 else {
            throw CommandFailure(
                .refused, .directoryWithdrawNotLast(version: String(version)),
                hint: .directoryWithdrawNotLastHint)
        }
        guard version > 1 else {
            throw CommandFailure(
                .refused, .directoryWithdrawFirst, hint: .directoryWithdrawFirstHint)
        }
        guard notInForce else {
            throw CommandFailure(
                .refused, .directoryWithdrawNotSure(version: String(version)),
                hint: .directoryWithdrawNotSureHint)
        }
        draft.version = version
        draft.previous = try folder.signed(version: version).directory.previous
        try folder.save(draft)
        let file = folder.freeWithdrawnFile(version: version)
        guard unsafe rename(folder.noteFile(version: version), file) == 0 else {
            throw CommandFailure(.disk, .fileCannotWrite(path: file), hint: .fileCannotWriteHint)
        }
        CommandFiles.syncFolder(of: file)
        return file
    }
}
