import ArgumentParser
import Encoding
import Exchange
import Officer
import PortalClient
import SealedMessage
import Wording

/// `senim officer save MESSAGE --into FOLDER`.
struct OfficerSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Save the files of a message that was opened here, byte for byte.",
        discussion: """
            Names are made harmless, and nothing in the folder is ever replaced. Nothing is saved unless every part \
            is the one that the message commits to.
            """)

    @Argument(help: "The message's id, or its first characters, eight or more.")
    var message: String

    @Option(help: "The folder to save into; it is made if it is missing.")
    var into: String

    @Flag(help: "Where a name is taken, save under another one: “photo (2).jpg”.")
    var rename = false

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            let folder = try SaveFolder(into)
            return try await desk.withDesk(output) { desk in
                let id = try await desk.listedMessage(message).messageID
                let progress = TransferProgress(output) { percent, rate, left in
                    .filesDownloading(percent: percent, rate: rate, left: left)
                }
                defer { progress.end() }
                let saved = try await desk.saveFiles(
                    of: id, into: folder, renaming: rename, patience: .long(output)
                ) {
                    done, total in progress.show(done: done, of: total)
                }
                progress.end()
                show(saved, of: id, output)
                return .ok
            }
        }
    }

    private func show(_ saved: [SavedFile], of id: MessageID, _ output: CommandOutput) {
        for file in saved {
            let size = ByteText.text(file.byteCount, in: output.language)
            output.say(
                file.name == file.givenName
                    ? .filesSaved(name: file.name, size: size)
                    : .filesSavedRenamed(
                        name: file.name, given: VisibleText.of(file.givenName), size: size))
        }
        output.warn(.filesOpenWarning)
        output.finish(with: [
            JSONMember("message", .string(id.hex)),
            JSONMember(
                "files",
                .array(
                    saved.map { file in
                        .object([
                            JSONMember("name", .string(file.name)),
                            JSONMember("givenName", .string(file.givenName)),
                            JSONMember("length", .integer(Int64(clamping: file.byteCount))),
                        ])
                    })),
        ])
    }
}
