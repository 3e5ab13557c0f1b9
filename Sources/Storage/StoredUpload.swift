package import Encoding
package import SealedMessage

/// A stream that is to be uploaded: who knows its id, and how long it will be.
package struct NewUpload: Sendable {
    /// `L("senim/1 upload", upload id)`: the hash, never the id.
    package let id: Digest
    package let chunkCount: UInt32
    /// UTC seconds.
    package let now: UInt64
    package let room: UploadRoom
    /// What was worked for it; never stored.
    package let effort: UInt32

    package init(
        id: Digest, chunkCount: UInt32, now: UInt64, room: UploadRoom, effort: UInt32 = 0
    ) {
        self.id = id
        self.effort = effort
        self.chunkCount = chunkCount
        self.now = now
        self.room = room
    }
}

/// How many bytes all open uploads together may take (Specification.md §5.6).
package struct UploadRoom: Sendable {
    private let mostBytes: UInt64
    private let freeBytes: UInt64?
    private let bytesForTexts: UInt64

    /// - Parameters:
    ///   - mostBytes: however large the disk is.
    ///   - freeBytes: what the disk has free beside what they hold already; nil where nobody knows.
    ///   - bytesForTexts: what must stay free of them.
    package init(mostBytes: UInt64, freeBytes: UInt64? = nil, bytesForTexts: UInt64 = 0) {
        self.mostBytes = mostBytes
        self.freeBytes = freeBytes
        self.bytesForTexts = bytesForTexts
    }

    /// A quarter of what would be free without them: what came of an upload takes no room from the rest of it.
    func byteCount(holding held: UInt64) -> UInt64 {
        min(mostBytes, freeBytes.map { ($0 + held) / 4 } ?? .max)
    }

    /// How many chunks an upload may have that fits beside what the others hold and have begun; nothing is reserved for it.
    ///
    /// In steps of a 64th at most of all room: by lengths that are refused and lengths that are not, a stranger would measure to a chunk
    /// what others send. A step is let through always: whether it fits is looked at when it comes.
    ///
    /// - Parameter begunCount: how many of the others may go on by one chunk more.
    package func mostChunks(holding held: UInt64, begunCount: UInt64) -> UInt64 {
        let chunk = UInt64(StreamReference.maximumChunkByteCount)
        let all = byteCount(holding: held)
        let step = UploadRoom.step(of: all)
        let taken = (held + begunCount * chunk + step - 1) / step * step
        let most = all / step * step
        let besideTexts = (freeBytes.map { $0 - min($0, bytesForTexts) } ?? .max) / step * step
        return max(step, min(most - min(most, taken), besideTexts)) / chunk
    }

    /// The largest power of two that is no more than a 64th, so that it does not change with what is measured by it.
    private static func step(of byteCount: UInt64) -> UInt64 {
        let most = max(1, byteCount / 64)
        return 1 << UInt64(most.bitWidth - 1 - most.leadingZeroBitCount)
    }
}

/// What came of opening an upload.
package enum UploadOpening: Sendable, Equatable {
    /// It is open, now or since an earlier attempt; and what was worked for the one whose place it took, if it took one's.
    case open(UploadState, displacedEffort: UInt32? = nil)
    /// The id is taken, with another length or by a message.
    case conflict
    /// Open uploads take all their room.
    case noRoom
}

/// How far an open upload has come.
package struct UploadState: Sendable, Equatable {
    package let chunkCount: UInt32
    /// The places of the chunks that are durable, in order.
    package let stored: [UInt32]

    package init(chunkCount: UInt32, stored: [UInt32]) {
        self.chunkCount = chunkCount
        self.stored = stored
    }
}

/// A sealed chunk that came in.
package struct NewChunk: Sendable {
    /// The hash of its upload's id.
    package let upload: Digest
    package let index: UInt32
    package let bytes: [UInt8]
    /// UTC seconds.
    package let now: UInt64
    package let room: UploadRoom

    package init(
        upload: Digest, index: UInt32, bytes: [UInt8], now: UInt64, room: UploadRoom
    ) {
        self.upload = upload
        self.index = index
        self.bytes = bytes
        self.now = now
        self.room = room
    }
}

/// What came of storing a chunk.
package enum ChunkStoring: Sendable, Equatable {
    /// It is durable, now or since an earlier attempt.
    case stored
    /// Another chunk stands in this place.
    case conflict
    /// There is no such place, or a chunk there has another length.
    case misfit
    /// There is no such open upload.
    case unknownUpload
}

/// The stream that a new message brings with it.
package struct NewStream: Sendable, Equatable {
    /// The hash of the id of its upload.
    package let upload: Digest
    /// What the message's context says of it.
    package let reference: StreamReference

    package init(upload: Digest, reference: StreamReference) {
        self.upload = upload
        self.reference = reference
    }
}

/// When an upload that no message took is removed: whole hours, so that no time of arrival is kept.
enum UploadHours {
    /// The hour at which an upload that is opened now ends whatever still comes: 4 GiB may come at 7 KB a second.
    static func last(now: UInt64) -> UInt64 {
        (now + secondsEach - 1) / secondsEach + hoursInAll
    }

    /// The hour at which an upload ends that was heard of now.
    static func end(now: UInt64, isEmpty: Bool) -> UInt64 {
        (now + secondsEach - 1) / secondsEach + (isEmpty ? hoursEmpty : hours)
    }

    /// Whether an hour has begun.
    static func current(now: UInt64) -> UInt64 { now / secondsEach }

    private static let secondsEach: UInt64 = 3600
    /// After the last chunk.
    private static let hours: UInt64 = 24
    /// A week.
    private static let hoursInAll: UInt64 = 168
    /// For one that was opened and never used: opening costs a stranger little.
    private static let hoursEmpty: UInt64 = 1
}
