import Crypto
import Encoding
import SealedMessage
import Testing

@testable import Sealing

@Suite struct `A stream of files` {
    struct Vector: Decodable {
        struct Chunk: Decodable {
            let byteCount: Int
            let first, tag, digest: HexBytes
        }
        let name: String
        let key, messageNonce, streamHash: HexBytes
        let files: [Int]
        let paddedByteCount: UInt64
        let chunks: [Chunk]
    }

    @Test func `is sealed as its vectors say`() throws {
        for vector in try VectorFile.decode("stream/streams.json", as: [Vector].self) {
            let stream = try SampleStream(vector)
            #expect(stream.sealer.layout.paddedByteCount == vector.paddedByteCount)
            #expect(stream.chunks.count == vector.chunks.count, "\(vector.name)")
            for (chunk, expected) in zip(stream.chunks, vector.chunks) {
                #expect(chunk.count == expected.byteCount)
                #expect(Array(chunk.prefix(16)) == expected.first.bytes)
                #expect(Array(chunk.suffix(16)) == expected.tag.bytes)
                #expect(Digest(hashing: chunk).bytes == expected.digest.bytes)
            }
            let reference = try #require(stream.sealer.reference)
            #expect(reference.hash.bytes == vector.streamHash.bytes)
        }
    }

    @Test func `opens to the bytes that its vectors say`() throws {
        for vector in try VectorFile.decode("stream/streams.json", as: [Vector].self) {
            let stream = try SampleStream(vector)
            let opener = try stream.opener()
            var opened: [UInt8] = []
            for (index, chunk) in stream.chunks.enumerated() {
                opened += try opener.open(chunk, at: UInt32(index))
            }
            #expect(opened == stream.content)
        }
    }

    struct Length: Decodable {
        let byteCount, paddedByteCount: UInt64
    }

    @Test func `has one of few lengths`() throws {
        for vector in try VectorFile.decode("stream/lengths.json", as: [Length].self) {
            let layout = try StreamLayout(contentByteCount: vector.byteCount)
            #expect(layout.paddedByteCount == vector.paddedByteCount, "\(vector.byteCount)")
            let lengths = (0..<layout.chunkCount).map { layout.plaintextByteCount(ofChunk: $0) }
            #expect(UInt64(lengths.reduce(0, +)) == layout.paddedByteCount)
            #expect(lengths.dropLast().allSatisfy { $0 == 1 << 20 })
            #expect(lengths.allSatisfy { $0 > 0 })
            let contents = (0..<layout.chunkCount).map { layout.content(ofChunk: $0).count }
            #expect(UInt64(contents.reduce(0, +)) == vector.byteCount)
        }
    }

