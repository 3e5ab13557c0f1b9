import Encoding
import Exchange
import Foundation
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing

extension TamperingTable {
    // MARK: Files, and their way up

    static let files: [TamperingRow] = [
        TamperingRow(
            "a byte of a chunk, as served", .desk, throws: SavingFailed.stream(.otherChunk(1))
        ) { portal in
            try await portal.saving(changedChunks: { chunks in
                chunks.dropLast() + [chunks[chunks.count - 1].flipped(at: 5)]
            })
        },
        TamperingRow(
            "a byte of a chunk, as stored", .desk, throws: SavingFailed.stream(.otherChunk(0))
        ) { portal in
            let sent = try await portal.openedWithFiles()
            try portal.changeChunkFiles { $0.flipped(at: 5) }
            return await portal.saving(sent)
        },
        TamperingRow(
            "a chunk's file cut short", .gateway,
            throws: SavingFailed.portal(.problem(.unexpected, retryAfterSeconds: nil))
        ) { portal in
            let sent = try await portal.openedWithFiles()
            try portal.changeChunkFiles { Array($0.dropLast()) }
            return await portal.saving(sent)
        },
        TamperingRow(
            "two chunks that change places, as served", .desk,
            throws: SavingFailed.stream(.otherChunk(0))
        ) { portal in
            try await portal.saving(changedChunks: { $0.reversed() })
        },
        TamperingRow(
            "a chunk left out, as served", .desk, throws: SavingFailed.stream(.otherChunk(0))
        ) { portal in
            try await portal.saving(changedChunks: { Array($0.dropFirst()) })
        },
        TamperingRow(
            "a last chunk cut short, as served", .desk,
            throws: SavingFailed.stream(.otherChunk(1))
        ) { portal in
            try await portal.saving(changedChunks: { chunks in
                chunks.dropLast() + [Array(chunks[chunks.count - 1].dropLast())]
            })
        },
        TamperingRow(
            "a byte of the list of chunks, as served", .desk,
            throws: SavingFailed.stream(.otherChunks)
        ) { portal in
            try await portal.saving(changedHashes: { $0.flipped(at: 33) })
        },
        TamperingRow(
            "the files of another message, as served", .desk,
            throws: SavingFailed.stream(.otherChunks)
        ) { portal in
            let other = try await portal.openedWithFiles()
            let wire = portal.wire()
            _ = await portal.saving(other, over: wire)
            return try await portal.saving(
                changedHashes: { wire.lastAnswer(of: .streamHashes) ?? $0 },
                changedChunks: { chunks in
                    try wire.lastAnswer(of: .stream).map { try StreamAnswer(parsing: $0).chunks }
                        ?? chunks
                })
        },
        TamperingRow(
            "a byte of a chunk, on its way up", .gateway,
            throws: SubmissionFailed.notSent(
                .problem(.uploadIncomplete, retryAfterSeconds: nil))
        ) { portal in
            let wire = portal.wire()
            wire.changeRequests(to: .uploadChunk) { $0.flipped(at: 40) }
            return await Said.error { _ = try await portal.send([.two], over: wire) }
        },
        TamperingRow(
            "a chunk's place, on its way up", .gateway,
            throws: UploadFailed.notSent(.problem(.malformedRequest, retryAfterSeconds: nil))
        ) { portal in
            let wire = portal.wire()
            // The last chunk is shorter: in the place of the first it has the wrong length.
            wire.changeRequests(to: .uploadChunk) { bytes in
                let posting = try ChunkPosting(parsing: bytes)
                return ChunkPosting(id: posting.id, index: 0, chunk: posting.chunk).bytes
            }
            return await Said.error { _ = try await portal.send([.two], over: wire) }
        },
        TamperingRow(
            "a chunk kept back that the gateway says it has", .gateway,
            throws: SubmissionFailed.notSent(
                .problem(.uploadIncomplete, retryAfterSeconds: nil))
        ) { portal in
            try await portal.sendingWithout(chunk: 1) { progress in
                UploadProgress(
                    chunkCount: progress.chunkCount, stored: Array(0..<progress.chunkCount))
            }
        },
        TamperingRow(
            "a chunk that the gateway says it lacks, again and again", .reporter,
            throws: UploadFailed.lost
        ) { portal in
            try await portal.sendingWithout(chunk: nil) { progress in
                UploadProgress(chunkCount: progress.chunkCount, stored: [0])
            }
        },
        TamperingRow(
            "how many chunks an upload has, on its way up", .reporter, throws: UploadFailed.lost
        ) { portal in
            let wire = portal.wire()
            wire.changeRequests(to: .uploads) { bytes in
                let request = try UploadRequest(parsing: bytes)
                return UploadRequest(
                    work: request.work, id: request.id, chunkCount: request.chunkCount + 1
                ).bytes
            }
            return await Said.error { _ = try await portal.send([.two], over: wire) }
        },
        TamperingRow(
            "a chunk put into somebody's upload before theirs", .gateway,
            throws: UploadFailed.notSent(.problem(.uploadConflict, retryAfterSeconds: nil))
        ) { portal in
            let wire = portal.wire()
            let line = Meddler(wire, before: .uploadChunk) {
                // The gateway alone knows the id of the upload.
                guard let opened = wire.lastRequest(to: .uploads),
                    let id = try? UploadRequest(parsing: opened).id
                else { return }
                let other = [UInt8](repeating: 1, count: (1 << 20) + 16)
                _ = try? await wire.calls.post(
                    .uploadChunk, ChunkPosting(id: id, index: 0, chunk: other).bytes)
            }
            return await Said.error { _ = try await portal.send([.two], over: line) }
        },
        TamperingRow(
            "an upload gone on with after its files changed", .gateway,
            throws: PortalError.problem(.uploadConflict, retryAfterSeconds: nil)
        ) { portal in
            let wire = portal.wire()
            let sent = try await portal.uploading(over: wire)
            let posting = try ChunkPosting(parsing: sent)
            return await Said.error {
                _ = try await wire.calls.post(
                    .uploadChunk,
                    ChunkPosting(
                        id: posting.id, index: posting.index, chunk: posting.chunk.flipped()
                    ).bytes)
            }
        },
        TamperingRow(
            "a chunk sent into the upload of a message that was accepted", .gateway,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let wire = portal.wire()
            _ = try await portal.send([.one], over: wire)
            guard let chunk = wire.lastRequest(to: .uploadChunk) else { return "nothing was sent" }
            return await Said.error { _ = try await wire.calls.post(.uploadChunk, chunk) }
        },
        TamperingRow(
            "the upload of another message, named as the own", .gateway,
            throws: SubmissionFailed.notSent(
                .problem(.uploadIncomplete, retryAfterSeconds: nil))
        ) { portal in
            let other = portal.wire()
            let chunk = try ChunkPosting(parsing: try await portal.uploading(over: other))
            let wire = portal.wire()
            wire.changeRequests(to: .reports) { bytes in
                let submission = try ReportSubmission(parsing: bytes)
                return ReportSubmission(
                    work: submission.work, report: submission.report,
                    identity: submission.identity, mailboxID: submission.mailboxID,
                    threadID: submission.threadID, upload: chunk.id
                ).bytes
            }
            return await Said.error { _ = try await portal.send([.two], over: wire) }
        },
        TamperingRow(
            onPaper: "the file table: lengths that the stream has not", .desk,
            throws: StreamRefused.chunkCount(1, expected: 2)
        ) {
            try FilesOnPaper().opening { files in
                [
                    try StreamedFile(
                        name: files[0].name, type: files[0].type, offset: 0, byteCount: 1_200_000)
                ]
            }
        },
        TamperingRow(
            onPaper: "the file table: a shorter file than was sealed", .desk,
            throws: StreamRefused.padding(0)
        ) {
            try FilesOnPaper().opening { files in
                [
                    try StreamedFile(
                        name: files[0].name, type: files[0].type, offset: 0, byteCount: 10)
                ]
            }
        },
        TamperingRow(
            onPaper: "the file table: a file that begins elsewhere", .desk,
            throws: InvalidPayload.value("files")
        ) {
            try FilesOnPaper().opening { files in
                [
                    try StreamedFile(
                        name: files[0].name, type: files[0].type, offset: 1, byteCount: 10)
                ]
            }
        },
        TamperingRow(
            onPaper: "the file table: another key", .desk, throws: StreamRefused.sealedChunk(0)
        ) {
            try FilesOnPaper().opening(flippingKey: true) { $0 }
        },
        TamperingRow(
            "a file table in a message without a stream, by the sender", .desk,
            throws: DeskFailed.opening(.payload(.value("files")))
        ) { portal in
            try await portal.openingSealed { payload in
                payload.stream = try FilesOnPaper().manifest
            }
        },
    ]
}

