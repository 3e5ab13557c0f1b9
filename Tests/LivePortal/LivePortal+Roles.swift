package import Auditor
import Directory
import Encoding
package import Exchange
package import Officer
import PaperPortal
package import PortalClient
import PortalSamples
package import Reporter
package import SealedMessage
import Sealing
import Secrets
import SignedNote
import Synchronization

/// What stays with a reporter, and what the portal told.
package struct SentReport: Sendable {
    /// Seven groups: all that the reporter keeps.
    package let receipt: String
    package let reportID: MessageID
    package let identityID: MessageID
    package let submission: ReportSubmission
}

/// A desk's records, in memory.
package final class LiveRecords: RecordStore {
    private let files = Mutex<[String: [UInt8]]>([:])

    package init() {}

    package func read(_ name: String) throws(RecordStoreFailed) -> [UInt8]? {
        files.withLock { $0[name] }
    }

    package func write(_ bytes: [UInt8], as name: String) throws(RecordStoreFailed) {
        files.withLock { $0[name] = bytes }
    }

    package func remove(_ name: String) throws(RecordStoreFailed) {
        files.withLock { $0[name] = nil }
    }

    package func names() throws(RecordStoreFailed) -> [String] {
        files.withLock { $0.keys.sorted() }
    }
}

extension LivePortal {
    // MARK: Reporters

    package static let text = "Мектеп асханасының тендерінде пара сұралды."

    package func visit(
        _ purpose: PortalVisit.Purpose = .reporting, over wire: Wire? = nil
    ) -> PortalVisit {
        let clock = clock
        return PortalVisit(
            calls: (wire ?? self.wire()).calls, authority: SamplePortal.authority.verifierKey,
            purpose: purpose
        ) { clock.now }
    }

    /// Seals a report that only those see who are not excluded.
    package func compose(
        for portal: VerifiedPortal, excluding persons: [String] = ["p-head"],
        files: UploadedStream? = nil
    ) throws -> ComposedReport {
        let offer = AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: clock.now))
        let audience = try offer.audience(
            for: .allBut(persons: Set(persons.map { SamplePortal.identifier($0) })))
        let draft = ReportDraft(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [], what: LivePortal.text)
        return try ComposedReport(draft, for: audience, of: portal, files: files)
    }

    /// Seals and sends a report; it is accepted when this returns.
    @discardableResult
    package func submit(
        excluding persons: [String] = ["p-head"], over wire: Wire? = nil
    ) async throws -> SentReport {
        let wire = wire ?? self.wire()
        let portal = try await visit(over: wire).verifiedPortal()
        let report = try compose(for: portal, excluding: persons)
        let clock = clock
        _ = try await ReportSubmitter(
            calls: wire.calls, portal: portal, clock: { clock.now }, patience: .unpaused
        ).submit(report)
        return SentReport(
            receipt: report.receipt.text(portal: portal.portal.name), reportID: report.reportID,
            identityID: report.identityID, submission: report.submission)
    }

    /// Looks into the mailbox with nothing but the receipt.
    package func look(
        with receipt: String, over wire: Wire? = nil
    ) async throws -> MailboxView {
        let wire = wire ?? self.wire()
        let portal = try await visit(over: wire).verifiedPortal()
        return try await MailboxReader(
            calls: wire.calls, portal: portal,
            receipt: Receipt(reading: receipt, portal: portal.portal.name)
        ).look()
    }

    // MARK: Keyholders

    /// What lies on the disk of a keyholder.
    package func records(of id: String) -> LiveRecords {
        records.withLock { records in
            let store = records[id] ?? LiveRecords()
            records[id] = store
            return store
        }
    }

    /// The desk of a keyholder; while it waits for trustees, everyone works.
    package func desk(_ id: String, over wire: Wire? = nil) async throws -> Desk {
        let clock = clock
        return try await Desk(
            visit: visit(.signing, over: wire), keys: try LivePortal.keys(of: id),
            records: records(of: id),
            clock: { clock.now }, pause: { _ in try await self.work() })
    }

    /// Opens a message on the record, waiting for trustees for so many turns.
    package func open(
        _ id: MessageID, as keyholder: String, turns: Int = 3, over wire: Wire? = nil
    ) async throws -> OpeningResult {
        let desk = try await desk(keyholder, over: wire)
        return try await desk.open(
            try await desk.listedMessage(id.hex), timeout: .seconds(turns),
            interval: .seconds(1))
    }

    package static func keys(of id: String) throws -> OfficerKeys {
        let portal = SamplePortal.portal
        var ring = try KeyRing(role: .keyholder, portal: portal.name, id: id)
        let name = portal.keyholderKeyName(SamplePortal.identifier(id))
        try ring.insert("identity", seed("senim sample \(name)"))
        // The quarter of the sample's noon, the next, and those at the end of the retention.
        for quarter in ["2026Q4", "2027Q1", "2031Q1", "2031Q3"] {
            try ring.insert("sealing-\(quarter)", seed("paper keyholder \(id) \(quarter)"))
            try ring.insert("data-\(quarter)", seed("data \(id) \(quarter)"))
        }
        return try OfficerKeys(ring)
    }

    private static func seed(_ text: String) -> SecretBytes {
        var bytes = Digest(hashing: Array(text.utf8)).bytes
        return SecretBytes(moving: &bytes)
    }

    // MARK: Anybody with a key

    /// Signs requests as a member of the portal; what is not said is as it should be.
    package func caller(
        _ role: RequestRole, _ id: String, over wire: Wire? = nil, portal: String? = nil,
        signedBy name: String? = nil
    ) -> SignedCaller {
        let clock = clock
        let identifier = SamplePortal.identifier(id)
        let own =
            switch role {
            case .keyholder: SamplePortal.portal.keyholderKeyName(identifier)
            case .trustee: SamplePortal.portal.trusteeKeyName(identifier)
            case .auditor: SamplePortal.portal.auditorKeyName(identifier)
            }
        return SignedCaller(
            portal: Sample.made { try portal.map { try Portal($0) } ?? SamplePortal.portal },
            role: role, id: identifier, signer: SamplePortal.signer(name ?? own),
            calls: (wire ?? self.wire()).calls, clock: { clock.now },
            nonce: { Digest(hashing: randomBytes(32)) })
    }

    // MARK: Auditors

    /// Every entry of the log.
    package func entries() async throws -> [LoggedEntry] {
        let bytes = try await caller(.auditor, "a1").post(
            .auditEntries, [UInt8](bigEndian: UInt64(0)))
        return try AuditEntriesAnswer(parsing: bytes).entries
    }

    /// Audits everything, with the ledgers of all three trustees.
    ///
    /// - Parameter denier: the trustee who shows a ledger without answers.
    package func audit(
        as id: String = "a1", over wire: Wire? = nil, denying denier: String? = nil
    ) async throws -> AuditReport {
        try await audit(
            as: id, over: wire,
            ledgers: try trustees.map { try $0.ledger(denies: $0.id.text == denier) })
    }

    /// Audits everything, with ledgers from wherever they may come.
    package func audit(
        as id: String = "a1", over wire: Wire? = nil, ledgers: [(name: String, bytes: [UInt8])]
    ) async throws -> AuditReport {
        let wire = wire ?? self.wire()
        let clock = clock
        return try await AuditRun(
            caller: caller(.auditor, id, over: wire), calls: wire.calls,
            authority: SamplePortal.authority.verifierKey,
            sealingKey: AuditorSealingKey(PaperKeys.auditorKey(id)), clock: { clock.now }
        ).report(ledgers: ledgers, tiles: true)
    }
}
