import Mutations
import SignedNote
import Testing

@Suite struct `Parsing a note` {
    static let line = "— log.example AAAAAQI=\n"

    @Test func `keeps the bytes and finds text and lines`() throws {
        let bytes = Array("one\n\ntwo\n\n\(Self.line)\(Self.line)".utf8)
        let note = try SignedNote(parsing: bytes)
        #expect(note.bytes == bytes)
        #expect(note.text == "one\n\ntwo\n")
        #expect(note.signatures.map(\.signature) == [[2], [2]])
        #expect(note.signatures.map(\.keyID) == [1, 1])
        #expect(try SignedNote(text: note.text, signatures: note.signatures) == note)
    }

    @Test(arguments: [
        ("text\n", MalformedNote.noSignatures),
        ("text\n\n", .noSignatures),
        ("text\n\(line)", .noSignatures),
        ("", .unterminated),
        ("text\n\n— log.example AAAAAQI=", .unterminated),
        ("te\txt\n\n\(line)", .controlCharacter),
        ("text\r\n\n\(line)", .controlCharacter),
        ("\n\(line)", .noSignatures),
        ("text\n\n\(line)x\n", .signatureLine(.dash)),
        ("text\n\n- log.example AAAAAQI=\n", .signatureLine(.dash)),
        ("text\n\n—log.example AAAAAQI=\n", .signatureLine(.dash)),
        ("text\n\n —log.example AAAAAQI=\n", .signatureLine(.dash)),
        ("text\n\n— log.example\n", .signatureLine(.name)),
        ("text\n\n—  AAAAAQI=\n", .signatureLine(.name)),
        ("text\n\n— log+example AAAAAQI=\n", .signatureLine(.name)),
        ("text\n\n— log\u{a0}example AAAAAQI=\n", .signatureLine(.name)),
        ("text\n\n— log\u{2003}example AAAAAQI=\n", .signatureLine(.name)),
        ("text\n\n— log\u{7}example AAAAAQI=\n", .signatureLine(.name)),
        ("text\n\n— log.example AAAAAQ==\n", .signatureLine(.base64)),
        ("text\n\n— log.example \n", .signatureLine(.base64)),
        ("text\n\n— log.example AAAAAQI\n", .signatureLine(.base64)),
        ("text\n\n— log.example AAAAAQJ=\n", .signatureLine(.base64)),
        ("text\n\n— log.example AAAAAQI= \n", .signatureLine(.base64)),
        ("text\n\n— log.example  AAAAAQI=\n", .signatureLine(.base64)),
        ("text\n\n— log.example AAAAAQI=\r\n", .signatureLine(.base64)),
    ])
    func `refuses`(text: String, error: MalformedNote) {
        #expect(throws: error) { try SignedNote(parsing: Array(text.utf8)) }
    }

    @Test func `refuses bytes that are not UTF-8`() {
        let good = Array("text\n\n\(Self.line)".utf8)
        #expect(throws: MalformedNote.notUTF8) { try SignedNote(parsing: [0xff] + good) }
        let name = Array("text\n\n— ".utf8) + [0xff] + Array(" AAAAAQI=\n".utf8)
        #expect(throws: MalformedNote.signatureLine(.dash)) { try SignedNote(parsing: name) }
    }

    /// The list of Specification.md §1.2, whatever property a version of Unicode gives other characters.
    @Test func `refuses exactly the white space that is listed in a name`() {
        let listed: Set<UInt32> = Set(
            [0x20, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
                + Array(0x2000...0x200A))
        for value in UInt32(0x20)...0x3100 where value != 0x2B {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isValid = KeyName.isValid("log\(Character(scalar))example")
            #expect(isValid == !listed.contains(value), "\(String(value, radix: 16))")
        }
        #expect(KeyName.isValid("log\u{FEFF}example"))
        #expect(KeyName.isValid("log\u{200B}example"))
    }

    @Test func `takes a name of 255 bytes and no more`() throws {
        let name = String(repeating: "n", count: 255)
        let note = try SignedNote(parsing: Array("text\n\n— \(name) AAAAAQI=\n".utf8))
        #expect(note.signatures.first?.name == name)
        #expect(throws: MalformedNote.signatureLine(.name)) {
            try SignedNote(parsing: Array("text\n\n— \(name)n AAAAAQI=\n".utf8))
        }
    }

