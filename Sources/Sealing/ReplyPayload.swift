import Encoding
import SealedMessage

/// An officer's answer to the reporter (Specification.md §8.4).
package struct ReplyPayload: Sendable, Equatable {
    package var place: ConversationPlace
    /// The id of the keyholder who signs.
    package var author: String
    package var language: ReportLanguage
    package var text: String

    package init(place: ConversationPlace, author: String, language: ReportLanguage, text: String) {
        self.place = place
        self.author = author
        self.language = language
        self.text = text
    }

    /// Reads the JSON of a reply.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: ReplyPayload.type)
        place = try reader.place()
        author = try reader.id("author")
        language = try reader.language()
        text = try reader.text("text", maximumByteCount: ReplyPayload.maximumTextByteCount)
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
        let json = JSONValue.object(
            [JSONMember("type", .string(ReplyPayload.type))] + place.members + [
                JSONMember("author", .string(author)),
                JSONMember("language", .string(language.rawValue)),
                JSONMember("text", .string(text)),
            ]
        ).bytes
        _ = try ReplyPayload(parsing: json)
        return json
    }

    static let type = "reply"
    /// The longest reply, in bytes of UTF-8.
    ///
    /// Even if every byte of it must be escaped, which doubles it, the JSON fits into the 256 KiB of a reply.
    package static let maximumTextByteCount = 130_000
}
