import Details
import Directory
import Officer
import PortalClient
import Procedure
import Sealing
import TransparencyLog
import Wording

extension UnusableKeyFile: CommandExplained {
    var failure: CommandFailure { CommandFailure(.malformedInput, .officerUnusableKeyFile) }
}

extension DeskFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .portal(let error): error.failure
        case .notListed: CommandFailure(.refused, .officerNotListed, hint: .officerNotListedHint)
        case .mayNotAct(let keyholder):
            CommandFailure(
                .refused, keyholder.isSuspended ? .officerSuspended : .officerOutOfOffice,
                hint: .officerMayNotActHint)
        case .foreignKey(let quarter):
            CommandFailure(
                .verificationFailed, .officerForeignKey(quarter: quarter.text),
                hint: .officerForeignKeyHint)
        case .noListedKey: CommandFailure(.notYet, .officerNoListedKey, hint: .officerAgainHint)
        case .otherGround:
            CommandFailure(.refused, .officerOtherGround, hint: .officerOtherGroundHint)
        case .record(let error): error.failure
        case .unknownMessage:
            CommandFailure(.inputMissing, .officerUnknownMessage, hint: .officerUnknownMessageHint)
        case .opening(let error): error.failure
        case .notAnchored:
            CommandFailure(
                .verificationFailed, .officerLogInconsistent, hint: .officerTellAuditor)
        case .reply(let error): error.failure
        case .outcome(let error): error.failure
        case .handover(let error): error.failure
        case .slips: CommandFailure(.malformedInput, .deskSlipsDamaged, hint: .deskSlipsDamagedHint)
        case .statement(let error): error.failure
        case .illegal(let error): CommandFailure(.refused, error.message)
        }
    }
}

extension KeyTendingFailed: CommandExplained where E: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .save(let error): error.failure
        case .desk(let error): error.failure
        }
    }
}

extension RecordStoreFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .folder: CommandFailure(.inputMissing, .officerRecordFolder)
        case .read: CommandFailure(.inputMissing, .officerRecordMalformed)
        case .write(_, let isFull):
            CommandFailure(
                .disk, .officerRecordNotWritten, hint: isFull ? .diskFullHint : nil)
        }
    }
}

extension RecordFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .store(let error): error.failure
        case .malformed: CommandFailure(.malformedInput, .officerRecordMalformed)
        case .full: CommandFailure(.refused, .officerRecordFull, hint: .officerRecordFullHint)
        case .keyMissing(let quarter):
            CommandFailure(.malformedInput, .officerRecordKeyMissing(quarter: quarter.text))
        }
    }
}

extension ReplyFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notOpened: CommandFailure(.refused, .officerReplyNotOpened)
        case .receiptChanged:
            CommandFailure(.refused, .officerReceiptChanged, hint: .officerReceiptChangedHint)
        case .closed: CommandFailure(.refused, .officerMailboxClosed)
        case .full: CommandFailure(.refused, .problemConversationFull)
        case .payload, .seal(.tooLong): CommandFailure(.malformedInput, .officerReplyTooLong)
        case .seal: CommandFailure(.tryLater, .reporterTooFewTrustees, hint: .officerAgainHint)
        case .receipt:
            CommandFailure(.verificationFailed, .officerReplyReceipt, hint: .officerAgainHint)
        }
    }
}

extension HandoverFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notOpened: CommandFailure(.refused, .handoverNotOpened)
        case .unknownSuccessor(let id):
            CommandFailure(.inputMissing, .handoverUnknownSuccessor(id: id.text))
        case .successorIsAuthor: CommandFailure(.refused, .handoverToSelf)
        case .successorMayNotAct(let name):
            CommandFailure(.refused, .handoverMayNotAct(name: name.text))
        case .successorExcluded(let name):
            CommandFailure(
                .refused, .handoverExcluded(name: name.text), hint: .handoverExcludedHint)
        case .payload, .seal: CommandFailure(.refused, .handoverNotSealed)
        case .receipt:
            CommandFailure(.verificationFailed, .handoverReceipt, hint: .officerAgainHint)
        }
    }
}

