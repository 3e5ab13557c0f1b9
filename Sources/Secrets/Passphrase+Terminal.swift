// `unsafe` here: the terminal's settings and single bytes are passed to system calls by address, for the call.
import Glibc

extension Passphrase {
    /// Asks on the terminal, showing nothing of what is typed.
    ///
    /// While asking, the terminal sends Ctrl-C and its like as bytes, not as signals, so that its settings are
    /// restored however the question ends; only a signal from another process (`kill`) can leave the echo off.
    ///
    /// - Parameter confirmation: a second prompt, for a passphrase that is being made.
    package static func ask(
        prompt: String, confirmation: String? = nil
    ) throws(PassphraseError) -> SecretBytes {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { throw .noTerminal }
        defer { close(terminal) }
        return try ask(on: terminal, prompt: prompt, confirmation: confirmation)
    }

    static func ask(
        on terminal: Int32, prompt: String, confirmation: String?
    ) throws(PassphraseError) -> SecretBytes {
        let passphrase = try askOnce(on: terminal, prompt: prompt)
        guard let confirmation else { return passphrase }
        try check(new: passphrase)
        guard try askOnce(on: terminal, prompt: confirmation).isEqual(to: passphrase) else {
            throw .mismatch
        }
        return passphrase
    }

    private static func askOnce(
        on terminal: Int32, prompt: String
    ) throws(PassphraseError) -> SecretBytes {
        var settings = termios()
        guard unsafe tcgetattr(terminal, &settings) == 0 else { throw .noTerminal }
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
        guard unsafe tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { throw .noTerminal }
        defer { _ = unsafe tcsetattr(terminal, TCSAFLUSH, &settings) }
        try write(prompt, to: terminal)
        var count = 0
        let typed = try unsafe SecretBytes(byteCount: maximumByteCount) {
            (buffer) throws(PassphraseError) in
            count = try unsafe readKeys(from: terminal, into: buffer)
        }
        try write("\n", to: terminal)
        guard count > 0 else { throw .empty }
        return typed.part(0..<count)
    }

    /// Reads keys up to Enter; Backspace takes back a character, Ctrl-U all.
    private static func readKeys(
        from terminal: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) throws(PassphraseError) -> Int {
        var count = 0
        var key: UInt8 = 0
        defer { key = 0 }
        while true {
            let status = unsafe Glibc.read(terminal, &key, 1)
            if status < 0, errno == EINTR { continue }
            guard status >= 0 else { throw .system(operation: "read", code: errno) }
            guard status > 0 else { throw .interrupted }
            switch key {
            case Key.lineFeed, Key.carriageReturn: return count
            case Key.interrupt, Key.end, Key.quit: throw .interrupted
            case Key.backspace, Key.delete:
                while count > 0 {
                    count -= 1
                    // A character of UTF-8 begins with any byte but a continuing one.
                    if unsafe buffer[count] & 0xC0 != 0x80 { break }
                }
            case Key.kill: count = 0
            default:
                guard count < buffer.count else { throw .tooLong }
                unsafe buffer[count] = key
                count += 1
            }
        }
    }

    private static func write(_ text: String, to terminal: Int32) throws(PassphraseError) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(terminal, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(operation: "write", code: errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// What the keys send.
    private enum Key {
        static let interrupt: UInt8 = 0x03
        static let end: UInt8 = 0x04
        static let backspace: UInt8 = 0x08
        static let lineFeed: UInt8 = 0x0A
        static let carriageReturn: UInt8 = 0x0D
        static let kill: UInt8 = 0x15
        static let quit: UInt8 = 0x1C
        static let delete: UInt8 = 0x7F
    }
}
