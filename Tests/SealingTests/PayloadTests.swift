import Encoding
import Mutations
import SealedMessage
import Secrets
import Testing

@testable import Sealing

@Suite struct `Payloads` {
    static func place() -> ConversationPlace {
        ConversationPlace(
            conversation: MessageID(Digest(hashing: [1])), sequence: 1, previous: .none)
    }

    static func report() throws -> ReportPayload {
        ReportPayload(
            language: .kazakh, kind: try ReportKind("K3"), spheres: [try Sphere("S2")],
            what: "Сатып алу\nкезінде \"пара\" сұрады.", when: "кеше", place: "Алматы", who: "",
            howKnown: "", earlierReports: "", addressees: ["ethics", "acs"], excluded: ["p-head"],
            replyKey: SealedSample.key(200).publicKey,
            conversationKey: [UInt8](repeating: 5, count: 32), authorHash: Digest(hashing: [2]),
            rekeyHash: Digest(hashing: [3]), channel: .command)
    }

    static func identity() -> IdentityPayload {
        IdentityPayload(place: place(), fullName: "Аты-жөні", contact: "+7")
    }

    static func reply() -> ReplyPayload {
        ReplyPayload(
            place: place(), author: "ethics", language: .russian, text: "Ответ.\n\tВторая строка.")
    }

    @Test func `are read as they were written`() throws {
        let report = try Self.report()
        #expect(try Payload(parsing: report.json(), kind: .report) == .report(report))
        let identity = Self.identity()
        #expect(try Payload(parsing: identity.json(), kind: .identity) == .identity(identity))
        let reply = Self.reply()
        #expect(try Payload(parsing: reply.json(), kind: .reply) == .reply(reply))
    }

    @Test func `of a report carry every sphere that a portal can show`() throws {
        var report = try Self.report()
        report.spheres = try Sphere.all.map { code in try Sphere(code) }
        #expect(report.spheres.count == 115)
        #expect(report.spheres.filter(\.isOfPortal).count == 99)
        #expect(try Payload(parsing: report.json(), kind: .report) == .report(report))
    }

