import Encoding
import Mutations
import Testing

@testable import SealedMessage

@Suite struct `Parsing a message header` {
    @Test(arguments: [(1, 1, 1), (4, 3, 2), (16, 7, 4), (16, 7, 7)])
    func `gives back what was put together`(holders: Int, trustees: Int, threshold: Int) throws {
        let header = Sample.header(
            try Sample.context(holders: holders, trustees: trustees, threshold: threshold))
        let parsed = try MessageHeader(parsing: header.bytes)
        #expect(parsed == header)
        #expect(parsed.preheader.bytes + slots(of: parsed) == header.bytes)
        #expect(header.bytes.count == MessageHeader.byteCount(for: header.context.committee))
        #expect(header.bytes.count <= MessageHeader.maximumByteCount)
    }

    @Test func `finds every slot and commitment in its place`() throws {
        let header = Sample.header(try Sample.context())
        #expect(header.slot(of: .holder, at: 3)?.bytes.first == 3)
        #expect(header.slot(of: .trustee, at: 2)?.bytes.first == 6)
        #expect(header.slot(of: .reporter, at: 0)?.bytes.first == 7)
        #expect(header.preheader.commitment(to: .holder, at: 0) == Digest(hashing: [5, 0]))
        #expect(header.preheader.commitment(to: .trustee, at: 0) == Digest(hashing: [5, 4]))
        #expect(header.preheader.commitment(to: .reporter, at: 0) == nil)
        for index in [-1, 4] {
            #expect(header.slot(of: .holder, at: index) == nil)
            #expect(header.preheader.commitment(to: .holder, at: index) == nil)
        }
        #expect(header.slot(of: .trustee, at: 3) == nil)
        #expect(header.slot(of: .reporter, at: 1) == nil)
    }

    /// Each changes one field of a good header (Specification.md §2).
    @Test(
        arguments: [
            (0, [0x73], MalformedMessage.notASealedMessage),
            (5, [1], .notASealedMessage),
            (6, [0], .unsupportedVersion(0)),
            (6, [2], .unsupportedVersion(2)),
            (7, [0], .unknownKind(0)), (7, [2], .unknownKind(2)), (7, [5], .unknownKind(5)),
            (7, [7], .unknownKind(7)),
            (72, [0], .holderCount(0)), (72, [17], .holderCount(17)),
            (73, [0], .holderThreshold(0)), (73, [2], .holderThreshold(2)),
            (74, [0], .trusteeCount(0)), (74, [8], .trusteeCount(8)),
            (75, [0], .trusteeThreshold(0, of: 3)), (75, [1], .trusteeThreshold(1, of: 3)),
            (75, [4], .trusteeThreshold(4, of: 3)),
            (76, [0, 0, 0x40, 0], .bodyByteCount(16_384)),
            (76, [0, 0, 0x40, 0x11], .bodyByteCount(16_401)),
            (76, [0, 0x20, 0, 0x10], .bodyByteCount(2_097_168)),
            (80, [0, 0, 0x10, 0x01], .streamChunkCount(4097)),
            (80, [0, 0, 0, 1], .streamWithoutStreamHash),
            (115, [1], .streamHashWithoutStream),
        ] as [(Int, [UInt8], MalformedMessage)])
    func `refuses one wrong field`(
        offset: Int, replacement: [UInt8], refusal: MalformedMessage
    ) throws {
        var bytes = Sample.header(try Sample.context()).bytes
        bytes.replaceSubrange(offset..<offset + replacement.count, with: replacement)
        #expect(throws: refusal) { try MessageHeader(parsing: bytes) }
    }

