import Directory
import PortalClient
import TransparencyLog
import Wording

extension PortalError: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .transport(let error): error.failure
        case .problem(let problem, let seconds): problem.failure(retryAfterSeconds: seconds)
        case .unexpectedAnswer(let status):
            CommandFailure(
                .unreachable, .portalUnexpectedAnswer(status: status),
                hint: .transportBrokenAnswerHint)
        case .malformed: CommandFailure(.verificationFailed, .portalMalformedAnswer)
        case .notAnAuthorityKey:
            CommandFailure(.malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
        case .directory(let error): error.failure
        case .directoryWentBack:
            CommandFailure(
                .verificationFailed, .portalDirectoryWentBack, hint: .portalTamperingHint)
        case .addressNotListed:
            CommandFailure(
                .verificationFailed, .portalAddressNotListed, hint: .portalAddressNotListedHint)
        case .localAddress:
            CommandFailure(.usage, .portalLocalAddress, hint: .portalAddressNotListedHint)
        case .keyNote, .directorySet:
            CommandFailure(.verificationFailed, .portalKeyNotes, hint: .portalTamperingHint)
        case .currency:
            CommandFailure(.verificationFailed, .portalCurrencyUnsigned, hint: .portalTamperingHint)
        case .currencyForAnotherSet:
            CommandFailure(
                .verificationFailed, .portalCurrencyForAnotherSet, hint: .portalSoonAgainHint)
        case .currencyExpired(let dayCount):
            CommandFailure(
                .verificationFailed, .portalCurrencyExpired(dayCount: dayCount),
                hint: .portalCurrencyExpiredHint)
        case .currencyInTheFuture:
            CommandFailure(
                .verificationFailed, .portalCurrencyInTheFuture, hint: .problemWrongTimeHint)
        case .otherTaxonomy:
            CommandFailure(.verificationFailed, .portalOtherTaxonomy, hint: .portalTamperingHint)
        case .otherCalendar:
            CommandFailure(.verificationFailed, .portalOtherCalendar, hint: .portalTamperingHint)
        case .checkpoint: CommandFailure(.verificationFailed, .portalCheckpointMalformed)
        case .checkpointRefused(.quorum):
            CommandFailure(
                .verificationFailed, .portalCheckpointQuorum, hint: .portalSoonAgainHint)
        case .checkpointRefused:
            CommandFailure(
                .verificationFailed, .portalCheckpointUnsigned, hint: .portalTamperingHint)
        case .inconsistent:
            CommandFailure(.verificationFailed, .portalInconsistent, hint: .portalTamperingHint)
        }
    }
}

extension InvalidDirectoryChain: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notAnAuthorityKey:
            CommandFailure(.malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
        case .notSignedByAuthority:
            CommandFailure(
                .verificationFailed, .portalDirectoryOtherAuthority, hint: .portalAuthorityHint)
        case .otherPortal:
            CommandFailure(
                .verificationFailed, .portalDirectoryOtherPortal, hint: .portalAuthorityHint)
        case .tooFewApprovals(let version, let count, let needed):
            CommandFailure(
                .verificationFailed,
                .portalDirectoryTooFewApprovals(
                    version: String(version), count: count, needed: needed),
                hint: .portalTamperingHint)
        case .otherPerson(_, let id):
            CommandFailure(
                .verificationFailed, .portalDirectoryOtherPerson(id.text),
                hint: .portalOtherPersonHint)
        case .empty, .invalid, .version, .brokenLink, .authorityKeyReused:
            CommandFailure(
                .verificationFailed, .portalDirectoryInvalid, hint: .portalTamperingHint)
        }
    }
}
