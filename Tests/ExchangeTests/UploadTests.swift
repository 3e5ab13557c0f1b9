import Encoding
import SealedMessage
import Testing

@testable import Exchange

@Suite struct `An upload on the wire` {
    private static let id = [UInt8](repeating: 9, count: 32)

    @Test func `shows which chunks are durable, bit by bit`() throws {
        let progress = UploadProgress(chunkCount: 10, stored: [0, 3, 9])
        #expect(progress.bytes == Frames.encode([[0, 0, 0, 10], [0b0000_1001, 0b0000_0010]]))
        let read = try UploadProgress(parsing: progress.bytes)
        #expect(read == progress)
        #expect(read.missing == [1, 2, 4, 5, 6, 7, 8])
        #expect(read.has(9) && !read.has(10))
    }

    @Test(arguments: [
        Frames.encode([[0, 0, 0, 0], []]), Frames.encode([[0, 0, 0x10, 1], []]),
        Frames.encode([[0, 0, 0, 9], [1]]), Frames.encode([[0, 0, 0, 9], [1, 2]]),
        Frames.encode([[0, 0, 0, 8], [1, 0]]),
    ])
    func `refuses progress of another length, or bits behind the last chunk`(
        bytes: [UInt8]
    ) {
        #expect(throws: MalformedExchange.self) { try UploadProgress(parsing: bytes) }
    }

    @Test func `has a chunk raw behind its id and index`() throws {
        let posting = ChunkPosting(
            id: try UploadID(Self.id), index: 258, chunk: [UInt8](repeating: 4, count: 17))
        #expect(posting.bytes == Self.id + [0, 0, 1, 2] + [UInt8](repeating: 4, count: 17))
        #expect(try ChunkPosting(parsing: posting.bytes).bytes == posting.bytes)
    }

    @Test(arguments: [0, 36, 36 + 16, 36 + StreamReference.maximumChunkByteCount + 1])
    func `refuses a chunk of a length that none has`(byteCount: Int) {
        #expect(throws: MalformedExchange.field("chunk")) {
            try ChunkPosting(parsing: [UInt8](repeating: 0, count: byteCount))
        }
    }

    @Test func `refuses a chunk behind the last place`() {
        let bytes = Self.id + [0, 0, 0x10, 0] + [UInt8](repeating: 0, count: 20)
        #expect(throws: MalformedExchange.field("chunk index")) { try ChunkPosting(parsing: bytes) }
    }

    @Test(arguments: [UInt32(0), 4097])
    func `refuses a stream of no chunks, and of too many`(chunkCount: UInt32) {
        let bytes = Frames.encode([ProofOfWork.none.bytes, Self.id, [UInt8](bigEndian: chunkCount)])
        #expect(throws: MalformedExchange.field("chunk count")) {
            try UploadRequest(parsing: bytes)
        }
    }

    @Test(arguments: [UInt8(0), 5])
    func `gives one to four chunks at once`(count: UInt8) {
        let bytes = Frames.encode([Digest.zero.bytes, [0, 0, 0, 0], [count]])
        #expect(throws: MalformedExchange.field("chunk count")) {
            try StreamRequest(parsing: bytes)
        }
        #expect(throws: MalformedExchange.field("chunk")) { try StreamAnswer(parsing: []) }
    }

    @Test func `refuses hashes that are none`() throws {
        let digests = [Digest(hashing: [1]), Digest(hashing: [2])]
        #expect(try StreamHashes(parsing: StreamHashes(digests: digests).bytes).digests == digests)
        for byteCount in [0, 31, 33, 4097 * 32] {
            #expect(throws: MalformedExchange.field("chunk hashes")) {
                try StreamHashes(parsing: [UInt8](repeating: 0, count: byteCount))
            }
        }
    }
}
