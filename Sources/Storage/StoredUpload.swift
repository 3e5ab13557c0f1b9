package import Encoding
package import SealedMessage

/// A stream that is to be uploaded: who knows its id, and how long it will be.
package struct NewUpload: Sendable {
    /// `L("senim/1 upload", upload id)`: the hash, never the id.
    package let id: Digest
    package let chunkCount: UInt32
    /// UTC seconds.
    package let now: UInt64
    /// How many bytes all open uploads together may take.
    package let mostOpenBytes: UInt64

    package init(id: Digest, chunkCount: UInt32, now: UInt64, mostOpenBytes: UInt64) {
        self.id = id
        self.chunkCount = chunkCount
        self.now = now
        self.mostOpenBytes = mostOpenBytes
    }
}

/// What came of opening an upload.
package enum UploadOpening: Sendable, Equatable {
    /// It is open, now or since an earlier attempt.
    case open(UploadState)
    /// The id is taken, with another length or by a message.
    case conflict
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
    /// How many bytes all open uploads together may take.
    package let mostOpenBytes: UInt64

    package init(
        upload: Digest, index: UInt32, bytes: [UInt8], now: UInt64, mostOpenBytes: UInt64
    ) {
        self.upload = upload
        self.index = index
        self.bytes = bytes
        self.now = now
        self.mostOpenBytes = mostOpenBytes
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
    /// The hour at which an upload ends that was heard of now.
    static func end(now: UInt64, isEmpty: Bool) -> UInt64 {
        (now + secondsEach - 1) / secondsEach + (isEmpty ? hoursEmpty : hours)
    }

    /// Whether an hour has begun.
    static func current(now: UInt64) -> UInt64 { now / secondsEach }

    private static let secondsEach: UInt64 = 3600
    /// After the last chunk.
    private static let hours: UInt64 = 24
    /// For one that was opened and never used: opening costs a stranger little.
    private static let hoursEmpty: UInt64 = 1
}
