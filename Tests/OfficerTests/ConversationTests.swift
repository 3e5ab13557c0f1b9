import Details
import Directory
import Encoding
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Synchronization
import Testing

@Suite struct `What follows a report` {
    /// The keys of the report on the stage.
    private func keys(_ bureau: borrowing Bureau) -> ReceiptKeys {
        ReceiptKeys(bureau.report.receipt, portal: SamplePortal.portal.name)
    }

    private func place(
        _ bureau: borrowing Bureau, _ sequence: UInt32 = 2, behind previous: MessageID = .none
    ) -> ConversationPlace {
        ConversationPlace(
            conversation: bureau.report.reportID, sequence: sequence, previous: previous)
    }

    /// A message to acs of the test's own making, opened by acs who has opened the report.
    private func open<E: Error>(
        _ bureau: borrowing Bureau, _ json: [UInt8], kind: MessageKind = .report,
        authenticator: (Digest) throws(E) -> Authenticator
    ) async throws -> OpeningResult {
        try await open(bureau, try sealer(bureau, kind), json, authenticator: authenticator)
    }

    private func sealer(
        _ bureau: borrowing Bureau, _ kind: MessageKind = .report
    ) throws -> MessageSealer {
        let set = bureau.portal.set
        let recipients = try Recipients(
            holders: [
                HolderRecipient(key: set.sealingKey(ofKeyholderAt: 0), isAddressed: false),
                HolderRecipient(key: set.sealingKey(ofKeyholderAt: 1), isAddressed: true),
            ], trustees: (0..<3).map { set.sealingKey(ofTrusteeAt: $0) }, threshold: 2)
        return try MessageSealer(
            kind: kind, directoryHash: set.hash, recipients: recipients, reporter: .random)
    }

    private func open<E: Error>(
        _ bureau: borrowing Bureau, _ sealer: consuming MessageSealer, _ json: [UInt8],
        authenticator: (Digest) throws(E) -> Authenticator
    ) async throws -> OpeningResult {
        try await open(bureau, try sealer.seal(json: json, authenticator: authenticator))
    }

    private func open(
        _ bureau: borrowing Bureau, _ message: SealedMessage, isOwn: Bool? = nil
    ) async throws -> OpeningResult {
        bureau.hold(message, isOwn: isOwn)
        let desk = try await bureau.desk()
        let listed = try await desk.listedMessage(message.id.hex)
        _ = try await desk.open(listed, timeout: .zero)
        bureau.stage.release()
        return try await desk.open(listed, timeout: .zero)
    }

    /// Opens a re-key that is authenticated as the reporter's, and signed by a receipt's re-key key over its own header.
    private func openRekey(
        _ bureau: borrowing Bureau, signedBy signer: borrowing ReceiptKeys
    ) async throws -> OpeningResult {
        let new = ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
        let keys = RekeyedKeys(
            replyKey: new.replyKey.publicKey, conversationKey: [UInt8](repeating: 1, count: 32),
            rekeyHash: new.rekeyHash)
        var payload = RekeyPayload(
            place: place(bureau), addressees: ["acs"], keys: keys,
            rekeyKey: signer.rekeyKey.publicKey, signature: [UInt8](repeating: 0, count: 64))
        let own = self.keys(bureau)
        let byteCount = try payload.json().count
        let message = try sealer(bureau).seal(jsonOf: byteCount) { (hash) throws(InvalidPayload) in
            let statement = RekeyStatement(
                payload, portal: SamplePortal.portal.name, headerHash: hash)
            payload.signature = signer.rekeyKey.signature(for: statement.bytes)
            let json = try payload.json()
            return AuthenticatedText(
                json: json,
                authenticator: own.conversationKey.authenticator(for: json, headerHash: hash))
        }
        return try await open(bureau, message)
    }

    private func followUp(_ place: ConversationPlace, to id: String = "acs") throws -> [UInt8] {
        try FollowUpPayload(place: place, language: .kazakh, text: "тағы", addressees: [id]).json()
    }

