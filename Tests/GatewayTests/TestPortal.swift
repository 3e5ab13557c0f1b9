import Details
import Directory
import Encoding
import Exchange
import Gateway
import HTTPService
import Logging
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Storage
import Synchronization
import TransparencyLog

/// A clock that a test moves.
final class TestClock: Sendable {
    private let time: Atomic<UInt64>

    init(_ time: UInt64 = Sample.noon) {
        self.time = Atomic(time)
    }

    var now: UInt64 { time.load(ordering: .relaxed) }

    func advance(_ seconds: UInt64) {
        time.add(seconds, ordering: .relaxed)
    }
}

/// The sample portal with a gateway in this process, and everyone who talks to it.
///
/// Two holders (head, acs), three trustees of whom two are enough, one auditor, one witness; ticks each 10 s by 4.
struct TestPortal {
    let folder: TemporaryFolder
    let clock: TestClock
    let gateway: Gateway
    let witness: TestWitness
    private let nonces: Atomic64

    /// A new gateway in a new folder; as yet no trustee has polled.
    init(
        directories: [SignedNote] = [TestPortal.directory],
        keyNotes: [SignedNote] = TestPortal.keyNotes
    ) async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        try await Gateway.initialise(
            folder: folder.path,
            setup: GatewaySetup(
                authority: SamplePortal.authority.verifierKey, rhythm: .demonstration),
            keys: TestPortal.keys, environment: GatewayEnvironment(clock: { clock.now }),
            directories: directories, keyNotes: keyNotes)
        try await self.init(folder: folder, clock: clock)
    }

    /// A gateway on a folder that has one.
    init(
        folder: TemporaryFolder, clock: TestClock, faults: FaultInjector? = nil,
        limits: SQLiteLimits = SQLiteLimits(), witness: TestWitness = TestWitness(),
        submissions: SubmissionBounds = SubmissionBounds(), nonces: Atomic64 = Atomic64(),
        notes: PortalNotes = .none
    ) async throws {
        self.nonces = nonces
        self.folder = folder
        self.clock = clock
        self.witness = witness
        gateway = try await Gateway(
            storage: try SQLiteStorage.open(in: folder.path, limits: limits, faults: faults),
            keys: TestPortal.keys, environment: GatewayEnvironment(clock: { clock.now }),
            witnesses: ["http://witness.test"], transport: witness, submissions: submissions,
            notes: notes, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A gateway that two trustees have told that it is not rolled back.
    static func running() async throws -> TestPortal {
        let portal = try await TestPortal()
        try await portal.settle()
        return portal
    }

    /// The gateway that starts from what this one has on disk now, as if its process had been killed.
    func afterCrash(
        faults: FaultInjector? = nil, limits: SQLiteLimits = SQLiteLimits(),
        submissions: SubmissionBounds = SubmissionBounds()
    ) async throws -> TestPortal {
        try await TestPortal(
            folder: try folder.copy(), clock: clock, faults: faults, limits: limits,
            witness: witness, submissions: submissions, nonces: nonces)
    }

    /// The same people and clock, talking to another gateway.
    func talking(to other: Gateway) -> TestPortal {
        TestPortal(folder: folder, clock: clock, gateway: other, witness: witness, nonces: nonces)
    }

    private init(
        folder: TemporaryFolder, clock: TestClock, gateway: Gateway, witness: TestWitness,
        nonces: Atomic64
    ) {
        self.folder = folder
        self.clock = clock
        self.gateway = gateway
        self.witness = witness
        self.nonces = nonces
    }

    static var keys: GatewayKeys {
        GatewayKeys(
            log: SamplePortal.signer(SamplePortal.portal.logOrigin), note: SamplePortal.gateway)
    }

    static let directory = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2"])
    static let owners: [SealingKeyOwner] = SamplePortal.directory.sealingKeyOwners
    static let keyNotes = owners.map { SamplePortal.signed(SamplePortal.keyNote($0)) }

    // MARK: Asking

    /// An answer as its reader sees it: bytes, or the code of a problem.
    enum Answer: Equatable {
        case bytes([UInt8])
        case problem(String)

        var bytes: [UInt8]? {
            if case .bytes(let bytes) = self { bytes } else { nil }
        }
    }

    func post(_ endpoint: Endpoint, _ body: [UInt8]) async -> Answer {
        await ask(ServiceRequest(method: .post, path: endpoint.path, body: body))
    }

    func get(_ path: String) async -> Answer {
        await ask(ServiceRequest(method: .get, path: path))
    }

    /// Signs a payload as a member of the portal and posts it.
    func post(
        _ endpoint: Endpoint, as role: RequestRole, _ id: String, _ payload: [UInt8],
        path: String? = nil, portal: Portal = SamplePortal.portal, time: UInt64? = nil,
        nonce: Digest? = nil, signerName: String? = nil
    ) async throws -> Answer {
        let body = try signed(
            endpoint, as: role, id, payload, path: path, portal: portal, time: time,
            nonce: nonce, signerName: signerName)
        return await post(endpoint, body)
    }

    /// The body of a request, signed as a member of the portal.
    func signed(
        _ endpoint: Endpoint, as role: RequestRole, _ id: String, _ payload: [UInt8],
        path: String? = nil, portal: Portal = SamplePortal.portal, time: UInt64? = nil,
        nonce: Digest? = nil, signerName: String? = nil
    ) throws -> [UInt8] {
        let request = RequestNote(
            portal: portal, role: role, id: id, path: path ?? endpoint.path,
            nonce: nonce ?? nonces.next(), time: time ?? clock.now, payload: payload)
        let identifier = SamplePortal.identifier(id)
        let own =
            switch role {
            case .keyholder: SamplePortal.portal.keyholderKeyName(identifier)
            case .trustee: SamplePortal.portal.trusteeKeyName(identifier)
            case .auditor: SamplePortal.portal.auditorKeyName(identifier)
            }
        return try SignedRequest(
            request, payload: payload, signer: SamplePortal.signer(signerName ?? own)
        ).bytes
    }

    private func ask(_ request: ServiceRequest) async -> Answer {
        let route = gateway.routes.first { route in
            guard route.method == request.method else { return false }
            return switch route.path {
            case .exact(let path): path == request.path
            case .prefix(let path): request.path.hasPrefix(path)
            }
        }
        guard let route else { return .problem("no route") }
        guard request.body.count <= route.bodyLimit else { return .problem("over the limit") }
        let response = await route.handler(request)
        guard response.status == 200 else {
            let text = String(decoding: response.body, as: UTF8.self)
            let code = text.split(separator: "\"code\":\"").dropFirst().first?
                .split(separator: "\"").first
            return .problem(String(code ?? "unknown"))
        }
        return .bytes(response.body)
    }
}

/// Nonces that never repeat within a test.
final class Atomic64: Sendable {
    private let count = Atomic<UInt64>(0)

    func next() -> Digest {
        let number = count.add(1, ordering: .relaxed).newValue
        return Digest(hashing: [UInt8](bigEndian: number))
    }
}

/// A witness that follows C2SP in memory, and can be switched off.
final class TestWitness: WitnessTransport {
    private struct State {
        var state = WitnessState(latest: nil)
        var isReachable = true
        var count = 0
    }

    private let state = Mutex(State())

    func setReachable(_ value: Bool) {
        state.withLock { $0.isReachable = value }
    }

    /// How often it was asked.
    var count: Int { state.withLock { $0.count } }

    /// As if it had cosigned this before.
    func remember(_ checkpoint: Checkpoint) {
        state.withLock { $0.state = WitnessState(latest: checkpoint) }
    }

    func post(_ body: [UInt8], to url: String) async -> WitnessAnswer? {
        state.withLock { state in
            state.count += 1
            guard state.isReachable, url == "http://witness.test/add-checkpoint" else { return nil }
            guard let request = try? AddCheckpointRequest(parsing: body) else {
                return WitnessAnswer(status: 400, contentType: nil, body: [])
            }
            let logKey = SamplePortal.signer(SamplePortal.portal.logOrigin).verifierKey
            switch state.state.decide(request, logKeys: [logKey]) {
            case .accepted(let checkpoint, let next):
                state.state = next
                let name = SamplePortal.portal.witnessKeyName(SamplePortal.identifier("w1"))
                guard
                    let line = try? SamplePortal.cosigner(name).cosign(
                        checkpoint, at: Sample.noon)
                else { return nil }
                return WitnessAnswer(
                    status: 200, contentType: nil, body: Array((line.line + "\n").utf8))
            case .conflict(let size):
                return WitnessAnswer(
                    status: 409, contentType: "text/x.tlog.size", body: Array("\(size)\n".utf8))
            case .refused(let refusal):
                return WitnessAnswer(status: refusal.status, contentType: nil, body: [])
            }
        }
    }
}
