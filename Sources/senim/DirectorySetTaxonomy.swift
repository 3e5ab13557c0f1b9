import ArgumentParser
import Casework
import Directory
import Encoding
import Procedure
import Secrets
import SignedNote
import Wording

/// `senim directory set-taxonomy`: signs which spheres the portal shows, and names that in the draft.
struct DirectorySetTaxonomy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-taxonomy",
        abstract:
            "Sign which spheres the portal hides, and its own, and name that in the draft.",
        discussion: """
            The operator puts the signed taxonomy.note into the gateway's folder. Reporters choose from it, and officers classify by it.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(
        help:
            "The taxonomy's lines (Procedure/Specification.md §4.3), the portal's name among them.")
    var file: String?
    @Flag(help: "The directory names no taxonomy: the common spheres and no others.")
    var none = false
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            if none {
                draft.taxonomy = nil
            } else {
                guard let file else {
                    throw CommandFailure(.usage, .usageMissing(option: "--file"))
                }
                let taxonomy = try Self.taxonomy(in: file, of: draft.portal)
                try folder.checkNumbers(of: taxonomy, before: draft)
                let note = try folder.signer(draft.portal, passphrase, output).sign(taxonomy.text)
                let digest = Digest(hashing: Array(taxonomy.text.utf8))
                let path = folder.taxonomyFile(digest)
                try folder.write(path, note.bytes)
                draft.taxonomy = digest
                output.say(.directoryTaxonomySet(file: path, count: taxonomy.spheres.count))
            }
            try folder.save(changed: draft, output)
            output.finish(with: [
                JSONMember("taxonomy", draft.taxonomy.map { .string($0.hex) } ?? .null)
            ])
            return .ok
        }
    }

    /// Reads a portal's taxonomy from a file.
    static func taxonomy(in path: String, of portal: Portal) throws -> PortalTaxonomy {
        let bytes = try CommandFiles.read(path, limit: PortalTaxonomy.maximumByteCount)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.malformedInput, .textNotUTF8)
        }
        do throws(TaxonomyRefused) {
            return try PortalTaxonomy(text: text, of: portal)
        } catch {
            throw error.failure
        }
    }
}

extension DirectoryFolder {
    /// Refuses numbers that stand for other spheres in the taxonomy of an earlier version (Procedure/Specification.md §4.3).
    func checkNumbers(
        of taxonomy: PortalTaxonomy, before draft: DirectoryDraft
    ) throws(CommandFailure) {
        for version in 1..<max(1, draft.version) {
            guard let digest = try signed(version: version).directory.taxonomy else { continue }
            let path = taxonomyFile(digest)
            let bytes = try read(path, limit: 2 * PortalTaxonomy.maximumByteCount)
            guard let note = try? SignedNote(parsing: bytes),
                Digest(hashing: Array(note.text.utf8)) == digest,
                let earlier = try? PortalTaxonomy(parsing: note.text)
            else { throw CommandFailure(.malformedInput, .directoryFileMalformed(path: path)) }
            let reused = taxonomy.reused(since: earlier)
            guard reused.isEmpty else {
                throw CommandFailure(
                    .malformedInput,
                    .directoryTaxonomyReused(
                        numbers: reused.map(\.description).joined(separator: ", "), file: path),
                    hint: .directoryTaxonomyReusedHint)
            }
        }
    }
}

extension TaxonomyRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .malformed(let error):
            CommandFailure(.malformedInput, error.message, hint: .caseTaxonomyHint)
        case .otherPortal:
            CommandFailure(.malformedInput, .caseTaxonomyOtherPortal, hint: .caseTaxonomyHint)
        }
    }
}
