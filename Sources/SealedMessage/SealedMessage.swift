import Encoding

/// A sealed message: a header and a body of exactly the length it declares (Specification.md §5).
package struct SealedMessage: Sendable, Hashable {
    package let header: MessageHeader
    /// The sealed body: ciphertext and tag.
    package let body: [UInt8]

    /// Joins a header and the body that came with it.
    ///
    /// - Throws: `MalformedMessage.bodyMismatch` when the body has another length than declared.
    package init(header: MessageHeader, body: [UInt8]) throws(MalformedMessage) {
        let expected = header.context.bodySize.ciphertextByteCount
        guard body.count == expected else {
            throw .bodyMismatch(byteCount: body.count, expected: expected)
        }
        self.header = header
        self.body = body
    }

    /// Reads a header and the body right behind it, and refuses anything else.
    package init(parsing bytes: [UInt8]) throws(MalformedMessage) {
        var reader = ByteReader(bytes)
        let context = try Context(reading: &reader)
        let headerByteCount = MessageHeader.byteCount(for: context.committee)
        let expected = headerByteCount + context.bodySize.ciphertextByteCount
        guard bytes.count >= expected else {
            throw .truncated(byteCount: bytes.count, expected: expected)
        }
        guard bytes.count == expected else { throw .trailing(byteCount: bytes.count - expected) }
        try self.init(
            header: MessageHeader(parsing: Array(bytes.prefix(headerByteCount))),
            body: Array(bytes.dropFirst(headerByteCount)))
    }

    package var context: Context { header.context }

    /// Header and body, as they stand on the wire.
    package var bytes: [UInt8] { header.bytes + body }

    /// What everyone calls this message; computed from all its bytes at each call.
    package var id: MessageID { MessageID(header: header, body: body) }
}
