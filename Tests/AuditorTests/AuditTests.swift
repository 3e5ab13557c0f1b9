import Auditor
import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import SignedNote
import Synchronization
import Testing
import TransparencyLog
import Trustee

@Suite struct `An audit` {
    @Test func `of a portal on which all is as it should be finds nothing`() async throws {
        let report = try await AuditSample().report()
        #expect(report.findings == [])
        #expect(report.severity == nil)
        #expect(report.detailCounts["release"] == 2)
        #expect(report.publicSize == report.entryCount)
        #expect(report.tileCount == 2)
    }

    @Test func `reports an overload for a week of log time, and counts it for ever`() async throws {
        let sample = AuditSample()
        sample.publish(PaperLog())
        sample.change { desk in
            let note = desk.log.overload(turnedAway: 100)
            desk.log.add(note)
        }
        let log = sample.gateway.desk.withLock { $0.log }
        sample.publish(log)
        let reading = try await sample.run().report(ledgers: [], tiles: false)
        #expect(
            reading.findings.filter { $0.kind == .overload } == [
                AuditFinding(.overload, entry: log.size - 1, subject: "128")
            ])
        #expect(reading.detailCounts["overload"] == 1)
        #expect(AuditFinding(.overload).severity == .missing)
        var later = log
        later.time += 7 * Sample.day + 10
        later.add(later.dummy())
        sample.publish(later)
        let old = try await sample.run(at: later.time).report(ledgers: [], tiles: false)
        #expect(!old.findings.contains { $0.kind == .overload })
        #expect(old.detailCounts["overload"] == 1)
    }

    // MARK: Entries

    @Test func `names a leaf that was dropped`() async throws {
        let sample = AuditSample()
        sample.change { _ = $0.log.entries.remove(at: 7) }
        let findings = try await sample.findings()
        let size = sample.gateway.desk.withLock { $0.log.size }
        let missing = findings.filter { $0.kind == .entryMissing && $0.entry != size }
        #expect(
            missing == [AuditFinding(.entryMissing, entry: 7)], "once, not at each entry behind it")
    }

    @Test func `names entries that are withheld at the end`() async throws {
        let sample = AuditSample()
        sample.change { _ = $0.log.entries.removeLast() }
        let size = sample.gateway.desk.withLock { $0.log.size }
        #expect(try await sample.findings().contains(AuditFinding(.entryMissing, entry: size)))
    }

    @Test func `names a detail that was changed`() async throws {
        let sample = AuditSample()
        sample.change { desk in
            let entry = desk.log.entries[7]
            var detail = entry.detail
            detail[detail.count - 10] ^= 1
            desk.log.entries[7] = LoggedEntry(
                index: 7, leaf: entry.leaf, nonce: entry.nonce, detail: detail)
        }
        let findings = try await sample.findings().filter { $0.entry == 7 }
        #expect(
            findings == [AuditFinding(.entryInvalid, entry: 7, reason: "commitment")]
                || findings == [AuditFinding(.entryUnreadable, entry: 7)])
    }

    @Test func `names a stranger's signature, and nothing else for its sake`() async throws {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        let second = log.statement(about: sample.message, by: "head", nonce: "second")
        log.force(second.signed(by: SamplePortal.authority))
        log.force(AuditSample.release(second, by: "t3"))
        sample.publish(log)
        let findings = try await sample.findings().filter { $0.kind == .entryInvalid }
        #expect(
            findings == [AuditFinding(.entryInvalid, entry: log.size - 2, reason: "signature")])
    }

    @Test func `names a nonce used twice`() async throws {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        log.force(PaperLog.signed(log.statement(about: sample.message, by: "head")))
        sample.publish(log)
        #expect(
            try await sample.findings().contains(
                AuditFinding(.entryInvalid, entry: log.size - 1, reason: "nonceUsed")))
    }

    @Test func `names a release without a statement`() async throws {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        let unlogged = log.statement(about: sample.message, by: "head", nonce: "never")
        log.force(AuditSample.release(unlogged, by: "t1"))
        sample.publish(log)
        #expect(
            try await sample.findings().contains(
                AuditFinding(.entryInvalid, entry: log.size - 1, reason: "unknownStatement")))
    }

    // MARK: People

    @Test func `names a handover of what its author never asked for`() async throws {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        let handover = try HandoverNote(
            portal: SamplePortal.portal, handoverID: MessageID(Digest(hashing: [1])),
            keyholder: SamplePortal.identifier("head"), successor: SamplePortal.identifier("acs"),
            time: log.time, messages: [sample.message.id])
        log.add(handover.signed(by: SamplePortal.identity("head")))
        sample.publish(log)
        let finding = AuditFinding(.handoverUnasked, entry: log.size - 1, subject: "head")
        #expect(try await sample.findings().contains(finding))
        // The acs did ask.
        let good = try HandoverNote(
            portal: SamplePortal.portal, handoverID: MessageID(Digest(hashing: [2])),
            keyholder: SamplePortal.identifier("acs"), successor: SamplePortal.identifier("head"),
            time: log.time, messages: [sample.message.id])
        log.add(good.signed(by: SamplePortal.identity("acs")))
        sample.publish(log)
        let report = try await sample.report()
        #expect(report.findings.filter { $0.kind == .handoverUnasked } == [finding])
        // Neither successor has asked for what was handed over.
        #expect(report.handedOverCount == 0)
    }

    @Test func `names a key that was destroyed while messages may need it, and no other`()
        async throws
    {
        for (daysLater, isEarly) in [
            (UInt64(100), true), (4 * 366 + 90, true), (4 * 366 + 91, false),
        ] {
            let sample = AuditSample()
            var log = sample.gateway.desk.withLock { $0.log }
            log.time += daysLater * Sample.day
            let owner = PaperKeys.holder("acs")
            let note = KeyDestroyedNote(
                portal: SamplePortal.portal, owner: owner,
                quarter: try Quarter(parsing: "2026Q4"),
                sealingKeyDigest: PaperKeys.sealingKey(owner).publicKey.digest, time: log.time)
            log.add(note.signed(by: SamplePortal.identity("acs")))
            sample.publish(log)
            let early = try await sample.findings(at: log.time).filter {
                $0.kind == .keyDestroyedEarly
            }
            #expect(
                early
                    == (isEarly
                        ? [
                            AuditFinding(
                                .keyDestroyedEarly, entry: log.size - 1,
                                subject: "keyholder acs 2026Q4")
                        ] : []))
        }
    }

    // MARK: Checkpoints

    @Test func `names another tree than the one cosigned`() async throws {
        let sample = AuditSample()
        sample.change { desk in
            let root = Digest(hashing: [1])
            desk.newest = desk.log.checkpoint(root: root, cosignedBy: ["t1", "t2", "w1"])
        }
        let size = sample.gateway.desk.withLock { $0.log.size }
        #expect(
            try await sample.findings().contains(AuditFinding(.checkpointOtherTree, entry: size)))
        sample.change { desk in
            desk.published = desk.log.checkpoint(
                root: Digest(hashing: [1]), cosignedBy: ["t1", "t2", "w1"])
        }
        #expect(
            try await sample.findings().contains(AuditFinding(.publicOtherTree, entry: size)))
    }

    @Test func `names a checkpoint that the log did not sign`() async throws {
        let sample = AuditSample()
        sample.change { $0.newest = $0.log.checkpoint(isForged: true) }
        #expect(try await sample.findings().contains(AuditFinding(.checkpointUnsigned)))
        sample.change { $0.newest = nil }
        #expect(try await sample.findings().contains(AuditFinding(.checkpointMissing)))
    }

    @Test func `names the trustees whose cosignatures are missing`() async throws {
        let sample = AuditSample()
        sample.change { $0.newest = $0.log.checkpoint(cosignedBy: ["t1", "w1"]) }
        let report = try await sample.report()
        #expect(report.severity == .missing)
        let names = report.findings.filter { $0.kind == .cosignatureMissing }.map(\.subject)
        #expect(
            names == [
                "demo.example/trustee/t2/cosigner", "demo.example/trustee/t3/cosigner",
            ])
    }

    @Test func `names the witness that keeps the public log behind, and what stands`() async throws
    {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        let size = log.size
        for _ in 0..<2 {
            log.time += 10
            log.add(log.dummy())
        }
        sample.change { desk in
            desk.log = log
            desk.newest = log.checkpoint(cosignedBy: ["t1", "t2", "t3"])
        }
        let report = try await sample.report()
        #expect(report.severity == .missing)
        #expect(
            report.findings == [
                AuditFinding(.publicBehind, entry: size, subject: "demo.example/witness/w1")
            ])
        #expect(report.publicSize == size)
    }

    @Test func `names a public checkpoint without the outside witness`() async throws {
        let sample = AuditSample()
        sample.change { $0.published = $0.log.checkpoint(cosignedBy: ["t1", "t2", "t3"]) }
        #expect(try await sample.findings().contains(AuditFinding(.publicRefused)))
        sample.change { $0.published = nil }
        #expect(try await sample.findings().contains(AuditFinding(.publicMissing)))
    }

    // MARK: Directory and currency

    @Test func `names an older directory that is served`() async throws {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        var draft = SamplePortal.draft
        draft.version = 2
        draft.previous = SamplePortal.directory.digest
        draft.keyholders[0].isSuspended = true
        log.add(SamplePortal.note(draft, approvedBy: ["t1", "t2"]))
        sample.publish(log)
        #expect(
            try await sample.findings().contains(AuditFinding(.directoryStale, subject: "1")))
    }

    @Test func `names a directory that is not the logged one, or is not signed`() async throws {
        let sample = AuditSample()
        var draft = SamplePortal.draft
        draft.threshold = 3
        sample.change {
            $0.directories = [SamplePortal.note(draft, approvedBy: ["t1", "t2", "t3"])]
        }
        #expect(
            try await sample.findings().contains(AuditFinding(.directoryDiffers, subject: "1")))
        sample.change { $0.directories = [SamplePortal.note(draft, approvedBy: ["t1"])] }
        #expect(try await sample.findings().contains(AuditFinding(.directoryRefused)))
    }

    @Test func `names a currency note with one flaw`() async throws {
        let sample = AuditSample()
        let log = sample.gateway.desk.withLock { $0.log }
        func kinds(_ note: SignedNote?, at now: UInt64 = AuditSample.now) async throws
            -> [AuditFinding.Kind]
        {
            sample.change { $0.currency = note }
            return try await sample.findings(at: now).map(\.kind)
        }
        #expect(try await kinds(nil) == [.currencyMissing])
        #expect(try await kinds(log.currency(signedBy: ["t1"])) == [.currencyRefused])
        let good = log.currency(signedBy: ["t1", "t3"])
        #expect(try await kinds(good) == [])
        #expect(try await kinds(good, at: Sample.noon + 4 * Sample.day) == [.currencyStale])
        let other = log.currency(signedBy: ["t1", "t2"], hash: Digest(hashing: [1]))
        #expect(try await kinds(other) == [.currencyOtherSet])
        let text = log.currencyText(root: Digest(hashing: [1]))
        let tree = try SamplePortal.trustee("t1").sign(text).adding([
            SamplePortal.trustee("t2").signature(for: text)
        ])
        #expect(try await kinds(tree) == [.currencyOtherTree])
    }

    // MARK: Openings

    @Test func `names a statement that nobody answered in a day`() async throws {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        let asked = log.statement(about: sample.message, by: "head", nonce: "second")
        log.add(PaperLog.signed(asked))
        let index = log.size - 1
        sample.publish(log)
        #expect(try await sample.findings().isEmpty)
        log.time += Sample.day
        log.add(log.dummy())
        sample.publish(log)
        #expect(try await sample.findings(at: log.time).isEmpty, "the day is not over")
        log.time += 1
        log.add(log.dummy())
        sample.publish(log)
        #expect(
            try await sample.findings(at: log.time) == [
                AuditFinding(.statementUnanswered, entry: index, subject: "head")
            ])
    }

    @Test func `names an answer in the log that the trustee's ledger does not have`() async throws {
        var sample = AuditSample()
        let log = sample.gateway.desk.withLock { $0.log }
        sample.ledgers[0].bytes = AuditSample.ledger(of: "t1", log, answering: [])
        #expect(
            try await sample.findings() == [
                AuditFinding(.answerNotInLedger, entry: log.size - 2, subject: "t1")
            ])
        // Whoever answers just after signing the ledger, in the same second, hid nothing.
        sample.ledgers[0].bytes = AuditSample.ledger(
            of: "t1", log, answering: [], time: Sample.noon)
        #expect(try await sample.findings().isEmpty)
    }

    @Test func `names an answer in a ledger that the log does not have`() async throws {
        var sample = AuditSample()
        let log = sample.gateway.desk.withLock { $0.log }
        let index = log.size - 3
        sample.ledgers[2].bytes = AuditSample.ledger(
            of: "t3", log, answering: [sample.statement])
        #expect(
            try await sample.findings() == [
                AuditFinding(.answerNotInLog, entry: index, subject: "t3")
            ])
        // It may still be on its way.
        sample.ledgers[2].bytes = AuditSample.ledger(
            of: "t3", log, answering: [sample.statement], time: Sample.noon + 30)
        #expect(try await sample.findings().isEmpty)
    }

    @Test func `names an answer to a statement that was never logged`() async throws {
        var sample = AuditSample()
        let log = sample.gateway.desk.withLock { $0.log }
        let secret = log.statement(about: sample.message, by: "head", nonce: "secret")
        sample.ledgers[2].bytes = AuditSample.ledger(of: "t3", log, answering: [secret])
        #expect(
            try await sample.findings() == [
                AuditFinding(.answerWithoutStatement, subject: "t3", reason: secret.hash.hex)
            ])
    }

    @Test func `names a release other than the one in the ledger`() async throws {
        let sample = AuditSample()
        var log = sample.gateway.desk.withLock { $0.log }
        let entry = log.entries.count - 1
        log.entries.removeLast()
        log.force(AuditSample.release(sample.statement, by: "t2", share: [1]))
        sample.publish(log)
        #expect(
            try await sample.findings().contains(
                AuditFinding(.answerDiffers, entry: UInt64(entry), subject: "t2")))
    }

    @Test func `names a ledger that is missing, or is none`() async throws {
        var sample = AuditSample()
        let log = sample.gateway.desk.withLock { $0.log }
        let good = sample.ledgers[2].bytes
        sample.ledgers.removeLast()
        #expect(
            try await sample.findings() == [AuditFinding(.ledgerMissing, subject: "t3")])
        var changed = good
        changed[changed.count - 1] ^= 1
        let stranger = AuditSample.ledger(of: "t3", log, answering: [], signedBy: "t1")
        for bytes in [changed, stranger, Array(good.dropLast()), []] {
            sample.ledgers = Array(sample.ledgers.prefix(2)) + [("a file", bytes)]
            #expect(
                try await sample.findings() == [
                    AuditFinding(.ledgerRefused, subject: "a file"),
                    AuditFinding(.ledgerMissing, subject: "t3"),
                ])
        }
    }

    @Test func `names a trustee that saw another log, a longer one, or an alarm`() async throws {
        var sample = AuditSample()
        let log = sample.gateway.desk.withLock { $0.log }
        func findings(_ ledger: [UInt8]) async throws -> [AuditFinding] {
            sample.ledgers[2].bytes = ledger
            return try await sample.findings()
        }
        let forked = AuditSample.ledger(
            of: "t3", log, answering: [], root: Digest(hashing: [1]))
        #expect(
            try await findings(forked) == [
                AuditFinding(.ledgerOtherTree, entry: log.size, subject: "t3")
            ])
        let longer = AuditSample.ledger(of: "t3", log, answering: [], size: log.size + 1)
        #expect(
            try await findings(longer) == [
                AuditFinding(.ledgerBeyondLog, entry: log.size + 1, subject: "t3")
            ])
        let alarmed = AuditSample.ledger(
            of: "t3", log, answering: [],
            alarms: [LedgerAlarm(code: .otherTree, checkpoint: log.checkpoint())])
        #expect(
            try await findings(alarmed) == [
                AuditFinding(.trusteeAlarm, subject: "t3", reason: "other-tree")
            ])
    }

    // MARK: Tiles

    @Test func `names a changed byte of a tile and of a bundle`() async throws {
        let sample = AuditSample()
        let log = sample.gateway.desk.withLock { $0.log }
        let width = Int(log.size)
        let hashes = log.entries.map { MerkleHash.leaf($0.leaf) }
        var tile = HashTile.encode(hashes)
        tile[33] ^= 1
        sample.change { $0.tiles["/tile/0/000.p/\(width)"] = .some(tile) }
        #expect(
            try await sample.findings() == [
                AuditFinding(.tileDiffers, subject: "tile/0/000.p/\(width)")
            ])
        var bundle = try EntryBundle(entries: log.entries.map(\.leaf)).bytes
        bundle[46 * 3 + 20] ^= 1
        sample.change { $0.tiles = ["/tile/entries/000.p/\(width)": .some(bundle)] }
        #expect(
            try await sample.findings() == [
                AuditFinding(.bundleDiffers, entry: 3, subject: "tile/entries/000.p/\(width)")
            ])
        sample.change { $0.tiles = ["/tile/entries/000.p/\(width)": [UInt8]?.none] }
        #expect(
            try await sample.findings() == [
                AuditFinding(.tileUnavailable, subject: "tile/entries/000.p/\(width)")
            ])
    }
}

