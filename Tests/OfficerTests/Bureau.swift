import Details
import Directory
import Encoding
import Exchange
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
import TransparencyLog

/// A keyholder at a desk, and a report on the stage.
struct Bureau: ~Copyable {
    let stage: Stage
    let report: ComposedReport
    let portal: VerifiedPortal
    let records: MemoryRecords

    /// A report to everyone but the head, already past its tick.
    init(excluding: Set<String> = ["p-head"]) async throws {
        let stage = Stage()
        let portal = try await stage.visit().verifiedPortal()
        let offer = AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: Sample.noon))
        let audience = try offer.audience(
            for: .allBut(persons: Set(excluding.map { SamplePortal.identifier($0) })))
        let draft = ReportDraft(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [], what: Bureau.what)
        let report = try ComposedReport(draft, for: audience, of: portal)
        _ = try await stage.calls.post(.reports, report.submission.bytes)
        stage.tick()
        self.stage = stage
        self.report = report
        self.portal = portal
        records = MemoryRecords()
    }

    static let what = "Тендерде пара сұралды."

    /// The desk of a keyholder of the sample portal.
    borrowing func desk(_ id: String = "acs") async throws -> Desk {
        try await Desk(
            visit: stage.visit(.signing), keys: try Bureau.keys(id), records: records,
            clock: { Sample.noon }, pause: { _ in })
    }

    /// The key file of a keyholder of the sample portal.
    ///
    /// - Parameter quarter: of which the file says that the sealing key is.
    static func keys(
        _ id: String, identity: String? = nil, sealing: String? = nil, quarter: String = "2026Q4"
    ) throws -> OfficerKeys {
        let portal = SamplePortal.portal
        var ring = try KeyRing(role: .keyholder, portal: portal.name, id: id)
        let name = portal.keyholderKeyName(SamplePortal.identifier(identity ?? id))
        try ring.insert("identity", seed("senim sample \(name)"))
        try ring.insert("sealing-\(quarter)", seed("paper keyholder \(sealing ?? id) 2026Q4"))
        try ring.insert("data-2026Q4", seed("data \(id)"))
        return try OfficerKeys(ring)
    }

    private static func seed(_ text: String) -> SecretBytes {
        var bytes = Digest(hashing: Array(text.utf8)).bytes
        return SecretBytes(moving: &bytes)
    }

    /// The first listed message, which is the report.
    borrowing func listed(_ desk: borrowing Desk) async throws -> ListedMessage {
        try await desk.listedMessage(report.reportID.hex)
    }

    /// Opens the report, with trustees who answer at once unless told otherwise.
    borrowing func open(
        as id: String = "acs", releasing trustees: [String]? = ["t1", "t2"],
        lying: Set<String> = []
    ) async throws -> OpeningResult {
        let desk = try await desk(id)
        let message = try await listed(desk)
        if let trustees { try await ask(desk, message, then: trustees, lying: lying) }
        return try await desk.open(message, timeout: .zero)
    }

    /// Asks once, so that the statement stands in the log, and has trustees answer.
    borrowing func ask(
        _ desk: borrowing Desk, _ message: ListedMessage, then trustees: [String],
        lying: Set<String> = []
    ) async throws {
        guard case .waiting = try await desk.open(message, timeout: .zero) else { return }
        stage.release(by: trustees, lying: lying)
    }

    /// Puts a message of the test's own making into the report's mailbox.
    ///
    /// - Parameter isOwn: whether the gateway calls it the reporter's; by its kind, unless a test says otherwise.
    borrowing func hold(_ message: SealedMessage, isOwn: Bool? = nil) {
        let mailbox = report.submission.mailboxID
        stage.world.withLock {
            $0.held.append(Stage.Held(message: message, mailboxID: mailbox, isOwn: isOwn))
        }
        stage.tick()
    }
}

/// Records in memory.
final class MemoryRecords: RecordStore {
    let files = Mutex<[String: [UInt8]]>([:])

    func read(_ name: String) throws(RecordStoreFailed) -> [UInt8]? {
        files.withLock { $0[name] }
    }

    func write(_ bytes: [UInt8], as name: String) throws(RecordStoreFailed) {
        files.withLock { $0[name] = bytes }
    }

    func remove(_ name: String) throws(RecordStoreFailed) {
        files.withLock { $0[name] = nil }
    }

    func names() throws(RecordStoreFailed) -> [String] {
        files.withLock { $0.keys.sorted() }
    }
}

extension Stage {
    /// Changes the answers of `/open`.
    func tamperOpen(_ change: @escaping @Sendable (OpenAnswer) throws -> OpenAnswer) {
        tamper(.open) { bytes in
            Sample.made { try change(OpenAnswer(parsing: bytes)).bytes }
        }
    }

    /// Changes the answers of `/releases`.
    func tamperReleases(_ change: @escaping @Sendable (ReleasesAnswer) throws -> ReleasesAnswer) {
        tamper(.releases) { bytes in
            Sample.made { try change(ReleasesAnswer(parsing: bytes)).bytes }
        }
    }

    /// Changes one trustee's answer.
    func tamperAnswer(_ change: @escaping @Sendable (TrusteeAnswer) throws -> TrusteeAnswer) {
        tamperReleases { releases in
            guard let first = releases.answers.first else { return releases }
            return releases.with(answers: [try change(first)] + releases.answers.dropFirst())
        }
    }
}

extension OpenAnswer {
    func with(
        header: [UInt8]? = nil, body: [UInt8]? = nil, isOwn: Bool? = nil,
        freshCheckpoint: SignedNote? = nil,
        acceptance: LoggedEntry? = nil, acceptanceProof: [Digest]? = nil,
        statement: LoggedEntry? = nil, statementProof: [Digest]? = nil
    ) -> OpenAnswer {
        OpenAnswer(
            header: header ?? self.header, body: body ?? self.body, isOwn: isOwn ?? self.isOwn,
            freshCheckpoint: freshCheckpoint ?? self.freshCheckpoint,
            acceptance: acceptance ?? self.acceptance,
            acceptanceProof: acceptanceProof ?? self.acceptanceProof,
            statement: statement ?? self.statement,
            statementProof: statementProof ?? self.statementProof)
    }
}

extension ReleasesAnswer {
    func with(
        checkpoint: SignedNote? = nil, consistency: [Digest]? = nil,
        acceptanceProof: [Digest]? = nil, statementProof: [Digest]? = nil,
        answers: [TrusteeAnswer]? = nil
    ) -> ReleasesAnswer {
        ReleasesAnswer(
            checkpoint: checkpoint ?? self.checkpoint,
            consistency: consistency ?? self.consistency,
            acceptanceProof: acceptanceProof ?? self.acceptanceProof,
            statementProof: statementProof ?? self.statementProof,
            answers: answers ?? self.answers)
    }
}

extension LoggedEntry {
    func with(nonce: [UInt8]? = nil, detail: [UInt8]? = nil) -> LoggedEntry {
        LoggedEntry(
            index: index, leaf: leaf, nonce: nonce ?? self.nonce, detail: detail ?? self.detail)
    }
}

extension [UInt8] {
    /// With one bit changed; negative positions count from the end.
    func flipped(at position: Int) -> [UInt8] {
        var bytes = self
        bytes[position < 0 ? count + position : position] ^= 1
        return bytes
    }
}

extension [Digest] {
    /// With one bit of the first hash changed.
    var spoilt: [Digest] {
        Sample.made { [try Digest(self[0].bytes.flipped(at: 0))] + dropFirst() }
    }
}
