import Auditor
import Wording

extension AuditFinding {
    /// What the finding means, for people.
    var phrase: Phrase {
        switch kind {
        case .entryMissing: .auditEntryMissing
        case .entryUnreadable: .auditEntryUnreadable
        case .entryInvalid: .auditEntryInvalid
        case .checkpointMissing: .auditCheckpointMissing
        case .checkpointUnsigned: .auditCheckpointUnsigned
        case .checkpointOtherTree: .auditCheckpointOtherTree
        case .cosignatureMissing: .auditCosignatureMissing
        case .publicMissing: .auditPublicMissing
        case .publicBehind: .auditPublicBehind
        case .publicRefused: .auditPublicRefused
        case .publicOtherTree: .auditPublicOtherTree
        case .directoryRefused: .auditDirectoryRefused
        case .directoryDiffers: .auditDirectoryDiffers
        case .directoryStale: .auditDirectoryStale
        case .currencyMissing: .auditCurrencyMissing
        case .currencyStale: .auditCurrencyStale
        case .currencySuperseded: .auditCurrencySuperseded
        case .currencyRefused: .auditCurrencyRefused
        case .currencyOtherSet: .auditCurrencyOtherSet
        case .currencyOtherTree: .auditCurrencyOtherTree
        case .statementUnanswered: .auditStatementUnanswered
        case .handoverUnasked: .auditHandoverUnasked
        case .keyDestroyedEarly: .auditKeyDestroyedEarly
        case .ledgerMissing: .auditLedgerMissing
        case .ledgerRefused: .auditLedgerRefused
        case .answerNotInLedger: .auditAnswerNotInLedger
        case .answerNotInLog: .auditAnswerNotInLog
        case .answerDiffers: .auditAnswerDiffers
        case .answerWithoutStatement: .auditAnswerWithoutStatement
        case .ledgerOtherTree: .auditLedgerOtherTree
        case .ledgerBeyondLog: .auditLedgerBeyondLog
        case .trusteeAlarm: .auditTrusteeAlarm
        case .outcomeMissing: .outcomeAuditMissing
        case .outcomeMalformed: .outcomeAuditMalformed
        case .outcomeFalse: .outcomeAuditFalse
        case .outcomeOverdue: .outcomeAuditOverdue
        case .dutyMissing: .dutyAuditMissing
        case .dutyMalformed: .dutyAuditMalformed
        case .holdDiffers: .holdAuditDiffers
        case .challengeOpen: .challengeAuditOpen
        case .challengeUnprovable: .challengeAuditUnprovable
        case .challengeUnfounded: .challengeAuditUnfounded
        case .messagesMissing: .outcomeAuditMessagesMissing
        case .tileDiffers: .auditTileDiffers
        case .bundleDiffers: .auditBundleDiffers
        case .tileUnavailable: .auditTileUnavailable
        case .overload: .auditOverload
        }
    }
}
