import Encoding
import Wording

/// Why a command ends: an exit status, what happened, and a hint where the reader can act.
struct CommandFailure: Error {
    let status: CommandStatus
    let phrase: Phrase
    let hint: Phrase?
    /// What programs are to know besides.
    private(set) var members: [JSONMember] = []

    init(_ status: CommandStatus, _ phrase: Phrase, hint: Phrase? = nil) {
        self.status = status
        self.phrase = phrase
        self.hint = hint
    }

    /// The same failure with more for programs to know.
    func adding(_ members: [JSONMember]) -> CommandFailure {
        var failure = self
        failure.members += members
        return failure
    }
}

/// An error of a module that has a wording and an exit status here.
///
/// Each role's errors conform in that role's files; what does not conform ends as `unexpected`.
protocol CommandExplained: Error {
    var failure: CommandFailure { get }
}

extension CommandFailure: CommandExplained {
    var failure: CommandFailure { self }
}

extension CommandFileError: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .cannotRead(let path):
            CommandFailure(
                .inputMissing, .fileCannotRead(path: path), hint: .fileCannotReadHint)
        case .tooLong(let path, let limit):
            CommandFailure(.malformedInput, .fileTooLong(path: path, limit: limit))
        case .exists(let path):
            CommandFailure(.wouldOverwrite, .fileExists(path: path), hint: .fileExistsHint)
        case .cannotWrite(let path, let isFull):
            CommandFailure(
                .disk, .fileCannotWrite(path: path), hint: isFull ? .diskFullHint : nil)
        }
    }
}
