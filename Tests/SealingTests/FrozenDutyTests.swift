import Encoding
import Foundation
import SealedMessage
import Secrets
import Testing

@testable import Sealing

/// Parts of statements sealed once and kept: whoever implements Sealing/Specification.md §12 opens them alike.
///
/// With `SENIM_FREEZE_VECTORS=1` in the environment they are made anew; encapsulation is random, so never byte for byte.
@Suite struct `Frozen statements` {
    struct Vector: Codable {
        let name: String
        /// 2 trustee, 4 auditor, 0 the case.
        let role: UInt8
        let index: Int
        /// The seed of the reader's X-Wing key, or the conversation key, in hexadecimal.
        let key: String
        let messageID, keyholder: String
        /// In base64.
        let part: String
        /// What opens, and its commitment in hexadecimal; absent where it must be refused.
        let text, commitment: String?
        /// Which check refuses it.
        let refusedBy: String?
    }

    private static let key = [UInt8](repeating: 42, count: 32)
    private static let salt = [UInt8](repeating: 9, count: 32)
    private static let message = MessageID(Digest(hashing: Array("senim duty vector".utf8)))

    @Test func `open as they did`() throws {
        if ProcessInfo.processInfo.environment["SENIM_FREEZE_VECTORS"] == "1" { try freeze() }
        let vectors: [Vector] = try VectorFile.decode("duty/parts.json")
        #expect(vectors.count == 9)
        for vector in vectors {
            do {
                let stated = try Self.opened(vector)
                #expect(stated.text.text == vector.text, "\(vector.name)")
                #expect(stated.commitment.hex == vector.commitment, "\(vector.name)")
            } catch {
                #expect(FrozenMessages.name(of: error) == vector.refusedBy, "\(vector.name)")
            }
        }
    }

    private static func opened(_ vector: Vector) throws -> StatedDuty {
        let key = secret(try Hex.decode(vector.key))
        let part = try SealedDutyPart(try Base64.decode(vector.part))
        let subject = DutySubject(
            MessageID(try Digest(hex: vector.messageID)), keyholder: vector.keyholder)
        switch vector.role {
        case 0: return try ConversationKey(key).open(part, about: subject)
        case 2:
            return try SealingKey(seed: key).open(part, as: .trustee(vector.index), about: subject)
        default:
            return try SealingKey(seed: key).open(part, as: .auditor(vector.index), about: subject)
        }
    }

    private func freeze() throws {
        let text = "1424-ке қоңырау шалынды"
        let vectors = try [
            Self.vector("trustee", text, role: 2),
            Self.vector("trustee-last", text, role: 2, index: 6),
            Self.vector("auditor", text, role: 4),
            Self.vector("auditor-last", text, role: 4, index: 31),
            Self.caseVector("case", text), Self.vector("other-place", text, role: 2, sealedTo: 1),
            Self.vector("text-empty", "", role: 2, refusedBy: "text"),
            Self.vector("padding-not-zero", "x", role: 2, behind: [1], refusedBy: "padding"),
            Self.caseVector("case-other-key", text, refusedBy: "cannotOpen"),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(vectors) + Data("\n".utf8)).write(to: VectorFile.url("duty/parts.json"))
    }

    private static func bytes(_ text: String, behind: [UInt8] = []) -> [UInt8] {
        let plaintext =
            [0, UInt8(text.utf8.count)] + Array(text.utf8) + behind
        return salt + plaintext + [UInt8](repeating: 0, count: 1024 - plaintext.count)
    }

    private static func vector(
        _ name: String, _ text: String, role: UInt8, index: Int = 0, sealedTo place: Int? = nil,
        behind: [UInt8] = [], refusedBy: String? = nil
    ) -> Vector {
        let info =
            Array("senim/1 duty".utf8) + [role, UInt8(place ?? index)]
            + DutySubject(message, keyholder: "acs").hash.bytes
        let plaintext = bytes(text, behind: behind)
        let sealed = SealingKey(seed: secret(key)).publicKey.seal(secret(plaintext), info: info)
        return vector(
            name, text, plaintext, role: role, index: index,
            part: sealed.encapsulatedKey + sealed.ciphertext,
            refusedBy: place == nil ? refusedBy : "cannotOpen")
    }

    private static func caseVector(
        _ name: String, _ text: String, refusedBy: String? = nil
    ) throws -> Vector {
        let plaintext = bytes(text)
        let stated = try StatedDuty(opened: secret(plaintext))
        let sealing = refusedBy == nil ? key : [UInt8](repeating: 43, count: 32)
        return vector(
            name, text, plaintext, role: 0, index: 0,
            part: ConversationKey(secret(sealing)).casePart(
                of: stated, about: DutySubject(message, keyholder: "acs")),
            refusedBy: refusedBy)
    }

    private static func vector(
        _ name: String, _ text: String, _ plaintext: [UInt8], role: UInt8, index: Int,
        part: [UInt8], refusedBy: String?
    ) -> Vector {
        Vector(
            name: name, role: role, index: index, key: Hex.encode(key), messageID: message.hex,
            keyholder: "acs", part: Base64.encode(part), text: refusedBy == nil ? text : nil,
            commitment: refusedBy == nil ? labelledHash("senim/1 duty", plaintext).hex : nil,
            refusedBy: refusedBy)
    }
}
