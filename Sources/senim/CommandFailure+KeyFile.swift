import Secrets
import Wording

extension PassphraseError: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .empty: CommandFailure(.malformedInput, .passphraseEmpty)
        case .tooLong: CommandFailure(.malformedInput, .passphraseTooLong)
        case .tooShort(let minimum):
            CommandFailure(
                .malformedInput, .passphraseTooShort(minimum: minimum),
                hint: .passphraseTooShortHint
            )
        case .mismatch: CommandFailure(.malformedInput, .passphrasesDiffer)
        case .noTerminal:
            CommandFailure(.inputMissing, .passphraseNoTerminal, hint: .passphraseNoTerminalHint)
        case .interrupted: CommandFailure(.inputMissing, .inputEnded)
        case .system: CommandFailure(.inputMissing, .passphraseUnreadable)
        }
    }
}

extension KeyFileError: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .notAKeyFile, .truncated, .trailing, .damaged, .malformedContent:
            CommandFailure(.malformedInput, .keyFileDamaged, hint: .keyFileDamagedHint)
        case .unsupportedVersion: CommandFailure(.malformedInput, .keyFileUnknownVersion)
        case .wrongPassphrase:
            CommandFailure(.refused, .keyFileWrongPassphrase, hint: .keyFileWrongPassphraseHint)
        case .wrongRole(let found, let expected):
            CommandFailure(
                .refused, .keyFileWrongRole(found: "\(found)", expected: "\(expected)"),
                hint: .keyFileWrongRoleHint)
        case .tooLittleMemory:
            CommandFailure(.unexpected, .memoryNotLocked, hint: .memoryNotLockedHint)
        }
    }
}

extension KeyFileDiskError {
    /// What the disk's refusal means for the file at this path.
    func failure(path: String) -> CommandFailure {
        switch self {
        case .notFound:
            CommandFailure(
                .inputMissing, .fileCannotRead(path: path), hint: .fileCannotReadHint)
        case .wouldOverwrite:
            CommandFailure(.wouldOverwrite, .fileExists(path: path), hint: .fileExistsHint)
        case .tooLong, .notAFile:
            CommandFailure(.malformedInput, .keyFileDamaged, hint: .keyFileDamagedHint)
        case .openToOthers:
            CommandFailure(
                .refused, .keyFileOpenToOthers(path: path),
                hint: .keyFileOpenToOthersHint(path: path))
        case .system(let operation, _):
            ["open", "fstat", "read"].contains(operation)
                ? CommandFailure(
                    .inputMissing, .fileCannotRead(path: path), hint: .fileCannotReadHint)
                : CommandFailure(.disk, .fileCannotWrite(path: path), hint: .fileCannotWriteHint)
        }
    }
}
