import Encoding
import Foundation
import SealedMessage
import Secrets
import Testing

@testable import Sealing

/// Parts of outcomes sealed once and kept: whoever implements Sealing/Specification.md §11 opens them alike.
///
/// With `SENIM_FREEZE_VECTORS=1` in the environment they are made anew; encapsulation is random, so never byte for byte.
@Suite struct `Frozen outcomes` {
    struct Vector: Codable {
        let name: String
        /// 2 trustee, 4 auditor.
        let role: UInt8
        let index: Int
        /// The seed of the reader's X-Wing key, in hexadecimal.
        let seed: String
        let messageID, keyholder: String
        /// Encapsulated key and ciphertext in base64.
        let part: String
        /// The plaintext in hexadecimal; absent where it must be refused.
        let plaintext: String?
        /// Which check refuses it.
        let refusedBy: String?
    }

    @Test func `open as they did`() throws {
        if ProcessInfo.processInfo.environment["SENIM_FREEZE_VECTORS"] == "1" { try freeze() }
        let vectors: [Vector] = try VectorFile.decode("outcome/parts.json")
        #expect(vectors.count == 10)
        for vector in vectors {
            let outcome = Result { try plaintext(of: vector) }
            switch outcome {
            case .success(let plaintext):
                #expect(Hex.encode(plaintext) == vector.plaintext, "\(vector.name)")
            case .failure(let error):
                #expect(FrozenMessages.name(of: error) == vector.refusedBy, "\(vector.name)")
            }
        }
    }

    private func plaintext(of vector: Vector) throws -> [UInt8] {
        let key = SealingKey(seed: secret(try Hex.decode(vector.seed)))
        let part = try SealedOutcomePart(try Base64.decode(vector.part))
        let subject = OutcomeSubject(
            MessageID(try Digest(hex: vector.messageID)), keyholder: vector.keyholder)
        guard vector.role == 2 else {
            let isTakenUp = try key.open(part, asAuditor: vector.index, about: subject)
            return [isTakenUp ? 1 : 2] + [UInt8](repeating: 0, count: 64)
        }
        let stated = try key.open(part, asTrustee: vector.index, about: subject)
        return bytes(of: stated.plaintext())
    }

    private func freeze() throws {
        let zeros = [UInt8](repeating: 0, count: 64)
        let share = [UInt8](repeating: 5, count: 32) + [UInt8](repeating: 6, count: 32)
        let vectors = [
            vector("taken-up", [1] + zeros), vector("not-addressed", [2] + share, index: 6),
            vector("cover", [3] + zeros), vector("malformed", [4] + zeros),
            vector("auditor-taken-up", [1] + zeros, role: 4),
            vector("auditor-closed", [2] + zeros, role: 4, index: 31),
            vector("code-unknown", [5] + zeros, refusedBy: "code"),
            vector("share-with-taken-up", [1] + share, refusedBy: "notZero"),
            vector("auditor-code-unknown", [3] + zeros, role: 4, refusedBy: "code"),
            vector("other-place", [1] + zeros, sealedTo: 1, refusedBy: "cannotOpen"),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(vectors) + Data("\n".utf8)).write(
            to: VectorFile.url("outcome/parts.json"))
    }

    private func vector(
        _ name: String, _ plaintext: [UInt8], role: UInt8 = 2, index: Int = 0,
        sealedTo place: Int? = nil, refusedBy: String? = nil
    ) -> Vector {
        let message = Digest(hashing: Array("senim outcome vector".utf8))
        let info =
            Array("senim/1 outcome".utf8) + [role, UInt8(place ?? index)]
            + labelledHash(
                "senim/1 outcome-of", message.bytes, Digest(hashing: Array("acs".utf8)).bytes
            ).bytes
        let seed = [UInt8](repeating: 42, count: 32)
        let sealed = SealingKey(seed: secret(seed)).publicKey.seal(secret(plaintext), info: info)
        return Vector(
            name: name, role: role, index: index, seed: Hex.encode(seed), messageID: message.hex,
            keyholder: "acs", part: Base64.encode(sealed.encapsulatedKey + sealed.ciphertext),
            plaintext: refusedBy == nil ? Hex.encode(plaintext) : nil, refusedBy: refusedBy)
    }
}
