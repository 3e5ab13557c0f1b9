import Encoding
import Foundation
import SealedMessage
import Secrets

@testable import Sealing

/// Makes the vectors of Tests/Vectors/sealed-message.
enum FrozenMessages {
    typealias Vector = `Frozen messages`.Vector

    /// The name of a case, without what it carries.
    static func name(of error: some Error) -> String {
        String("\(error)".prefix { $0 != "(" })
    }

    static func freeze() throws {
        let report = try Payloads.report().json()
        let identity = try Payloads.identity().json()
        let reply = try Payloads.reply().json()
        let sample = ForgedMessage.sample()
        let conversation = ConversationKey(secret([UInt8](repeating: 5, count: 32)))
        let officer = SigningKey(seed: secret([UInt8](repeating: 6, count: 32)))
        try write(
            [
                vector(
                    "report", sample.sealer().seal(json: report), json: text(report)),
                vector(
                    "identity",
                    sample.sealer(kind: .identity).seal(json: identity) { (hash) throws(Never) in
                        conversation.authenticator(for: identity, headerHash: hash)
                    }, json: text(identity)),
                vector(
                    "reply",
                    sample.sealer(kind: .reply, reporter: .keys(to: sample.replyKey.publicKey))
                        .seal(json: reply) { (hash) throws(MalformedAuthenticator) in
                            try Authenticator(
                                signature: officer.signature(
                                    for: AuthoredStatement(
                                        .reply, portal: "report.example", headerHash: hash,
                                        place: Payloads.place(),
                                        replyKey: sample.replyKey.publicKey, json: reply
                                    ).bytes))
                        }, json: text(reply)),
                followUp(conversation), rekey(conversation), note(officer),
            ], to: "opening.json")
        try write(
            ForgedMessage.all.map { name, check, forgery in
                var vector = try vector(
                    name, forgery.seal(json: identity), json: text(identity))
                vector.refusedBy = self.name(of: check)
                return vector
            }, to: "refused.json")
    }

    private static func followUp(_ conversation: borrowing ConversationKey) throws -> Vector {
        let sample = ForgedMessage.sample()
        let json = try CasePayloads.followUp().json()
        return try vector(
            "follow-up",
            sample.sealer(
                reporter: .own(
                    to: sample.replyKey.publicKey, authenticatedBy: sample.audienceKey, sequence: 2)
            ).seal(json: json) { (hash) throws(Never) in
                conversation.authenticator(for: json, headerHash: hash)
            }, json: text(json))
    }

    /// Signed over its own header by the key whose public half it states; its place carries receipt 00…0f.
    private static func rekey(_ conversation: borrowing ConversationKey) throws -> Vector {
        let sample = ForgedMessage.sample()
        let earlier = Receipt(secret: secret([UInt8](0..<16)))
        let sealer = try sample.sealer(
            reporter: .own(
                to: sample.replyKey.publicKey, authenticatedBy: sample.audienceKey, sequence: 4,
                earlier: EarlierReceipt(earlier)))
        var payload = try CasePayloads.rekey()
        let byteCount = try payload.json().count
        let message = try sealer.seal(jsonOf: byteCount) { (hash) throws(InvalidPayload) in
            let statement = RekeyStatement(payload, portal: "report.example", headerHash: hash)
            payload.signature = CasePayloads.rekeyKey.signature(for: statement.bytes)
            let json = try payload.json()
            return AuthenticatedText(
                json: json, authenticator: conversation.authenticator(for: json, headerHash: hash))
        }
        return try vector("re-key", message, json: text(payload.json()))
    }

    private static func note(_ officer: borrowing SigningKey) throws -> Vector {
        let sample = ForgedMessage.sample()
        let payload = CasePayloads.note()
        let json = try payload.json()
        return try vector(
            "note",
            sample.sealer(kind: .note, reporter: .random).seal(json: json) {
                (hash) throws(MalformedAuthenticator) in
                try Authenticator(
                    signature: officer.signature(
                        for: AuthoredStatement(
                            .note, portal: "report.example", headerHash: hash,
                            place: payload.place, replyKey: sample.replyKey.publicKey, json: json
                        ).bytes))
            }, json: text(json))
    }

    static func vector(
        _ name: String, _ message: SealedMessage, json: String
    ) throws -> Vector {
        let seed = { (number: UInt8) in Hex.encode([UInt8](repeating: number, count: 32)) }
        return Vector(
            name: name, refusedBy: nil, kind: message.context.kind.rawValue,
            threshold: ForgedMessage.threshold, holderSeeds: [seed(0), seed(1)],
            trusteeSeeds: [seed(100), seed(101), seed(102)], replySeed: seed(200),
            audienceKey: seed(201), addressed: ForgedMessage.addressed,
            message: Base64.encode(message.bytes), messageID: message.id.hex,
            contextHash: message.context.hash.hex,
            preheaderHash: message.header.preheader.hash.hex,
            headerHash: message.header.hash.hex,
            authenticator: try authenticator(of: message), json: json)
    }

    private static func authenticator(of message: SealedMessage) throws -> String {
        let sample = ForgedMessage.sample()
        let authenticator = try? sample.open(message, as: 1, with: [0, 1]).authenticator
        return Hex.encode((authenticator ?? .none).bytes)
    }

    private static func text(_ json: [UInt8]) -> String { String(decoding: json, as: UTF8.self) }

    private static func write(_ vectors: [Vector], to name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(vectors).write(to: VectorFile.url("sealed-message/\(name)"))
    }
}
