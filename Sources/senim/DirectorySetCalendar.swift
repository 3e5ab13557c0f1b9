import ArgumentParser
import Casework
import Directory
import Encoding
import Procedure
import Secrets
import SignedNote
import Wording

/// `senim directory set-calendar`: signs the production calendar, and names it in the draft.
struct DirectorySetCalendar: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-calendar",
        abstract:
            "Sign the production calendar with the authority's key, and name it in the draft.",
        discussion: """
            The operator puts the signed calendar.note into the gateway's folder; officers and auditors count working days by it. \
            Time limits that reach past its last day cannot be counted: make the next one in time.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(
        help:
            "The calendar's lines (Procedure/Specification.md §3.1), the portal's name among them.")
    var file: String?
    @Flag(help: "The directory names no calendar.")
    var none = false
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            if none {
                draft.calendar = nil
            } else {
                guard let file else {
                    throw CommandFailure(.usage, .usageMissing(option: "--file"))
                }
                let calendar = try Self.calendar(in: file, of: draft.portal)
                let note = try folder.signer(draft.portal, passphrase, output).sign(calendar.text)
                let path = folder.calendarFile(until: "\(calendar.until)")
                try folder.write(path, note.bytes)
                draft.calendar = Digest(hashing: Array(calendar.text.utf8))
                output.say(.directoryCalendarSet(file: path))
                output.say(
                    .directoryCalendarUntil(
                        day: calendar.until.date))
            }
            try folder.save(changed: draft, output)
            output.finish(with: [
                JSONMember("calendar", draft.calendar.map { .string($0.hex) } ?? .null)
            ])
            return .ok
        }
    }

    /// Reads a portal's calendar from a file.
    static func calendar(
        in path: String, of portal: Portal
    ) throws -> ProductionCalendar {
        let bytes = try CommandFiles.read(path, limit: ProductionCalendar.maximumByteCount)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.malformedInput, .textNotUTF8)
        }
        do throws(CalendarRefused) {
            return try ProductionCalendar(text: text, of: portal)
        } catch {
            throw error.failure
        }
    }
}

extension CalendarRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .malformed(let error):
            CommandFailure(.malformedInput, error.message, hint: .caseCalendarHint)
        case .otherPortal:
            CommandFailure(.malformedInput, .caseCalendarOtherPortal, hint: .caseCalendarHint)
        }
    }
}
