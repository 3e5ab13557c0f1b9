import ArgumentParser
import Directory
import Encoding
import SignedNote
import Wording

/// `senim directory show`: who is in it, with the fingerprints of all keys.
struct DirectoryShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a directory with the fingerprints of its keys.",
        discussion: """
            Of a folder, the last signed version is shown, or the draft while there is none. Approvals are not \
            judged here.
            """)

    @Option(help: "The authority's folder.")
    var folder: String?
    @Option(help: "A signed directory note instead of a folder.")
    var note: String?
    @Flag(help: "Show the folder's draft.")
    var draft = false
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            if folder != nil, note != nil {
                throw CommandFailure(
                    .usage, .usageTogether(first: "--folder", second: "--note"))
            }
            let table = DirectoryTable(output: output)
            if let note {
                let (directory, _) = try DirectoryFolder.read(note)
                table.show(DirectoryDraft(of: directory), isDraft: false, authority: nil)
                return .ok
            }
            guard let path = folder else {
                throw CommandFailure(.usage, .usageMissing(option: "--folder"))
            }
            let folder = DirectoryFolder(path: path)
            let next = try folder.draft()
            let authority = try folder.authority()
            guard !draft, next.version > 1 else {
                table.show(next, isDraft: true, authority: authority)
                return .ok
            }
            let signed = try folder.signed(version: next.version - 1)
            table.show(
                DirectoryDraft(of: signed.directory), isDraft: false, authority: authority)
            return .ok
        }
    }
}
