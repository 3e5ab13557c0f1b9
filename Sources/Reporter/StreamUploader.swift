import Encoding
package import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
import Secrets

/// Seals the files of a message and uploads them, one chunk at a time (Specification.md §8).
///
/// The message follows when all of them lie at the gateway: its context names them. A lost connection is taken up again within one
/// run; nothing about the upload is kept on disk.
package struct StreamUploader: Sendable {
    private let calls: PortalCalls
    private let submissions: SubmissionCalls
    private let patience: Patience

    /// - Parameters:
    ///   - solver: works for a place when the gateway is short of room.
    ///   - patience: for how long a broken connection is waited out before what was sent is given up.
    package init(
        calls: PortalCalls, solver: WorkSolver = WorkSolver(),
        patience: Patience = Patience(limit: StreamUploader.briefly)
    ) {
        self.calls = calls
        submissions = SubmissionCalls(calls, solver: solver, patience: patience)
        self.patience = patience
    }

    /// Where nobody is there to say otherwise.
    package static let briefly = Duration.seconds(240)

    /// Uploads files for the message that will have this nonce.
    ///
    /// - Parameter progress: told how much lies at the gateway: at the beginning, and after each chunk.
    package func upload(
        _ sources: [any StreamSource], for nonce: MessageNonce,
        progress: @Sendable (UploadedAmount) -> Void = { _ in }
    ) async throws(UploadFailed) -> UploadedStream {
        let files = try StreamUploader.files(sources)
        let layout: StreamLayout
        do {
            layout = try StreamLayout(
                contentByteCount: files.reduce(0) { $0 + $1.byteCount })
        } catch {
            throw .tooLong(byteCount: error.byteCount)
        }
        var upload = Upload(
            id: try StreamUploader.freshID(), reader: StreamReader(sources, files),
            sealer: StreamSealer(layout: layout, nonce: nonce))
        _ = try await open(upload)
        var amount = UploadedAmount(chunkCount: layout.chunkCount)
        progress(amount)
        for index in 0..<layout.chunkCount {
            try await send(index, of: &upload)
            amount.sentChunkCount += 1
            progress(amount)
        }
        try await sendMissing(of: &upload)
        guard let reference = upload.sealer.reference,
            let manifest = try? upload.sealer.manifest(of: files)
        else { preconditionFailure("every chunk was sealed, and the files were checked") }
        return UploadedStream(
            nonce: nonce, manifest: manifest, reference: reference, upload: upload.id)
    }

    /// What is being uploaded: it holds one chunk at a time.
    private struct Upload {
        let id: UploadID
        let reader: StreamReader
        var sealer: StreamSealer

        /// Reads and seals a chunk; a second time only if the files are what they were.
        mutating func chunk(_ index: UInt32) throws(UploadFailed) -> [UInt8] {
            var content = try reader.bytes(sealer.layout.content(ofChunk: index))
            defer { wipe(&content) }
            do {
                return try sealer.seal(content, at: index)
            } catch {
                throw .changed(name: nil)
            }
        }
    }

    private func open(_ upload: Upload) async throws(UploadFailed) -> UploadProgress {
        let chunkCount = upload.sealer.layout.chunkCount
        let request = WorkRequest(uploadID: upload.id.bytes, chunkCount: chunkCount)
        let answer: [UInt8]
        do {
            answer = try await submissions.post(.uploads, for: request) { work in
                UploadRequest(work: work, id: upload.id, chunkCount: chunkCount).bytes
            }
        } catch {
            throw .notSent(error.error)
        }
        return try progress(in: answer, of: upload)
    }

    /// Sends one chunk until it is durable. The same bytes go out at each attempt.
    private func send(_ index: UInt32, of upload: inout Upload) async throws(UploadFailed) {
        let posting = ChunkPosting(
            id: upload.id, index: index, chunk: try upload.chunk(index))
        _ = try await post(.uploadChunk, posting.bytes)
    }

    /// Asks which chunks are there, and sends again those that are not, whatever the gateway answered before.
    private func sendMissing(of upload: inout Upload) async throws(UploadFailed) {
        for _ in 0..<StreamUploader.mostRounds {
            let answer = try await post(.uploadStatus, upload.id.bytes)
            let missing = try progress(in: answer, of: upload).missing
            if missing.isEmpty { return }
            for index in missing { try await send(index, of: &upload) }
        }
        throw .lost
    }

    private func progress(
        in answer: [UInt8], of upload: Upload
    ) throws(UploadFailed) -> UploadProgress {
        let progress: UploadProgress
        do {
            progress = try UploadProgress(parsing: answer)
        } catch {
            throw .notSent(.malformed(error))
        }
        guard progress.chunkCount == upload.sealer.layout.chunkCount else { throw .lost }
        return progress
    }

    /// Sends the identical bytes, again while patience lasts: each request may be repeated.
    private func post(
        _ endpoint: Endpoint, _ body: [UInt8]
    ) async throws(UploadFailed) -> [UInt8] {
        do {
            return try await patience.ask { _ throws(PortalError) in
                try await calls.post(endpoint, body)
            }
        } catch {
            throw error == .problem(.notFound, retryAfterSeconds: nil) ? .lost : .notSent(error)
        }
    }

    /// The list of files as the message will carry it.
    private static func files(
        _ sources: [any StreamSource]
    ) throws(UploadFailed) -> [StreamedFile] {
        guard sources.count <= StreamManifest.mostFiles else {
            throw .tooMany(count: sources.count)
        }
        var files: [StreamedFile] = []
        var offset: UInt64 = 0
        for source in sources {
            guard source.byteCount <= StreamManifest.mostBytes else {
                throw .tooLong(byteCount: source.byteCount)
            }
            do {
                files.append(
                    try StreamedFile(
                        name: source.name, type: source.mediaType, offset: offset,
                        byteCount: source.byteCount))
            } catch {
                throw .name(source.name)
            }
            offset += source.byteCount
        }
        return files
    }

    private static func freshID() throws(UploadFailed) -> UploadID {
        guard let id = try? UploadID(randomBytes(32)) else {
            preconditionFailure("as many bytes were asked for as an upload id has")
        }
        return id
    }

    /// How often a gateway may have lost chunks that it had confirmed.
    private static let mostRounds = 3
}

