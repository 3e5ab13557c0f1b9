package import Details
package import Directory
package import PortalClient
package import SealedMessage

/// What one poll led to: what was done, and what keeps the trustee from doing more.
package struct TrusteeRound: Sendable {
    package var acts: [TrusteeAct] = []
    /// Stay from round to round; whoever prints them prints changes.
    package var conditions: [TrusteeCondition] = []
    /// Entries wait that the answer had no room for: poll again at once.
    package var isBehind = false

    /// Adds a condition once.
    mutating func note(_ condition: TrusteeCondition) {
        if !conditions.contains(condition) { conditions.append(condition) }
    }
}

/// Something a trustee did.
package enum TrusteeAct: Sendable, Equatable {
    case cosigned(size: UInt64)
    case released(StatementHash, to: Identifier)
    case refused(StatementHash, RefusalReason)
    case signedCurrency(AlmatyDay)
    case approvedDirectory(version: UInt64)
    case postedKey(Quarter)
    /// A challenge that a person signed was sent; it is sent again until the log has it.
    case postedChallenge(MessageID, Identifier)
    /// A challenge that a person signed stands in the log that this trustee cosigned.
    case challenged(MessageID, Identifier)
    /// A challenge that a person signed is not made, by what the log says.
    case droppedChallenge(MessageID, Identifier, TrusteeState.ChallengeRefused)
    /// What an own challenge has shown.
    case settled(MessageID, Identifier, ChallengeFinding)
    /// An outcome cannot be read, or reveals another share than the message committed to.
    case foundFaultyOutcome(index: UInt64, of: Identifier)
    /// A statement cannot be read, or does not fit what its note commits to.
    case foundFaultyDuty(index: UInt64, of: Identifier)
    /// The destruction is logged, and the key is gone from the disk.
    case destroyedKey(Quarter)
    /// The ledger is older than the trustee's own cosignature on a tree of this size (Specification.md §2.5).
    case wasPutBack(size: UInt64)
}

/// Something that keeps a trustee from its duty, or that a person must look at.
package enum TrusteeCondition: Sendable, Equatable {
    /// The log showed two faces: nothing is cosigned or answered any more.
    case alarm(LedgerAlarm.Code)
    /// The gateway does not answer, or refuses.
    case gateway(PortalError)
    case malformedAnswer
    case entryRefused(index: UInt64)
    case targetNotSigned
    /// A statement names a decision that a person must look at.
    case waitsForGround(StatementHash)
    /// Another trustee challenges an outcome: a person must look at it.
    case waitsForChallenge(StatementHash)
    /// The gateway does not give the sealed outcome that an entry names: nothing behind it is cosigned.
    case outcomeWithheld(index: UInt64)
    /// Likewise of the sealed statement.
    case dutyWithheld(index: UInt64)
    /// A challenge that a person signed cannot be made.
    case challengeRefused(MessageID, Identifier, TrusteeState.ChallengeRefused)
    /// A challenge that a person signed an hour ago or earlier is not in the log that was cosigned.
    case challengeMissing(MessageID, Identifier)
    /// The log has this trustee's answer, the ledger does not.
    case answerNotInLedger(StatementHash)
    /// The sealing key with which a message is to be opened is not here.
    case sealingKeyMissing
    /// The destruction of the quarter's key is logged, and the key file could not be changed.
    case keyNotRemoved(Quarter)
    /// The log has another sealing key of this quarter in this trustee's name.
    case otherSealingKey(Quarter)
    case currencyRefused(CurrencyRefused)
    case directoryWaits(version: UInt64)
}
