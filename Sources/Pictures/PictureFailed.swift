package import Wording

/// Why an attachment is not shown as a picture. It can still be saved.
package enum PictureFailed: Error, Equatable {
    /// Neither JPEG nor PNG, or of a kind of them that we do not show.
    case unknownKind
    /// A longer file, or more pixels, than we take.
    case tooLarge
    /// Cut short or damaged.
    case malformed
    /// Not done within the time limit.
    case tookTooLong
    /// The process that decoded it was stopped, or answered what no picture is: it may have been taken over.
    case stopped
    /// The process that decodes could not be begun.
    case unavailable(code: Int32)

    /// What a person is told.
    package var phrase: Phrase {
        switch self {
        case .unknownKind: .pictureUnknownKind
        case .tooLarge: .pictureTooLarge
        case .malformed: .pictureMalformed
        case .tookTooLong: .pictureTookTooLong
        case .stopped: .pictureStopped
        case .unavailable(let code): .pictureUnavailable(code: code)
        }
    }

    /// What a person can do.
    package var hint: Phrase {
        switch self {
        case .unavailable: .pictureUnavailableHint
        default: .pictureHint
        }
    }
}
