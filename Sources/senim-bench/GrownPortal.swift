import Details
import Directory
import Encoding
import Exchange
import Foundation
import Gateway
import PortalSamples
import SealedMessage
import Secrets
import SignedNote
import Storage
import TransparencyLog

/// A gateway's folder that is filled with synthetic reports: one keyholder, one trustee, one witness.
///
/// The messages have the form of real ones and open for nobody; log entries, tiles and checkpoints are real.
final class GrownPortal {
    private let folder: String
    private let port: UInt16
    private let noteKey = SigningKey()
    private let logKey = SigningKey()
    private let day: AlmatyDay
    private var count = 0

    /// Makes the folder as `senim gateway init` and a first start do.
    init(folder: String, port: UInt16) async throws {
        self.folder = folder
        self.port = port
        day = AlmatyDay(unixSeconds: GrownPortal.now)
        var draft = SamplePortal.draft
        draft.gatewayNoteKey = try noteSigner().verifierKey
        draft.logKey = try logSigner().verifierKey
        draft.keyholders = draft.keyholders.filter(\.isOutside)
        draft.trustees = Array(draft.trustees.prefix(1))
        draft.threshold = 1
        try await Gateway.initialise(
            folder: folder,
            setup: GatewaySetup(authority: SamplePortal.authority.verifierKey, rhythm: .production),
            keys: GatewayKeys(log: try logSigner(), note: try noteSigner()),
            environment: GatewayEnvironment(clock: { GrownPortal.now }),
            directories: [
                SamplePortal.note(draft, approvedBy: draft.trustees.map(\.id.text))
            ], keyNotes: [])
        var ring = try KeyRing(
            role: .gateway, portal: SamplePortal.portal.name, id: "gateway")
        try ring.insert("log", logKey.withSeed { $0.duplicate() })
        try ring.insert("note", noteKey.withSeed { $0.duplicate() })
        var passphrase = Array("a bench has no secrets".utf8)
        try Data(passphrase).write(to: URL(filePath: passphraseFile))
        try KeyFile.save(
            try KeyFile.write(ring, passphrase: SecretBytes(moving: &passphrase)),
            path: folder + "/gateway.key")
        let settings = """
            {"listen":"127.0.0.1:\(port)","padding":16,"tickSeconds":3600,"witnesses":[]}
            """
        try Data(settings.utf8).write(to: URL(filePath: folder + "/gateway.json"))
    }

    var passphraseFile: String { folder + "/passphrase" }

    /// What the last thousand reports took, in microseconds each.
    struct Written {
        let accepting: Double
        /// A message; a report is two.
        let ticking: Double
    }

