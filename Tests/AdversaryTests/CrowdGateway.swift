import Details
import Directory
import Encoding
import Exchange
import Gateway
import HTTPService
import LivePortal
import Logging
import PaperPortal
import PortalClient
import PortalSamples
import SignedNote
import Storage
import Synchronization
import TransparencyLog
import Witness

/// A gateway without a network around it: clients call its routes, and its database lies on the disk for who wants to look.
///
/// Four keyholders, and one trustee: fewer seals a message. Trustee and witness cosign what they are shown.
struct CrowdGateway: PortalConnection {
    let folder: LiveFolder
    let clock = LiveClock()
    let base = Sample.made { try PortalAddress(parsing: "https://report.demo.example") }
    private let gateway: Gateway
    private let currency: SignedNote
    private let trustee = TrusteeAtHome()
    private let witnessFolder: LiveFolder

    init() async throws {
        folder = try LiveFolder()
        witnessFolder = try LiveFolder()
        let clock = clock
        let environment = GatewayEnvironment(clock: { clock.now })
        let keys = GatewayKeys(
            log: SamplePortal.signer(SamplePortal.portal.logOrigin), note: SamplePortal.gateway)
        let directory = try Directory(checking: CrowdGateway.draft)
        let keyNotes = directory.sealingKeyOwners.map { PaperKeys.note($0) }
        try await Gateway.initialise(
            folder: folder.path,
            setup: GatewaySetup(
                authority: SamplePortal.authority.verifierKey, rhythm: .demonstration),
            keys: keys, environment: environment,
            directories: [SamplePortal.note(CrowdGateway.draft, approvedBy: ["t1"])],
            keyNotes: keyNotes)
        gateway = try await Gateway(
            storage: try SQLiteStorage.open(in: folder.path), keys: keys, environment: environment,
            witnesses: ["https://witness.example"],
            transport: WitnessAtHome(folder: witnessFolder.path, clock: clock),
            logger: Logger(label: "crowd") { _ in SwiftLogNoOpLogHandler() })
        let answer = try DirectoryAnswer(
            parsing: await CrowdGateway.response(
                gateway, .get, Endpoint.directory.path, body: []
            ).body)
        let chain = try DirectoryChain.verified(
            notes: answer.directories, authority: SamplePortal.authority.verifierKey)
        let note = CurrencyNote(
            portal: SamplePortal.portal,
            directoryHash: try VerifiedPortal.set(answer.keyNotes, of: chain.current).hash,
            day: AlmatyDay(unixSeconds: clock.now), treeSize: 1, root: .zero)
        currency = try SamplePortal.trustee("t1").sign(note.text)
        try await poll()
    }

    private struct Nowhere: PortalConnection {
        let base: PortalAddress

        func exchange(
            _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
        ) async throws(TransportError) -> TransportAnswer {
            throw .cannotConnect
        }
    }

    private struct WitnessAtHome: WitnessTransport {
        let cosigner: WitnessCosigner

        init(folder: String, clock: LiveClock) throws {
            cosigner = try WitnessCosigner(
                key: SamplePortal.cosigner(
                    SamplePortal.portal.witnessKeyName(SamplePortal.identifier("w1"))),
                logKeys: [SamplePortal.signer(SamplePortal.portal.logOrigin).verifierKey],
                folder: WitnessFolder(path: folder), clock: { clock.now })
        }

        func post(_ body: [UInt8], to url: String) async -> WitnessAnswer? {
            guard let route = WitnessServer.routes(for: cosigner).first else { return nil }
            let answer = await route.handler(
                ServiceRequest(method: .post, path: "/add-checkpoint", body: body))
            return WitnessAnswer(
                status: answer.status, contentType: answer.contentType, body: answer.body)
        }
    }

    /// How many entries the trustee has, and how often it asked.
    private final class TrusteeAtHome: Sendable {
        let heldSize = Atomic<UInt64>(0)
        let requestCount = Atomic<UInt64>(0)
    }

    private static var draft: DirectoryDraft {
        var draft = LivePortal.draft
        draft.trustees = Array(draft.trustees.prefix(1))
        draft.threshold = 1
        return draft
    }

    var calls: PortalCalls { PortalCalls(self) }

    var visit: PortalVisit { visit(over: self) }

    /// A visit that finds nobody at home.
    var visitInVain: PortalVisit { visit(over: Nowhere(base: base)) }

    private func visit(over connection: some PortalConnection) -> PortalVisit {
        let clock = clock
        return PortalVisit(
            calls: PortalCalls(connection), authority: SamplePortal.authority.verifierKey,
            purpose: .reporting
        ) { clock.now }
    }

    /// Takes what was staged into the log, if ten seconds went by.
    func tick() async throws {
        try await gateway.tickIfDue()
        try await poll()
        await gateway.askWitnesses()
    }

    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        // The trustee's word of the day; nobody here checks trees.
        guard path != Endpoint.currency.path else {
            return TransportAnswer(status: 200, body: currency.bytes)
        }
        let response = await CrowdGateway.response(
            gateway, method == .get ? .get : .post, path, body: body)
        return TransportAnswer(status: response.status, body: response.body)
    }

    private static func response(
        _ gateway: Gateway, _ method: ServiceMethod, _ path: String, body: [UInt8]
    ) async -> ServiceResponse {
        let route = gateway.routes.first { route in
            guard route.method == method, case .exact(let exact) = route.path else { return false }
            return exact == path
        }
        guard let route else { return .text("", status: 404) }
        return await route.handler(ServiceRequest(method: method, path: path, body: body))
    }

    /// The one trustee polls, and cosigns what it is shown without following it.
    private func poll() async throws {
        let answer = try TrusteePollAnswer(
            parsing: try await post(
                .trusteePoll,
                TrusteePoll(cosigned: nil, heldSize: trustee.heldSize.load(ordering: .relaxed))
                    .bytes))
        trustee.heldSize.add(UInt64(answer.entries.count), ordering: .relaxed)
        guard let target = answer.checkpoint else { return }
        let checkpoint = try UnverifiedCheckpoint(target)
            .verified(by: SamplePortal.signer(SamplePortal.portal.logOrigin).verifierKey)
        let name = SamplePortal.portal.cosignerKeyName(SamplePortal.identifier("t1"))
        let line = try SamplePortal.cosigner(name).cosign(checkpoint, at: clock.now)
        _ = try await post(
            .trusteeCosignature,
            CosignaturePosting(
                size: checkpoint.checkpoint.size, checkpoint: try checkpoint.note.adding([line])
            ).bytes)
    }

    private func post(_ endpoint: Endpoint, _ payload: [UInt8]) async throws -> [UInt8] {
        let number = trustee.requestCount.add(1, ordering: .relaxed).newValue
        let request = RequestNote(
            portal: SamplePortal.portal, role: .trustee, id: "t1", path: endpoint.path,
            nonce: Digest(hashing: [UInt8](bigEndian: number)), time: clock.now,
            payload: payload)
        let signed = try SignedRequest(
            request, payload: payload, signer: SamplePortal.trustee("t1"))
        return try await calls.post(endpoint, signed.bytes)
    }
}
