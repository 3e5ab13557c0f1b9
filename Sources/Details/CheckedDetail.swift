package import Directory
package import SignedNote

/// A detail that may stand at its place in the log, if its signature is valid (Specification.md §4).
///
/// Signatures are most of the cost of reading a log: they are apart, so that they can be verified beside each other.
package struct ClaimedDetail: Sendable {
    /// The entry in the log.
    package let index: UInt64
    package let leaf: LogLeaf
    package let nonce: EntryNonce
    /// The note, as it stands beside the log.
    package let note: SignedNote
    package let detail: Detail
    let effect: LogEffect
    /// Who must have signed; nil where the claim already took the signatures (directories, key notes).
    let signer: VerifierKey?

    /// Verifies the signature: one, by the key that had the right at that place.
    package func verified() throws(InvalidDetail) -> CheckedDetail {
        if let signer {
            guard note.signatures.count == 1, note.isSigned(by: signer) else { throw .signature }
        }
        return CheckedDetail(self)
    }
}

/// A detail that stands rightly at its place in the log: its leaf, its rules and its signature were checked.
package struct CheckedDetail: Sendable {
    package let claim: ClaimedDetail

    fileprivate init(_ claim: ClaimedDetail) {
        self.claim = claim
    }

    /// The entry in the log.
    package var index: UInt64 { claim.index }
    package var leaf: LogLeaf { claim.leaf }
    package var nonce: EntryNonce { claim.nonce }
    package var note: SignedNote { claim.note }
    package var detail: Detail { claim.detail }
}

/// What a detail changes for those after it.
enum LogEffect: Sendable {
    case nothing
    case tick(UInt64)
    case directory(VerifiedDirectoryChain)
    case key(VerifiedKeyNote)
}

/// Thrown for a detail that may not stand at its place: the rules of Specification.md §4, one case a rule.
package enum InvalidDetail: Error, Equatable {
    /// The leaf commits to something else.
    case commitment
    case malformed(MalformedDetail)
    case otherPortal
    /// Entry 0 is not the first directory.
    case firstEntry
    /// The leaf's day lies before the last leaf's.
    case dayDecreased
    /// The leaf's day is not the tick's, or more than a day from the time.
    case dayMismatch
    /// The time lies too far before the last tick: it will never be taken.
    case tooOld
    /// Time, tick or day lies after the reader's clock: it may be taken later.
    case inTheFuture
    /// The signature is missing or wrong, or there is another beside it.
    case signature
    case tickDecreased
    /// The message was accepted before.
    case acceptedTwice
    case directory(InvalidDirectoryChain)
    /// The directory gives an auditor a sealing key that stands in a key note.
    case sealingKeyReused
    case key(InvalidKeyNote)
    /// The key is neither for the quarter of the leaf's day nor for the next.
    case keyQuarter
    case keyRefused(KeyNoteRefused)
    /// The current directory lists no such keyholder.
    case unknownKeyholder
    /// The keyholder is suspended, or the day is outside their dates.
    case keyholderMayNotAct
    /// The message was not accepted.
    case unknownMessage
    /// The statement's nonce was used.
    case nonceUsed
    /// The statement's directory is not current, and was not within the last 7 days.
    case directoryNotCurrent
    /// The sealing key is not this keyholder's.
    case otherSealingKey
    /// The current directory lists no such trustee.
    case unknownTrustee
    /// No such statement stands in the log.
    case unknownStatement
    /// The answer names another message than the statement.
    case otherMessage
    /// The trustee has answered the statement before.
    case answeredTwice
    /// A trustee answers a challenge of its own.
    case ownChallenge
    /// The keyholder never asked for the message.
    case notAsked
    /// Somebody else than a commissioner states something about the portal.
    case notCommissioner
    /// What may stand only once stands there.
    case statedTwice
    /// The keyholder has stated no outcome that could be challenged.
    case noOutcome
    /// A keyholder cannot hand over to themselves.
    case successor
    /// The keyholder has handed the report over as often as is taken.
    case tooManyHandovers
    /// The current directory lists no such owner of a sealing key.
    case unknownOwner
    /// Something may still be sealed to the key.
    case keyInUse
    /// Somebody holds a message that the key may open.
    case keyHeld
    /// A hold is over before it begins, or lasts longer than is taken.
    case holdDay
    /// The keyholder has stated holds of the message as often as is taken.
    case tooManyHolds
    /// The keyholder has stated another hold of the message at this time or later.
    case holdNotLater
}