    @Test func `is never longer than 4 GiB`() throws {
        #expect(throws: StreamTooLong(byteCount: 1 << 32 + 1)) {
            try StreamLayout(contentByteCount: 1 << 32 + 1)
        }
        #expect(try StreamLayout(contentByteCount: 1 << 32).chunkCount == 4096)
    }

    @Test func `seals a chunk again to the same bytes, and never other bytes`() throws {
        let stream = try SampleStream.threeChunks()
        var sealer = stream.sealer
        let content = Array(stream.content[(1 << 20)..<(2 << 20)])
        #expect(try sealer.seal(content, at: 1) == stream.chunks[1])
        var changed = content
        changed[5] ^= 1
        #expect(throws: StreamChanged(index: 1)) { try sealer.seal(changed, at: 1) }
    }

    @Test func `has a reference once every chunk was sealed`() throws {
        var sealer = StreamSealer(
            layout: try StreamLayout(contentByteCount: 2 << 20), nonce: .random())
        _ = try sealer.seal([UInt8](repeating: 1, count: 1 << 20), at: 1)
        #expect(sealer.reference == nil)
        _ = try sealer.seal([UInt8](repeating: 1, count: 1 << 20), at: 0)
        #expect(sealer.reference?.chunkCount == 2)
    }

    @Test func `has a key of its own each time`() throws {
        let layout = try StreamLayout(contentByteCount: 0)
        let nonce = MessageNonce.random()
        var first = StreamSealer(layout: layout, nonce: nonce)
        var second = StreamSealer(layout: layout, nonce: nonce)
        #expect(try first.seal([], at: 0) != second.seal([], at: 0))
    }

    // MARK: Flaws

    @Test func `refuses a list of chunks that the message does not name`() throws {
        let stream = try SampleStream.threeChunks()
        let digests = stream.chunks.map { Digest(hashing: $0) }
        for list in [
            [digests[1], digests[0], digests[2]], Array(digests.dropLast()), digests + [digests[0]],
            [digests[0], digests[0], digests[2]], [],
        ] {
            #expect(throws: StreamRefused.otherChunks) { try stream.opener(digests: list) }
        }
    }

    @Test func `refuses files whose lengths ask for another number of chunks`() throws {
        let stream = try SampleStream.threeChunks()
        let short = try StreamManifest(
            key: stream.manifest.key,
            files: [StreamedFile(name: "a", type: "a/b", offset: 0, byteCount: 5)])
        #expect(throws: StreamRefused.chunkCount(3, expected: 1)) {
            try stream.opener(manifest: short)
        }
        #expect(throws: StreamRefused.chunkCount(0, expected: 3)) {
            try StreamOpener(
                stream.manifest, context: SampleStream.context(stream.nonce, nil),
                chunkDigests: stream.chunks.map { Digest(hashing: $0) })
        }
    }

    @Test func `refuses a chunk in another's place, cut short, repeated or changed`() throws {
        let stream = try SampleStream.threeChunks()
        let opener = try stream.opener()
        var changed = stream.chunks[1]
        changed[77] ^= 1
        for (chunk, index) in [
            (stream.chunks[0], UInt32(1)), (stream.chunks[2], 1), (changed, 1),
            (Array(stream.chunks[2].dropLast()), 2), ([], 0),
        ] {
            #expect(throws: StreamRefused.otherChunk(index)) { try opener.open(chunk, at: index) }
        }
    }

    /// A sender who names chunks that do not belong there: the hashes fit, the places do not.
    @Test func `refuses a sender's chunks in the wrong order`() throws {
        let stream = try SampleStream.threeChunks()
        let order = [stream.chunks[1], stream.chunks[0], stream.chunks[2]]
        let opener = try stream.opener(chunks: order)
        #expect(throws: StreamRefused.sealedChunk(0)) { try opener.open(order[0], at: 0) }
        #expect(throws: StreamRefused.sealedChunk(1)) { try opener.open(order[1], at: 1) }
    }

    /// The first chunks of a longer stream are no shorter stream: the last one says that it is the last.
    @Test func `refuses the beginning of a longer stream`() throws {
        let stream = try SampleStream.threeChunks()
        let beginning = Array(stream.chunks.prefix(2))
        let manifest = try StreamManifest(
            key: stream.manifest.key,
            files: [StreamedFile(name: "a", type: "a/b", offset: 0, byteCount: 2 << 20)])
        let opener = try stream.opener(manifest: manifest, chunks: beginning)
        _ = try opener.open(beginning[0], at: 0)
        #expect(throws: StreamRefused.sealedChunk(1)) { try opener.open(beginning[1], at: 1) }
    }

    @Test func `refuses a stream of another message`() throws {
        let stream = try SampleStream.threeChunks()
        let context = try SampleStream.context(.random(), stream.sealer.reference)
        let opener = try StreamOpener(
            stream.manifest, context: context,
            chunkDigests: stream.chunks.map { Digest(hashing: $0) })
        #expect(throws: StreamRefused.sealedChunk(0)) { try opener.open(stream.chunks[0], at: 0) }
    }

    @Test func `refuses padding that is not zero`() throws {
        let stream = try SampleStream.threeChunks()
        let cipher = StreamCipher(
            key: SymmetricKey(data: stream.manifest.key), nonce: stream.nonce, chunkCount: 3)
        var plaintext = try #require(cipher.open(stream.chunks[2], at: 2))
        plaintext[plaintext.count - 1] = 1
        var chunks = stream.chunks
        chunks[2] = cipher.seal(plaintext, at: 2)
        let opener = try stream.opener(chunks: chunks)
        #expect(throws: StreamRefused.padding(2)) { try opener.open(chunks[2], at: 2) }
    }

    @Test func `refuses a last chunk that is longer than its files ask for`() throws {
        let stream = try SampleStream.threeChunks()
        let cipher = StreamCipher(
            key: SymmetricKey(data: stream.manifest.key), nonce: stream.nonce, chunkCount: 3)
        let plaintext = try #require(cipher.open(stream.chunks[2], at: 2))
        var chunks = stream.chunks
        chunks[2] = cipher.seal(plaintext + [0], at: 2)
        let opener = try stream.opener(chunks: chunks)
        #expect(throws: StreamRefused.sealedChunk(2)) { try opener.open(chunks[2], at: 2) }
    }
}

/// A stream made from a vector, sealed.
private struct SampleStream {
    let nonce: MessageNonce
    let content: [UInt8]
    let manifest: StreamManifest
    let chunks: [[UInt8]]
    let sealer: StreamSealer

    init(_ vector: `A stream of files`.Vector) throws {
        nonce = try MessageNonce(vector.messageNonce.bytes)
        var content: [UInt8] = []
        var files: [StreamedFile] = []
        for (number, byteCount) in vector.files.enumerated() {
            files.append(
                try StreamedFile(
                    name: "file \(number)", type: "application/octet-stream",
                    offset: UInt64(content.count), byteCount: UInt64(byteCount)))
            content += (0..<byteCount).map { UInt8(($0 * 7 + number) % 251) }
        }
        self.content = content
        var sealer = StreamSealer(
            layout: try StreamLayout(contentByteCount: UInt64(content.count)), nonce: nonce,
            key: SymmetricKey(data: vector.key.bytes))
        manifest = try sealer.manifest(of: files)
        var chunks: [[UInt8]] = []
        for index in 0..<sealer.layout.chunkCount {
            let range = sealer.layout.content(ofChunk: index)
            chunks.append(
                try sealer.seal(
                    Array(content[Int(range.lowerBound)..<Int(range.upperBound)]), at: index))
        }
        self.chunks = chunks
        self.sealer = sealer
    }

    static func threeChunks() throws -> SampleStream {
        let vectors = try VectorFile.decode(
            "stream/streams.json", as: [`A stream of files`.Vector].self)
        return try SampleStream(try #require(vectors.first { $0.chunks.count == 3 }))
    }

    static func context(_ nonce: MessageNonce, _ stream: StreamReference?) throws -> Context {
        try Context(
            kind: .report, directoryHash: Digest(hashing: [1]), nonce: nonce,
            committee: Committee(holderCount: 2, trusteeCount: 3, trusteeThreshold: 2),
            bodySize: .kibibytes16, stream: stream, consentHash: Digest(hashing: [2]))
    }

    /// Opens these chunks, which the message names, with this manifest.
    func opener(
        manifest: StreamManifest? = nil, chunks: [[UInt8]]? = nil, digests: [Encoding.Digest]? = nil
    ) throws -> StreamOpener {
        let own = (chunks ?? self.chunks).map { Digest(hashing: $0) }
        let context = try Self.context(nonce, StreamReference(chunkDigests: own))
        return try StreamOpener(
            manifest ?? self.manifest, context: context, chunkDigests: digests ?? own)
    }
}