extension StatementFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notOpened: CommandFailure(.refused, .dutyNotOpened)
        case .text: CommandFailure(.malformedInput, .dutyTextRefused)
        case .tooMany: CommandFailure(.refused, .dutyTooMany)
        case .holdDay:
            CommandFailure(
                .malformedInput, .usageInvalid(option: "--until"), hint: .holdDayHint)
        case .unknownSpheres(let spheres):
            CommandFailure(
                .malformedInput,
                .caseUnknownSpheres(names: spheres.map(\.description).joined(separator: ", ")),
                hint: .caseUnknownSpheresHint)
        case .notCommissioner: CommandFailure(.refused, .dutyNotCommissioner)
        }
    }
}

extension OpeningFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .malformedCheckpoint, .freshNotSigned, .acceptanceEntry, .acceptanceOfAnother,
            .acceptanceNotSigned, .acceptanceNotIncluded, .statementEntry, .anotherStatement,
            .statementNotIncluded:
            OpeningFailed.tampered(.officerLogRefused)
        case .notCosigned: OpeningFailed.tampered(.officerTooFewCosignatures)
        case .inconsistent, .acceptanceNotCosigned, .statementNotCosigned:
            OpeningFailed.tampered(.officerLogInconsistent)
        case .message, .anotherMessage, .anotherPreheader:
            OpeningFailed.tampered(.officerAnotherMessage)
        case .anotherKind:
            CommandFailure(.usage, .officerGroundNeeded, hint: .officerGroundHint)
        case .malformedAnswer: OpeningFailed.tampered(.officerAnswerMalformed)
        case .unknownTrustee(let id), .answerNotSigned(let id), .answerToAnother(let id),
            .releaseChanged(let id):
            OpeningFailed.tampered(.officerAnswerForged(name: id.text))
        case .badShares(let ids):
            OpeningFailed.tampered(
                .officerBlamed(names: ids.map(\.text).joined(separator: ", ")))
        case .refused(let refusals):
            CommandFailure(
                .refused,
                .officerAllRefused(
                    reasons: refusals.map { "\($0.trustee): \($0.reason.rawValue)" }
                        .joined(separator: ", ")))
        case .ownSlot, .sealingKeyMissing: CommandFailure(.refused, .officerOwnSlot)
        case .body(.inconsistentShares):
            CommandFailure(
                .verificationFailed, .officerInconsistentShares,
                hint: .officerInconsistentSharesHint)
        case .body, .payload:
            CommandFailure(.verificationFailed, .officerBodyDamaged)
        case .notAmongAddressees: CommandFailure(.verificationFailed, .officerNotNamed)
        case .authenticator, .otherKeys, .sequence:
            CommandFailure(
                .verificationFailed, .officerNotAuthentic, hint: .officerNotAuthenticHint)
        case .anothersText: OpeningFailed.tampered(.officerAnothersText)
        case .rekeyNotSigned:
            CommandFailure(
                .verificationFailed, .officerRekeyNotSigned, hint: .officerTellAuditor)
        case .unknownAuthor, .notSignedByAuthor:
            CommandFailure(.verificationFailed, .officerAuthorForged, hint: .officerTellAuditor)
        case .authorNotAddressed(let id):
            CommandFailure(.verificationFailed, .officerAuthorNotAddressed(name: id.text))
        case .conversationUnknown: CommandFailure(.inputMissing, .officerOpenReportFirst)
        case .handoverEntry, .handover, .handoverOfAnother, .handedOverKeys, .handoverNotSigned:
            OpeningFailed.tampered(.handoverForged)
        case .excludedByReporter:
            CommandFailure(
                .refused, .handoverRefusedExcluded, hint: .handoverRefusedExcludedHint)
        case .handoverByStranger: OpeningFailed.tampered(.handoverByStranger)
        }
    }

    private static func tampered(_ phrase: Phrase) -> CommandFailure {
        CommandFailure(.verificationFailed, phrase, hint: .officerTellAuditor)
    }
}
