package import Encoding

/// The text of a report (Specification.md §8.2).
///
/// It holds what the reporter wrote: whoever holds a value of this type holds an opened report.
package struct ReportPayload: Sendable, Equatable {
    package var language: ReportLanguage
    package var kind: ReportKind
    package var spheres: [Sphere]
    package var what: String
    package var when: String
    package var place: String
    package var who: String
    package var howKnown: String
    package var earlierReports: String
    /// Ids of the keyholders who may read, in directory order.
    package var addressees: [String]
    /// Ids of the persons who must never read, whatever office they come to hold.
    package var excluded: [String]
    package var replyKey: SealingPublicKey
    /// 32 bytes; see `ConversationKey`.
    package var conversationKey: [UInt8]
    package var authorHash: Digest
    package var rekeyHash: Digest
    package var channel: ReportChannel
    /// How it reached the officer who took it down for somebody; nil when the reporter wrote it.
    package var intake: IntakeOrigin?
    /// Nobody wrote it: it hides when people write.
    package var isCover: Bool
    /// The files that came with it; nil when there are none.
    package var stream: StreamManifest?

    package init(
        language: ReportLanguage, kind: ReportKind, spheres: [Sphere], what: String, when: String,
        place: String, who: String, howKnown: String, earlierReports: String, addressees: [String],
        excluded: [String], replyKey: SealingPublicKey, conversationKey: [UInt8],
        authorHash: Digest, rekeyHash: Digest, channel: ReportChannel,
        intake: IntakeOrigin? = nil, isCover: Bool = false, stream: StreamManifest? = nil
    ) {
        self.language = language
        self.kind = kind
        self.spheres = spheres
        self.what = what
        self.when = when
        self.place = place
        self.who = who
        self.howKnown = howKnown
        self.earlierReports = earlierReports
        self.addressees = addressees
        self.excluded = excluded
        self.replyKey = replyKey
        self.conversationKey = conversationKey
        self.authorHash = authorHash
        self.rekeyHash = rekeyHash
        self.channel = channel
        self.intake = intake
        self.isCover = isCover
        self.stream = stream
    }

    /// Reads the JSON of a report.
    package init(parsing json: [UInt8]) throws(InvalidPayload) {
        var reader = try JSONObjectReader(payload: json, type: ReportPayload.type)
        language = try reader.language()
        kind = try ReportKind(String(decoding: try reader.code("kind"), as: UTF8.self))
        spheres = []
        for code in try reader.codes("spheres", maximumCount: Sphere.all.count) {
            spheres.append(try Sphere(String(decoding: code, as: UTF8.self)))
        }
        what = try reader.text("what", maximumByteCount: ReportPayload.maximumTextByteCount)
        when = try reader.text("when", maximumByteCount: ReportPayload.maximumFieldByteCount)
        place = try reader.text("where", maximumByteCount: ReportPayload.maximumFieldByteCount)
        who = try reader.text("who", maximumByteCount: ReportPayload.maximumFieldByteCount)
        howKnown = try reader.text(
            "howKnown", maximumByteCount: ReportPayload.maximumFieldByteCount)
        earlierReports = try reader.text(
            "earlierReports", maximumByteCount: ReportPayload.maximumFieldByteCount)
        addressees = try reader.ids("addressees")
        excluded = try reader.ids("excluded")
        let replyKeyBytes = try reader.key("replyKey", byteCount: SealingPublicKey.byteCount)
        guard let replyKey = try? SealingPublicKey(replyKeyBytes) else { throw .value("replyKey") }
        self.replyKey = replyKey
        conversationKey = try reader.key("conversationKey", byteCount: ConversationKey.byteCount)
        authorHash = try reader.digest("authorHash")
        rekeyHash = try reader.digest("rekeyHash")
        guard let channel = ReportChannel(code: try reader.code("channel")) else {
            throw .value("channel")
        }
        self.channel = channel
        let isIntake = try reader.flag("intake")
        guard isIntake == (channel == .officer) else { throw .value("intake") }
        intake = try IntakeOrigin(in: &reader, isIntake: isIntake)
        isCover = try reader.flag("cover")
        stream = try reader.stream()
        try reader.end()
    }

    /// The JSON to be sealed.
    ///
    /// - Throws: `InvalidPayload` when the reader on the other side would refuse it.
    package func json() throws(InvalidPayload) -> [UInt8] {
        let members = [
            JSONMember("type", .string(ReportPayload.type)),
            JSONMember("language", .string(language.rawValue)),
            JSONMember("kind", .string(kind.code)),
            JSONMember("spheres", .array(spheres.map { .string($0.code) })),
            JSONMember("what", .string(what)),
            JSONMember("when", .string(when)),
            JSONMember("where", .string(place)),
            JSONMember("who", .string(who)),
            JSONMember("howKnown", .string(howKnown)),
            JSONMember("earlierReports", .string(earlierReports)),
            JSONMember("addressees", .array(addressees.map { .string($0) })),
            JSONMember("excluded", .array(excluded.map { .string($0) })),
            JSONMember("replyKey", .string(Base64.encode(replyKey.bytes))),
            JSONMember("conversationKey", .string(Base64.encode(conversationKey))),
            JSONMember("authorHash", .string(authorHash.hex)),
            JSONMember("rekeyHash", .string(rekeyHash.hex)),
            JSONMember("channel", .string(channel.rawValue)),
            JSONMember("intake", .bool(intake != nil)),
            JSONMember("cover", .bool(isCover)),
        ]
        let received = intake.map { [JSONMember("received", $0.json)] } ?? []
        let json = JSONValue.object(members + StreamManifest.members(of: stream) + received).bytes
        _ = try ReportPayload(parsing: json)
        return json
    }

    static let type = "report"
    /// The longest account, in bytes; longer ones belong into a file.
    package static let maximumTextByteCount = 900_000
    /// The longest of the other texts, in bytes.
    package static let maximumFieldByteCount = 16_384
}

extension JSONObjectReader {
    mutating func language() throws(InvalidPayload) -> ReportLanguage {
        guard let language = ReportLanguage(code: try code("language")) else {
            throw .value("language")
        }
        return language
    }

    /// A list of different ids, as many as there may be keyholders.
    mutating func ids(_ name: String) throws(InvalidPayload) -> [String] {
        let ids = try codes(name, maximumCount: 16)
        guard ids.allSatisfy(PayloadID.isValid) else { throw .value(name) }
        return ids.map { String(decoding: $0, as: UTF8.self) }
    }
}
