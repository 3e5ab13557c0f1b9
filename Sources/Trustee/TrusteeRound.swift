package import Details
package import Directory
package import PortalClient

/// What one poll led to: what was done, and what keeps the trustee from doing more.
package struct TrusteeRound: Sendable {
    package var acts: [TrusteeAct] = []
    /// Stay from round to round; whoever prints them prints changes.
    package var conditions: [TrusteeCondition] = []
    /// Entries wait that the answer had no room for: poll again at once.
    package var isBehind = false
}

/// Something a trustee did.
package enum TrusteeAct: Sendable, Equatable {
    case cosigned(size: UInt64)
    case released(StatementHash, to: Identifier)
    case refused(StatementHash, RefusalReason)
    case signedCurrency(AlmatyDay)
    case approvedDirectory(version: UInt64)
    case postedKey(Quarter)
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
    /// The log has this trustee's answer, the ledger does not.
    case answerNotInLedger(StatementHash)
    /// The sealing key with which a message is to be opened is not here.
    case sealingKeyMissing
    /// The log has another sealing key of this quarter in this trustee's name.
    case otherSealingKey(Quarter)
    case currencyRefused(CurrencyRefused)
    case directoryWaits(version: UInt64)
}
