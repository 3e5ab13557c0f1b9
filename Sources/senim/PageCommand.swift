import ArgumentParser
import Encoding
import ReporterPage
import Wording

/// `senim page`: what is served to reporters, as files.
struct PageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page", abstract: "The reporter's page as files.",
        subcommands: [PageReleaseCommand.self, PageSave.self])
}

/// `senim page release`: the list of the page's files and their hashes.
struct PageReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Print the list of the page's files; its SHA-256 is what directories name.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            output.say(verbatim: String(PageRelease.current.text.dropLast()))
            output.finish(with: [
                JSONMember("release", .string(PageRelease.current.digest.hex))
            ])
            return .ok
        }
    }
}

/// `senim page save`: the page as one file that opens from a disk.
struct PageSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Write the page as one file, and print its SHA-256.",
        discussion: "The file opens from a disk or a mirror, and asks which portal to talk to.")

    @Argument(help: "Where to write it, such as senim-report.html; never over another file.")
    var file: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            try CommandFiles.writeNew(file, PageSingleFile.bytes)
            output.say(.pageSaved(path: file))
            output.say(verbatim: PageSingleFile.digest.hex)
            output.finish(with: [
                JSONMember("file", .string(file)),
                JSONMember("sha256", .string(PageSingleFile.digest.hex)),
            ])
            return .ok
        }
    }
}
