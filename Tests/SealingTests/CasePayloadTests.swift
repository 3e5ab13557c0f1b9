import Encoding
import SealedMessage
import Secrets
import Testing

@testable import Sealing

/// Payloads of what comes after a report, with values that follow from nothing but this file.
enum CasePayloads {
    static func followUp() throws -> FollowUpPayload {
        FollowUpPayload(
            place: place(2), language: .kazakh, kind: try ReportKind("K10"), text: "Тағы біреуі",
            addressees: ["commissioner", "acs"], consent: Digest(hashing: [9]),
            stream: try manifest())
    }

    static func rekey() throws -> RekeyPayload {
        let old = rekeyKey
        let keys = RekeyedKeys(
            replyKey: SealingKey(seed: secret([UInt8](repeating: 4, count: 32))).publicKey,
            conversationKey: [UInt8](repeating: 3, count: 32), rekeyHash: Digest(hashing: [2]))
        var payload = RekeyPayload(
            place: place(4), addressees: ["acs"], keys: keys, rekeyKey: old.publicKey,
            signature: [UInt8](repeating: 0, count: 64))
        payload.signature = old.signature(
            for: RekeyStatement(payload, portal: "report.example", headerHash: header).bytes)
        return payload
    }

    static func handover() -> HandoverPayload {
        HandoverPayload(
            place: place(1), author: "commissioner", successor: "superior",
            items: [conversation, MessageID(Digest(hashing: [7]))].map { message in
                HandoverPayload.Item(
                    message: message, holderKey: [UInt8](repeating: 1, count: 32),
                    trusteeKey: [UInt8](repeating: 2, count: 32))
            })
    }

    static func note() -> NotePayload {
        NotePayload(place: place(1), author: "acs", language: .russian, text: "Проверить смету")
    }

    /// The old receipt's re-key key.
    static var rekeyKey: SigningKey {
        SigningKey(seed: secret([UInt8](repeating: 8, count: 32)))
    }

    static func manifest() throws -> StreamManifest {
        try StreamManifest(
            key: [UInt8](repeating: 5, count: 32),
            files: [
                StreamedFile(
                    name: "шот №1.pdf", type: "application/pdf", offset: 0, byteCount: 3_000_000),
                StreamedFile(name: "empty", type: "text/plain", offset: 3_000_000, byteCount: 0),
                StreamedFile(name: "a/b", type: "image/jpeg", offset: 3_000_000, byteCount: 1),
            ])
    }

    static let header = Digest(hashing: [1])
    private static let conversation = MessageID(Digest(hashing: Array("report".utf8)))

    private static func place(_ sequence: UInt32) -> ConversationPlace {
        ConversationPlace(
            conversation: conversation, sequence: sequence,
            previous: MessageID(Digest(hashing: [6])))
    }
}

@Suite struct `Payloads of a case` {
    @Test func `print and read alike`() throws {
        let followUp = try CasePayloads.followUp()
        #expect(try Payload(parsing: followUp.json(), kind: .report) == .followUp(followUp))
        var plain = followUp
        (plain.kind, plain.consent, plain.stream) = (nil, nil, nil)
        #expect(try Payload(parsing: plain.json(), kind: .report) == .followUp(plain))
        let rekey = try CasePayloads.rekey()
        #expect(try Payload(parsing: rekey.json(), kind: .report) == .rekey(rekey))
        let handover = CasePayloads.handover()
        #expect(try Payload(parsing: handover.json(), kind: .report) == .handover(handover))
        let note = CasePayloads.note()
        #expect(try Payload(parsing: note.json(), kind: .note) == .note(note))
    }

