package import Encoding
package import SealedMessage

/// Names one upload to the gateway: 32 random bytes, a secret of the one who uploads (Specification.md §9).
///
/// Whoever parses it hashes it and lets it go.
package struct UploadID: Sendable, Equatable {
    package let bytes: [UInt8]

    /// - Throws: `MalformedExchange.field` unless there are 32 bytes.
    package init(_ bytes: [UInt8]) throws(MalformedExchange) {
        guard bytes.count == UploadID.byteCount else { throw .field("upload id") }
        self.bytes = bytes
    }

    /// What the gateway keeps: `L("senim/1 upload", upload id)`.
    package var hash: Digest { labelledHash("senim/1 upload", bytes) }

    /// An empty frame stands for "no upload".
    static func optional(_ bytes: [UInt8]) throws(MalformedExchange) -> UploadID? {
        bytes.isEmpty ? nil : try UploadID(bytes)
    }

    static let byteCount = 32
}

/// `POST /uploads`: opens an upload of so many chunks.
///
/// Frames: proof of work, upload id, u32 chunk count. The same again gets the same answer, an `UploadProgress`.
package struct UploadRequest: Sendable {
    package let work: ProofOfWork
    package let id: UploadID
    package let chunkCount: UInt32

    package init(work: ProofOfWork, id: UploadID, chunkCount: UInt32) {
        self.work = work
        self.id = id
        self.chunkCount = chunkCount
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        work = try ProofOfWork(parsing: frames[0])
        id = try UploadID(frames[1])
        chunkCount = try Field.uint32(frames[2], "chunk count")
        guard (1...StreamReference.maximumChunkCount).contains(chunkCount) else {
            throw .field("chunk count")
        }
    }

    package var bytes: [UInt8] {
        Frames.encode([work.bytes, id.bytes, [UInt8](bigEndian: chunkCount)])
    }
}

/// `POST /uploads/chunk`: one sealed chunk, raw: upload id (32) ‖ u32 index ‖ chunk.
package struct ChunkPosting: Sendable {
    package let id: UploadID
    package let index: UInt32
    package let chunk: [UInt8]

    package init(id: UploadID, index: UInt32, chunk: [UInt8]) {
        self.id = id
        self.index = index
        self.chunk = chunk
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let headByteCount = UploadID.byteCount + 4
        guard bytes.count > headByteCount else { throw .field("chunk") }
        id = try UploadID(Array(bytes.prefix(UploadID.byteCount)))
        index = try Field.uint32(Array(bytes[UploadID.byteCount..<headByteCount]), "chunk index")
        guard index < StreamReference.maximumChunkCount else { throw .field("chunk index") }
        chunk = Array(bytes[headByteCount...])
        guard
            (StreamReference.minimumChunkByteCount...StreamReference.maximumChunkByteCount)
                .contains(chunk.count)
        else { throw .field("chunk") }
    }

    package var bytes: [UInt8] { id.bytes + [UInt8](bigEndian: index) + chunk }
}

/// How far an upload has come: the answer of `/uploads` and `/uploads/status`.
///
/// Frames: u32 chunk count; a bit for each chunk that is durable, chunk i being bit i mod 8, counted from the least significant, of
/// byte i / 8, and the bits behind the last one zero.
package struct UploadProgress: Sendable, Equatable {
    package let chunkCount: UInt32
    private var bits: [UInt8]

    package init(chunkCount: UInt32, stored: [UInt32]) {
        precondition(stored.allSatisfy { $0 < chunkCount }, "a chunk has a place")
        self.chunkCount = chunkCount
        bits = [UInt8](repeating: 0, count: (Int(chunkCount) + 7) / 8)
        for index in stored { bits[Int(index / 8)] |= 1 << (index % 8) }
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        chunkCount = try Field.uint32(frames[0], "chunk count")
        guard (1...StreamReference.maximumChunkCount).contains(chunkCount) else {
            throw .field("chunk count")
        }
        bits = frames[1]
        guard bits.count == (Int(chunkCount) + 7) / 8 else { throw .field("stored chunks") }
        let rest = chunkCount % 8
        guard rest == 0 || bits[bits.count - 1] >> rest == 0 else { throw .field("stored chunks") }
    }

    /// Whether a chunk is durable.
    package func has(_ index: UInt32) -> Bool {
        index < chunkCount && bits[Int(index / 8)] >> (index % 8) & 1 == 1
    }

    /// The places of the chunks that are missing, in order.
    package var missing: [UInt32] { (0..<chunkCount).filter { !has($0) } }

    package var bytes: [UInt8] { Frames.encode([[UInt8](bigEndian: chunkCount), bits]) }
}

/// `POST /stream`, signed by a keyholder: a few chunks of a message's stream.
///
/// Frames: messageId, u32 first index, u8 how many at most.
package struct StreamRequest: Sendable {
    package let message: MessageID
    package let first: UInt32
    package let mostChunks: UInt8

    package init(message: MessageID, first: UInt32, mostChunks: UInt8 = StreamAnswer.mostChunks) {
        self.message = message
        self.first = first
        self.mostChunks = mostChunks
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        message = MessageID(try Field.digest(frames[0], "message id"))
        first = try Field.uint32(frames[1], "chunk index")
        guard first < StreamReference.maximumChunkCount else { throw .field("chunk index") }
        mostChunks = try Field.uint8(frames[2], "chunk count")
        guard (1...StreamAnswer.mostChunks).contains(mostChunks) else {
            throw .field("chunk count")
        }
    }

    package var bytes: [UInt8] {
        Frames.encode([message.bytes, [UInt8](bigEndian: first), [mostChunks]])
    }
}

/// The answer of `/stream`: frames of sealed chunks from the first index on, at least one.
package struct StreamAnswer: Sendable {
    package let chunks: [[UInt8]]

    package init(chunks: [[UInt8]]) {
        self.chunks = chunks
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        chunks = try Frames.decode(bytes, most: Int(StreamAnswer.mostChunks))
        let lengths =
            StreamReference.minimumChunkByteCount...StreamReference.maximumChunkByteCount
        guard !chunks.isEmpty, chunks.allSatisfy({ lengths.contains($0.count) }) else {
            throw .field("chunk")
        }
    }

    package var bytes: [UInt8] { Frames.encode(chunks) }

    package static let mostChunks: UInt8 = 4
}

/// The answer of `/stream/hashes` (payload: messageId): SHA-256 of each sealed chunk, one behind the other.
package struct StreamHashes: Sendable {
    package let digests: [Digest]

    package init(digests: [Digest]) {
        self.digests = digests
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        guard !bytes.isEmpty, bytes.count.isMultiple(of: Digest.byteCount),
            bytes.count / Digest.byteCount <= Int(StreamReference.maximumChunkCount)
        else { throw .field("chunk hashes") }
        var digests: [Digest] = []
        var reader = ByteReader(bytes)
        while reader.remainingByteCount > 0 {
            guard let digest = try? reader.digest() else { throw .field("chunk hashes") }
            digests.append(digest)
        }
        self.digests = digests
    }

    package var bytes: [UInt8] { Field.bytes(digests) }
}
