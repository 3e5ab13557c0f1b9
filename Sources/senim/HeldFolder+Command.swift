import Secrets
import Wording

extension HeldFolder {
    /// Holds a role's folder for a command.
    ///
    /// - Parameter keyFile: what would lie in it, named when the folder is not there.
    static func held(
        _ folder: String, with keyFile: String, inUse: Phrase, hint: Phrase
    ) throws(CommandFailure) -> HeldFolder {
        do {
            return try HeldFolder(path: folder)
        } catch .inUse {
            throw CommandFailure(.tryLater, inUse, hint: hint)
        } catch .missing {
            throw CommandFailure(
                .inputMissing, .fileCannotRead(path: keyFile), hint: .fileCannotReadHint)
        } catch {
            throw CommandFailure(
                .disk, .fileCannotWrite(path: folder), hint: .fileCannotWriteHint)
        }
    }
}
