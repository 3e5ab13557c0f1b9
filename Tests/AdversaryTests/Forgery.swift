// `unsafe` here: sample keys are copied out of locked pages, into what a forger seals.
import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import SignedNote

extension LivePortal {
    /// A message sealed to one keyholder by somebody whose program checks nothing.
    func forged(
        _ kind: MessageKind = .report, to id: String = "acs", json: [UInt8],
        authenticator: (Digest) throws -> Authenticator = { _ in .none }
    ) async throws -> SealedMessage {
        let set = try await visit().verifiedPortal().set
        let index = set.directory.index(ofKeyholder: SamplePortal.identifier(id)) ?? 0
        return try MessageSealer(
            kind: kind, directoryHash: set.hash,
            recipients: LivePortal.recipients(of: set, addressing: index), reporter: .random
        ).seal(json: json) { (headerHash) throws(MalformedNote) in
            Sample.made { try authenticator(headerHash) }
        }
    }

    /// What acs's desk says of a report whose sender changed the text before sealing it.
    func openingSealed(_ change: (inout ReportPayload) throws -> Void) async throws -> String {
        let name = SamplePortal.portal.name
        let receipt = Receipt()
        let keys = ReceiptKeys(receipt, portal: name)
        var payload = ReportPayload(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [], what: LivePortal.text,
            when: "", place: "", who: "", howKnown: "", earlierReports: "", addressees: ["acs"],
            excluded: [], replyKey: keys.replyKey.publicKey,
            conversationKey: keys.conversationKey.copied, authorHash: keys.authorHash,
            rekeyHash: keys.rekeyHash, channel: .command)
        try change(&payload)
        let report = try await forged(json: try payload.json())
        let wire = wire()
        wire.changeRequests(to: .reports) { bytes in
            try ReportSubmission(parsing: bytes).with(report)
        }
        _ = await Said.error { try await submit(over: wire) }
        try await tick()
        return await Said.error { _ = try await open(report.id, as: "acs") }
    }

    /// The keys of a receipt, as whoever stole it has them.
    func keys(of receipt: String) throws -> ReceiptKeys {
        let name = SamplePortal.portal.name
        return ReceiptKeys(try Receipt(reading: receipt, portal: name), portal: name)
    }

    /// T of a receipt's mailbox.
    func thread(of receipt: String) throws -> [UInt8] {
        try keys(of: receipt).conversationKey.threadCapability().copied
    }

    /// A reply or note in a report's conversation, signed by whoever is named.
    func forgedWords(
        _ kind: AuthoredStatement.Kind, about report: SentReport, by author: String,
        signedBy signer: String? = nil, conversation: MessageID? = nil, sequence: UInt32 = 1,
        previous: MessageID = .none
    ) async throws -> SealedMessage {
        let place = ConversationPlace(
            conversation: conversation ?? report.reportID, sequence: sequence, previous: previous)
        let json =
            kind == .note
            ? try NotePayload(place: place, author: author, language: .kazakh, text: "x").json()
            : try ReplyPayload(place: place, author: author, language: .kazakh, text: "x").json()
        let replyKey = try keys(of: report.receipt).replyKey.publicKey
        return try await forged(kind == .note ? .note : .reply, json: json) { headerHash in
            let statement = AuthoredStatement(
                kind, portal: SamplePortal.portal.name, headerHash: headerHash, place: place,
                replyKey: replyKey, json: json)
            let note = try SamplePortal.identity(signer ?? author).sign(
                String(decoding: statement.bytes, as: UTF8.self))
            return try Authenticator(signature: note.signatures[0].signature)
        }
    }

    /// Posts a message under T, as a keyholder whose program checks nothing.
    func post(_ message: SealedMessage, in report: SentReport, as id: String) async throws {
        _ = try await caller(.keyholder, id).post(
            .replies, ReplyPosting(thread: try thread(of: report.receipt), message: message).bytes)
    }

    /// A report that acs has opened.
    func openedByACS() async throws -> SentReport {
        let report = try await ticked()
        _ = try await open(report.reportID, as: "acs")
        return report
    }
}

extension SecretBytes {
    var copied: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}

extension ConversationKey {
    var copied: [UInt8] {
        borrowing get {
            withBytes { $0.copied }
        }
    }
}

extension Wire {
    /// The requests that went to an endpoint, as they were sent.
    func requests(to endpoint: Endpoint) -> [[UInt8]] {
        exchanged.filter { $0.path == endpoint.path }.map(\.body)
    }

    func lastRequest(to endpoint: Endpoint) -> [UInt8]? { requests(to: endpoint).last }

    /// The last answer of an endpoint, as it was given.
    func lastAnswer(of endpoint: Endpoint) -> [UInt8]? {
        exchanged.last { $0.path == endpoint.path }?.answer.body
    }
}

/// Somebody on a line who does something before a request goes on.
struct Meddler: PortalConnection {
    let wire: Wire
    let path: String
    let act: @Sendable () async -> Void

    var base: PortalAddress { wire.base }

    init(_ wire: Wire, before endpoint: Endpoint, _ act: @escaping @Sendable () async -> Void) {
        self.wire = wire
        path = endpoint.path
        self.act = act
    }

    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        if path == self.path { await act() }
        return try await wire.exchange(method, path, body: body, limit: limit)
    }
}
