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

    /// Chunks of 1 MiB: 4 GiB together.
    package static let maximumChunkCount: UInt32 = 4096
}
