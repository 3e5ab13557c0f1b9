/// Something that goes with a message as a file: bytes of a known length that can be read again.
///
/// Nobody holds them whole. A file on disk is a `FileSource`; a cover's are random bytes that can be made again.
package protocol StreamSource: Sendable {
    /// How its recipients shall see it named; no path.
    var name: String { get }
    /// A media type such as `application/pdf`.
    var mediaType: String { get }
    var byteCount: UInt64 { get }

    /// The bytes of a range within `0..<byteCount`, the same at each call.
    func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8]
}

/// Why a file's bytes are not those it began with.
package enum StreamSourceFailed: Error, Equatable {
    /// The system does not give them.
    case unreadable
    /// It is shorter, longer or newer than at the beginning.
    case changed
}
