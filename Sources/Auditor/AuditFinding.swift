package import Directory

/// One thing that is not as it should be (Specification.md §3).
package struct AuditFinding: Sendable, Hashable {
    /// How bad it is.
    package enum Severity: String, Sendable, Comparable {
        /// Something is late or absent; nothing was tampered with.
        case missing
        /// Tampering, or a broken rule.
        case broken

        package static func < (left: Severity, right: Severity) -> Bool {
            left == .missing && right == .broken
        }
    }

    /// What it is; the raw value stands in JSON and never changes.
    package enum Kind: String, Sendable, CaseIterable {
        case entryMissing = "entry-missing"
        case entryUnreadable = "entry-unreadable"
        case entryInvalid = "entry-invalid"
        case checkpointMissing = "checkpoint-missing"
        case checkpointUnsigned = "checkpoint-unsigned"
        case checkpointOtherTree = "checkpoint-other-tree"
        case cosignatureMissing = "cosignature-missing"
        case publicMissing = "public-missing"
        case publicBehind = "public-behind"
        case publicRefused = "public-refused"
        case publicOtherTree = "public-other-tree"
        case directoryRefused = "directory-refused"
        case directoryDiffers = "directory-differs"
        case directoryStale = "directory-stale"
        case currencyMissing = "currency-missing"
        case currencyStale = "currency-stale"
        case currencySuperseded = "currency-superseded"
        case currencyRefused = "currency-refused"
        case currencyOtherSet = "currency-other-set"
        case currencyOtherTree = "currency-other-tree"
        case statementUnanswered = "statement-unanswered"
        case handoverUnasked = "handover-unasked"
        case keyDestroyedEarly = "key-destroyed-early"
        case ledgerMissing = "ledger-missing"
        case ledgerRefused = "ledger-refused"
        case answerNotInLedger = "answer-not-in-ledger"
        case answerNotInLog = "answer-not-in-log"
        case answerDiffers = "answer-differs"
        case answerWithoutStatement = "answer-without-statement"
        case ledgerOtherTree = "ledger-other-tree"
        case ledgerBeyondLog = "ledger-beyond-log"
        case trusteeAlarm = "trustee-alarm"
        case outcomeMissing = "outcome-missing"
        case outcomeMalformed = "outcome-malformed"
        case outcomeFalse = "outcome-false"
        case outcomeOverdue = "outcome-overdue"
        case dutyMissing = "duty-missing"
        case dutyMalformed = "duty-malformed"
        case holdDiffers = "hold-differs"
        case challengeOpen = "challenge-open"
        case challengeUnprovable = "challenge-unprovable"
        case challengeUnfounded = "challenge-unfounded"
        case messagesMissing = "messages-missing"
        case tileDiffers = "tile-differs"
        case bundleDiffers = "bundle-differs"
        case tileUnavailable = "tile-unavailable"
        case overload

        package var severity: Severity {
            switch self {
            case .checkpointMissing, .cosignatureMissing, .publicMissing, .publicBehind,
                .currencyMissing, .currencyStale, .currencySuperseded, .statementUnanswered,
                .ledgerMissing, .tileUnavailable, .overload, .outcomeOverdue, .challengeOpen,
                .challengeUnprovable:
                .missing
            case .entryMissing, .entryUnreadable, .entryInvalid, .checkpointUnsigned,
                .checkpointOtherTree, .publicRefused, .publicOtherTree, .directoryRefused,
                .directoryDiffers, .directoryStale, .currencyRefused, .currencyOtherSet,
                .currencyOtherTree, .ledgerRefused, .answerNotInLedger, .answerNotInLog,
                .answerDiffers, .answerWithoutStatement, .ledgerOtherTree, .ledgerBeyondLog,
                .trusteeAlarm, .tileDiffers, .bundleDiffers, .outcomeMissing, .outcomeMalformed,
                .outcomeFalse, .challengeUnfounded, .messagesMissing, .handoverUnasked,
                .keyDestroyedEarly, .dutyMissing, .dutyMalformed, .holdDiffers:
                .broken
            }
        }
    }

    package let kind: Kind
    /// The entry of the log it is about, or the size of the tree.
    package let entry: UInt64?
    /// An id, a key name, a path or a file, never anything of a reporter.
    package let subject: String?
    /// The rule of Details that was broken, by its name there.
    package let reason: String?

    package init(
        _ kind: Kind, entry: UInt64? = nil, subject: String? = nil, reason: String? = nil
    ) {
        self.kind = kind
        self.entry = entry
        self.subject = subject
        self.reason = reason
    }

    package var severity: Severity { kind.severity }
}

/// The outcome of an audit.
package struct AuditReport: Sendable {
    /// How many entries were read.
    package let entryCount: UInt64
    /// How many of them each kind of detail makes up, by the word in its first line.
    package let detailCounts: [String: Int]
    /// The size of the newest cosigned checkpoint; 0 for none.
    package let newestSize: UInt64
    /// The size of the public checkpoint that stands; 0 for none.
    package let publicSize: UInt64
    /// How many messages successors opened by opening a handover.
    package let handedOverCount: Int
    /// How many tiles and bundles were compared; nil when that was not asked for.
    package let tileCount: Int?
    /// Every version of the directory, the one in force last; empty when none verifies.
    package let directories: [Directory]
    /// How many messages of kind 1 each quarter accepted, by the gateway's word and the log's.
    package let messageCounts: [Quarter: Int]
    /// How many clocks of each keyholder are open and closed; empty when kinds and outcomes were not asked for.
    package let clocks: [KeyholderClocks]
    /// What was stated about each message of kind 1, in the order of the log; empty when kinds and statements were not asked for.
    ///
    /// For those who recompute duties: an auditor's command prints counts.
    package let cases: [AuditedCase]
    /// What commissioners stated about the portal, in the order of the log; empty likewise.
    package let portalFacts: [AuditedFact]
    /// In the order of Specification.md §2.
    package let findings: [AuditFinding]

    /// The directory in force; nil when none verifies.
    package var directory: Directory? { directories.last }

    /// The worst there is; nil when all is as it should be.
    package var severity: AuditFinding.Severity? { findings.map(\.severity).max() }
}
