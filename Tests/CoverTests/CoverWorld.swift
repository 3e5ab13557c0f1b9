import Cover
import Directory
import Exchange
import Mutations
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

/// A portal, a clock that a test moves, and a cover client's state in memory; whatever leaves is looked at first.
final class CoverWorld: CoverStore, PortalConnection {
    typealias Client = CoverClient<SeededMutations>

    let stage = Stage()
    private let time = Atomic<UInt64>(Sample.noon)
    private let memory = Mutex(Memory())

    private struct Memory {
        var stored: [UInt8]? = try? CoverState().sealed(with: CoverWorld.keys().stateKey())
        /// The state as it lay on the disk when something left.
        var atLeaving: [(path: String, state: [UInt8]?)] = []
        /// Messages that left before they stood in the durable list.
        var unlisted: [MessageID] = []
        var connectionCount = 0
    }

    var now: UInt64 { time.load(ordering: .relaxed) }
    func advance(_ seconds: UInt64) { time.add(seconds, ordering: .relaxed) }

    var stored: [UInt8]? { memory.withLock { $0.stored } }
    var unlisted: [MessageID] { memory.withLock { $0.unlisted } }
    var connectionCount: Int { memory.withLock { $0.connectionCount } }

    func read() throws -> [UInt8] {
        guard let stored else { throw MalformedCoverState() }
        return stored
    }
    func write(_ bytes: [UInt8]) throws { memory.withLock { $0.stored = bytes } }

    /// The state that a crash would have left when something was last sent to a path.
    func stateAtLeaving(to endpoint: Endpoint) -> [UInt8]? {
        memory.withLock { $0.atLeaving.last { $0.path == endpoint.path }?.state }
    }

    /// Puts a state in place of the one that lies there.
    func putBack(_ bytes: [UInt8]?) { memory.withLock { $0.stored = bytes } }

    /// The messages of kind 1, and the others, that the portal holds.
    func held(_ kind: MessageKind) -> Set<MessageID> {
        Set(
            stage.world.withLock { world in
                world.held.map(\.message).filter { $0.context.kind == kind }.map(\.id)
            })
    }

    // MARK: The client

    func client(
        seed: UInt64 = 1, state: UInt8 = 1, meanPause: Double = 3600,
        mostFileBytes: UInt64 = 1_500_000
    ) throws -> Client {
        try Client(
            keys: try CoverWorld.keys(state: state), store: self,
            habits: .init(meanPause: meanPause, mostFileBytes: mostFileBytes),
            generator: SeededMutations(seed: seed), clock: { self.now }, pause: { _ in }
        ) {
            self.memory.withLock { $0.connectionCount += 1 }
            return Client.Connection(
                visit: PortalVisit(
                    calls: PortalCalls(self), authority: SamplePortal.authority.verifierKey,
                    purpose: .reporting, clock: { self.now })
            ) {}
        }
    }

    static func keys(state: UInt8 = 1) throws -> CoverKeys {
        var ring = try KeyRing(role: .cover, portal: SamplePortal.portal.name, id: "cover")
        for (name, byte) in [("note", UInt8(9)), ("state", state)] {
            var seed = [UInt8](repeating: byte, count: 32)
            try ring.insert(name, SecretBytes(moving: &seed))
        }
        return try CoverKeys(ring)
    }

    /// Waits until something is due, and does it.
    func act(_ client: Client, perDay: Double = 24) async throws -> Client.Act {
        while true {
            let (errand, pause) = try await client.next(.init(perDay: perDay))
            if let errand { return try await client.perform(errand) }
            advance(max(pause, 1))
        }
    }

    /// Sends a report that arrives.
    func report(_ client: Client) async throws -> MessageID {
        _ = try await client.perform(.report)
        let thread = try #require(await client.state.threads.last)
        return thread.report
    }

    // MARK: The way to the portal

    var base: PortalAddress { stage.base }

    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        let ids = CoverWorld.messages(path, body)
        memory.withLock { memory in
            memory.atLeaving.append((path, memory.stored))
            let listed = memory.stored.flatMap { bytes in
                try? CoverState(opening: bytes, with: CoverWorld.keys().stateKey())
            }?.allMessages
            memory.unlisted += ids.filter { listed?.contains($0) != true }
        }
        let answer = try await stage.exchange(method, path, body: body, limit: limit)
        // What came is public before anybody goes on.
        if !ids.isEmpty { stage.tick() }
        return answer
    }

    /// What a request brings.
    private static func messages(_ path: String, _ body: [UInt8]) -> [MessageID] {
        if path == Endpoint.reports.path, let parsed = try? ReportSubmission(parsing: body) {
            return [parsed.report.id, parsed.identity.id]
        }
        if path == Endpoint.mailboxMessages.path,
            let parsed = try? FollowUpSubmission(parsing: body)
        {
            return [parsed.message.id, parsed.identity.id]
        }
        if path == Endpoint.mailboxRekey.path, let parsed = try? RekeySubmission(parsing: body) {
            return [parsed.message.id, parsed.identity.id]
        }
        return []
    }
}