/// Files that lie at the gateway, for one message.
package struct UploadedStream: Sendable {
    /// The nonce that the message must have.
    package let nonce: MessageNonce
    /// For the message's JSON.
    package let manifest: StreamManifest
    /// For the message's context.
    package let reference: StreamReference
    /// For the submission.
    package let upload: UploadID
}

/// How much of a stream lies at the gateway.
package struct UploadedAmount: Sendable, Equatable {
    package let chunkCount: UInt32
    package fileprivate(set) var sentChunkCount: UInt32 = 0

    fileprivate init(chunkCount: UInt32) {
        self.chunkCount = chunkCount
    }
}

/// Why files did not reach the gateway. Without its message nobody can open what did, and it is removed.
package enum UploadFailed: Error, Equatable {
    /// More files than a message may carry.
    case tooMany(count: Int)
    /// More than 4 GiB together.
    case tooLong(byteCount: UInt64)
    /// A name that a message may not carry.
    case name(String)
    case unreadable(name: String)
    /// A file changed while it was being sent; what was sent of it cannot be completed.
    case changed(name: String?)
    /// The gateway no longer has the upload, or loses chunks that it confirmed.
    case lost
    case notSent(PortalError)
}

/// The bytes of several files in a row.
private struct StreamReader: Sendable {
    private let parts: [(source: any StreamSource, file: StreamedFile)]

    init(_ sources: [any StreamSource], _ files: [StreamedFile]) {
        parts = Array(zip(sources, files))
    }

    /// A range of the stream, padding not included.
    func bytes(_ range: Range<UInt64>) throws(UploadFailed) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for (source, file) in parts {
            let part = range.clamped(to: file.offset..<file.offset + file.byteCount)
            guard !part.isEmpty else { continue }
            let piece: [UInt8]
            do {
                piece = try source.bytes(
                    part.lowerBound - file.offset..<part.upperBound - file.offset)
            } catch .changed {
                throw .changed(name: file.name)
            } catch {
                throw .unreadable(name: file.name)
            }
            guard piece.count == part.count else { throw .changed(name: file.name) }
            bytes += piece
        }
        return bytes
    }
}