@Suite struct `The proof of one entry` {
    @Test func `verifies offline from the authority's key`() async throws {
        let sample = AuditSample()
        for index in [0, 7, 12] as [UInt64] {
            let made = try #require(try await sample.run().proof(ofEntry: index))
            let proof = try EntryProofFile(parsing: made.bytes)
            let proven = try proof.verified(by: SamplePortal.authority.verifierKey)
            #expect(proven.entry.index == index)
        }
    }

    @Test func `is refused with one byte changed, or from another authority`() async throws {
        let sample = AuditSample()
        let bytes = try #require(try await sample.run().proof(ofEntry: 7)).bytes
        let authority = SamplePortal.authority.verifierKey
        for position in stride(from: 0, to: bytes.count, by: 499) {
            var changed = bytes
            changed[position] ^= 1
            let proven = try? EntryProofFile(parsing: changed).verified(by: authority)
            // A signature line that nobody needs may be changed; what is proven may not.
            #expect(proven == nil || proven?.entry.index == 7, "byte \(position)")
        }
        let stranger = SamplePortal.signer("other.example/authority").verifierKey
        #expect(throws: EntryProofRefused.self) {
            try EntryProofFile(parsing: bytes).verified(by: stranger)
        }
        #expect(try await sample.run().proof(ofEntry: 99) == nil)
    }
}
