import ArgumentParser

/// What `senim` exits with; programs and the README rely on the numbers.
enum CommandStatus: Int32, Sendable, CaseIterable {
    case ok = 0
    /// An error nobody foresaw, in the program or beneath it.
    case unexpected = 1
    /// Audit: something is missing or late, nothing was tampered with.
    case auditIncomplete = 2
    /// Audit: tampering, or a broken rule.
    case auditBroken = 3
    /// Not an error: no reply yet, not opened yet, trustees silent. Trying again later goes on.
    case notYet = 4
    /// The command line itself (sysexits EX_USAGE, as the argument parser has it).
    case usage = 64
    /// A file, a receipt or a text is malformed.
    case malformedInput = 65
    /// A file that was named does not exist or cannot be read.
    case inputMissing = 66
    /// The gateway, a trustee or a witness does not answer, or a listening address is taken.
    case unreachable = 69
    /// A file is there already, and nothing is overwritten.
    case wouldOverwrite = 73
    /// The disk is full or failing.
    case disk = 74
    /// The gateway is busy, or another process uses the folder.
    case tryLater = 75
    /// A directory, currency note, signature or proof does not verify.
    case verificationFailed = 76
    /// Wrong passphrase, wrong role, not allowed.
    case refused = 77

    var exitCode: ExitCode { ExitCode(rawValue) }
}
