package import Encoding
import SealedMessage

/// The reporter's change to a new receipt (Specification.md §8.7).
///
/// Neither the gateway nor an officer who read the report can make one: it is signed by a key that follows from the old
/// receipt alone.
package struct RekeyPayload: Sendable, Equatable {
    package var place: ConversationPlace
    /// Ids of the keyholders who may read, in directory order.
    package var addressees: [String]
    package var keys: RekeyedKeys
    /// The public key whose hash the report, or the re-key before, states: 32 bytes.
    package var rekeyKey: [UInt8]
    /// Its Ed25519 signature over `RekeyStatement`: 64 bytes.
    package var signature: [UInt8]

    package init(
        place: ConversationPlace, addressees: [String], keys: RekeyedKeys, rekeyKey: [UInt8],
        signature: [UInt8]
    ) {
        self.place = place
        self.addressees = addressees
        self.keys = keys
        self.rekeyKey = rekeyKey
        self.signature = signature
    }

    /// Reads the JSON of a re-key.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: RekeyPayload.type)
        place = try reader.place()
        addressees = try reader.ids("addressees")
        let replyKeyBytes = try reader.key("replyKey", byteCount: SealingPublicKey.byteCount)
        guard let replyKey = try? SealingPublicKey(replyKeyBytes) else { throw .value("replyKey") }
        keys = RekeyedKeys(
            replyKey: replyKey,
            conversationKey: try reader.key(
                "conversationKey", byteCount: ConversationKey.byteCount),
            rekeyHash: try reader.digest("rekeyHash"))
        rekeyKey = try reader.key("rekeyKey", byteCount: 32)
        signature = try reader.key("signature", byteCount: Authenticator.byteCount)
        try reader.end()
    }

    /// The JSON to be sealed.
    ///
    /// - Throws: `InvalidPayload` when the reader on the other side would refuse it.
    package func json() throws(InvalidPayload) -> [UInt8] {
        let json = JSONValue.object(
            [JSONMember("type", .string(RekeyPayload.type))] + place.members + [
                JSONMember("addressees", .array(addressees.map { .string($0) })),
                JSONMember("replyKey", .string(Base64.encode(keys.replyKey.bytes))),
                JSONMember("conversationKey", .string(Base64.encode(keys.conversationKey))),
                JSONMember("rekeyHash", .string(keys.rekeyHash.hex)),
                JSONMember("rekeyKey", .string(Base64.encode(rekeyKey))),
                JSONMember("signature", .string(Base64.encode(signature))),
            ]
        ).bytes
        _ = try RekeyPayload(parsing: json)
        return json
    }

    /// Whether this re-key follows from the receipt before: its key is the one stated there, and signed the rest.
    ///
    /// - Parameters:
    ///   - headerHash: hH of the message that carries it.
    ///   - rekeyHash: what the report, or the re-key before this one, states.
    ///   - verify: checks a signature over bytes under a public key, strictly.
    package func isSigned(
        portal: String, headerHash: Digest, rekeyHash: Digest,
        verify: (_ message: [UInt8], _ signature: [UInt8], _ publicKey: [UInt8]) -> Bool
    ) -> Bool {
        labelledHash("senim/1 rekey", rekeyKey) == rekeyHash
            && verify(
                RekeyStatement(self, portal: portal, headerHash: headerHash).bytes, signature,
                rekeyKey)
    }

    static let type = "re-key"
}

/// The keys of a conversation from a re-key on.
package struct RekeyedKeys: Sendable, Equatable {
    package let replyKey: SealingPublicKey
    /// 32 bytes; see `ConversationKey`.
    package let conversationKey: [UInt8]
    /// For the re-key after this one.
    package let rekeyHash: Digest

    package init(replyKey: SealingPublicKey, conversationKey: [UInt8], rekeyHash: Digest) {
        self.replyKey = replyKey
        self.conversationKey = conversationKey
        self.rekeyHash = rekeyHash
    }
}

/// What the old receipt's re-key key signs: ten lines (Specification.md §8.7).
package struct RekeyStatement: Sendable, Hashable {
    /// The bytes that the Ed25519 signature is over.
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - payload: all of it but its key and signature is signed.
    ///   - headerHash: hH of the message that carries it.
    package init(_ payload: RekeyPayload, portal: String, headerHash: Digest) {
        let (place, keys) = (payload.place, payload.keys)
        let lines = [
            "senim/re-key/v1", portal, headerHash.hex, place.conversation.hex,
            String(place.sequence), place.previous.hex,
            payload.addressees.joined(separator: " "), keys.replyKey.digest.hex,
            Digest(hashing: keys.conversationKey).hex, keys.rekeyHash.hex,
        ]
        bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}
