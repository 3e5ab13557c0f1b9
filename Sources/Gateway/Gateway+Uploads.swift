import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SealedMessage
import SignedNote
import Storage

extension Gateway {
    /// `POST /uploads`: opens an upload, or finds it again (Specification.md §13).
    func openUpload(_ request: ServiceRequest, _: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        guard let wanted = try? UploadRequest(parsing: request.body) else {
            throw Refusal(.malformedRequest, "expected work, an upload id and a chunk count")
        }
        _ = try await openView()
        let known = try await stored { storage throws(StorageFailure) in
            try await storage.uploadState(wanted.id.hash)
        }
        if let known {
            // Not opened once more: should it end in this moment, the next one waits for its turn like every new one.
            return try answer(known.chunkCount == wanted.chunkCount ? .open(known) : .conflict)
        }
        try checkRoomForFiles()
        let work = WorkRequest(uploadID: wanted.id.bytes, chunkCount: wanted.chunkCount)
        let opening = try await inTurn(wanted.work, for: work, byteCount: request.body.count) {
            () throws(Refusal) in try await open(wanted)
        }
        // Only one for which as much was worked as is suggested: else a stranger's own empty uploads, for which nothing was, press on all.
        if case .open(_, let displaced?) = opening, displaced >= desk.suggestedEffort {
            desk.noteTurnedAway()
        }
        return try answer(opening)
    }

    private func open(_ wanted: UploadRequest) async throws(Refusal) -> UploadOpening {
        try await stored { storage throws(StorageFailure) in
            try await storage.open(
                NewUpload(
                    id: wanted.id.hash, chunkCount: wanted.chunkCount, now: environment.clock(),
                    room: reserve.uploadRoom, effort: wanted.work.rank))
        }
    }

    /// Outside the turn: work would not help whom the files' room has no place for, so nobody is turned away (Specification.md §12.5).
    private func answer(_ opening: UploadOpening) throws(Refusal) -> ServiceResponse {
        switch opening {
        case .open(let state, _): return .bytes(UploadProgress(state).bytes)
        case .conflict: throw Refusal(.uploadConflict, "make a new upload id")
        case .noRoom: throw Refusal.noRoomForFiles
        }
    }

    /// `POST /uploads/chunk`: the answer follows when the chunk is durable.
    func storeChunk(_ request: ServiceRequest, _: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        guard let posting = try? ChunkPosting(parsing: request.body) else {
            throw Refusal(.malformedRequest, "expected upload id, index and a sealed chunk")
        }
        try checkRoomForFiles()
        let outcome = try await stored { storage throws(StorageFailure) in
            try await storage.store(
                NewChunk(
                    upload: posting.id.hash, index: posting.index, bytes: posting.chunk,
                    now: environment.clock(), room: reserve.uploadRoom))
        }
        switch outcome {
        case .stored: return .bytes([])
        case .conflict: throw Refusal(.uploadConflict, "another chunk stands in this place")
        case .misfit:
            throw Refusal(.malformedRequest, "the chunk's index or length does not fit the upload")
        case .unknownUpload: throw Refusal.unknownUpload
        }
    }

    /// Refuses files while the disk has only the room that is kept for texts and the log (Specification.md §13.2).
    private func checkRoomForFiles() throws(Refusal) {
        guard !reserve.isTouchedByFiles else { throw Refusal.noRoomForFiles }
    }

    /// `POST /uploads/status`: which chunks need not be sent again.
    func uploadStatus(_ request: ServiceRequest, _: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        guard let id = try? UploadID(request.body) else {
            throw Refusal(.malformedRequest, "expected an upload id, 32 bytes")
        }
        let state = try await stored { storage throws(StorageFailure) in
            try await storage.uploadState(id.hash)
        }
        guard let state else { throw Refusal.unknownUpload }
        return .bytes(UploadProgress(state).bytes)
    }

    /// `POST /stream/hashes`: what the stream hash is made of, for one who may have the chunks.
    func streamHashes(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let digest = try? Digest(asked.payload) else {
            throw Refusal(.malformedRequest, "expected a message id, 32 bytes")
        }
        let message = MessageID(digest)
        try await checkAsked(for: message, by: keyholder, in: asked.view)
        let digests = try await stored { storage throws(StorageFailure) in
            try await storage.chunkDigests(of: message)
        }
        guard let digests else { throw Refusal.noStream }
        return .bytes(StreamHashes(digests: digests).bytes)
    }

    /// `POST /stream`: a few sealed chunks, for one whose statement stands in the log.
    func stream(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let wanted = try? StreamRequest(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected a message id, an index and a count")
        }
        try await checkAsked(for: wanted.message, by: keyholder, in: asked.view)
        var chunks: [[UInt8]] = []
        for index in wanted.first..<wanted.first + UInt32(wanted.mostChunks) {
            let chunk = try await stored { storage throws(StorageFailure) in
                try await storage.chunk(index, of: wanted.message)
            }
            guard let chunk else { break }
            chunks.append(chunk)
        }
        guard !chunks.isEmpty else { throw Refusal.noStream }
        return .bytes(StreamAnswer(chunks: chunks).bytes)
    }

    /// The stream that a message brings, with the upload that it names.
    static func stream(of message: SealedMessage, upload: UploadID?) -> NewStream? {
        guard let upload, let reference = message.context.stream else { return nil }
        return NewStream(upload: upload.hash, reference: reference)
    }

    /// Log before release: without an access statement of this very person in the log, or a handover to them, no chunk goes out
    /// (Specification.md §13.5).
    private func checkAsked(
        for message: MessageID, by keyholder: Keyholder, in view: LogView
    ) async throws(Refusal) {
        guard try await ownStatements(of: keyholder, about: message).isEmpty else { return }
        guard try await isHandedOver(message, to: keyholder, in: view) else {
            throw Refusal.unknownMessage
        }
    }
}

extension Refusal {
    /// The same for each want of room: which one it is would tell what others send.
    static let noRoomForFiles = Refusal(
        .storageFull, "the gateway has no room for files of this length now; a text still gets in")
    static let unknownUpload = Refusal(.notFound, "no such upload, or it is over")
    static let noStream = Refusal(.notFound, "the message has no such chunk")
    static let incompleteUpload = Refusal(
        .uploadIncomplete,
        "ask for the upload's status, send what is missing, then the report again")
}

extension UploadProgress {
    fileprivate init(_ state: UploadState) {
        self.init(chunkCount: state.chunkCount, stored: state.stored)
    }
}