extension SampleFile {
    /// A stream of one chunk, and one of two of which the second is shorter.
    fileprivate static let one = SampleFile("a.bin", byteCount: 70_000)
    fileprivate static let two = SampleFile("a.bin", byteCount: 1_100_000)
}

/// One sealed file, its table and the context that names it.
private struct FilesOnPaper {
    let manifest: StreamManifest
    private let context: Context
    private let chunk: [UInt8]

    init() throws {
        let nonce = MessageNonce.random()
        var sealer = StreamSealer(layout: try StreamLayout(contentByteCount: 100), nonce: nonce)
        chunk = try sealer.seal([UInt8](repeating: 7, count: 100), at: 0)
        manifest = try sealer.manifest(of: [
            StreamedFile(name: "a.bin", type: "text/plain", offset: 0, byteCount: 100)
        ])
        context = try Context(
            kind: .report, directoryHash: .zero, nonce: nonce,
            committee: Committee(holderCount: 1, trusteeCount: 1, trusteeThreshold: 1),
            bodySize: .kibibytes16, stream: sealer.reference, consentHash: .zero)
    }

    /// What a desk says of the files by a table that its sender changed.
    func opening(
        flippingKey: Bool = false, _ change: ([StreamedFile]) throws -> [StreamedFile]
    ) throws -> String {
        do {
            let changed = try StreamManifest(
                key: flippingKey ? manifest.key.flipped() : manifest.key,
                files: change(manifest.files))
            let opener = try StreamOpener(
                changed, context: context, chunkDigests: [Digest(hashing: chunk)])
            _ = try opener.open(chunk, at: 0)
            return "nothing"
        } catch {
            return Said.plain(error)
        }
    }
}