    @Test(arguments: [
        (#""length":3000000"#, #""length":2999999"#, InvalidPayload.value("files")),
        (#""offset":0"#, #""offset":1"#, .value("files")),
        (#""length":1"#, #""length":4294967296"#, .value("files")),
        (#""length":1"#, #""length":4294967297"#, .schema(.outOfBounds("length"))),
        (#""length":1"#, #""length":-1"#, .schema(.outOfBounds("length"))),
        (#""name":"empty""#, #""name":"""#, .value("name")),
        (#""name":"empty""#, #""name":"a\nb""#, .value("name")),
        (#""name":"empty""#, #""name":"a\u202eb""#, .value("name")),
        (#""image/jpeg""#, #""image/JPEG""#, .value("mediaType")),
        (#""image/jpeg""#, #""image""#, .value("mediaType")),
        (#""image/jpeg""#, #""image/""#, .value("mediaType")),
        (#""name":"empty","#, #""#, .schema(.missing("name"))),
        (#""name":"empty""#, #""name":"empty","x":1"#, .schema(.unknownMember)),
        (#""streamKey":"BQUF"#, #""streamKey":"Q"#, .value("streamKey")),
        (#""consent":"2"#, #""consent":"G"#, .value("consent")),
        (#""kind":"K10""#, #""kind":"K13""#, .value("kind")),
        (#""sequence":2"#, #""sequence":0"#, .schema(.outOfBounds("sequence"))),
        (
            #""addressees":["commissioner","acs"]"#, #""addressees":["acs","acs"]"#,
            .value("addressees")
        ),
    ])
    func `refuse a follow-up with one flaw`(
        good: String, bad: String, refusal: InvalidPayload
    ) throws {
        let text = String(decoding: try CasePayloads.followUp().json(), as: UTF8.self)
        let flawed = text.replacing(good, with: bad)
        #expect(flawed != text)
        #expect(throws: refusal) { try FollowUpPayload(parsing: Array(flawed.utf8)) }
    }

    @Test func `refuse files without a key, and a key without files`() throws {
        let json = try CasePayloads.followUp().json()
        let text = String(decoding: json, as: UTF8.self)
        let key = Base64.encode([UInt8](repeating: 5, count: 32))
        let noKey = text.replacing(key, with: "")
        #expect(throws: InvalidPayload.value("streamKey")) {
            try FollowUpPayload(parsing: Array(noKey.utf8))
        }
        let list = #""files":["#
        let start = try #require(text.ranges(of: list).first)
        let noFiles = text[..<start.lowerBound] + list + "]}"
        #expect(throws: InvalidPayload.value("files")) {
            try FollowUpPayload(parsing: Array(noFiles.utf8))
        }
    }

    @Test func `take a re-key only under the key that was stated, over this very message`() throws {
        let rekey = try CasePayloads.rekey()
        let stated = labelledHash("senim/1 rekey", rekey.rekeyKey)
        func isSigned(
            _ payload: RekeyPayload, header: Digest = CasePayloads.header,
            stated: Digest, portal: String = "report.example"
        ) -> Bool {
            // What is signed and by whom is asked here; that Ed25519 is checked strictly is SignedNote's.
            let old = CasePayloads.rekeyKey
            return payload.isSigned(portal: portal, headerHash: header, rekeyHash: stated) {
                $2 == old.publicKey && $1 == old.signature(for: $0)
            }
        }
        #expect(isSigned(rekey, stated: stated))
        #expect(!isSigned(rekey, stated: Digest(hashing: [0])))
        #expect(!isSigned(rekey, header: .zero, stated: stated))
        #expect(!isSigned(rekey, stated: stated, portal: "other.example"))
        var other = rekey
        other.keys = RekeyedKeys(
            replyKey: rekey.keys.replyKey, conversationKey: [UInt8](repeating: 0, count: 32),
            rekeyHash: rekey.keys.rekeyHash)
        #expect(!isSigned(other, stated: stated))
        other = rekey
        other.place.sequence += 1
        #expect(!isSigned(other, stated: stated))
        other = rekey
        other.addressees = ["acs", "head"]
        #expect(!isSigned(other, stated: stated))
    }

    @Test func `refuse a handover that does not begin with the report, or names a message twice`()
        throws
    {
        var handover = CasePayloads.handover()
        handover.items.reverse()
        #expect(throws: InvalidPayload.value("messages")) { try handover.json() }
        handover = CasePayloads.handover()
        handover.items.append(handover.items[0])
        #expect(throws: InvalidPayload.value("messages")) { try handover.json() }
        handover.items = []
        #expect(throws: InvalidPayload.value("messages")) { try handover.json() }
    }

    @Test func `let none of the three signatures pass for another`() {
        let lines = AuthoredStatement.Kind.allCases.map { kind in
            AuthoredStatement(
                kind, portal: "report.example", headerHash: .zero,
                place: CasePayloads.note().place,
                replyKey: SealingKey(seed: secret([UInt8](repeating: 4, count: 32))).publicKey,
                json: []
            ).bytes
        }
        #expect(Set(lines).count == 3)
    }
}
