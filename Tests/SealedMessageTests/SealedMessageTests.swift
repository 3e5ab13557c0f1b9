import Encoding
import Testing

@testable import SealedMessage

@Suite struct `A sealed message` {
    private func sample() throws -> SealedMessage {
        try SealedMessage(
            header: Sample.header(try Sample.context()),
            body: [UInt8](repeating: 9, count: 16_400))
    }

    @Test func `is parsed as it was printed`() throws {
        let message = try sample()
        #expect(try SealedMessage(parsing: message.bytes) == message)
    }

    @Test(arguments: [0, 16_399, 16_401])
    func `refuses a body of another length than declared`(byteCount: Int) throws {
        let header = try sample().header
        #expect(throws: MalformedMessage.bodyMismatch(byteCount: byteCount, expected: 16_400)) {
            try SealedMessage(header: header, body: [UInt8](repeating: 9, count: byteCount))
        }
    }

    @Test func `refuses missing and trailing bytes`() throws {
        let bytes = try sample().bytes
        #expect(throws: MalformedMessage.trailing(byteCount: 1)) {
            try SealedMessage(parsing: bytes + [0])
        }
        #expect(
            throws: MalformedMessage.truncated(
                byteCount: bytes.count - 1, expected: bytes.count)
        ) {
            try SealedMessage(parsing: bytes.dropLast())
        }
    }

    @Test func `has an identifier that changes with every byte`() throws {
        let message = try sample()
        var body = message.body
        body[16_399] ^= 1
        #expect(try SealedMessage(header: message.header, body: body).id != message.id)
        var header = message.header.bytes
        header[header.count - 1] ^= 1
        #expect(
            MessageID(header: try MessageHeader(parsing: header), body: message.body)
                != message.id)
        #expect(
            MessageID(header: message.header, bodyDigest: Digest(hashing: message.body))
                == message.id)
        #expect(try MessageID(hex: message.id.hex) == message.id)
    }

    /// The labelled hashes of Specification.md §2–5, each written out once more.
    @Test func `hashes what the specification says`() throws {
        let message = try sample()
        let header = message.header
        func labelled(_ label: String, _ bytes: [UInt8]) -> Digest {
            Digest(hashing: [UInt8(label.utf8.count)] + Array(label.utf8) + bytes)
        }
        let context = Array(header.bytes[..<148])
        let preheader = Array(header.bytes[..<(148 + 32 * 8)])
        #expect(header.context.hash == labelled("senim/1 context", context))
        #expect(header.preheader.hash == labelled("senim/1 preheader", preheader))
        #expect(header.hash == labelled("senim/1 header", header.bytes))
        #expect(
            message.id.digest
                == labelled(
                    "senim/1 message",
                    Digest(hashing: header.bytes).bytes + Digest(hashing: message.body).bytes))
        let share = [UInt8](repeating: 1, count: 32)
        let salt = [UInt8](repeating: 2, count: 32)
        let commitment = unsafe slotCommitment(
            contextHash: header.context.hash, role: .trustee, index: 5, share: share.span.bytes,
            salt: salt.span.bytes)
        #expect(
            commitment
                == labelled("senim/1 share", header.context.hash.bytes + [2, 5] + share + salt))
        #expect(
            Preheader.slotInfo(role: .holder, index: 3, preheaderHash: header.preheader.hash)
                == Array("senim/1 slot".utf8) + [1, 3] + header.preheader.hash.bytes)
    }

    @Test(arguments: [
        (0, BodySize.kibibytes16), (16_384, .kibibytes16), (16_385, .kibibytes64),
        (262_144, .kibibytes256), (1_048_576, .mebibyte1),
    ])
    func `has the smallest body that holds its text`(byteCount: Int, size: BodySize) {
        #expect(BodySize(holding: byteCount) == size)
        #expect(BodySize(holding: 1_048_577) == nil)
    }

    @Test func `refuses a nonce of another length`() {
        #expect(throws: MalformedDigest(byteCount: 31)) {
            try MessageNonce([UInt8](repeating: 0, count: 31))
        }
    }
}
