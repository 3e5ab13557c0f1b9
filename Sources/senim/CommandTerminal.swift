// `unsafe` here: read(2) of single bytes into a variable of our own.
import Glibc

/// Prompts, and the answers typed to them.
///
/// Answers come from the standard input, so that a pipe may give them too; prompts go to the standard error, which keeps the
/// standard output for results. What must not be seen while it is typed is asked by `Passphrase` of module Secrets.
enum CommandTerminal {
    /// Whether a person sits at the standard input.
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

    /// Writes a prompt and reads one line.
    ///
    /// - Returns: the line without its end; nil when the input has ended, was too long, or is not UTF-8.
    static func ask(_ prompt: String, limit: Int = lineLimit) -> String? {
        CommandOutput.writeError(prompt)
        guard var line = readLine(limit: limit) else { return nil }
        defer { line = [] }
        return String(validating: line, as: UTF8.self)
    }

    /// Reads lines until one that is a single full stop, or the end of the input.
    ///
    /// - Returns: nil when there was more than the limit, in bytes, or anything but UTF-8.
    static func askText(_ prompt: String, limit: Int) -> String? {
        CommandOutput.writeError(prompt)
        var text: [UInt8] = []
        while let line = readLine(limit: limit) {
            if line == [UInt8(ascii: ".")] { break }
            if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
            text += line
            guard text.count <= limit else { return nil }
        }
        return String(validating: text, as: UTF8.self)
    }

    /// One line, byte by byte: nothing of the next answer is read ahead into a buffer that outlives this one.
    private static func readLine(limit: Int) -> [UInt8]? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return line.isEmpty ? nil : line }
            if byte == UInt8(ascii: "\n") { return line }
            guard line.count < limit else { return nil }
            line.append(byte)
        }
    }

    /// Longer than anything a prompt asks for, in bytes.
    private static let lineLimit = 4096
}
