package import Encoding

/// What the context says of a stream of files: how many chunks, and their hash (Specification.md §2).
package struct StreamReference: Sendable, Hashable {
    package let chunkCount: UInt32
    package let hash: Digest

    /// Reads the two fields, where zero and zero mean that there is no stream.
    init?(chunkCount: UInt32, hash: Digest) throws(MalformedMessage) {
        guard chunkCount <= StreamReference.maximumChunkCount else {
            throw .streamChunkCount(chunkCount)
        }
        guard chunkCount > 0 else {
            guard hash == .zero else { throw .streamHashWithoutStream }
            return nil
        }
        guard hash != .zero else { throw .streamWithoutStreamHash }
        self.chunkCount = chunkCount
        self.hash = hash
    }

    /// The reference to sealed chunks, from SHA-256 of each, in order (Specification.md §8).
    ///
    /// - Throws: `MalformedMessage.streamChunkCount` for none, and for more than a stream may have.
    package init(chunkDigests: [Digest]) throws(MalformedMessage) {
        let count = UInt32(clamping: chunkDigests.count)
        guard (1...StreamReference.maximumChunkCount).contains(count) else {
            throw .streamChunkCount(count)
        }
        var hasher = DigestHasher(label: "senim/1 stream-hash")
        hasher.update([UInt8](bigEndian: count))
        for digest in chunkDigests { hasher.update(digest) }
        chunkCount = count
        hash = hasher.finish()
    }

    /// Whether a sealed chunk may have this length at this place: all but the last are full, and so is a single one, since
    /// no stream is shorter (Specification.md §8).
    package static func isLength(
        _ byteCount: Int, ofChunk index: UInt32, of chunkCount: UInt32
    ) -> Bool {
        guard index < chunkCount else { return false }
        return index == chunkCount - 1 && index > 0
            ? (minimumChunkByteCount...maximumChunkByteCount).contains(byteCount)
            : byteCount == maximumChunkByteCount
    }

    /// Chunks of 1 MiB: 4 GiB together.
    package static let maximumChunkCount: UInt32 = 4096
    /// The plaintext of every chunk but the last, in bytes.
    package static let chunkPlaintextByteCount = 1024 * 1024
    /// A full sealed chunk: the plaintext and the tag.
    package static let maximumChunkByteCount = chunkPlaintextByteCount + tagByteCount
    /// One byte and the tag.
    package static let minimumChunkByteCount = 1 + tagByteCount
    private static let tagByteCount = 16
}
