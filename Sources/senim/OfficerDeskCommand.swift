import ArgumentParser
import Directory
import Forms
import Foundation
import Glibc
import Logging
import Officer
import OfficerDesk
import Pictures
import PortalClient
import Secrets
import ServiceLifecycle
import UnixSignals
import Wording

/// `senim officer desk`: the desk in the browser.
struct OfficerDeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "Work in the browser: what is due, cases, papers, keys.",
        discussion: """
            Serves on this computer alone, and prints an address and a single-use code; open the address in a private window, \
            for an ordinary one may write what you type to the disk, and type the code, then the passphrase. Enter prints a new code and locks the desk. While it runs, no other \
            officer command works in the folder.
            """)

    @OptionGroup var folder: OfficerFolderOptions
    @OptionGroup var portal: PortalOptions
    @Option(
        name: .customLong("lock-after"),
        help: ArgumentHelp("Lock when nobody has used it for so long.", valueName: "minutes"))
    var lockAfter: UInt32 = 15
    @Option(
        help: ArgumentHelp("How often to look at the portal by itself.", valueName: "seconds"))
    var every: UInt32 = 60
    @Option(
        name: .customLong("save-to"),
        help: ArgumentHelp(
            "Where files of messages are saved at your wish; made when it is first needed.",
            valueName: "folder"))
    var saveFolder: String?
    @Option(
        help: ArgumentHelp(
            "The operator's own templates (Forms/Specification.md §3.4).", valueName: "folder"))
    var templates: String?
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            guard lockAfter > 0, every > 0 else {
                throw CommandFailure(.usage, .usageInvalid(option: "--lock-after"))
            }
            // Held to the end: no command changes the key file under an open desk.
            let held = try folder.hold()
            _ = try portal.authorityKey()
            let server = DeskServer(settings: try settings(output)) { address in
                output.say(.deskServing(address: address))
            } tellCode: { code in
                output.say(.deskCode(code))
                output.tell(.deskCodeAdvice)
            }
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [
                        .init(service: server),
                        .init(service: CodeRenewal(server: server)),
                    ], gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }))
            do {
                try await group.run()
            } catch let error as any CommandExplained {
                throw error
            }
            _ = consume held
            return .ok
        }
    }

    private func settings(_ output: CommandOutput) throws -> DeskSettings {
        let (folder, portal) = (folder, portal)
        let pictures = PictureRenderer()
        return DeskSettings(
            language: output.language, idleLimit: .seconds(60 * Int(lockAfter)),
            interval: .seconds(Int(every)),
            saveFolder: saveFolder ?? folder.folder + "/saved",
            templates: try OfficerForm.templateSet(templates), clock: CommandClock.now,
            unlock: { passphrase in
                // Somebody sits before the page: a portal that does not answer is said soon.
                try await UnlockedOfficer.open(
                    passphrase, folder, portal, patience: .seconds(20)
                ).unlockedDesk()
            },
            takeDown: { try await DeskIntake(portal: portal, output: output).send($0) },
            drawPicture: { try await pictures.render($0) },
            explain: { error in
                let failure =
                    (error as? any CommandExplained)?.failure
                    ?? CommandFailure(.unexpected, .errorUnexpected, hint: .errorUnexpectedHint)
                return DeskTrouble(failure.phrase, hint: failure.hint)
            })
    }
}

/// Prints a new code when the officer presses Enter in the terminal.
private struct CodeRenewal: Service {
    let server: DeskServer

    func run() async throws {
        let (presses, continuation) = AsyncStream<Void>.makeStream()
        // A read cannot be cancelled: the thread ends with the terminal or the program.
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while unsafe Glibc.read(STDIN_FILENO, &byte, 1) == 1 {
                if byte == UInt8(ascii: "\n") { continuation.yield() }
            }
            continuation.finish()
        }
        await cancelWhenGracefulShutdown {
            for await _ in presses { await server.renewCode() }
            // The terminal is closed: the desk goes on until it is stopped.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        }
    }
}

extension PictureFailed: CommandExplained {
    var failure: CommandFailure { CommandFailure(.refused, phrase, hint: hint) }
}
