import Encoding
import SealedMessage

/// An officer's answer to the reporter (Specification.md §8.4).
package struct ReplyPayload: Sendable, Equatable {
    package var place: ConversationPlace
    /// The id of the keyholder who signs.
    package var author: String
    package var language: ReportLanguage
    /// Empty only where there is a status.
    package var text: String
    /// At most eight, in the order of §8.10, none twice.
    package var status: [ReplyStatus]

    package init(
        place: ConversationPlace, author: String, language: ReportLanguage, text: String,
        status: [ReplyStatus] = []
    ) {
        self.place = place
        self.author = author
        self.language = language
        self.text = text
        self.status = status
    }

    /// Reads the JSON of a reply.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: ReplyPayload.type)
        place = try reader.place()
        author = try reader.id("author")
        language = try reader.language()
        text = try reader.text("text", maximumByteCount: ReplyPayload.maximumTextByteCount)
        status = try reader.statuses()
        guard !text.isEmpty || !status.isEmpty else { throw .value("text") }
        try reader.end()
    }

    /// The JSON to be sealed.
    ///
    /// - Throws: `InvalidPayload` when the reader on the other side would refuse it; `.tooLong` for a text over its limit.
    package func json() throws(InvalidPayload) -> [UInt8] {
        guard text.utf8.count <= ReplyPayload.maximumTextByteCount else {
            throw .tooLong(
                "text", byteCount: text.utf8.count, maximum: ReplyPayload.maximumTextByteCount)
        }
        var members = [JSONMember("type", .string(ReplyPayload.type))] + place.members
        members += [
            JSONMember("author", .string(author)),
            JSONMember("language", .string(language.rawValue)), JSONMember("text", .string(text)),
        ]
        if !status.isEmpty {
            members.append(JSONMember("status", .array(status.map(\.json))))
        }
        let json = JSONValue.object(members).bytes
        _ = try ReplyPayload(parsing: json)
        return json
    }

    static let type = "reply"
    /// The longest reply, in bytes of UTF-8.
    ///
    /// Even if every byte of it must be escaped, which doubles it, the JSON fits into the 256 KiB of a reply.
    package static let maximumTextByteCount = 130_000
}
