import Exchange
import PortalClient
import Wording

extension MalformedPortalAddress: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .scheme: CommandFailure(.usage, .addressScheme)
        case .host: CommandFailure(.usage, .addressHost, hint: .addressHostHint)
        case .port: CommandFailure(.usage, .addressPort, hint: .addressPortHint)
        case .socketPath: CommandFailure(.usage, .addressSocketPath)
        case .plainText: CommandFailure(.usage, .addressPlainText, hint: .addressPlainTextHint)
        }
    }
}

extension MalformedProxy: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .scheme: CommandFailure(.usage, .proxyScheme, hint: .proxySchemeHint)
        case .host: CommandFailure(.usage, .proxyHost, hint: .proxyHint)
        case .port: CommandFailure(.usage, .proxyPort, hint: .proxyHint)
        }
    }
}

extension TransportError: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .cannotConnect:
            CommandFailure(.unreachable, .transportCannotConnect, hint: .transportCannotConnectHint)
        case .timedOut:
            CommandFailure(.unreachable, .transportTimedOut, hint: .transportTimedOutHint)
        case .proxyRefused:
            CommandFailure(.unreachable, .transportProxyRefused, hint: .transportProxyRefusedHint)
        case .proxyMissing:
            CommandFailure(.usage, .transportProxyMissing, hint: .transportProxyMissingHint)
        case .proxyUseless:
            CommandFailure(.usage, .transportProxyUseless, hint: .transportProxyUselessHint)
        case .answerTooLarge:
            CommandFailure(.unreachable, .transportAnswerTooLarge)
        case .brokenAnswer:
            CommandFailure(.unreachable, .transportBrokenAnswer, hint: .transportBrokenAnswerHint)
        case .tls: CommandFailure(.verificationFailed, .transportTLS, hint: .transportTLSHint)
        case .cancelled: CommandFailure(.unexpected, .transportCancelled)
        }
    }
}

extension Problem {
    /// What the gateway's refusal means to the one who asked.
    func failure(retryAfterSeconds: Int?) -> CommandFailure {
        switch self {
        case .malformedRequest: CommandFailure(.malformedInput, .problemMalformedRequest)
        case .malformedMessage: CommandFailure(.malformedInput, .problemMalformedMessage)
        case .unsupportedVersion:
            CommandFailure(
                .malformedInput, .problemUnsupportedVersion, hint: .problemUnsupportedVersionHint)
        case .wrongKind: CommandFailure(.malformedInput, .problemWrongKind)
        case .wrongPortal: CommandFailure(.malformedInput, .problemWrongPortal)
        case .directoryUnknown: CommandFailure(.refused, .problemDirectoryUnknown)
        case .directorySuperseded:
            CommandFailure(
                .tryLater, .problemDirectorySuperseded, hint: .problemDirectorySupersededHint)
        case .workNeeded:
            CommandFailure(.tryLater, .problemWorkNeeded, hint: .problemWorkNeededHint)
        case .notAuthorised: CommandFailure(.refused, .problemNotAuthorised)
        case .wrongTime: CommandFailure(.refused, .problemWrongTime, hint: .problemWrongTimeHint)
        case .nonceUsed: CommandFailure(.refused, .problemNonceUsed)
        case .uploadConflict:
            CommandFailure(.refused, .problemUploadConflict, hint: .problemUploadConflictHint)
        case .uploadIncomplete:
            CommandFailure(.tryLater, .problemUploadIncomplete, hint: .problemUploadConflictHint)
        case .notFound: CommandFailure(.refused, .problemNotFound)
        case .mailboxChanged:
            CommandFailure(
                .refused, .reporterReceiptReplaced, hint: .reporterReceiptReplacedHint)
        case .threadChanged:
            CommandFailure(.refused, .officerReceiptChanged, hint: .officerReceiptChangedHint)
        case .conversationFull: CommandFailure(.refused, .problemConversationFull)
        case .noteRefused, .noteTooOld: CommandFailure(.refused, .problemNoteRefused)
        case .tooLarge: CommandFailure(.malformedInput, .problemTooLarge)
        case .busy:
            CommandFailure(
                .tryLater, .problemBusy,
                hint: retryAfterSeconds.map { .portalRetryAfter(seconds: $0) } ?? .problemBusyHint)
        case .waitingForTrustees: CommandFailure(.tryLater, .problemWaitingForTrustees)
        case .rolledBack:
            CommandFailure(.unreachable, .problemRolledBack, hint: .problemRolledBackHint)
        case .storageFull: CommandFailure(.tryLater, .problemStorageFull)
        case .notYet: CommandFailure(.notYet, .problemNotYet)
        case .tooSlow: CommandFailure(.tryLater, .problemTooSlow)
        case .methodNotAllowed: CommandFailure(.unexpected, .problemMethodNotAllowed)
        case .unexpected: CommandFailure(.unreachable, .problemUnexpected)
        }
    }
}
