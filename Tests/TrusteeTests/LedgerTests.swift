import Encoding
import Exchange
import Glibc
import PaperPortal
import PortalSamples
import SealedMessage
import Secrets
import SignedNote
import Testing

@testable import Trustee

/// A ledger's file of its own for one test, removed behind it.
struct TemporaryLedger: ~Copyable {
    let path = "/tmp/senim-ledger-" + Hex.encode(randomBytes(8))

    func bytes() throws -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        return Array(bytes.prefix(count))
    }

    func write(_ bytes: [UInt8]) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    }

    deinit {
        _ = unsafe unlink(path)
    }
}

/// The first record of t1's ledger.
let opening = LedgerRecord.opened(
    trustee: SamplePortal.identifier("t1"), authority: SamplePortal.authority.verifierKey,
    directory: SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"]))

/// What following and cosigning a log writes.
///
/// - Parameter findings: what was found in the outcomes and statements that it names.
func records(following log: PaperLog, finding findings: [LedgerRecord] = []) -> [LedgerRecord] {
    Sample.made {
        var state = freshState()
        try state.follow(log.entries, at: log.time)
        for finding in findings { state.keep(finding) }
        guard case .cosign(_, let records) = state.decide(onTarget: log.checkpoint(), at: log.time)
        else { throw NotCosigned() }
        return records
    }
}

@Suite struct `The ledger` {
    @Test func `gives back what was written`() throws {
        let temporary = TemporaryLedger()
        let records = records(following: PaperLog())
        do {
            var file = try LedgerFile.create(path: temporary.path, first: opening)
            try file.append(records)
        }
        let opened = try LedgerFile.open(path: temporary.path)
        #expect(opened.records == [opening] + records)
        #expect(opened.tornByteCount == 0)
        let state = try TrusteeState(replaying: opened.records)
        #expect(state.cosigned?.size == PaperLog().size)
    }

    @Test func `loses a torn last record and nothing else, wherever it was torn`() throws {
        let temporary = TemporaryLedger()
        let ground = LedgerRecord.ground(statement: Digest(hashing: [1]), isApproved: true)
        do { _ = try LedgerFile.create(path: temporary.path, first: opening) }
        let before = try temporary.bytes()
        do {
            var opened = try LedgerFile.open(path: temporary.path)
            try opened.file.append([ground])
        }
        let after = try temporary.bytes()
        for count in before.count + 1..<after.count {
            try temporary.write(Array(after.prefix(count)))
            var opened = try LedgerFile.open(path: temporary.path)
            #expect(opened.records == [opening])
            #expect(opened.tornByteCount == count - before.count)
            // And goes on as if it had never been written.
            try opened.file.append([ground])
            #expect(try temporary.bytes() == after)
        }
        // A file that grew before its bytes reached the disk.
        try temporary.write(before + [UInt8](repeating: 0, count: 100))
        let opened = try LedgerFile.open(path: temporary.path)
        #expect(opened.records == [opening])
    }

    @Test func `loses a torn flush whole, though some of its records are`() throws {
        let temporary = TemporaryLedger()
        do { _ = try LedgerFile.create(path: temporary.path, first: opening) }
        let before = try temporary.bytes()
        var log = PaperLog()
        let message = log.message()
        log.add(log.accepted(message))
        log.add(PaperLog.signed(log.statement(about: message)))
        let index = log.size
        log.add(log.duty("called 1424", of: message.id, by: "acs").note)
        let records = records(
            following: log, finding: [.duty(ExaminedDuty(index: index, verdict: .noPart))])
        do {
            var opened = try LedgerFile.open(path: temporary.path)
            try opened.file.append(records)
        }
        let after = try temporary.bytes()
        let last = try #require(records.last)
        let cosigned = LedgerFormat.record(last.payload, after: .zero).bytes.count
        let finding = LedgerFormat.record(records[1].payload, after: .zero).bytes.count
        // Behind the entries, behind the finding, and within the last record.
        for count in [cosigned + finding, cosigned, cosigned - 1, 1] {
            try temporary.write(Array(after.dropLast(count)))
            var opened = try LedgerFile.open(path: temporary.path)
            #expect(opened.records == [opening])
            #expect(opened.tornByteCount == after.count - before.count - count)
            #expect(try TrusteeState(replaying: opened.records).cosigned == nil)
            try opened.file.append(records)
            #expect(try temporary.bytes() == after)
        }
    }

    @Test func `refuses any changed bit`() throws {
        let small = LedgerRecord.ground(statement: Digest(hashing: [1]), isApproved: false)
        var bytes = LedgerFormat.magic
        var chain = LedgerFormat.start
        for _ in 0..<2 {
            let (record, next) = LedgerFormat.record(small.payload, after: chain)
            bytes += record
            chain = next
        }
        #expect(try LedgerFormat.read(bytes).records == [small, small])
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1 << UInt8(position % 8)
            #expect(throws: DamagedLedger.self, "byte \(position)") {
                try LedgerFormat.read(changed)
            }
        }
    }

    @Test func `refuses a record taken out, put in or exchanged`() throws {
        let first = LedgerRecord.ground(statement: Digest(hashing: [1]), isApproved: true)
        let second = LedgerRecord.ground(statement: Digest(hashing: [2]), isApproved: true)
        let (one, chain) = LedgerFormat.record(first.payload, after: LedgerFormat.start)
        let (two, _) = LedgerFormat.record(second.payload, after: chain)
        for bytes in [two, two + one, one + one + two, one + two + two] {
            #expect(throws: DamagedLedger.self) {
                try LedgerFormat.read(LedgerFormat.magic + bytes)
            }
        }
    }

    @Test func `refuses entries that do not give the root that was cosigned`() throws {
        var log = PaperLog()
        let good = records(following: log)
        log.add(log.dummy())
        let other = records(following: log)
        let mixed = [opening, good[0], other[1]]
        #expect(throws: DamagedLedger.entry(index: UInt64(PaperLog().size))) {
            _ = try TrusteeState(replaying: mixed)
        }
        // Entries without the checkpoint that covers them.
        #expect(throws: DamagedLedger.entry(index: UInt64(PaperLog().size))) {
            _ = try TrusteeState(replaying: [opening, good[0]])
        }
        #expect(throws: DamagedLedger.opening) { _ = try TrusteeState(replaying: good) }
        #expect(throws: DamagedLedger.opening) {
            _ = try TrusteeState(replaying: [opening, opening])
        }
    }

    @Test func `belongs to one process, and is never begun twice`() throws {
        let temporary = TemporaryLedger()
        let file = try LedgerFile.create(path: temporary.path, first: opening)
        #expect(throws: LedgerFailed.inUse(path: temporary.path)) {
            _ = try LedgerFile.open(path: temporary.path)
        }
        #expect(throws: LedgerFailed.exists(path: temporary.path)) {
            _ = try LedgerFile.create(path: temporary.path, first: opening)
        }
        #expect(try LedgerFile.records(path: temporary.path) == [opening])
        _ = consume file
    }

    @Test func `writes nothing behind another writer`() throws {
        let temporary = TemporaryLedger()
        var file = try LedgerFile.create(path: temporary.path, first: opening)
        try temporary.write(try temporary.bytes() + [1, 2, 3])
        let ground = LedgerRecord.ground(statement: Digest(hashing: [1]), isApproved: true)
        for _ in 0..<2 {
            do throws(LedgerFailed) {
                try file.append([ground])
                Issue.record("wrote behind another writer")
            } catch {
                #expect(error == .notWritable(path: temporary.path))
            }
        }
    }
}
