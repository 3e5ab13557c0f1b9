package import Encoding
import SealedMessage

/// What the reporter adds to a report later (Specification.md §8.6).
package struct FollowUpPayload: Sendable, Equatable {
    package var place: ConversationPlace
    package var language: ReportLanguage
    /// What it is about when not the report's matter, such as K10, retaliation; nil for the same matter.
    package var kind: ReportKind?
    package var text: String
    /// Ids of the keyholders who may read, in directory order.
    package var addressees: [String]
    /// The token by which the reporter lets the addressees open the identity message beside it, or the report's; nil when they do not.
    package var consent: Digest?
    /// The files that came with it; nil when there are none.
    package var stream: StreamManifest?

    package init(
        place: ConversationPlace, language: ReportLanguage, kind: ReportKind? = nil, text: String,
        addressees: [String], consent: Digest? = nil, stream: StreamManifest? = nil
    ) {
        self.place = place
        self.language = language
        self.kind = kind
        self.text = text
        self.addressees = addressees
        self.consent = consent
        self.stream = stream
    }

    /// Reads the JSON of a follow-up.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: FollowUpPayload.type)
        place = try reader.place()
        language = try reader.language()
        let kindCode = try reader.code("kind")
        kind = kindCode.isEmpty ? nil : try ReportKind(String(decoding: kindCode, as: UTF8.self))
        text = try reader.text("text", maximumByteCount: ReportPayload.maximumTextByteCount)
        addressees = try reader.ids("addressees")
        let token = try reader.code("consent")
        if token.isEmpty {
            consent = nil
        } else {
            guard let digest = try? Digest(hex: String(decoding: token, as: UTF8.self)) else {
                throw .value("consent")
            }
            consent = digest
        }
        stream = try reader.stream()
        try reader.end()
    }

    /// The JSON to be sealed.
    ///
    /// - Throws: `InvalidPayload` when the reader on the other side would refuse it.
    package func json() throws(InvalidPayload) -> [UInt8] {
        guard text.utf8.count <= ReportPayload.maximumTextByteCount else {
            throw .tooLong(
                "text", byteCount: text.utf8.count, maximum: ReportPayload.maximumTextByteCount)
        }
        let members =
            [JSONMember("type", .string(FollowUpPayload.type))] + place.members + [
                JSONMember("language", .string(language.rawValue)),
                JSONMember("kind", .string(kind?.code ?? "")),
                JSONMember("text", .string(text)),
                JSONMember("addressees", .array(addressees.map { .string($0) })),
                JSONMember("consent", .string(consent?.hex ?? "")),
            ] + StreamManifest.members(of: stream)
        let json = JSONValue.object(members).bytes
        _ = try FollowUpPayload(parsing: json)
        return json
    }

    static let type = "follow-up"
}
