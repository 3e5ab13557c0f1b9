import Details
package import Directory
import Encoding
import Exchange
package import SignedNote
package import TransparencyLog

/// Judges a log that was read, against what else was given (Specification.md §2.2 to §2.15, tiles apart). Pure.
package struct Audit: Sendable {
    let reading: LogReading
    let evidence: AuditEvidence
    /// The directory in force at the end of the log, or the one served when the log has none.
    let chain: VerifiedDirectoryChain?
    let ledgers: [TrusteeLedger]
    /// The root of the entries at each size that somebody signed.
    private let roots: [UInt64: Digest]
    package private(set) var findings: [AuditFinding]
    /// The newest checkpoint, signed by the log and of the tree of the entries.
    package private(set) var newest: VerifiedCheckpoint?
    /// The public checkpoint that stands.
    package private(set) var published: VerifiedCheckpoint?
    /// Messages of kind 1 by quarter.
    package internal(set) var messageCounts: [Quarter: Int] = [:]
    /// Of each keyholder who owes outcomes.
    package internal(set) var clocks: [KeyholderClocks] = []
    /// Messages of kind 1 with what was stated about them, in the order of the log.
    package internal(set) var cases: [AuditedCase] = []
    /// What commissioners stated about the portal, in the order of the log.
    package internal(set) var portalFacts: [AuditedFact] = []

    /// - Parameter authority: all that is trusted beforehand.
    package init(reading: LogReading, evidence: AuditEvidence, authority: VerifierKey) {
        self.reading = reading
        self.evidence = evidence
        findings = reading.findings
        let served = try? DirectoryChain.verified(
            notes: evidence.directory.directories, authority: authority)
        let chain = reading.state.chain ?? served
        self.chain = chain
        var ledgers: [TrusteeLedger] = []
        for (name, bytes) in evidence.ledgers {
            if let chain, let ledger = Audit.ledger(bytes, chain) {
                ledgers.append(ledger)
            } else {
                findings.append(AuditFinding(.ledgerRefused, subject: name))
            }
        }
        self.ledgers = ledgers
        roots = TreeRoots.roots(
            of: reading.leafHashes, at: Audit.sizes(evidence, ledgers))
        checkDirectories(served)
        guard let chain else { return }
        checkNewest(chain.current)
        checkPublished(chain)
        checkCurrency(chain.current)
        checkLedgers(chain.current)
        checkOpenings()
        checkOverloads()
        checkOutcomes()
        checkDuties()
        checkHolds()
        checkHandovers()
        checkDestructions()
    }

    /// What there is to say.
    package func report(tiles: (count: Int, findings: [AuditFinding])? = nil) -> AuditReport {
        AuditReport(
            entryCount: reading.size, detailCounts: reading.counts,
            newestSize: newest?.checkpoint.size ?? 0, publicSize: published?.checkpoint.size ?? 0,
            handedOverCount: handedOverCount, tileCount: tiles?.count,
            directories: chain?.directories ?? [], messageCounts: messageCounts, clocks: clocks,
            cases: cases, portalFacts: portalFacts,
            findings: findings + (tiles?.findings ?? []))
    }

    mutating func add(_ finding: AuditFinding) { findings.append(finding) }

    /// Whether a tree that somebody signed is that of the entries; nil when the entries do not reach it.
    func isOurs(size: UInt64, root: Digest) -> Bool? {
        roots[size].map { $0 == root }
    }

    /// A trustee of any version of the directory may have signed a ledger.
    private static func ledger(
        _ bytes: [UInt8], _ chain: VerifiedDirectoryChain
    ) -> TrusteeLedger? {
        for directory in chain.directories.reversed() {
            if let ledger = try? TrusteeLedger(verifying: bytes, in: directory) { return ledger }
        }
        return nil
    }

    private static func sizes(
        _ evidence: AuditEvidence, _ ledgers: [TrusteeLedger]
    ) -> Set<UInt64> {
        var sizes = Set(ledgers.flatMap { $0.cosigned.map(\.size) })
        for note in [evidence.newest, evidence.published] {
            if let note, let claim = try? UnverifiedCheckpoint(note) {
                sizes.insert(claim.claim.size)
            }
        }
        if let note = evidence.currency, let claim = try? CurrencyNote(parsing: note.text) {
            sizes.insert(claim.treeSize)
        }
        return sizes
    }

    /// §2.4.
    private mutating func checkDirectories(_ served: VerifiedDirectoryChain?) {
        guard let served else {
            add(AuditFinding(.directoryRefused))
            return
        }
        guard let logged = reading.state.chain else { return }
        if served == logged { return }
        let isOlder = logged.extends(served)
        // A version served but not yet logged cannot be: it is in force once it is logged.
        add(
            AuditFinding(
                isOlder ? .directoryStale : .directoryDiffers,
                subject: "\(served.current.version)"))
    }

    /// §2.2, §2.3: the checkpoint up to which everything was read.
    private mutating func checkNewest(_ directory: Directory) {
        guard let note = evidence.newest else {
            add(AuditFinding(.checkpointMissing))
            return
        }
        guard let claim = try? UnverifiedCheckpoint(note),
            let checkpoint = try? claim.verified(by: directory.logKey)
        else {
            add(AuditFinding(.checkpointUnsigned))
            return
        }
        let size = checkpoint.checkpoint.size
        switch isOurs(size: size, root: checkpoint.checkpoint.root) {
        case nil: add(AuditFinding(.entryMissing, entry: reading.size))
        case false?: add(AuditFinding(.checkpointOtherTree, entry: size))
        case true?: newest = checkpoint
        }
        let missing = directory.trustees.filter { trustee in
            checkpoint.cosignatures(by: [trustee.cosigningKey]).isEmpty
        }
        if directory.trustees.count - missing.count < directory.threshold {
            for trustee in missing {
                add(
                    AuditFinding(
                        .cosignatureMissing, entry: size, subject: trustee.cosigningKey.name))
            }
        }
    }

    /// §2.2, §2.3: what the public relies on, and who keeps it from being newer.
    private mutating func checkPublished(_ chain: VerifiedDirectoryChain) {
        let directory = chain.current
        guard let note = evidence.published else {
            add(AuditFinding(.publicMissing))
            nameAbsent(directory, size: 0)
            return
        }
        let claim = try? UnverifiedCheckpoint(note)
        // A checkpoint made public under an earlier version's policy still stands.
        let accepted = chain.directories.reversed().lazy
            .compactMap { version in claim.flatMap { try? version.publicPolicy.verify($0) } }.first
        guard let accepted else {
            add(AuditFinding(.publicRefused))
            nameAbsent(directory, size: claim?.claim.size ?? 0)
            return
        }
        let size = accepted.checkpoint.size
        switch isOurs(size: size, root: accepted.checkpoint.root) {
        case nil: add(AuditFinding(.entryMissing, entry: reading.size))
        case false?: add(AuditFinding(.publicOtherTree, entry: size))
        case true?: published = accepted
        }
        let uncovered = reading.ticks.count { $0.size > size }
        if uncovered >= 2 { nameAbsent(directory, size: size) }
    }

    /// Says whose cosignature the newest checkpoint lacks of those the public policy asks for.
    private mutating func nameAbsent(_ directory: Directory, size: UInt64) {
        let present = Set(
            newest?.cosignatures(
                by: directory.trustees.map(\.cosigningKey) + directory.witnesses
            ).map(\.key) ?? [])
        let absentTrustees = directory.trustees.map(\.cosigningKey).filter {
            !present.contains($0)
        }
        var absent: [VerifierKey] = []
        if directory.trustees.count - absentTrustees.count < directory.threshold {
            absent += absentTrustees
        }
        if !directory.witnesses.contains(where: present.contains) { absent += directory.witnesses }
        if absent.isEmpty { add(AuditFinding(.publicBehind, entry: size)) }
        for key in absent { add(AuditFinding(.publicBehind, entry: size, subject: key.name)) }
    }

    /// §2.5.
    private mutating func checkCurrency(_ directory: Directory) {
        guard let note = evidence.currency else {
            add(AuditFinding(.currencyMissing))
            return
        }
        guard let verified = try? CurrencyNote.verified(note, by: directory) else {
            add(AuditFinding(.currencyRefused))
            return
        }
        let currency = verified.currency
        switch verified.freshness(on: AlmatyDay(unixSeconds: evidence.now)) {
        case .fresh: break
        case .stale, .expired:
            add(AuditFinding(.currencyStale, subject: currency.day.text))
        case .inTheFuture: add(AuditFinding(.currencyRefused, subject: currency.day.text))
        }
        if let history = reading.state.history {
            let asOf = max(currency.day, reading.state.lastDay)
            let period = history.set(currency.directoryHash, asOf: asOf)
            if let period, period.firstDay <= currency.day, currency.day <= period.lastDay {
                // The set of that day.
            } else if history.isAcceptable(currency.directoryHash, on: currency.day) {
                add(AuditFinding(.currencySuperseded, subject: currency.day.text))
            } else {
                add(AuditFinding(.currencyOtherSet, subject: currency.day.text))
            }
        }
        if isOurs(size: currency.treeSize, root: currency.root) != true {
            add(AuditFinding(.currencyOtherTree, entry: currency.treeSize))
        }
    }
}
