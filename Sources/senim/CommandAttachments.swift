import ArgumentParser
import PortalClient
import Reporter
import SealedMessage
import Sealing
import Wording

/// The option of every command that sends files.
struct FileOptions: ParsableArguments {
    @Option(
        name: .customLong("file"),
        help: ArgumentHelp(
            "Send this file with it; repeatable, 4 GiB together at most.",
            discussion:
                "The files are sealed on this computer, and never changed: remove an author's name or a place from them beforehand.",
            valueName: "path"))
    var paths: [String] = []
}

/// Files on their way: opened, told about, uploaded with a bar.
struct CommandAttachments {
    let sources: [any StreamSource]
    /// For how long a broken connection is waited out, for them and for the message that takes them up: what lies at the portal, perhaps
    /// after hours, is not given up for a connection that will be back.
    let patience: Patience
    private let output: CommandOutput

    /// Opens the files before anything is asked, so that a wrong path costs nobody an answer.
    ///
    /// - Parameter patience: where nobody can end it; without, half a day.
    init(
        _ paths: [String], held: [MemorySource] = [], patience: Patience? = nil,
        output: CommandOutput
    ) throws(FileSourceRefused) {
        var sources: [any StreamSource] = held
        for path in paths { sources.append(try FileSource(path: path)) }
        self.sources = sources
        self.patience =
            sources.isEmpty
            ? Patience(limit: SubmissionCalls.briefly) : patience ?? .long(output)
        self.output = output
    }

    /// Says which files go along, and what they may betray.
    func announce() {
        guard !sources.isEmpty else { return }
        for source in sources {
            output.tell(
                .filesToSend(
                    name: VisibleText.of(source.name),
                    size: ByteText.text(source.byteCount, in: output.language)))
        }
        output.warn(.filesMetadataWarning)
    }

    /// Uploads the files for a message of this nonce; nil when there are none.
    func upload(
        over calls: PortalCalls, for nonce: MessageNonce, solver: WorkSolver
    ) async throws(UploadFailed) -> UploadedStream? {
        guard !sources.isEmpty else { return nil }
        let progress = TransferProgress(output) { percent, rate, left in
            .filesUploading(percent: percent, rate: rate, left: left)
        }
        defer { progress.end() }
        return try await StreamUploader(calls: calls, solver: solver, patience: patience).upload(
            sources, for: nonce
        ) { amount in
            progress.show(done: amount.sentChunkCount, of: amount.chunkCount)
        }
    }
}

extension Patience {
    /// Half of what the gateway keeps an unfinished upload for; it is said, for only the person can end it.
    static func long(_ output: CommandOutput) -> Patience {
        let say: @Sendable () -> Void = {
            output.warn(.filesConnectionBroken, hint: .filesConnectionBrokenHint)
        }
        return Patience(limit: .seconds(12 * 3600), lasting: say)
    }
}

extension FileSourceRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .unreadable(let path):
            CommandFailure(.inputMissing, .fileCannotRead(path: path), hint: .fileCannotReadHint)
        case .notAFile(let path):
            CommandFailure(.malformedInput, .filesNotAFile(path: path))
        }
    }
}

extension UploadFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .tooMany(let count):
            CommandFailure(
                .malformedInput, .filesTooMany(count: count, limit: StreamManifest.mostFiles))
        case .tooLong(let byteCount):
            CommandFailure(
                .malformedInput, .filesTooLong(size: ByteText.text(byteCount, in: .en)))
        case .name(let name):
            CommandFailure(
                .malformedInput, .filesNotAFile(path: VisibleText.of(name)))
        case .unreadable(let name):
            CommandFailure(
                .inputMissing, .fileCannotRead(path: VisibleText.of(name)),
                hint: .filesNotSentHint)
        case .changed(nil):
            CommandFailure(.malformedInput, .filesChanged, hint: .filesChangedHint)
        case .changed(.some(let name)):
            CommandFailure(
                .malformedInput, .filesOneChanged(name: VisibleText.of(name)),
                hint: .filesChangedHint)
        case .lost: CommandFailure(.tryLater, .filesLost, hint: .filesNotSentHint)
        case .notSent(.transport):
            CommandFailure(.unreachable, .filesNotSent, hint: .filesNotSentHint)
        case .notSent(let error): error.failure
        }
    }
}
