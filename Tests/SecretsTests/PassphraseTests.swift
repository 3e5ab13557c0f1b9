// `unsafe` here: pipes and a pseudoterminal are made by system calls that write descriptors by address.
import Foundation
import Glibc
import Testing

@testable import Secrets

@Suite struct `A passphrase from a descriptor` {
    private func read(_ bytes: [UInt8]) throws -> [UInt8] {
        var ends: [Int32] = [0, 0]
        #expect(unsafe pipe(&ends) == 0)
        #expect(unsafe Glibc.write(ends[1], bytes, bytes.count) == bytes.count)
        close(ends[1])
        defer { close(ends[0]) }
        let passphrase = try Passphrase.read(from: ends[0])
        return unsafe passphrase.withUnsafeBytes { unsafe Array($0) }
    }

    @Test func `ends with the line or the file`() throws {
        #expect(try read(Array("құпия сөз\nrest".utf8)) == Array("құпия сөз".utf8))
        #expect(try read(Array("secret".utf8)) == Array("secret".utf8))
        #expect(try read([UInt8](repeating: 0x61, count: 1024)).count == 1024)
    }

    @Test func `refuses none, and too long a one`() {
        #expect(throws: PassphraseError.empty) { try read([]) }
        #expect(throws: PassphraseError.empty) { try read([0x0A, 0x61]) }
        #expect(throws: PassphraseError.tooLong) {
            try read([UInt8](repeating: 0x61, count: 1025))
        }
    }

    @Test func `refuses a descriptor that is closed`() {
        #expect(throws: PassphraseError.system(operation: "read", code: EBADF)) {
            _ = try Passphrase.read(from: -1)
        }
    }

    @Test(arguments: [("eleven char", false), ("twelve chars", true), ("он екі таңба", true)])
    func `is long enough from twelve characters on`(text: String, isLongEnough: Bool) {
        var bytes = Array(text.utf8)
        let passphrase = SecretBytes(moving: &bytes)
        let isAccepted = (try? Passphrase.check(new: passphrase)) != nil
        #expect(isAccepted == isLongEnough)
    }
}

@Suite(.serialized) struct `A passphrase from a terminal` {
    /// Types into a pseudoterminal while the question is asked; answers what was read and what was shown.
    private func ask(
        typing keys: [UInt8], confirmation: String? = nil
    ) throws -> (passphrase: [UInt8], shown: String) {
        var controllerEnd: Int32 = -1
        var terminal: Int32 = -1
        #expect(unsafe openpty(&controllerEnd, &terminal, nil, nil, nil) == 0)
        let controller = controllerEnd
        defer {
            close(terminal)
            close(controller)
        }
        let typist = Thread {
            // Wait for the prompt: keys typed before it are thrown away.
            var shown: [UInt8] = []
            var byte: UInt8 = 0
            for line in keys.split(separator: 0x0A, omittingEmptySubsequences: false) {
                shown = []
                while !shown.suffix(2).elementsEqual(Array(": ".utf8)) {
                    guard unsafe Glibc.read(controller, &byte, 1) == 1 else { return }
                    shown.append(byte)
                }
                _ = unsafe Glibc.write(controller, Array(line) + [0x0A], line.count + 1)
            }
        }
        typist.start()
        let result = Result {
            let passphrase = try Passphrase.ask(
                on: terminal, prompt: "word: ", confirmation: confirmation)
            return unsafe passphrase.withUnsafeBytes { unsafe Array($0) }
        }
        var settings = termios()
        #expect(unsafe tcgetattr(terminal, &settings) == 0)
        #expect(settings.c_lflag & tcflag_t(ECHO) != 0, "echo is restored")
        #expect(settings.c_lflag & tcflag_t(ISIG) != 0, "signals are restored")
        var shown = [UInt8](repeating: 0, count: 256)
        _ = fcntl(controller, F_SETFL, O_NONBLOCK)
        let count = unsafe Glibc.read(controller, &shown, shown.count)
        return (try result.get(), String(decoding: shown.prefix(max(count, 0)), as: UTF8.self))
    }

    @Test func `is read without being shown`() throws {
        let answer = try ask(typing: Array("secret".utf8))
        #expect(answer.passphrase == Array("secret".utf8))
        #expect(!answer.shown.contains("secret"))
    }

    @Test func `can be corrected while it is typed`() throws {
        #expect(
            try ask(typing: Array("xy\u{15}secrө\u{7F}et".utf8)).passphrase
                == Array("secret".utf8))
    }

    @Test func `is asked for twice when it is new`() throws {
        let word = "a long new passphrase"
        let answer = try ask(typing: Array("\(word)\n\(word)".utf8), confirmation: "again: ")
        #expect(answer.passphrase == Array(word.utf8))
        #expect(throws: PassphraseError.mismatch) {
            try ask(typing: Array("\(word)\n\(word)!".utf8), confirmation: "again: ")
        }
        #expect(throws: PassphraseError.tooShort(expected: 12)) {
            try ask(typing: Array("short".utf8), confirmation: "again: ")
        }
    }

    @Test func `gives the terminal back when interrupted`() {
        #expect(throws: PassphraseError.interrupted) { try ask(typing: Array("ab\u{3}".utf8)) }
        #expect(throws: PassphraseError.empty) { try ask(typing: []) }
    }

    @Test func `is not asked for without a terminal`() throws {
        let null = unsafe open("/dev/null", O_RDWR)
        defer { close(null) }
        #expect(throws: PassphraseError.noTerminal) {
            _ = try Passphrase.ask(on: null, prompt: "word: ", confirmation: nil)
        }
    }
}

@Suite struct `Core dumps` {
    @Test func `are forbidden once asked`() throws {
        try CoreDumps.forbid()
        #expect(CoreDumps.areForbidden)
    }
}
