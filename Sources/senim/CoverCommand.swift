import ArgumentParser
import Cover
import Directory
import Encoding
import Secrets
import SignedNote
import Trustee
import Wording

/// `senim cover`: messages that nobody wrote, so that nobody can tell who writes.
struct CoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Send cover messages through the public door, on the trustees' side.",
        subcommands: [
            CoverKeygen.self, CoverRun.self, CoverListCommand.self, CoverTotalsCommand.self,
        ])
}

/// Where a cover client keeps its key and its sealed state.
struct CoverFolderOptions: ParsableArguments {
    @Option(help: "The cover client's folder: its key file and its sealed state.")
    var folder: String

    var keyFile: String { folder + "/cover.key" }
    var state: String { folder + "/covers" }

    /// Opens the key file.
    func keys(
        _ passphrase: PassphraseOptions, _ output: CommandOutput
    ) throws -> CoverKeys {
        let secret = try passphrase.existing(output)
        return try CoverKeys(try CommandKeyFile.open(keyFile, role: .cover, passphrase: secret))
    }

    var store: CoverFile { CoverFile(path: state) }

    /// Keeps every other cover client out of the folder: two would each undo what the other wrote into the list.
    func hold() throws(CommandFailure) -> HeldFolder {
        try .held(folder, with: keyFile, inUse: .coverFolderInUse, hint: .coverFolderInUseHint)
    }
}

/// The sealed state as a file.
struct CoverFile: CoverStore {
    let path: String

    /// What is missing or cannot be read is no reason to begin another list.
    func read() throws -> [UInt8] {
        guard let stored = try CommandFiles.ifThere(path, limit: CoverFile.limit) else {
            throw CommandFailure(.inputMissing, .coverStateMissing, hint: .coverStateMissingHint)
        }
        return stored
    }

    func write(_ bytes: [UInt8]) throws {
        do throws(KeyFileDiskError) {
            try KeyFile.save(bytes, path: path, existing: .replaced)
        } catch {
            throw error.failure(path: path)
        }
    }

    /// A gibibyte: more threads than a client begins in decades.
    private static let limit = 1 << 30
}

/// `senim cover keygen`: the key of lists and totals, and the card for the authority.
struct CoverKeygen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make the cover client's keys and the card for the authority.")

    @OptionGroup var folder: CoverFolderOptions
    @Option(help: "The portal's name, such as report.example.")
    var portal: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let portal = try CommandNames.portal(portal, option: "--portal")
            try RoleFiles.makeFolder(folder.folder)
            let keys = CoverKeys(portal: portal)
            let secret = try passphrase.new(output)
            try keys.withRing { (ring) throws(CommandFailure) in
                try CommandKeyFile.save(ring, to: folder.keyFile, passphrase: secret)
            }
            try CommandFiles.writeNew(folder.state, CoverState().sealed(with: keys.stateKey()))
            let path = folder.folder + "/cover.card"
            try CommandFiles.writeNew(path, keys.card().bytes)
            output.say(.coverMade(card: path))
            output.finish(with: [JSONMember("card", .string(path))])
            return .ok
        }
    }
}

/// `senim cover list`: the signed list of all covers, for trustees.
struct CoverListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Write the signed list of cover messages, for trustees alone.",
        discussion: """
            Whoever reads the list knows of every message whether nobody wrote it. Give it to trustees by a way that the gateway's \
            operator and keyholders do not see, and keep no copy.
            """)

    @OptionGroup var folder: CoverFolderOptions
    @Option(help: "The new file to write.")
    var to: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let keys = try folder.keys(passphrase, output)
            let state = try folder.state(with: keys)
            let list = CoverList(
                state.messages, portal: keys.portal, time: CommandClock.now(),
                signer: keys.signer())
            try CommandFiles.writeNew(to, list.bytes)
            output.say(.coverListWritten(count: list.messages.count, path: to))
            output.finish(with: [
                JSONMember("messages", .integer(Int64(list.messages.count))),
                JSONMember("file", .string(to)),
            ])
            return .ok
        }
    }
}

/// `senim cover totals`: how many covers a quarter had, to be cosigned by trustees and given to auditors.
struct CoverTotalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals",
        abstract: "Sign how many cover messages a quarter had, once it is over.",
        discussion:
            "The log decides what was accepted in the quarter: a trustee's ledger is read for it.")

    @OptionGroup var folder: CoverFolderOptions
    @Option(help: "The quarter, such as 2026Q4.")
    var period: String
    @Option(help: "The folder of a trustee, whose ledger says when messages were accepted.")
    var trusteeFolder: String
    @Option(help: "The new file to write.")
    var to: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            guard let quarter = try? Quarter(parsing: period) else {
                throw CommandFailure(.usage, .usageInvalid(option: "--period"))
            }
            let keys = try folder.keys(passphrase, output)
            let state = try folder.state(with: keys)
            let trustee = try TrusteeReading.state(in: trusteeFolder)
            let count = trustee.acceptedCount(of: state.messages, in: quarter)
            let totals: CoverTotals
            do throws(CoverTotalsRefused) {
                totals = try CoverTotals(
                    portal: keys.portal, quarter: quarter, count: UInt64(count),
                    time: CommandClock.now())
            } catch {
                throw error.failure
            }
            try CommandFiles.writeNew(to, try keys.signer().sign(totals.text).bytes)
            output.say(.coverTotalsWritten(quarter: quarter.text, path: to))
            output.finish(with: [
                JSONMember("quarter", .string(quarter.text)),
                JSONMember("count", .integer(Int64(count))),
                JSONMember("file", .string(to)),
            ])
            return .ok
        }
    }
}

extension CoverFolderOptions {
    /// The state as it lies on the disk.
    fileprivate func state(with keys: borrowing CoverKeys) throws -> CoverState {
        try CoverState(opening: store.read(), with: keys.stateKey())
    }
}

extension UnusableCoverKeys: CommandExplained {
    var failure: CommandFailure { CommandFailure(.malformedInput, .coverUnusableKeyFile) }
}

extension MalformedCoverState: CommandExplained {
    var failure: CommandFailure {
        CommandFailure(.malformedInput, .coverStateMalformed, hint: .coverStateMalformedHint)
    }
}

extension CoverListRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .malformed: CommandFailure(.malformedInput, .coverListMalformed)
        case .notSigned: CommandFailure(.verificationFailed, .coverNotSigned)
        }
    }
}

extension CoverTotalsRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .malformed: CommandFailure(.malformedInput, .coverTotalsMalformed)
        case .notOver: CommandFailure(.refused, .coverNotOver, hint: .coverNotOverHint)
        case .otherPortal, .notSigned: CommandFailure(.verificationFailed, .coverNotSigned)
        case .tooFewTrustees(let count, let expected):
            CommandFailure(
                .verificationFailed, .coverTooFewTrustees(count: count, expected: expected))
        }
    }
}