extension LivePortal {
    /// A report with two chunks of files that acs has opened.
    fileprivate func openedWithFiles() async throws -> SentReport {
        let sent = try await send([.two], over: wire())
        try await tick()
        _ = try await open(sent.reportID, as: "acs")
        return sent
    }

    /// What acs's desk says of a report's files.
    fileprivate func saving(_ report: SentReport, over wire: Wire? = nil) async -> String {
        await Said.error {
            _ = try await save(report.reportID, as: "acs", into: LiveFolder(), over: wire)
        }
    }

    func saving(
        changedHashes: @escaping Wire.Change = { $0 },
        changedChunks: @escaping @Sendable ([[UInt8]]) throws -> [[UInt8]] = { $0 }
    ) async throws -> String {
        let sent = try await openedWithFiles()
        let wire = wire()
        wire.changeAnswers(of: .streamHashes, changedHashes)
        wire.changeAnswers(of: .stream) { bytes in
            StreamAnswer(chunks: try changedChunks(StreamAnswer(parsing: bytes).chunks)).bytes
        }
        return await saving(sent, over: wire)
    }

    /// Changes every file that lies among the uploads.
    fileprivate func changeChunkFiles(_ change: ([UInt8]) -> [UInt8]) throws {
        for (name, bytes) in try folder.contents() where name.hasPrefix("uploads/") {
            try Data(change(Array(bytes))).write(to: URL(filePath: folder.path + "/" + name))
        }
    }

    /// What the reporter's program says when one chunk never arrives, and the gateway's word on progress is changed.
    fileprivate func sendingWithout(
        chunk lost: UInt32?, saying progress: @escaping @Sendable (UploadProgress) -> UploadProgress
    ) async throws -> String {
        let wire = wire()
        wire.changeRequests(to: .uploadChunk) { bytes in
            let posting = try ChunkPosting(parsing: bytes)
            guard posting.index == lost else { return bytes }
            // What is said twice of the first chunk is as good as nothing said.
            return wire.requests(to: .uploadChunk).first ?? bytes
        }
        wire.changeAnswers(of: .uploadStatus) { progress(try UploadProgress(parsing: $0)).bytes }
        return await Said.error { _ = try await send([.two], over: wire) }
    }

    /// Uploads a file without sending its message.
    ///
    /// - Returns: the last request with a chunk.
    fileprivate func uploading(over wire: Wire) async throws -> [UInt8] {
        _ = try await StreamUploader(calls: wire.calls, patience: .unpaused).upload(
            [SampleFile.two], for: .random())
        return wire.lastRequest(to: .uploadChunk) ?? []
    }
}
