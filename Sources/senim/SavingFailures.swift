import Officer
import Sealing
import Wording

extension SavingFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notOpened: CommandFailure(.notYet, .filesNotOpened, hint: .filesNotOpenedHint)
        case .noFiles: CommandFailure(.inputMissing, .filesNone)
        case .desk(let error): error.failure
        case .portal(let error): error.failure
        case .stream(let error): error.failure
        case .folder: CommandFailure(.inputMissing, .filesFolder)
        case .exists(let name):
            CommandFailure(.wouldOverwrite, .filesExists(name: name), hint: .filesExistsHint)
        case .notWritten(let isFull):
            CommandFailure(.disk, .filesNotWritten, hint: isFull ? .diskFullHint : nil)
        }
    }
}

extension StreamRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .otherChunks, .otherChunk:
            CommandFailure(.verificationFailed, .filesGatewayFault, hint: .officerTellAuditor)
        case .chunkCount, .sealedChunk, .padding:
            CommandFailure(.verificationFailed, .filesSenderFault, hint: .filesSenderFaultHint)
        }
    }
}
