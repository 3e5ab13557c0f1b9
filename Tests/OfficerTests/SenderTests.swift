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
import SignedNote
import Synchronization
import Testing
import TransparencyLog

@Suite struct `What a sender gets wrong` {
    /// A message to acs of the test's own making, opened by acs.
    private func open(
        json: (borrowing Bureau) throws -> [UInt8], kind: MessageKind = .report,
        authenticator: Authenticator = .none, acsKey: SealingPublicKey? = nil,
        ground: AccessGround = .none, stream: StreamReference? = nil
    ) async throws -> OpeningResult {
        let bureau = try await Bureau()
        let set = try await bureau.stage.visit().verifiedPortal().set
        let recipients = try Recipients(
            holders: [
                HolderRecipient(key: set.sealingKey(ofKeyholderAt: 0), isAddressed: false),
                HolderRecipient(
                    key: acsKey ?? set.sealingKey(ofKeyholderAt: 1), isAddressed: true),
            ], trustees: (0..<3).map { set.sealingKey(ofTrusteeAt: $0) }, threshold: 2)
        let message = try MessageSealer(
            kind: kind, directoryHash: set.hash, recipients: recipients, reporter: .random,
            consentHash: kind == .identity ? Digest(hashing: [1]) : nil, stream: stream
        ).seal(json: try json(bureau), authenticator: authenticator)
        bureau.hold(message)
        let desk = try await bureau.desk()
        let listed = try await desk.listedMessage(message.id.hex)
        _ = try await desk.open(listed, ground: ground, timeout: .zero)
        bureau.stage.release()
        return try await desk.open(listed, ground: ground, timeout: .zero)
    }

    /// A report's JSON with these addressees.
    private func report(
        addressees: [String], stream: StreamManifest? = nil
    ) throws -> [UInt8] {
        let keys = ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
        return try ReportPayload(
            language: .kazakh, kind: try ReportKind("K0"), spheres: [], what: "мәтін", when: "",
            place: "", who: "", howKnown: "", earlierReports: "", addressees: addressees,
            excluded: [], replyKey: keys.replyKey.publicKey,
            conversationKey: [UInt8](repeating: 1, count: 32), authorHash: .zero,
            rekeyHash: .zero, channel: .command, stream: stream
        ).json()
    }

    @Test func `a text that names other addressees`() async {
        await #expect(throws: DeskFailed.opening(.notAmongAddressees)) {
            try await open(json: { _ in try report(addressees: ["head"]) })
        }
    }

    @Test func `an authenticator where a report has none`() async throws {
        let authenticator = try Authenticator(signature: [UInt8](repeating: 1, count: 64))
        await #expect(throws: DeskFailed.opening(.authenticator)) {
            try await open(
                json: { _ in try report(addressees: ["acs"]) }, authenticator: authenticator)
        }
    }

    @Test func `files in the text and none in the context, or the other way round`() async throws {
        let manifest = try StreamManifest(
            key: [UInt8](repeating: 1, count: 32),
            files: [StreamedFile(name: "a", type: "a/b", offset: 0, byteCount: 1)])
        await #expect(throws: DeskFailed.opening(.payload(.value("files")))) {
            try await open(json: { _ in try report(addressees: ["acs"], stream: manifest) })
        }
        let reference = try StreamReference(chunkDigests: [.zero])
        await #expect(throws: DeskFailed.opening(.payload(.value("files")))) {
            try await open(json: { _ in try report(addressees: ["acs"]) }, stream: reference)
        }
    }

    @Test func `a body that is no report`() async {
        await #expect(throws: DeskFailed.opening(.payload(.schema(.missing("type"))))) {
            try await open(json: { _ in Array("{}".utf8) })
        }
    }

    @Test func `a slot sealed to another key`() async {
        let other = SealingKey().publicKey
        await #expect(
            throws: DeskFailed.opening(.ownSlot(.sealedSlot(.holder, index: 1)))
        ) {
            try await open(json: { _ in try report(addressees: ["acs"]) }, acsKey: other)
        }
    }

    @Test func `an identity of a conversation that is not theirs`() async throws {
        let ground = AccessGround.decision(
            number: try DecisionNumber("12-К"), day: AlmatyDay(unixSeconds: Sample.noon))
        await #expect(
            throws: DeskFailed.opening(.conversationUnknown(MessageID(Digest(hashing: [7]))))
        ) {
            try await open(
                json: { _ in
                    try IdentityPayload(
                        place: ConversationPlace(
                            conversation: MessageID(Digest(hashing: [7])), sequence: 1,
                            previous: .none)
                    ).json()
                }, kind: .identity, ground: ground)
        }
    }
}

@Suite struct `An identity message` {
    private var ground: AccessGround {
        get throws {
            .decision(
                number: try DecisionNumber("12-К"), day: AlmatyDay(unixSeconds: Sample.noon))
        }
    }

    @Test func `opens with a ground, once the report was opened`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let listed = try await desk.listedMessage(bureau.report.identityID.hex)
        _ = try await desk.open(listed, ground: ground, timeout: .zero)
        bureau.stage.release()
        guard
            case .opened(let message, _) = try await desk.open(
                listed, ground: ground, timeout: .zero),
            case .identity(let identity) = message.payload
        else {
            Issue.record("not opened")
            return
        }
        #expect(identity.place.conversation == bureau.report.reportID)
        #expect(identity.fullName.isEmpty)
    }

    @Test func `does not open before the report it belongs to`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let listed = try await desk.listedMessage(bureau.report.identityID.hex)
        _ = try await desk.open(listed, ground: ground, timeout: .zero)
        bureau.stage.release()
        await #expect(
            throws: DeskFailed.opening(.conversationUnknown(bureau.report.reportID))
        ) { try await desk.open(listed, ground: ground, timeout: .zero) }
    }

    @Test func `is not asked for without a ground, nor a report with one`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        let identity = try await desk.listedMessage(bureau.report.identityID.hex)
        await #expect(throws: DeskFailed.opening(.anotherKind)) {
            try await desk.open(identity, timeout: .zero)
        }
        let report = try await bureau.listed(desk)
        await #expect(throws: DeskFailed.opening(.anotherKind)) {
            try await desk.open(report, ground: ground, timeout: .zero)
        }
        #expect(bureau.stage.world.withLock { $0.statements.isEmpty })
    }
}
