package import Directory
package import Foundation
package import Gateway
import HTTPService
package import PaperPortal
import PortalSamples
import Sealing
package import SignedNote
import Storage
import Synchronization
import TransparencyLog
import Trustee
package import Witness

/// A whole portal in this process: gateway and witness behind real HTTP, trustees with ledgers, a database on the disk.
///
/// Four keyholders (head, commissioner, superior, acs), three trustees of whom two are enough, one witness, one auditor;
/// ticks each ten seconds by four. Nothing runs by itself: `work()` lets everyone do what they would do by the next second.
package final class LivePortal: Sendable {
    package let clock = LiveClock()
    package let lines = LiveLines()
    package let trustees: [LiveTrustee]
    package let witness: WitnessCosigner
    package let witnessWire = WitnessWire()
    let line = Line()
    let records = Mutex<[String: LiveRecords]>([:])
    private let world: Mutex<World>
    private let ledgers: LiveFolder
    private let witnessFolder: LiveFolder
    private let witnessServer: LiveServer

    private struct World {
        var folder: LiveFolder
        var gateway: Gateway?
        var server: LiveServer?
        var absent: Set<String> = []
    }

    /// Runs a body with a portal that has settled, and stops it afterwards.
    ///
    /// - Parameter lying: the trustees who release something else than their share.
    package static func with<R>(
        lying: [String: LyingTrustee.Lie] = [:], _ body: (LivePortal) async throws -> R
    ) async throws -> R {
        let portal = try await LivePortal(lying: lying)
        do {
            try await portal.start()
            try await portal.work()
            let result = try await body(portal)
            await portal.stop()
            return result
        } catch {
            await portal.stop()
            throw error
        }
    }

    private init(lying: [String: LyingTrustee.Lie]) async throws {
        let folder = try LiveFolder()
        ledgers = try LiveFolder()
        witnessFolder = try LiveFolder()
        let clock = clock
        witness = try WitnessCosigner(
            key: SamplePortal.cosigner(
                SamplePortal.portal.witnessKeyName(SamplePortal.identifier("w1"))),
            logKeys: [SamplePortal.signer(SamplePortal.portal.logOrigin).verifierKey],
            folder: WitnessFolder(path: witnessFolder.path), clock: { clock.now })
        witnessServer = try await LiveServer(
            witnessWire.before(WitnessServer.routes(for: witness)))
        let directory = LivePortal.directoryNote
        try await Gateway.initialise(
            folder: folder.path,
            setup: GatewaySetup(
                authority: SamplePortal.authority.verifierKey, rhythm: .demonstration),
            keys: LivePortal.keys, environment: GatewayEnvironment(clock: { clock.now }),
            directories: [directory],
            keyNotes: LivePortal.directory.sealingKeyOwners.map { PaperKeys.note($0) })
        let (line, ledgerPath) = (line, ledgers.path)
        trustees = try ["t1", "t2", "t3"].map { name in
            try LiveTrustee(
                name, wire: Wire(line), clock: clock, folder: ledgerPath, directory: directory,
                lie: lying[name])
        }
        world = Mutex(World(folder: folder))
    }

    // MARK: The gateway's process

    package var folder: LiveFolder { world.withLock { $0.folder } }

    /// The gateway that runs.
    package var gateway: Gateway {
        world.withLock { world in
            guard let gateway = world.gateway else { preconditionFailure("it was stopped") }
            return gateway
        }
    }

    /// Opens the gateway on its folder and serves it.
    ///
    /// - Throws: `GatewayFailed` when it refuses to start.
    package func start() async throws {
        let clock = clock
        let gateway = try await Gateway.open(
            GatewaySettings(
                folder: folder.path, address: .loopback(host: .v4, port: 0),
                rhythm: .demonstration,
                witnesses: ["http://127.0.0.1:\(witnessServer.port)"]),
            keys: LivePortal.keys, environment: GatewayEnvironment(clock: { clock.now }),
            logger: lines.logger)
        let server = try await LiveServer(gateway.routes)
        try await line.lead(to: server.port)
        world.withLock {
            $0.gateway = gateway
            $0.server = server
        }
    }

    /// Ends the gateway as `kill -9` does, and starts it from what then lies on the disk.
    package func killAndStart() async throws {
        try await putBack(try folder.databaseCopy())
    }

    /// Ends the gateway, and starts it on another database.
    package func putBack(_ folder: LiveFolder) async throws {
        await stopGateway()
        world.withLock { $0.folder = folder }
        try await start()
    }

    private func stopGateway() async {
        let server = world.withLock { world in
            defer {
                world.gateway = nil
                world.server = nil
            }
            return world.server
        }
        await server?.kill()
        try? await line.lead(to: nil)
    }

    /// Every file of gateway, trustees and witness.
    package func files() throws -> [(name: String, bytes: Data)] {
        try folder.contents() + ledgers.contents() + witnessFolder.contents()
    }

    func stop() async {
        await stopGateway()
        await witnessServer.kill()
    }

    // MARK: Time

    /// Lets trustees poll, the gateway tick when it is due, and the witness cosign, until nothing is left to do.
    package func work() async throws {
        for _ in 0..<3 {
            let absent = world.withLock { $0.absent }
            for trustee in trustees where !absent.contains(trustee.id.text) {
                _ = try await trustee.runner.round()
            }
            try await gateway.tickIfDue()
            await gateway.askWitnesses()
        }
    }

    /// Moves the clock to the next tick, and lets everyone work.
    package func tick() async throws {
        clock.advance(10)
        try await work()
    }

    /// From now on these trustees do not poll.
    package func setAbsent(_ ids: Set<String>) {
        world.withLock { $0.absent = ids }
    }

    /// A new wire to the portal.
    package func wire() -> Wire { Wire(line) }

    package func trustee(_ id: String) -> LiveTrustee {
        guard let trustee = trustees.first(where: { $0.id.text == id }) else {
            preconditionFailure("there are t1, t2 and t3")
        }
        return trustee
    }

    // MARK: What it is made of

    package static var draft: DirectoryDraft {
        var draft = SamplePortal.draft
        draft.keyholders = [
            SamplePortal.keyholder("head"),
            SamplePortal.keyholder("commissioner", role: .commissioner),
            SamplePortal.keyholder("superior", role: .superior, isOutside: true),
            SamplePortal.keyholder("acs", role: .antiCorruption, isOutside: true),
        ]
        draft.auditors = draft.auditors.map { auditor in
            DirectoryAuditor(
                id: auditor.id, name: auditor.name, noteKey: auditor.noteKey,
                sealingKey: PaperKeys.auditorKey(auditor.id.text).publicKey)
        }
        return draft
    }

    package static let directory = Sample.made { try Directory(checking: draft) }
    package static let directoryNote = SamplePortal.note(draft, approvedBy: ["t1", "t2", "t3"])

    static var keys: GatewayKeys {
        GatewayKeys(
            log: SamplePortal.signer(SamplePortal.portal.logOrigin), note: SamplePortal.gateway)
    }
}
