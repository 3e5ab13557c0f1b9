package import Directory
import Encoding
import Exchange
package import PaperPortal
import PortalClient
import PortalSamples
import Secrets
import SignedNote
package import Trustee

/// Sealing keys that nobody stores: a live trustee that starts again does so within its quarter.
struct LiveKeyStore: SealingKeyStore {
    func make(for quarter: Quarter) -> TrusteeSealingKey? { .random(for: quarter) }

    func remove(_: Quarter) -> Bool { true }
}

/// A trustee's runner at the end of a wire of its own, with its ledger in a file.
package struct LiveTrustee: Sendable {
    package let id: Identifier
    package let wire: Wire
    package let runner: TrusteeRunner
    private let ledgerPath: String
    private let clock: LiveClock

    /// Begins a ledger.
    init(
        _ name: String, wire: Wire, clock: LiveClock, folder: String, directory: SignedNote,
        lie: LyingTrustee.Lie?
    ) throws {
        let path = folder + "/\(name).ledger"
        _ = try LedgerFile.create(
            path: path,
            first: .opened(
                trustee: SamplePortal.identifier(name),
                authority: SamplePortal.authority.verifierKey, directory: directory))
        try self.init(name, wire: wire, clock: clock, ledger: path, lie: lie)
    }

    /// Goes on with a ledger that is there.
    ///
    /// - Parameter wire: leads nowhere unless it is given.
    package init(
        _ name: String, wire: Wire? = nil, clock: LiveClock, ledger path: String,
        lie: LyingTrustee.Lie? = nil
    ) throws {
        let id = SamplePortal.identifier(name)
        let portal = SamplePortal.portal
        let wire = wire ?? Wire(Line())
        let key = TrusteeSealingKey(
            quarter: try Quarter(parsing: "2026Q4"),
            key: PaperKeys.sealingKey(PaperKeys.trustee(name)))
        runner = try TrusteeRunner(
            ledger: LedgerFile.open(path: path), ledgerPath: path,
            keys: TrusteeKeys(
                cosigningKey: SamplePortal.cosigner(portal.cosignerKeyName(id)),
                sealingKeys: [key]),
            caller: SignedCaller(
                portal: portal, role: .trustee, id: id, signer: SamplePortal.trustee(name),
                calls: wire.calls, clock: { clock.now },
                nonce: { Digest(hashing: randomBytes(32)) }),
            calls: wire.calls, keyStore: LiveKeyStore(),
            releasing: lie.map { LyingTrustee($0) } ?? ShareRelease(), clock: { clock.now })
        self.id = id
        self.wire = wire
        self.clock = clock
        ledgerPath = path
    }

    /// What it shows an auditor.
    ///
    /// - Parameter denies: leaves out every answer.
    package func ledger(denies: Bool = false) throws -> (name: String, bytes: [UInt8]) {
        let records = try LedgerFile.records(path: ledgerPath).filter { record in
            if denies, case .answered = record { false } else { true }
        }
        let export = LedgerExport(
            of: records, portal: SamplePortal.portal,
            trustee: id, at: clock.now
        ) { text throws(MalformedNote) in try SamplePortal.trustee(id.text).sign(text) }
        return (id.text, export.bytes)
    }
}
