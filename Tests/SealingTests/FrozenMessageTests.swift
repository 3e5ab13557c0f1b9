import Encoding
import Foundation
import SealedMessage
import Secrets
import Testing

@testable import Sealing

/// Messages sealed once and kept: whoever implements the specification opens them alike.
///
/// Encapsulation is random, so they cannot be made again byte for byte; Tests/Vectors/sealed-message/README.md says how
/// they were made.
@Suite struct `Frozen messages` {
    struct Vector: Codable {
        var name: String
        /// Nil when it opens; otherwise the name of the check that refuses it.
        var refusedBy: String?
        var kind: UInt8
        var threshold: Int
        var holderSeeds, trusteeSeeds: [String]
        var replySeed, audienceKey: String
        var addressed: [Bool]
        /// Header and body in base64.
        var message: String
        var messageID, contextHash, preheaderHash, headerHash: String
        var authenticator: String
        var json: String
    }

    struct Flaw: Codable {
        /// What is wrong, and what a parser says of it.
        let name, refusedBy: String
        /// Replaced bytes of the first message of opening.json, or removed and appended ones.
        let offset: Int
        let replacement: String
        let removedFromEnd: Int
        let appended: String
    }

    private func key(_ seed: String) throws -> SealingKey {
        SealingKey(seed: secret(try Hex.decode(seed)))
    }

    private func open(_ vector: Vector) throws -> [UInt8] {
        let message = try SealedMessage(parsing: Base64.decode(vector.message))
        #expect(message.id.hex == vector.messageID)
        #expect(message.context.kind.rawValue == vector.kind)
        #expect(message.context.hash.hex == vector.contextHash)
        #expect(message.header.preheader.hash.hex == vector.preheaderHash)
        #expect(message.header.hash.hex == vector.headerHash)
        guard let holder = vector.addressed.firstIndex(of: true) else { return [] }
        let half = try key(vector.holderSeeds[holder])
            .openHolderSlot(holder, of: message.header).share()
        var shares = TrusteeShares(for: message.header)
        for (index, seed) in vector.trusteeSeeds.enumerated() {
            try shares.add(key(seed).openTrusteeSlot(index, of: message.header), from: index)
        }
        let opened = try message.open(holderKey: half, shares: shares)
        #expect(Hex.encode(opened.authenticator.bytes) == vector.authenticator)
        if message.context.kind == .reply {
            let reply = try key(vector.replySeed).openReply(message)
            #expect(Hex.encode(reply.authenticator.bytes) == vector.authenticator)
        } else if message.context.kind != .note {
            let audience = try key(vector.replySeed).openOwnPlace(
                of: message.header,
                authenticatedBy: AudienceKey(secret(Hex.decode(vector.audienceKey)))
            ).audience
            #expect(vector.addressed.indices.map(audience.contains) == vector.addressed)
        }
        return opened.json
    }

    @Test func `open as they were sealed`() throws {
        for vector in try VectorFile.decode("sealed-message/opening.json", as: [Vector].self) {
            #expect(try open(vector) == Array(vector.json.utf8), "\(vector.name)")
            let kind = try #require(MessageKind(rawValue: vector.kind))
            let payload = try Payload(parsing: Array(vector.json.utf8), kind: kind)
            #expect(try isAuthentic(payload, in: vector), "\(vector.name)")
        }
    }

    /// Specification.md §5.4, over the header as it stands in the vector.
    private func isAuthentic(_ payload: Payload, in vector: Vector) throws -> Bool {
        let message = try SealedMessage(parsing: Base64.decode(vector.message))
        let json = Array(vector.json.utf8)
        let authenticator = try Authenticator(signature: Hex.decode(vector.authenticator))
        let officer = SigningKey(seed: secret([UInt8](repeating: 6, count: 32)))
        let replyKey = try key(vector.replySeed).publicKey
        func isSigned(_ kind: AuthoredStatement.Kind, _ place: ConversationPlace) -> Bool {
            AuthoredStatement(
                kind, portal: "report.example", headerHash: message.header.hash, place: place,
                replyKey: replyKey, json: json
            ).isSigned(by: authenticator) { $1 == officer.signature(for: $0) }
        }
        func isTheConversations() -> Bool {
            ConversationKey(secret([UInt8](repeating: 5, count: 32)))
                .accepts(authenticator, for: json, headerHash: message.header.hash)
        }
        switch payload {
        case .report: return authenticator == .none
        case .reply(let reply): return isSigned(.reply, reply.place)
        case .note(let note): return isSigned(.note, note.place)
        case .handover(let handover): return isSigned(.handover, handover.place)
        case .identity, .followUp: return isTheConversations()
        case .rekey(let rekey):
            let old = CasePayloads.rekeyKey
            return isTheConversations()
                && rekey.isSigned(
                    portal: "report.example", headerHash: message.header.hash,
                    rekeyHash: labelledHash("senim/1 rekey", old.publicKey)
                ) { $2 == old.publicKey && $1 == old.signature(for: $0) }
        }
    }

    @Test func `are refused by the check that a vector names`() throws {
        let vectors = try VectorFile.decode("sealed-message/refused.json", as: [Vector].self)
        #expect(vectors.map(\.name) == ForgedMessage.all.map(\.name))
        for (vector, expected) in zip(vectors, ForgedMessage.all) {
            #expect(throws: expected.check, "\(vector.name)") { try open(vector) }
            #expect(vector.refusedBy == FrozenMessages.name(of: expected.check))
        }
    }

    @Test func `are refused when one field is changed`() throws {
        let first = try #require(
            try VectorFile.decode("sealed-message/opening.json", as: [Vector].self).first)
        let good = try Base64.decode(first.message)
        for flaw in try VectorFile.decode("sealed-message/flaws.json", as: [Flaw].self) {
            var bytes = Array(good.dropLast(flaw.removedFromEnd))
            let replacement = try Hex.decode(flaw.replacement)
            bytes.replaceSubrange(
                flaw.offset..<flaw.offset + replacement.count, with: replacement)
            bytes += try Hex.decode(flaw.appended)
            do throws(MalformedMessage) {
                _ = try SealedMessage(parsing: bytes)
                Issue.record("\(flaw.name) is accepted")
            } catch {
                #expect(FrozenMessages.name(of: error) == flaw.refusedBy, "\(flaw.name)")
            }
        }
    }

    @Test func `are forged so that exactly the named check refuses them`() throws {
        for (name, check, forgery) in ForgedMessage.all {
            let message = try forgery.seal(json: Array("{}".utf8))
            let vector = try FrozenMessages.vector(name, message, json: "{}")
            #expect(throws: check, "\(name)") { try open(vector) }
        }
        let honest = try ForgedMessage().seal(json: Array("{}".utf8))
        #expect(try open(FrozenMessages.vector("honest", honest, json: "{}")) == Array("{}".utf8))
    }

    /// Makes new vectors; run by hand, only when the specification changes.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SENIM_FREEZE_VECTORS"] != nil))
    func `are made`() throws {
        try FrozenMessages.freeze()
    }
}
