// `unsafe` here: `read` fills locked pages one byte at a time, at a position that is checked before each call.
import Glibc

/// Takes passphrases without ever making a `String` of them (Specification.md §3).
package enum Passphrase {
    /// Reads up to the first line feed, or to the end of the file.
    ///
    /// The bytes go straight into locked pages.
    package static func read(from descriptor: Int32) throws(PassphraseError) -> SecretBytes {
        var count = 0
        let line = try unsafe SecretBytes(byteCount: maximumByteCount) {
            (buffer) throws(PassphraseError) in
            count = try unsafe readLine(from: descriptor, into: buffer)
        }
        guard count > 0 else { throw .empty }
        return line.part(0..<count)
    }

    /// Refuses a new passphrase that is too short.
    ///
    /// Length is the one rule that never makes a passphrase worse. At half a second and 256 MiB a guess, twelve
    /// characters that are not a known phrase outlast anyone who copied the file; fewer do not. A passphrase that
    /// exists is not judged: its owner must be able to open the file.
    package static func check(
        new passphrase: borrowing SecretBytes
    ) throws(PassphraseError) {
        let characterCount = unsafe passphrase.withUnsafeBytes { bytes in
            // Every byte but those that continue a character of UTF-8.
            unsafe bytes.count(where: { $0 & 0xC0 != 0x80 })
        }
        guard characterCount >= minimumCharacterCount else {
            throw .tooShort(expected: minimumCharacterCount)
        }
    }

    package static let maximumByteCount = 1_024
    package static let minimumCharacterCount = 12

    private static func readLine(
        from descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) throws(PassphraseError) -> Int {
        var count = 0
        var byte: UInt8 = 0
        defer { byte = 0 }
        while true {
            let status = unsafe Glibc.read(descriptor, &byte, 1)
            if status < 0, errno == EINTR { continue }
            guard status >= 0 else { throw .system(operation: "read", code: errno) }
            guard status > 0, byte != UInt8(ascii: "\n") else { return count }
            guard count < buffer.count else { throw .tooLong }
            unsafe buffer[count] = byte
            count += 1
        }
    }
}

/// Why there is no passphrase.
package enum PassphraseError: Error, Equatable {
    case empty
    case tooLong
    case tooShort(expected: Int)
    /// The second time, something else was typed.
    case mismatch
    /// There is no terminal to ask on.
    case noTerminal
    /// Ctrl-C or Ctrl-D.
    case interrupted
    case system(operation: String, code: Int32)
}
