import Encoding
import SealedMessage

/// A note among the officers whom a report addressed (Specification.md §8.8); its reporter never sees it.
package struct NotePayload: Sendable, Equatable {
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

    /// Reads the JSON of a note.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: NotePayload.type)
        place = try reader.place()
        author = try reader.id("author")
        language = try reader.language()
        text = try reader.text("text", maximumByteCount: ReportPayload.maximumTextByteCount)
        try reader.end()
    }

    /// The JSON to be sealed.
    ///
    /// - Throws: `InvalidPayload` when the reader on the other side would refuse it; `.tooLong` for a text over its limit.
    package func json() throws(InvalidPayload) -> [UInt8] {
        guard text.utf8.count <= ReportPayload.maximumTextByteCount else {
            throw .tooLong(
                "text", byteCount: text.utf8.count, maximum: ReportPayload.maximumTextByteCount)
        }
        let json = JSONValue.object(
            [JSONMember("type", .string(NotePayload.type))] + place.members + [
                JSONMember("author", .string(author)),
                JSONMember("language", .string(language.rawValue)),
                JSONMember("text", .string(text)),
            ]
        ).bytes
        _ = try NotePayload(parsing: json)
        return json
    }

    static let type = "note"
}
