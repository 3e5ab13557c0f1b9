/// Why bytes are no sealed message; each rule of Specification.md §2–5 has its own case.
package enum MalformedMessage: Error, Equatable {
    case truncated(byteCount: Int, expected: Int)
    case trailing(byteCount: Int)
    /// The first six bytes are not `SENIM` and zero.
    case notASealedMessage
    case unsupportedVersion(UInt8)
    case unknownKind(UInt8)
    /// n is outside 1…16.
    case holderCount(UInt8)
    /// k is not 1, the only one of version 1.
    case holderThreshold(UInt8)
    /// m is outside 1…7.
    case trusteeCount(UInt8)
    /// t is not more than half of m, or more than m.
    case trusteeThreshold(UInt8, of: UInt8)
    /// The declared length of the body is none of the four.
    case bodyByteCount(UInt32)
    /// An identity message is longer than 16 KiB.
    case identityBodyByteCount(UInt32)
    /// A reply is longer than 256 KiB.
    case replyBodyByteCount(UInt32)
    case streamChunkCount(UInt32)
    /// A kind that carries no files announces a stream.
    case streamNotAllowed
    /// There is no stream, but a hash of one.
    case streamHashWithoutStream
    /// There is a stream, but no hash of it.
    case streamWithoutStreamHash
    /// The body has another length than the header declares.
    case bodyMismatch(byteCount: Int, expected: Int)
}