    /// The members and their order, as Specification.md §8 lists them.
    @Test func `are written as the specification says`() throws {
        let id = Digest(hashing: [1]).hex
        let none = Digest.zero.hex
        #expect(
            String(decoding: try Self.identity().json(), as: UTF8.self)
                == #"{"type":"identity","conversation":"\#(id)","sequence":1,"previous":"\#(none)","#
                + #""fullName":"Аты-жөні","position":"","unit":"","contact":"+7"}"#)
        #expect(
            String(decoding: try Self.reply().json(), as: UTF8.self)
                == #"{"type":"reply","conversation":"\#(id)","sequence":1,"previous":"\#(none)","#
                + #""author":"ethics","language":"ru","text":"Ответ.\n\tВторая строка."}"#)
        guard case .object(let members) = try JSONValue(parsing: Self.report().json()) else {
            Issue.record("a report is an object")
            return
        }
        #expect(
            members.map(\.name) == [
                "type", "language", "kind", "spheres", "what", "when", "where", "who", "howKnown",
                "earlierReports", "addressees", "excluded", "replyKey", "conversationKey",
                "authorHash", "rekeyHash", "channel", "intake", "cover", "streamKey", "files",
            ])
    }

    @Test(arguments: [
        (#""kind":"K3""#, #""kind":"K13""#, InvalidPayload.value("kind")),
        (#""kind":"K3""#, #""kind":"M0""#, .value("kind")),
        (#""kind":"K3""#, "\"kind\":\"\u{212A}3\"", .value("kind")),
        (#""language":"kk""#, #""language":"de""#, .value("language")),
        (#"["S2"]"#, #"["S16"]"#, .value("spheres")),
        (#"["S2"]"#, #"["S2","S2"]"#, .value("spheres")),
        (#"["S2"]"#, #"["P0"]"#, .value("spheres")),
        (#"["S2"]"#, #"["P100"]"#, .value("spheres")),
        (#"["S2"]"#, #"[2]"#, .schema(.wrongType("spheres"))),
        (#"["p-head"]"#, #"["P"]"#, .value("excluded")),
        (#"["p-head"]"#, #"["1"]"#, .value("excluded")),
        (#""ethics","acs""#, #""ethics","ethics""#, .value("addressees")),
        (#""when":"кеше""#, #""when":"\u001b[2J""#, .value("when")),
        (#""when":"кеше""#, #""when":"\u202e""#, .value("when")),
        (#""when":"кеше""#, #""when":"\u2028""#, .value("when")),
        (#""when":"кеше""#, #""when":"\u200d""#, .value("when")),
        (#""when":"кеше""#, #""when":"\udb40\udc41""#, .value("when")),
        (#""when":"кеше""#, #""when":"\r\n""#, .value("when")),
        (#""when":"кеше""#, #""when":5"#, .schema(.wrongType("when"))),
        (#""when":"кеше","#, "", .schema(.missing("when"))),
        (#""who":"","#, #""who":"","whom":"","#, .schema(.unknownMember)),
        (#""who":"","#, #""who":"","who":"","#, .json(.duplicateMember(offset: 182))),
        (#""channel":"command""#, #""channel":"phone""#, .value("channel")),
        (#""intake":false"#, #""intake":0"#, .schema(.wrongType("intake"))),
        (#""streamKey":"""#, #""streamKey":"AA==""#, .value("streamKey")),
        (#""files":[]"#, #""files":[{}]"#, .schema(.missing("name"))),
        (#""type":"report""#, #""type":"reply""#, .value("type")),
        (#""conversationKey":"BQUF"#, #""conversationKey":"BQU="#, .value("conversationKey")),
        (#""authorHash":""#, #""authorHash":"A"#, .value("authorHash")),
        (#""intake":false"#, #""intake":true"#, .value("intake")),
        (#""channel":"command""#, #""channel":"officer""#, .value("intake")),
        (
            #""channel":"command","intake":false"#, #""channel":"officer","intake":true"#,
            .value("received")
        ),
        (
            #""intake":false"#, #""intake":false,"received":{"channel":1,"day":1}"#,
            .value("received")
        ),
    ])
    func `refuse a report with one flaw`(
        good: String, bad: String, refusal: InvalidPayload
    ) throws {
        let text = String(decoding: try Self.report().json(), as: UTF8.self)
        let flawed = text.replacing(good, with: bad)
        #expect(!flawed.utf8.elementsEqual(text.utf8))
        #expect(throws: refusal) { try ReportPayload(parsing: Array(flawed.utf8)) }
    }

    static let origin = IntakeOrigin(.hotline, day: 20_784)

    @Test func `say how a report reached the officer who took it down`() throws {
        var report = try Self.report()
        report.channel = .officer
        report.intake = Self.origin
        let json = try report.json()
        #expect(try ReportPayload(parsing: json) == report)
        #expect(
            String(decoding: json, as: UTF8.self).hasSuffix(
                #""streamKey":"","files":[],"received":{"channel":4,"day":20784}}"#))
        report.channel = .command
        #expect(throws: InvalidPayload.value("intake")) { try report.json() }
    }

    @Test(arguments: [
        (#""channel":4"#, #""channel":0"#, InvalidPayload.schema(.outOfBounds("channel"))),
        (#""channel":4"#, #""channel":7"#, .schema(.outOfBounds("channel"))),
        (#""day":20784"#, #""day":2932897"#, .schema(.outOfBounds("day"))),
        (#","day":20784"#, "", .schema(.missing("day"))),
        (#""day":20784"#, #""day":20784,"by":1"#, .schema(.unknownMember)),
        (#"{"channel":4,"day":20784}"#, "4", .schema(.wrongType("received"))),
    ])
    func `refuse an intake with one flaw`(
        good: String, bad: String, refusal: InvalidPayload
    ) throws {
        var report = try Self.report()
        report.channel = .officer
        report.intake = Self.origin
        let text = String(decoding: try report.json(), as: UTF8.self)
        let flawed = text.replacing(good, with: bad)
        #expect(!flawed.utf8.elementsEqual(text.utf8))
        #expect(throws: refusal) { try ReportPayload(parsing: Array(flawed.utf8)) }
    }

    @Test func `refuse a reply key nobody could use`() throws {
        let text = String(decoding: try Self.report().json(), as: UTF8.self)
        let key = SealedSample.key(200).publicKey.bytes
        let weak = key[..<1184] + [UInt8](repeating: 0, count: 32)
        let flawed = text.replacing(Base64.encode(key), with: Base64.encode(weak))
        #expect(!flawed.utf8.elementsEqual(text.utf8))
        #expect(throws: InvalidPayload.value("replyKey")) {
            try ReportPayload(parsing: Array(flawed.utf8))
        }
    }

    @Test(arguments: [
        (#""sequence":1"#, #""sequence":0"#, InvalidPayload.schema(.outOfBounds("sequence"))),
        (#""sequence":1"#, #""sequence":4294967296"#, .schema(.outOfBounds("sequence"))),
        (#""sequence":1"#, #""sequence":"1""#, .schema(.wrongType("sequence"))),
        (#""author":"ethics""#, #""author":"Ethics""#, .value("author")),
        (#""previous":"00"#, #""previous":"0"#, .value("previous")),
    ])
    func `refuse a reply with one flaw`(
        good: String, bad: String, refusal: InvalidPayload
    ) throws {
        let text = String(decoding: try Self.reply().json(), as: UTF8.self)
        let flawed = text.replacing(good, with: bad)
        #expect(!flawed.utf8.elementsEqual(text.utf8))
        #expect(throws: refusal) { try ReplyPayload(parsing: Array(flawed.utf8)) }
    }

    /// The words of Specification.md §8.10, in their order.
    @Test func `state what a case has come to in the specification's words`() throws {
        let words = ReplyStatus.Matter.allCases.map(\.rawValue)
        #expect(
            words == [
                "received", "accepted", "service-informed", "confirmation-sent",
                "rights-explained", "answer-due", "referred", "check-until", "extended-until",
                "measures-taken", "decision-taken", "decision-told", "retaliation-noted",
                "papers-sent", "sitting", "protected-until", "closed", "reopened", "come-back",
            ])
        var reply = Self.reply()
        reply.text = ""
        reply.status = [
            ReplyStatus(.serviceInformed, day: 20_784), ReplyStatus(.comeBack, day: 20_815),
        ]
        let json = try reply.json()
        #expect(try ReplyPayload(parsing: json) == reply)
        #expect(
            String(decoding: json, as: UTF8.self).hasSuffix(
                #","text":"","status":[{"what":"service-informed","day":20784},"#
                    + #"{"what":"come-back","day":20815}]}"#))
    }

    @Test(arguments: [
        ("", InvalidPayload.value("status")), ("{}", .schema(.missing("what"))),
        ("1", .schema(.notAnObject)), (#"{"what":"closed"}"#, .schema(.missing("day"))),
        (#"{"what":"ended","day":1}"#, .value("what")),
        (#"{"what":"Closed","day":1}"#, .value("what")),
        (#"{"what":"closed","day":-1}"#, .schema(.outOfBounds("day"))),
        (#"{"what":"closed","day":2932897}"#, .schema(.outOfBounds("day"))),
        (#"{"what":"closed","day":"1"}"#, .schema(.wrongType("day"))),
        (#"{"what":"closed","day":1,"x":1}"#, .schema(.unknownMember)),
        (#"{"what":"closed","day":1},{"what":"closed","day":2}"#, .value("status")),
        (#"{"what":"closed","day":1},{"what":"received","day":1}"#, .value("status")),
    ])
    func `refuse a status with one flaw`(list: String, refusal: InvalidPayload) throws {
        let text = String(decoding: try Self.reply().json(), as: UTF8.self)
        let flawed = text.dropLast() + #","status":["# + list + "]}"
        #expect(throws: refusal) { try ReplyPayload(parsing: Array(flawed.utf8)) }
    }

    @Test func `refuse more than eight statuses, and a reply that says nothing`() throws {
        var reply = Self.reply()
        reply.status = ReplyStatus.Matter.allCases.prefix(8).map { ReplyStatus($0, day: 1) }
        #expect(try ReplyPayload(parsing: reply.json()) == reply)
        reply.status = ReplyStatus.Matter.allCases.prefix(9).map { ReplyStatus($0, day: 1) }
        #expect(throws: InvalidPayload.schema(.outOfBounds("status"))) { try reply.json() }
        reply.status = []
        reply.text = ""
        #expect(throws: InvalidPayload.value("text")) { try reply.json() }
    }

    @Test func `are not written when the reader would refuse them`() throws {
        var reply = Self.reply()
        reply.text = String(repeating: "a", count: 130_001)
        #expect(
            throws: InvalidPayload.tooLong("text", byteCount: 130_001, maximum: 130_000)
        ) { try reply.json() }
        var identity = Self.identity()
        identity.unit = "\u{1B}"
        #expect(throws: InvalidPayload.value("unit")) { try identity.json() }
        var report = try Self.report()
        report.conversationKey = [1]
        #expect(throws: InvalidPayload.value("conversationKey")) { try report.json() }
    }

    @Test func `refuse a type that does not belong to the kind`() throws {
        #expect(throws: InvalidPayload.value("type")) {
            try Payload(parsing: Self.reply().json(), kind: .report)
        }
        #expect(throws: InvalidPayload.value("type")) {
            try Payload(parsing: Self.reply().json(), kind: .note)
        }
    }

    /// Four fields at their limit, of characters that take two bytes in JSON.
    @Test func `fit an identity message at its longest`() throws {
        let long = String(repeating: "\"", count: IdentityPayload.maximumByteCount)
        let json = try IdentityPayload(
            place: Self.place(), fullName: long, position: long, unit: long, contact: long
        ).json()
        _ = try SealedSample().sealer(kind: .identity).seal(json: json)
    }

    /// A text at its limit, all of it escaped.
    @Test func `fit a reply at its longest`() throws {
        var reply = Self.reply()
        reply.place.sequence = .max
        reply.author = String(repeating: "a", count: 32)
        for character in ["\"", "\n", "\\"] {
            reply.text = String(repeating: character, count: ReplyPayload.maximumTextByteCount)
            let json = try reply.json()
            #expect(json.count > 260_000)
            let message = try SealedSample().sealer(kind: .reply).seal(json: json)
            #expect(message.context.bodySize == .kibibytes256)
        }
    }

    @Test func `survive any injury, and print back what they still read`() throws {
        let samples = [
            (MessageKind.report, try Self.report().json()), (.identity, try Self.identity().json()),
            (.reply, try Self.reply().json()), (.report, try CasePayloads.followUp().json()),
            (.report, try CasePayloads.rekey().json()),
            (.report, try CasePayloads.handover().json()), (.note, try CasePayloads.note().json()),
        ]
        for seed in UInt64(0)..<7_000 {
            let (kind, json) = samples[Int(seed % 7)]
            // The key of 1216 bytes fills most of a report: injure what stands before it.
            let injured =
                json.count > 1_000 && seed.isMultiple(of: 2)
                ? mutated(Array(json[..<300]), seed: seed) + json[300...]
                : mutated(json, seed: seed)
            guard let payload = try? Payload(parsing: injured, kind: kind) else { continue }
            let printed =
                switch payload {
                case .report(let payload): try payload.json()
                case .followUp(let payload): try payload.json()
                case .rekey(let payload): try payload.json()
                case .handover(let payload): try payload.json()
                case .identity(let payload): try payload.json()
                case .reply(let payload): try payload.json()
                case .note(let payload): try payload.json()
                }
            #expect(try Payload(parsing: printed, kind: kind) == payload, "seed \(seed)")
        }
    }
}

@Suite struct `Plain text` {
    @Test(arguments: [
        ("a\r\nb\rc\n", "a\nb\nc\n"), ("\u{1B}[2Ja\u{0}\u{7F}\u{9B}", "[2Ja"),
        ("\tә\u{301}😀", "\tә\u{301}😀"),
        ("\u{202E}abc\u{2066}", "abc"),
        ("a\u{2028}b\u{2029}c", "abc"),
        ("a\u{200B}b\u{200C}c\u{200D}d\u{200E}e\u{200F}f", "abcdef"),
        ("\u{FEFF}a\u{61C}b", "ab"), ("a\u{2060}b\u{2061}\u{2062}\u{2063}\u{2064}", "ab"),
        ("a\u{E0000}\u{E0041}\u{E007F}b", "ab"), ("👩\u{200D}🚀", "👩🚀"),
        // The neighbours of what is refused.
        (
            "\u{200A}\u{2010}\u{2027}\u{202F}\u{205F}\u{61B}\u{61D}\u{E0080}",
            "\u{200A}\u{2010}\u{2027}\u{202F}\u{205F}\u{61B}\u{61D}\u{E0080}"
        ),
    ])
    func `keeps what is safe to show`(typed: String, cleaned: String) {
        #expect(PlainText.cleaned(typed).unicodeScalars.elementsEqual(cleaned.unicodeScalars))
        #expect(PlainText.isPlain(cleaned))
        let isUnchanged = typed.unicodeScalars.elementsEqual(cleaned.unicodeScalars)
        #expect(PlainText.isPlain(typed) == isUnchanged)
    }
}

@Suite struct `A reply's statement` {
    @Test func `has the lines of the protocol`() throws {
        let key = SealedSample.key(200).publicKey
        let json = try Payloads.reply().json()
        let statement = AuthoredStatement(
            .reply, portal: "report.example", headerHash: Digest(hashing: [4]),
            place: Payloads.place(),
            replyKey: key, json: json)
        #expect(
            String(decoding: statement.bytes, as: UTF8.self)
                == """
                senim/reply/v1
                report.example
                \(Digest(hashing: [4]).hex)
                \(Digest(hashing: [1]).hex)
                1
                \(Digest.zero.hex)
                \(Digest(hashing: key.bytes).hex)
                \(Digest(hashing: json).hex)

                """)
        let signer = SigningKey()
        let authenticator = try Authenticator(signature: signer.signature(for: statement.bytes))
        let isSigned = statement.isSigned(by: authenticator) { message, signature in
            message == statement.bytes && signature == authenticator.bytes
        }
        #expect(isSigned)
        #expect(!statement.isSigned(by: authenticator) { _, _ in false })
        #expect(throws: MalformedAuthenticator(byteCount: 63)) {
            try Authenticator(signature: [UInt8](repeating: 0, count: 63))
        }
    }
}
