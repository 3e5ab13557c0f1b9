import SignedNote
import Testing

@Suite struct `Verifying a note` {
    @Test func `finds the published cases`() throws {
        #expect(try #require(NoteVectors.all).cases.count == 15)
    }

    @Test(arguments: NoteVectors.all?.cases ?? [])
    func `agrees with the published case`(vector: NoteVectors.Case) throws {
        let keys = try vector.vkeys.map { try VerifierKey(parsing: $0) }
        let bytes = Array(vector.note.utf8)
        switch vector.error {
        case nil:
            #expect(vector.ok)
            let note = try SignedNote(parsing: bytes)
            #expect(note.bytes == bytes)
            #expect(try note.verified(by: keys).map(\.name) == vector.verified)
            #expect(note.unverified(by: keys).map(\.name) == vector.unverified)
        case "malformed note":
            #expect(throws: MalformedNote.self) { try SignedNote(parsing: bytes) }
        case "note has no verifiable signatures":
            let note = try SignedNote(parsing: bytes)
            #expect(throws: NoteNotVerified.noKnownSignature) { try note.verified(by: keys) }
        case .some(let error):
            let note = try SignedNote(parsing: bytes)
            let thrown = #expect(throws: NoteNotVerified.self) { try note.verified(by: keys) }
            switch thrown {
            case .ambiguousKey(let name): #expect(error.hasPrefix("ambiguous key \(name)+"))
            case .invalidSignature(let name):
                #expect(error.hasPrefix("invalid signature for key \(name)+"))
            default: Issue.record("expected \(error)")
            }
        }
    }

    @Test func `refuses a second, invalid line by a known key`() throws {
        let signer = try Keys.signer("log.example", seed: 1)
        let note = try signer.sign("text\n")
        let forged = try NoteSignature(
            name: "log.example", keyID: signer.verifierKey.keyID,
            signature: [UInt8](repeating: 7, count: 64))
        let both = try note.adding([forged])
        #expect(!both.isSigned(by: signer.verifierKey))
        #expect(throws: NoteNotVerified.invalidSignature(name: "log.example")) {
            try both.verified(by: [signer.verifierKey])
        }
    }

    @Test func `takes no signature of another text`() throws {
        let signer = try Keys.signer("log.example", seed: 1)
        let moved = try SignedNote(text: "other\n", signatures: signer.sign("text\n").signatures)
        #expect(!moved.isSigned(by: signer.verifierKey))
        #expect(throws: NoteNotVerified.invalidSignature(name: "log.example")) {
            try moved.verified(by: [signer.verifierKey])
        }
    }

    @Test func `ignores a line that shares the name but not the key ID`() throws {
        let signer = try Keys.signer("log.example", seed: 1)
        let other = try Keys.signer("log.example", seed: 2)
        let note = try signer.sign("text\n").adding([other.signature(for: "text\n")])
        #expect(try note.verified(by: [signer.verifierKey]) == [signer.verifierKey])
        #expect(note.unverified(by: [signer.verifierKey]).count == 1)
    }

    @Test func `never takes a cosigning key for a note key`() throws {
        let signer = try Keys.signer("log.example", seed: 1)
        let cosigner = try VerifierKey(
            name: "log.example", algorithm: .cosignature,
            publicKey: signer.verifierKey.publicKey)
        let line = try NoteSignature(
            name: "log.example", keyID: cosigner.keyID,
            signature: signer.signature(for: "text\n").signature)
        let note = try SignedNote(text: "text\n", signatures: [line])
        #expect(!note.isSigned(by: cosigner))
        #expect(throws: NoteNotVerified.invalidSignature(name: "log.example")) {
            try note.verified(by: [cosigner])
        }
    }

    @Test func `does not take one name for its Unicode equivalent`() throws {
        let composed = try Keys.signer("caf\u{e9}", seed: 1)
        let decomposed = try Keys.signer("cafe\u{301}", seed: 1)
        #expect(composed.verifierKey != decomposed.verifierKey)
        let line = try NoteSignature(
            name: "cafe\u{301}", keyID: composed.verifierKey.keyID,
            signature: composed.signature(for: "text\n").signature)
        let note = try SignedNote(text: "text\n", signatures: [line])
        #expect(!note.isSigned(by: composed.verifierKey))
    }
}
