import Crypto
package import Encoding
package import SealedMessage

/// Opens the files of one message, chunk by chunk; it holds none of them (Specification.md §10.4).
package struct StreamOpener: Sendable {
    package let layout: StreamLayout
    private let cipher: StreamCipher
    private let digests: [Encoding.Digest]

    /// Checks that the list of chunks is the one that the message's context commits to.
    ///
    /// - Parameters:
    ///   - manifest: from the opened message.
    ///   - context: of that message; its nonce and its reference to the stream.
    ///   - chunkDigests: SHA-256 of each sealed chunk, by the gateway's word.
    package init(
        _ manifest: StreamManifest, context: Context, chunkDigests: [Encoding.Digest]
    ) throws(StreamRefused) {
        guard let layout = try? StreamLayout(contentByteCount: manifest.byteCount) else {
            preconditionFailure("a manifest is bounded")
        }
        guard let reference = context.stream, reference.chunkCount == layout.chunkCount else {
            throw .chunkCount(context.stream?.chunkCount ?? 0, expected: layout.chunkCount)
        }
        guard (try? StreamReference(chunkDigests: chunkDigests)) == reference else {
            throw .otherChunks
        }
        self.layout = layout
        digests = chunkDigests
        cipher = StreamCipher(
            key: SymmetricKey(data: manifest.key), nonce: context.nonce,
            chunkCount: layout.chunkCount)
    }

    /// Opens one chunk: the bytes of the files that stand in it, without padding.
    package func open(_ chunk: [UInt8], at index: UInt32) throws(StreamRefused) -> [UInt8] {
        precondition(index < layout.chunkCount, "the chunk is one of the stream's")
        guard Digest(hashing: chunk) == digests[Int(index)] else { throw .otherChunk(index) }
        guard var plaintext = cipher.open(chunk, at: index),
            plaintext.count == layout.plaintextByteCount(ofChunk: index)
        else { throw .sealedChunk(index) }
        let content = layout.content(ofChunk: index).count
        guard plaintext[content...].allSatisfy({ $0 == 0 }) else { throw .padding(index) }
        plaintext.removeSubrange(content...)
        return plaintext
    }
}

/// Why the files of a message do not open. Nothing of a file is told.
package enum StreamRefused: Error, Equatable {
    /// The context names another number of chunks than the files' lengths ask for: the sender's fault.
    case chunkCount(UInt32, expected: UInt32)
    /// The list of chunks is not the one that the message commits to: the gateway's fault.
    case otherChunks
    /// This chunk is not the one of the list: the gateway's fault, or damage on the way.
    case otherChunk(UInt32)
    /// The chunk is the one that was sent, and does not open, or has another length: the sender's fault.
    case sealedChunk(UInt32)
    /// Bytes other than zero stand behind the files: the sender's fault.
    case padding(UInt32)
}

extension Payload {
    /// The files that the message names; nil when it names none, and in types that carry none.
    package var stream: StreamManifest? {
        switch self {
        case .report(let report): report.stream
        case .followUp(let followUp): followUp.stream
        case .rekey, .handover, .identity, .reply, .note: nil
        }
    }
}