    @Test func `opens when the reporter's key authenticates it`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let keys = keys(bureau)
        let json = try followUp(place(bureau))
        let result = try await open(bureau, json) { (hash) throws(Never) in
            keys.conversationKey.authenticator(for: json, headerHash: hash)
        }
        guard case .opened(let message, _) = result, case .followUp(let payload) = message.payload
        else {
            Issue.record("not opened")
            return
        }
        #expect(payload.text == "тағы")
    }

    @Test func `is refused when the gateway itself calls it an officer's`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let message = try authenticFollowUp(bureau)
        await #expect(throws: DeskFailed.opening(.anothersText)) {
            try await open(bureau, message, isOwn: false)
        }
    }

    @Test func `is refused as an officer's when the gateway calls it the reporter's`() async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        bureau.stage.tamperOpen { $0.with(isOwn: true) }
        await #expect(throws: DeskFailed.opening(.anothersText)) {
            try await note(by: "acs", signedBy: "acs", on: bureau)
        }
    }

    /// The gateway may call it the reporter's; the log shows who posted it.
    @Test func `is refused when a handover that stands before it in the log names it`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let message = try authenticFollowUp(bureau)
        let note = try HandoverNote(
            portal: SamplePortal.portal, handoverID: message.id,
            keyholder: SamplePortal.identifier("head"), successor: SamplePortal.identifier("acs"),
            time: Sample.noon, messages: [bureau.report.reportID])
        let signed = Sample.made { try SamplePortal.identity("head").sign(note.text) }
        bureau.stage.world.withLock { $0.log.force(signed) }
        bureau.hold(message)
        let desk = try await bureau.desk()
        let listed = try await desk.threadMessage(message.id.hex, of: bureau.report.reportID)
        _ = try await desk.open(listed, timeout: .zero)
        bureau.stage.release()
        await #expect(throws: DeskFailed.opening(.anothersText)) {
            try await desk.open(listed, timeout: .zero)
        }
    }

    /// A follow-up to acs that passes every check.
    private func authenticFollowUp(_ bureau: borrowing Bureau) throws -> SealedMessage {
        let keys = keys(bureau)
        let json = try followUp(place(bureau))
        return try sealer(bureau).seal(json: json) { (hash) throws(Never) in
            keys.conversationKey.authenticator(for: json, headerHash: hash)
        }
    }

    @Test func `is refused from one who only has the reply key`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let stranger = ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
        let json = try followUp(place(bureau))
        await #expect(throws: DeskFailed.opening(.otherKeys)) {
            try await open(bureau, json) { (hash) throws(Never) in
                stranger.conversationKey.authenticator(for: json, headerHash: hash)
            }
        }
    }

    @Test func `is refused when its text names others`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let keys = keys(bureau)
        let json = try followUp(place(bureau), to: "head")
        await #expect(throws: DeskFailed.opening(.notAmongAddressees)) {
            try await open(bureau, json) { (hash) throws(Never) in
                keys.conversationKey.authenticator(for: json, headerHash: hash)
            }
        }
    }

    @Test func `is refused at a place that none can have`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let keys = keys(bureau)
        let identity = bureau.report.identityID
        for place in [
            place(bureau, 2, behind: identity), place(bureau, 4),
            place(bureau, 3, behind: identity),
        ] {
            let json = try followUp(place)
            await #expect(throws: DeskFailed.opening(.sequence)) {
                try await open(bureau, json) { (hash) throws(Never) in
                    keys.conversationKey.authenticator(for: json, headerHash: hash)
                }
            }
        }
    }

    @Test func `changes the receipt only when the old one signed it`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let own = keys(bureau)
        let stranger = ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
        // An officer who opened the report has the conversation key, and no re-key key.
        await #expect(throws: DeskFailed.opening(.rekeyNotSigned)) {
            try await openRekey(bureau, signedBy: stranger)
        }
        let result = try await openRekey(bureau, signedBy: own)
        guard case .opened(let message, _) = result, case .rekey = message.payload else {
            Issue.record("not opened")
            return
        }
        // From then on the old key authenticates nothing.
        let late = try followUp(place(bureau, 4, behind: bureau.report.identityID))
        await #expect(throws: DeskFailed.opening(.otherKeys)) {
            try await open(bureau, late) { (hash) throws(Never) in
                own.conversationKey.authenticator(for: late, headerHash: hash)
            }
        }
    }

    /// A gateway that hides the reporter's newest messages from them has the re-key take the place of one.
    @Test func `is read under the old receipt's keys when it stood in the log before the change`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let keys = keys(bureau)
        let json = try followUp(place(bureau, 4, behind: bureau.report.identityID))
        let hidden = try sealer(bureau).seal(json: json) { (hash) throws(Never) in
            keys.conversationKey.authenticator(for: json, headerHash: hash)
        }
        bureau.hold(hidden)
        guard case .opened = try await openRekey(bureau, signedBy: keys) else {
            Issue.record("no re-key")
            return
        }
        let desk = try await bureau.desk()
        let listed = try await desk.listedMessage(hidden.id.hex)
        _ = try await desk.open(listed, timeout: .zero)
        bureau.stage.release()
        guard case .opened = try await desk.open(listed, timeout: .zero) else {
            Issue.record("not opened")
            return
        }
    }

    @Test(arguments: [
        ("head", "head", OpeningFailed.authorNotAddressed(SamplePortal.identifier("head"))),
        ("acs", "head", .notSignedByAuthor(SamplePortal.identifier("acs"))),
        ("nobody", "head", .unknownAuthor),
    ])
    func `is a note only by one whom the report addresses`(
        author: String, signer: String, expected: OpeningFailed
    ) async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        await #expect(throws: DeskFailed.opening(expected)) {
            try await note(by: author, signedBy: signer, on: bureau)
        }
    }

    @Test func `is a note with its author's signature`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        guard
            case .opened(let message, _) = try await note(by: "acs", signedBy: "acs", on: bureau),
            case .note(let payload) = message.payload
        else {
            Issue.record("not opened")
            return
        }
        #expect(payload.text == "ішкі" && payload.author == "acs")
    }

    private func note(
        by author: String, signedBy signer: String, on bureau: borrowing Bureau
    ) async throws -> OpeningResult {
        let place = place(bureau, 1)
        let json = try NotePayload(
            place: place, author: author, language: .kazakh, text: "ішкі"
        ).json()
        let replyKey = keys(bureau).replyKey.publicKey
        let identity = SamplePortal.identity(signer)
        return try await open(bureau, json, kind: .note) { (hash) throws(MalformedNote) in
            let statement = AuthoredStatement(
                .note, portal: SamplePortal.portal.name, headerHash: hash, place: place,
                replyKey: replyKey, json: json)
            let note = try identity.sign(String(decoding: statement.bytes, as: UTF8.self))
            return Sample.made { try Authenticator(signature: note.signatures[0].signature) }
        }
    }
}