    /// Accepts reports and lets them through ticks of 500 until so many are stored.
    func grow(to target: Int) async throws -> Written {
        let storage = try SQLiteStorage.open(in: folder)
        var accepting: [Double] = []
        var ticking: [Double] = []
        while count < target {
            let reports = (count..<min(count + GrownPortal.batch, target)).map { report($0) }
            let begin = ContinuousClock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                var waiting = reports[...]
                for report in waiting.prefix(64) {
                    group.addTask { try await accept(report, storage) }
                }
                waiting = waiting.dropFirst(64)
                while try await group.next() != nil {
                    guard let next = waiting.popFirst() else { continue }
                    group.addTask { try await accept(next, storage) }
                }
            }
            accepting.append(1e6 * Clients.seconds(since: begin) / Double(reports.count))
            let tick = ContinuousClock.now
            try await hold(reports.flatMap { [$0.report.id, $0.identity.id] }, storage)
            ticking.append(1e6 * Clients.seconds(since: tick) / Double(2 * reports.count))
            count += reports.count
        }
        return Written(
            accepting: GrownPortal.mean(accepting.suffix(2)),
            ticking: GrownPortal.mean(ticking.suffix(2)))
    }

    /// Requests for mailboxes that chance picks.
    func mailboxRequests(_ number: Int) -> [[UInt8]] {
        (0..<number).map { _ in
            let capability = GrownPortal.capability(Int.random(in: 0..<count))
            return LoopbackConnection.request(
                "POST", Endpoint.mailbox.path, port: port,
                body: MailboxRequest(capability: capability, page: 0).bytes)
        }
    }

    /// A keyholder's requests for pages anywhere in the list.
    func inboxRequests(_ number: Int) throws -> [[UInt8]] {
        try (0..<number).map { _ in
            let payload = [UInt8](
                bigEndian: UInt64.random(in: 0..<UInt64(max(1, 2 * count - 1000))))
            let request = RequestNote(
                portal: SamplePortal.portal, role: .keyholder, id: "acs",
                path: Endpoint.inbox.path, nonce: Digest(hashing: randomBytes(32)),
                time: GrownPortal.now, payload: payload)
            return LoopbackConnection.request(
                "POST", Endpoint.inbox.path, port: port,
                body: try SignedRequest(
                    request, payload: payload, signer: SamplePortal.identity("acs")
                ).bytes)
        }
    }

    private func report(_ number: Int) -> NewReport {
        NewReport(
            report: NewMessage(SyntheticMessage.made("report \(number)", .report)),
            identity: NewMessage(SyntheticMessage.made("identity \(number)", .identity)),
            mailbox: labelledHash("senim/1 mailbox-id", GrownPortal.capability(number)),
            thread: Digest(hashing: Array("thread \(number)".utf8)), day: day.number)
    }

    /// One tick: what the sequencer appends for these messages, published at once.
    private func hold(_ messages: [MessageID], _ storage: SQLiteStorage) async throws {
        let tip = try await storage.tip()
        let tick = GrownPortal.now
        let signer = try noteSigner()
        var leaves: [Digest] = []
        var entries: [(StoredEntry, EntrySubject)] = []
        for message in messages.shuffled() {
            let note = AcceptedNote(
                portal: SamplePortal.portal, messageID: message, tick: tick)
            let detail = try signer.sign(note.text)
            let nonce = try EntryNonce(randomBytes(EntryNonce.byteCount))
            let leaf = LogLeaf(day: day, nonce: nonce, detail: detail).bytes
            leaves.append(MerkleHash.leaf(leaf))
            entries.append(
                (
                    StoredEntry(
                        index: tip.size + UInt64(entries.count), leaf: leaf, nonce: nonce.bytes,
                        detail: detail.bytes), .acceptance(message, tick: tick)
                ))
        }
        let tree = TiledTree<BenchFailed>(size: tip.size) { (id) throws(BenchFailed) in
            guard let hashes = tip.edge[id] else { throw .sample("a tile") }
            return hashes
        }
        var grown = try tree.compactTree()
        grown.append(contentsOf: leaves)
        let checkpoint = try Checkpoint(
            origin: SamplePortal.portal.logOrigin, size: grown.size, root: grown.root
        ).signed(by: try logSigner())
        let outcome = try await storage.append(
            LogAppend(
                expectedSize: tip.size, entries: entries,
                tiles: try tree.tiles(appending: leaves), checkpoint: checkpoint, isTick: true,
                becomesTarget: true,
                documents: ["last-tick": [UInt8](bigEndian: tick)]))
        guard outcome == .appended else { throw BenchFailed.sample("a tick") }
        try await publish(checkpoint, storage)
        _ = await storage.forgetOrder()
    }

    private func publish(
        _ checkpoint: VerifiedCheckpoint, _ storage: SQLiteStorage
    ) async throws {
        let portal = SamplePortal.portal
        let trustee = SamplePortal.cosigner(
            portal.cosignerKeyName(SamplePortal.identifier("t1")))
        let witness = SamplePortal.cosigner(
            portal.witnessKeyName(SamplePortal.identifier("w1")))
        try await storage.add(
            [
                StoredCosignature(
                    role: .trustee, key: trustee.verifierKey.text,
                    line: try trustee.cosign(checkpoint, at: GrownPortal.now).line),
                StoredCosignature(
                    role: .witness, key: witness.verifierKey.text,
                    line: try witness.cosign(checkpoint, at: GrownPortal.now).line),
            ], toSize: checkpoint.checkpoint.size,
            marks: CheckpointMarks(hasQuorum: true, isPublished: true))
    }

    private func noteSigner() throws -> NoteSigner {
        try NoteSigner(
            name: SamplePortal.portal.gatewayKeyName,
            key: SigningKey(seed: noteKey.withSeed { $0.duplicate() }))
    }

    private func logSigner() throws -> NoteSigner {
        try NoteSigner(
            name: SamplePortal.portal.logOrigin,
            key: SigningKey(seed: logKey.withSeed { $0.duplicate() }))
    }

    private static func capability(_ number: Int) -> [UInt8] {
        Digest(hashing: Array("capability \(number)".utf8)).bytes
    }

    private static func mean(_ values: some Collection<Double>) -> Double {
        values.reduce(0, +) / Double(max(1, values.count))
    }

    private static var now: UInt64 { UInt64(Date().timeIntervalSince1970) }
    private static let batch = 500
}

/// Stores one report, which must be new.
private func accept(_ report: NewReport, _ storage: SQLiteStorage) async throws {
    guard case .accepted = try await storage.accept(report) else {
        throw BenchFailed.sample("a report")
    }
}

/// Messages for one holder and one trustee that differ in their nonces alone, made fast.
enum SyntheticMessage {
    static func made(_ name: String, _ kind: MessageKind) -> SealedMessage {
        Sample.made {
            let nonce = Digest(hashing: Array(name.utf8))
            let context = try Context(
                kind: kind, directoryHash: .zero, nonce: try MessageNonce(nonce.bytes),
                committee: try Committee(holderCount: 1, trusteeCount: 1, trusteeThreshold: 1),
                bodySize: .kibibytes16, consentHash: nonce)
            return try SealedMessage(
                header: MessageHeader(
                    preheader: Preheader(
                        context: context, keyCommitment: nonce, slotCommitments: [nonce, nonce]),
                    slots: slots), body: body)
        }
    }

    private static let slots = [Slot](
        repeating: Slot(randomBytes(Slot.byteCount)), count: 3)
    private static let body = randomBytes(BodySize.kibibytes16.ciphertextByteCount)
}
