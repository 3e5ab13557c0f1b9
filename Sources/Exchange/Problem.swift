/// Why the gateway said no: the `code` member of its `application/problem+json` answers.
///
/// Exchange/Specification.md §4. To a stranger an unknown mailbox and a wrong capability are one and the same code.
package enum Problem: String, Sendable, CaseIterable {
    /// The body is not what the endpoint expects.
    case malformedRequest = "malformed-request"
    /// A sealed message breaks a rule of SealedMessage/Specification.md.
    case malformedMessage = "malformed-message"
    case unsupportedVersion = "unsupported-version"
    case wrongKind = "wrong-kind"
    case wrongPortal = "wrong-portal"
    /// The message is sealed to a directory that was never in force here.
    case directoryUnknown = "directory-unknown"
    /// Superseded for more than seven days: fetch the directory and seal anew.
    case directorySuperseded = "directory-superseded"
    /// Proof of work is missing or too small.
    case workNeeded = "work-needed"
    /// The signature, the role or the id of a signed request does not fit the directory.
    case notAuthorised = "not-authorised"
    /// The request's time is more than five minutes from the gateway's.
    case wrongTime = "wrong-time"
    case nonceUsed = "nonce-used"
    /// No such mailbox, message, thread or statement, or not yours.
    case notFound = "not-found"
    /// Another receipt took the place of the one that was used.
    case mailboxChanged = "mailbox-changed"
    /// The reporter has changed the receipt, and with it T: open the newer messages of the thread.
    case threadChanged = "thread-changed"
    /// The conversation has as many messages of this kind, or changes of its receipt, as one may have.
    case conversationFull = "conversation-full"
    /// A signed note breaks a rule that trustees would refuse it for.
    case noteRefused = "note-refused"
    /// A signed note's time lies too far before the last tick, and it was never logged: sign it anew.
    case noteTooOld = "note-too-old"
    /// The upload's id is taken, or another chunk stands in this place.
    case uploadConflict = "upload-conflict"
    /// A message names files of which a chunk is missing, or others came: nothing was kept but the upload.
    case uploadIncomplete = "upload-incomplete"
    case tooLarge = "too-large"
    /// Too much at once: try again after the seconds in Retry-After.
    case busy
    /// The gateway has started and waits for the trustees' polls.
    case waitingForTrustees = "waiting-for-trustees"
    /// A trustee has seen a larger or another tree: this database is older than the log.
    case rolledBack = "rolled-back"
    case storageFull = "storage-full"
    case notYet = "not-yet"
    case tooSlow = "too-slow"
    case methodNotAllowed = "method-not-allowed"
    case unexpected

    /// The HTTP status that goes with the code.
    package var status: Int {
        switch self {
        case .malformedRequest, .malformedMessage, .unsupportedVersion, .wrongKind, .wrongPortal:
            400
        case .notAuthorised, .wrongTime: 403
        case .notFound, .notYet: 404
        case .methodNotAllowed: 405
        case .tooSlow: 408
        case .directoryUnknown, .directorySuperseded, .nonceUsed, .uploadConflict,
            .uploadIncomplete, .mailboxChanged, .threadChanged, .conversationFull:
            409
        case .tooLarge: 413
        case .noteRefused, .noteTooOld: 422
        case .workNeeded: 428
        case .unexpected: 500
        case .busy, .waitingForTrustees, .rolledBack: 503
        case .storageFull: 507
        }
    }
}
