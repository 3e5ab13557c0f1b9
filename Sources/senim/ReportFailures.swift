import Directory
import PortalClient
import Reporter
import Sealing
import Wording

extension AudienceRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .unknownPerson(let id):
            CommandFailure(.malformedInput, .reporterUnknownPerson(id: id.text))
        case .unknownKeyholder(let id):
            CommandFailure(.malformedInput, .reporterUnknownKeyholder(id: id.text))
        case .cannotBeAddressed(let id, _):
            CommandFailure(.malformedInput, .reporterCannotBeAddressed(id: id.text))
        case .nobody:
            CommandFailure(.malformedInput, .reporterNobody, hint: .reporterNobodyHint)
        case .nobodyYet: CommandFailure(.tryLater, .reporterNobodyYet, hint: .reporterNobodyYetHint)
        }
    }
}

extension CannotCompose: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .payload: CommandFailure(.malformedInput, .reporterTextRefused)
        case .seal(.tooLong(_, let maximum)):
            CommandFailure(.malformedInput, .textTooLong(limit: maximum))
        case .seal(.tooFewTrustees):
            CommandFailure(.tryLater, .reporterTooFewTrustees, hint: .portalSoonAgainHint)
        case .seal(.noAddressee):
            CommandFailure(.malformedInput, .reporterNobody, hint: .reporterNobodyHint)
        case .seal: CommandFailure(.unexpected, .errorUnexpected, hint: .errorUnexpectedHint)
        }
    }
}

extension NoConversation: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .noReport, .full: CommandFailure(.inputMissing, .reporterNoOwnReport)
        case .cut: CommandFailure(.refused, .reporterMailboxCut)
        case .notPublicYet:
            CommandFailure(.notYet, .reporterOwnNotPublic, hint: .reporterOwnNotPublicHint)
        case .notProven, .sameHeader:
            CommandFailure(.verificationFailed, .reporterOwnNotProven, hint: .portalTamperingHint)
        }
    }
}

extension MalformedForm: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notUTF8: CommandFailure(.malformedInput, .textNotUTF8)
        case .noColon(let line), .unknownName(let line), .repeated(let line), .value(let line):
            CommandFailure(
                .malformedInput, .reporterFormLine(line: line), hint: .reporterFormHint)
        case .excludeAndTo, .twoTexts:
            CommandFailure(.malformedInput, .reporterFormContradiction)
        }
    }
}

extension SubmissionFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notSent(let error):
            // What the portal said or the connection did, unless it was only a broken line.
            if case .transport = error {
                CommandFailure(.unreachable, .reporterNotSent, hint: .reporterNotSentHint)
            } else {
                error.failure
            }
        case .unknown:
            CommandFailure(.unreachable, .reporterUnknown, hint: .reporterUnknownHint)
        case .receipt:
            CommandFailure(
                .verificationFailed, .reporterReceiptRefused, hint: .reporterUnknownHint)
        }
    }
}

extension MalformedReceipt: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .characterCount(let count):
            CommandFailure(
                .malformedInput, .reporterReceiptLength(count: count), hint: .reporterReceiptHint)
        case .unknownCharacter(let group), .checksum(.some(let group)):
            CommandFailure(
                .malformedInput, .reporterReceiptGroup(group: group), hint: .reporterReceiptHint)
        case .claimCode, .receipt, .checksum(nil):
            CommandFailure(.malformedInput, .reporterReceiptWrong, hint: .reporterReceiptHint)
        }
    }
}

extension MalformedProofFile: CommandExplained {
    var failure: CommandFailure {
        CommandFailure(.malformedInput, .reporterProofFileMalformed)
    }
}

extension MalformedOpeningFile: CommandExplained {
    var failure: CommandFailure {
        CommandFailure(.malformedInput, .reporterOpeningMalformed)
    }
}

extension OpeningFileRefused: CommandExplained {
    var failure: CommandFailure {
        CommandFailure(.verificationFailed, .reporterOpeningRefused)
    }
}

extension ProofRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notYetProven: CommandFailure(.notYet, .reporterProofNotYet)
        case .otherAuthority:
            CommandFailure(
                .verificationFailed, .reporterProofOtherAuthority, hint: .portalAuthorityHint)
        case .directory, .otherDirectory:
            CommandFailure(.verificationFailed, .reporterProofDirectory)
        case .message, .otherMessage, .acceptance, .policy:
            CommandFailure(.verificationFailed, .reporterProofLog)
        case .receipt: CommandFailure(.verificationFailed, .reporterProofReceipt)
        }
    }
}
