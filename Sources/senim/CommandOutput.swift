// `unsafe` here: write(2) of an array's own bytes.
import Encoding
import Glibc
import Wording

/// Where a command speaks: results to the standard output, everything else to the standard error.
struct CommandOutput: Sendable {
    let language: Language
    /// One JSON object for programs instead of sentences for people.
    let isJSON: Bool

    /// A line of the result, for people; programs get `finish(with:)`.
    ///
    /// - Parameter depth: how far it is set in, below the line it belongs to.
    func say(_ phrase: Phrase, depth: Int = 0) {
        say(verbatim: String(repeating: "  ", count: depth) + phrase.text(in: language))
    }

    /// A line of the result that is no sentence: a key, a receipt, somebody's text made safe by `VisibleText.of`.
    func say(verbatim text: String) {
        guard !isJSON else { return }
        CommandOutput.write(text + "\n", to: STDOUT_FILENO)
    }

    /// A secret that is shown before what it stands for is sent: programs get it on the standard error, and in the result.
    ///
    /// - Throws: that it could not be written, so that nothing is sent.
    func show(secret phrase: Phrase) throws(CommandFailure) {
        let text = phrase.text(in: language) + "\n"
        guard CommandOutput.write(text, to: isJSON ? STDERR_FILENO : STDOUT_FILENO) else {
            throw CommandFailure(.disk, .errorNotShown, hint: .errorNotShownHint)
        }
    }

    /// What is going on meanwhile.
    func tell(_ phrase: Phrase, depth: Int = 0) {
        guard !isJSON else { return }
        let indent = String(repeating: "  ", count: depth)
        CommandOutput.write(indent + phrase.text(in: language) + "\n", to: STDERR_FILENO)
    }

    /// A warning, which programs get, too, on the standard error.
    func warn(_ phrase: Phrase, hint: Phrase? = nil) {
        CommandOutput.write(
            Wording.warning(phrase, hint: hint, in: language), to: STDERR_FILENO)
    }

    /// The result for programs: exactly one JSON object.
    func finish(with members: [JSONMember]) {
        guard isJSON else { return }
        CommandOutput.write(
            String(decoding: JSONValue.object(members).bytes, as: UTF8.self) + "\n",
            to: STDOUT_FILENO)
    }

    /// The end of a command that failed.
    func fail(_ failure: CommandFailure) {
        guard isJSON else {
            CommandOutput.write(
                Wording.error(failure.phrase, hint: failure.hint, in: language),
                to: STDERR_FILENO)
            return
        }
        var members = [
            JSONMember("error", .string(failure.phrase.text(in: language))),
            JSONMember("status", .integer(Int64(failure.status.rawValue))),
        ]
        if let hint = failure.hint {
            members.append(JSONMember("hint", .string(hint.text(in: language))))
        }
        finish(with: members + failure.members)
    }

    /// Writes a prompt, without a newline behind it.
    static func writeError(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// - Returns: whether all of it was written.
    @discardableResult
    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                return false
            }
            written += count
        }
        return true
    }
}
