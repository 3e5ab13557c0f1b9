import Encoding
package import SealedMessage

/// The keys of a case's messages for a successor (Specification.md §8.9).
///
/// Whoever holds a value of this type can read every message it names.
package struct HandoverPayload: Sendable, Equatable {
    /// One message handed over, with both halves of its key; its key commitment tells whether they are right.
    package struct Item: Sendable, Equatable {
        package let message: MessageID
        /// 32 bytes.
        package let holderKey: [UInt8]
        /// 32 bytes.
        package let trusteeKey: [UInt8]

        package init(message: MessageID, holderKey: [UInt8], trusteeKey: [UInt8]) {
            self.message = message
            self.holderKey = holderKey
            self.trusteeKey = trusteeKey
        }
    }

    package var place: ConversationPlace
    /// The id of the keyholder who signs.
    package var author: String
    /// The id of the keyholder who takes over.
    package var successor: String
    /// The report first; at most `mostItems`, none twice.
    package var items: [Item]

    package init(place: ConversationPlace, author: String, successor: String, items: [Item]) {
        self.place = place
        self.author = author
        self.successor = successor
        self.items = items
    }

    /// Reads the JSON of a handover.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: HandoverPayload.type)
        place = try reader.place()
        author = try reader.id("author")
        successor = try reader.id("successor")
        let values = try reader.member("messages") { reader, name throws(JSONSchemaError) in
            try reader.array(name, maximumCount: HandoverPayload.mostItems)
        }
        items = []
        for value in values {
            var reader = try JSONObjectReader(element: value)
            items.append(
                Item(
                    message: MessageID(try reader.digest("message")),
                    holderKey: try reader.key("holderKey", byteCount: 32),
                    trusteeKey: try reader.key("trusteeKey", byteCount: 32)))
            try reader.end()
        }
        try reader.end()
        guard items.first?.message == place.conversation,
            Set(items.map(\.message)).count == items.count
        else { throw .value("messages") }
    }

    /// The JSON to be sealed.
    ///
    /// - Throws: `InvalidPayload` when the reader on the other side would refuse it.
    package func json() throws(InvalidPayload) -> [UInt8] {
        let list = items.map { item in
            JSONValue.object([
                JSONMember("message", .string(item.message.hex)),
                JSONMember("holderKey", .string(Base64.encode(item.holderKey))),
                JSONMember("trusteeKey", .string(Base64.encode(item.trusteeKey))),
            ])
        }
        let json = JSONValue.object(
            [JSONMember("type", .string(HandoverPayload.type))] + place.members + [
                JSONMember("author", .string(author)),
                JSONMember("successor", .string(successor)),
                JSONMember("messages", .array(list)),
            ]
        ).bytes
        _ = try HandoverPayload(parsing: json)
        return json
    }

    static let type = "handover"
    /// As many as a `handover` detail names (Details/Specification.md §2).
    package static let mostItems = 256
}
