import Auditor
import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import SealedMessage
import Secrets
import SignedNote
import Synchronization
import Trustee

/// A portal on which all is as it should be: a message, a statement, two releases, a public checkpoint.
struct AuditSample {
    let gateway = PaperGateway()
    /// The signed exports of t1, t2 and t3, by their names.
    var ledgers: [(name: String, bytes: [UInt8])] = []
    let message: SealedMessage
    let statement: AccessStatement
    static let now = Sample.noon + 60

    init() {
        var log = PaperLog()
        let message = log.message()
        log.add(log.accepted(message))
        for _ in 0..<3 { log.add(log.dummy()) }
        let statement = log.statement(about: message)
        log.add(PaperLog.signed(statement))
        for id in ["t1", "t2"] { log.add(AuditSample.release(statement, by: id)) }
        self.message = message
        self.statement = statement
        publish(log)
        ledgers = ["t1", "t2", "t3"].map { id in
            (id, AuditSample.ledger(of: id, log, answering: id == "t3" ? [] : [statement]))
        }
    }

    /// Serves a log, cosigned by everyone at its end.
    func publish(_ log: PaperLog, cosignedBy ids: [String] = ["t1", "t2", "t3", "w1"]) {
        gateway.desk.withLock { desk in
            desk.log = log
            desk.newest = log.checkpoint(cosignedBy: ids)
            desk.published = log.checkpoint(cosignedBy: ids)
            desk.currency = log.currency(signedBy: ["t1", "t2"])
        }
    }

    func change(_ body: (inout PaperGateway.Desk) -> Void) {
        gateway.desk.withLock { body(&$0) }
    }

    /// Everything the audit finds, tiles included.
    func findings(at now: UInt64 = AuditSample.now) async throws -> [AuditFinding] {
        try await report(at: now).findings
    }

    func report(at now: UInt64 = AuditSample.now) async throws -> AuditReport {
        try await run(at: now).report(ledgers: ledgers, tiles: true)
    }

    func run(at now: UInt64 = AuditSample.now) -> AuditRun {
        let id = SamplePortal.identifier("a1")
        return AuditRun(
            caller: SignedCaller(
                portal: SamplePortal.portal, role: .auditor, id: id,
                signer: SamplePortal.signer(SamplePortal.portal.auditorKeyName(id)),
                calls: gateway.calls, clock: { now }, nonce: { Digest(hashing: randomBytes(32)) }),
            calls: gateway.calls, authority: SamplePortal.authority.verifierKey, clock: { now })
    }

    static func share(of id: String) -> [UInt8] {
        [UInt8](repeating: id.utf8.last ?? 0, count: 1200)
    }

    static func release(
        _ statement: AccessStatement, by id: String, time: UInt64 = Sample.noon,
        share: [UInt8]? = nil
    ) -> SignedNote {
        ReleaseNote(
            portal: SamplePortal.portal, statement: statement.hash,
            messageID: statement.messageID, trustee: SamplePortal.identifier(id), time: time,
            releaseDigest: Digest(hashing: share ?? AuditSample.share(of: id))
        ).signed(by: SamplePortal.trustee(id))
    }

    /// The export of a trustee that cosigned the log and answered these statements.
    static func ledger(
        of id: String, _ log: PaperLog, answering statements: [AccessStatement],
        root: Digest? = nil, size: UInt64? = nil, alarms: [LedgerAlarm] = [],
        time: UInt64 = Sample.noon + 900, signedBy signer: String? = nil
    ) -> [UInt8] {
        let cosigned = CosignedCheckpoint(
            size: size ?? log.size, root: root ?? log.root(), time: Sample.noon,
            checkpoint: log.checkpoint())
        let answers = statements.map { statement in
            LedgerRecord.answered(
                LedgerAnswer(
                    statement: statement.hash.digest, index: 0,
                    answer: TrusteeAnswer(
                        note: release(statement, by: id), release: share(of: id))))
        }
        let records = [.cosigned(cosigned)] + answers + alarms.map { .alarm($0) }
        return LedgerExport(
            of: records, portal: SamplePortal.portal, trustee: SamplePortal.identifier(id),
            at: time
        ) { text throws(MalformedNote) in
            try SamplePortal.trustee(signer ?? id).sign(text)
        }.bytes
    }
}