    /// Bytes 76–79 are the body's length; 0x0010_0010 is 1 MiB and a tag.
    @Test func `refuses a body too long for its kind`() throws {
        for (kind, size, refusal) in [
            (MessageKind.reply, BodySize.mebibyte1, MalformedMessage.replyBodyByteCount(1_048_592)),
            (.identity, .kibibytes64, .identityBodyByteCount(65_552)),
        ] {
            var bytes = Sample.header(try Sample.context(kind: kind)).bytes
            bytes.replaceSubrange(
                76..<80, with: [UInt8](bigEndian: UInt32(size.ciphertextByteCount)))
            #expect(throws: refusal) { try MessageHeader(parsing: bytes) }
            #expect(throws: refusal) { try Sample.context(kind: kind, bodySize: size) }
        }
        #expect(throws: Never.self) {
            try Sample.context(kind: .reply, bodySize: .kibibytes256)
        }
    }

    @Test func `refuses a threshold of half`() throws {
        var bytes = Sample.header(
            try Sample.context(trustees: 4, threshold: 3)
        ).bytes
        bytes[75] = 2
        #expect(throws: MalformedMessage.trusteeThreshold(2, of: 4)) {
            try MessageHeader(parsing: bytes)
        }
    }

    @Test(arguments: [0, 5, 6, 7, 8, 147])
    func `refuses a context that is cut short`(byteCount: Int) throws {
        let bytes = Sample.header(try Sample.context()).bytes.prefix(byteCount)
        #expect(throws: MalformedMessage.truncated(byteCount: byteCount, expected: 148)) {
            try MessageHeader(parsing: Array(bytes))
        }
    }

    @Test(arguments: [148, 180, 403, 404, 10_003])
    func `refuses a header that is cut short`(byteCount: Int) throws {
        let bytes = Sample.header(try Sample.context()).bytes
        #expect(throws: MalformedMessage.truncated(byteCount: byteCount, expected: 10_004)) {
            try MessageHeader(parsing: Array(bytes.prefix(byteCount)))
        }
    }

    @Test func `refuses trailing bytes`() throws {
        let bytes = Sample.header(try Sample.context()).bytes + [0]
        #expect(throws: MalformedMessage.trailing(byteCount: 1)) {
            try MessageHeader(parsing: bytes)
        }
    }

    @Test(arguments: [MessageKind.reply, .identity, .note])
    func `refuses a stream with any kind but a report`(kind: MessageKind) throws {
        let stream = try StreamReference(chunkCount: 4096, hash: Digest(hashing: []))
        var bytes = Sample.header(try Sample.context(stream: stream)).bytes
        #expect(try MessageHeader(parsing: bytes).context.stream == stream)
        bytes[7] = kind.rawValue
        #expect(throws: MalformedMessage.streamNotAllowed) { try MessageHeader(parsing: bytes) }
    }

    @Test func `refuses an identity message of another size`() throws {
        var bytes = Sample.header(try Sample.context(bodySize: .kibibytes64)).bytes
        bytes[7] = MessageKind.identity.rawValue
        #expect(throws: MalformedMessage.identityBodyByteCount(65_552)) {
            try MessageHeader(parsing: bytes)
        }
    }

    @Test func `survives any injury, and prints back what it still reads`() throws {
        let bytes = Sample.header(
            try Sample.context(holders: 1, trustees: 1, threshold: 1)
        ).bytes
        for seed in UInt64(0)..<5_000 {
            // Most injuries would fall into slots, where nothing is read: every second one stays in front.
            let injured =
                seed.isMultiple(of: 2)
                ? mutated(Array(bytes[..<148]), seed: seed) + bytes[148...]
                : mutated(bytes, seed: seed)
            guard let header = try? MessageHeader(parsing: injured) else { continue }
            #expect(header.bytes == injured, "seed \(seed)")
            #expect(header.preheader.bytes + slots(of: header) == injured, "seed \(seed)")
        }
    }

    private func slots(of header: MessageHeader) -> [UInt8] {
        let committee = header.context.committee
        let slots =
            (0..<committee.holderCount).map { header.slot(of: .holder, at: $0) }
            + (0..<committee.trusteeCount).map { header.slot(of: .trustee, at: $0) }
            + [header.slot(of: .reporter, at: 0)]
        return slots.flatMap { $0?.bytes ?? [] }
    }
}