    @Test func `takes 100 lines and no more`() throws {
        let lines = String(repeating: Self.line, count: 100)
        let note = try SignedNote(parsing: Array("text\n\n\(lines)".utf8))
        #expect(note.signatures.count == 100)
        #expect(throws: MalformedNote.tooManySignatures) {
            try SignedNote(parsing: Array("text\n\n\(lines)\(Self.line)".utf8))
        }
        let more = try NoteSignature(name: "w", keyID: 1, signature: [1])
        #expect(throws: MalformedNote.tooManySignatures) { try note.adding([more]) }
    }

    @Test func `takes a text of 1 MiB and no more`() throws {
        let text = String(repeating: "a", count: SignedNote.maximumTextByteCount - 1)
        #expect(
            try SignedNote(parsing: Array("\(text)\n\n\(Self.line)".utf8)).text.utf8.count
                == SignedNote.maximumTextByteCount)
        #expect(throws: MalformedNote.tooLong(byteCount: SignedNote.maximumTextByteCount + 1)) {
            try SignedNote(parsing: Array("\(text)a\n\n\(Self.line)".utf8))
        }
    }

    @Test func `takes a signature of 8,192 bytes and no more`() throws {
        let longest = [UInt8](repeating: 1, count: NoteSignature.maximumByteCount)
        let line = try NoteSignature(name: "w", keyID: 1, signature: longest)
        let note = try SignedNote(text: "text\n", signatures: [line])
        #expect(try SignedNote(parsing: note.bytes) == note)
        #expect(throws: MalformedNoteSignature.length(byteCount: 8193)) {
            try NoteSignature(name: "w", keyID: 1, signature: longest + [1])
        }
        #expect(throws: MalformedNoteSignature.length(byteCount: 0)) {
            try NoteSignature(name: "w", keyID: 1, signature: [])
        }
    }

    @Test(arguments: ["", "text", "te\u{0}xt\n", "text\r\n"])
    func `makes no note of a text that could not be read again`(text: String) throws {
        let line = try NoteSignature(name: "w", keyID: 1, signature: [1])
        #expect(throws: MalformedNote.self) { try SignedNote(text: text, signatures: [line]) }
        let signer = try Keys.signer("w", seed: 1)
        #expect(throws: MalformedNote.self) { try signer.sign(text) }
    }

    @Test func `makes no note without signatures`() {
        #expect(throws: MalformedNote.noSignatures) {
            try SignedNote(text: "text\n", signatures: [])
        }
    }

    @Test func `adds each line once`() throws {
        let signer = try Keys.signer("w", seed: 1)
        let note = try signer.sign("text\n")
        #expect(try note.adding(note.signatures) == note)
    }

    @Test func `reads a witness's lines and nothing else`() throws {
        #expect(try NoteSignature.lines(parsing: Array(Self.line.utf8)).count == 1)
        for bad in ["", "\n", "\(Self.line)\n", "x\n", "— log.example AAAAAQI="] {
            #expect(throws: MalformedNote.self) {
                try NoteSignature.lines(parsing: Array(bad.utf8))
            }
        }
    }

    @Test func `prints what it reads, over 5,000 edits`() throws {
        let signer = try Keys.signer("log.example", seed: 1)
        let valid = try signer.sign("first\n\nsecond — әғқ\n")
            .adding([NoteSignature(name: "w", keyID: 7, signature: [1, 2, 3])]).bytes
        var readCount = 0
        for seed in 0..<UInt64(5000) {
            var mutations = SeededMutations(seed: seed)
            let bytes = mutations.mutate(valid)
            guard let note = try? SignedNote(parsing: bytes) else { continue }
            readCount += 1
            #expect(note.bytes == bytes, "seed \(seed)")
            let again = try SignedNote(text: note.text, signatures: note.signatures)
            #expect(again.bytes == bytes, "seed \(seed)")
            if note.text != "first\n\nsecond — әғқ\n" {
                #expect(!note.isSigned(by: signer.verifierKey), "seed \(seed)")
            }
        }
        #expect(readCount > 100)
    }
}
