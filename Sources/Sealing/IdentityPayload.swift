import Encoding
package import SealedMessage

/// Who the reporter is, sealed apart from the report; all fields may be empty (Specification.md §8.3).
package struct IdentityPayload: Sendable, Equatable {
    package var place: ConversationPlace
    package var fullName: String
    package var position: String
    package var unit: String
    package var contact: String

    package init(
        place: ConversationPlace, fullName: String = "", position: String = "", unit: String = "",
        contact: String = ""
    ) {
        self.place = place
        self.fullName = fullName
        self.position = position
        self.unit = unit
        self.contact = contact
    }

    /// Reads the JSON of an identity message.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: IdentityPayload.type)
        place = try reader.place()
        fullName = try reader.text("fullName", maximumByteCount: IdentityPayload.maximumByteCount)
        position = try reader.text("position", maximumByteCount: IdentityPayload.maximumByteCount)
        unit = try reader.text("unit", maximumByteCount: IdentityPayload.maximumByteCount)
        contact = try reader.text("contact", maximumByteCount: IdentityPayload.maximumByteCount)
        try reader.end()
    }

    /// The JSON to be sealed.
    ///
    /// - Throws: `InvalidPayload` when the reader on the other side would refuse it.
    package func json() throws(InvalidPayload) -> [UInt8] {
        let json = JSONValue.object(
            [JSONMember("type", .string(IdentityPayload.type))] + place.members + [
                JSONMember("fullName", .string(fullName)),
                JSONMember("position", .string(position)),
                JSONMember("unit", .string(unit)),
                JSONMember("contact", .string(contact)),
            ]
        ).bytes
        _ = try IdentityPayload(parsing: json)
        return json
    }

    static let type = "identity"
    /// The longest field, in bytes: even escaped, four of them fit into 16 KiB.
    package static let maximumByteCount = 1_024
}

/// Where a message stands in its conversation (Specification.md §8.3).
package struct ConversationPlace: Sendable, Hashable {
    /// The report that began it.
    package var conversation: MessageID
    /// Counts one sender's messages after the report, from 1.
    package var sequence: UInt32
    /// The same sender's message before this one; `MessageID.none` when there is none.
    package var previous: MessageID

    package init(conversation: MessageID, sequence: UInt32, previous: MessageID) {
        self.conversation = conversation
        self.sequence = sequence
        self.previous = previous
    }

    var members: [JSONMember] {
        [
            JSONMember("conversation", .string(conversation.hex)),
            JSONMember("sequence", .integer(Int64(sequence))),
            JSONMember("previous", .string(previous.hex)),
        ]
    }
}

extension JSONObjectReader {
    mutating func place() throws(InvalidPayload) -> ConversationPlace {
        ConversationPlace(
            conversation: MessageID(try digest("conversation")),
            sequence: UInt32(try integer("sequence", of: 1...Int64(UInt32.max))),
            previous: MessageID(try digest("previous")))
    }
}
