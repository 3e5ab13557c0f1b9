import Encoding
import Secrets
import SignedNote
import Testing

@Suite struct `Signing a note` {
    @Test func `gives the published note`() throws {
        let vectors = try #require(NoteVectors.all)
        let material = try Base64.decode(
            try #require(
                vectors.signer_test_key_published.split(separator: "+", maxSplits: 4).last))
        #expect(material.first == VerifierKey.Algorithm.ed25519.rawValue)
        var seed = Array(material.dropFirst())
        let signer = try NoteSigner(
            name: "PeterNeumann", key: SigningKey(seed: SecretBytes(moving: &seed)))
        let note = try signer.sign(vectors.sign_text)
        #expect(note.bytes == Array(vectors.sign_expected_note.utf8))
        #expect(note.isSigned(by: signer.verifierKey))
    }

    @Test func `gives lines for one note with several signatures`() throws {
        let first = try Keys.signer("one", seed: 1)
        let second = try Keys.signer("two", seed: 2)
        let note = try first.sign("text\n").adding([second.signature(for: "text\n")])
        let keys = [second.verifierKey, first.verifierKey]
        #expect(try note.verified(by: keys) == [first.verifierKey, second.verifierKey])
        #expect(try SignedNote(parsing: note.bytes) == note)
    }

    @Test(arguments: ["", "two words", "a+b", "a\n", String(repeating: "n", count: 256)])
    func `needs a name that can stand in a line`(name: String) {
        #expect(throws: MalformedVerifierKey.name) { _ = try Keys.signer(name, seed: 1) }
    }
}
