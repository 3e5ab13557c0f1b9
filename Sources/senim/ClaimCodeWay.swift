import Glibc
import Wording

/// By which way a claim code leaves the command: to a person's eyes, or to a descriptor, and never within a program's JSON,
/// which is logged and kept.
struct ClaimCodeWay {
    private let descriptor: Int32?
    private let output: CommandOutput

    /// - Throws: usage, before anything is sent, when a program names no descriptor, or one that nothing can be written to.
    init(descriptor: Int32?, _ output: CommandOutput) throws(CommandFailure) {
        if let descriptor {
            // The three standard ones are for other things.
            let flags = descriptor > STDERR_FILENO ? fcntl(descriptor, F_GETFL) : -1
            guard flags >= 0, flags & O_ACCMODE != O_RDONLY else {
                throw CommandFailure(.usage, .usageInvalid(option: "--code-fd"))
            }
        } else if output.isJSON {
            throw CommandFailure(.usage, .usageMissing(option: "--code-fd"))
        }
        self.descriptor = descriptor
        self.output = output
    }

    /// Hands the code over, once, as soon as the report may have arrived.
    func give(_ code: String) throws(CommandFileError) {
        guard let descriptor else {
            output.say(.officerClaimCode(text: code))
            output.say(.officerClaimCodeAdvice)
            return
        }
        try CommandFiles.pass(Array("\(code)\n".utf8), to: descriptor)
    }
}
