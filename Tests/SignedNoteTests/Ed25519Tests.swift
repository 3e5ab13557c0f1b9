import Encoding
import SignedNote
import Testing

@Suite struct `An Ed25519 signature` {
    struct EdgeCases: Decodable {
        struct Case: Decodable, Sendable, CustomTestStringConvertible {
            let name: String
            let valid: Bool
            let message: String
            let publicKey: String
            let signature: String

            var testDescription: String { name }
        }

        let cases: [Case]

        static let all: EdgeCases? = try? Vectors.decode("ed25519-edge-cases")
    }

    @Test func `has published edge cases`() throws {
        #expect(try #require(EdgeCases.all).cases.count == 10)
    }

    @Test(arguments: EdgeCases.all?.cases ?? [])
    func `has one meaning where libraries disagree`(vector: EdgeCases.Case) throws {
        let isValid = Ed25519.isValid(
            signature: try Hex.decode(vector.signature),
            message: try Hex.decode(vector.message),
            publicKey: try Hex.decode(vector.publicKey))
        #expect(isValid == vector.valid)
    }

    /// RFC 8032 §7.1, tests 1 and 2.
    @Test(arguments: [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
                + "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ])
    func `of RFC 8032 is valid, and no longer with any bit changed`(
        key: String, message: String, signature: String
    ) throws {
        let key = try Hex.decode(key)
        let message = try Hex.decode(message)
        let signature = try Hex.decode(signature)
        #expect(Ed25519.isValid(signature: signature, message: message, publicKey: key))
        for bit in 0..<512 {
            var changed = signature
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!Ed25519.isValid(signature: changed, message: message, publicKey: key))
        }
        #expect(!Ed25519.isValid(signature: signature, message: message + [0], publicKey: key))
    }

    @Test(arguments: [0, 1, 63, 65]) func `has 64 bytes`(byteCount: Int) throws {
        let signer = try Keys.signer("w", seed: 1)
        #expect(
            !Ed25519.isValid(
                signature: [UInt8](repeating: 1, count: byteCount), message: [],
                publicKey: signer.verifierKey.publicKey))
    }

    @Test func `needs a key of 32 bytes`() throws {
        let signer = try Keys.signer("w", seed: 1)
        let signature = try signer.signature(for: "a\n").signature
        #expect(!Ed25519.isValid(signature: signature, message: [97, 10], publicKey: []))
    }
}
