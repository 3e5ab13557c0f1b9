import Auditor
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import SignedNote
import Testing
import TransparencyLog

@Suite struct `Measuring an audit` {
    @Test func `reads a whole log and gives its root`() async throws {
        let log = LongLog(perTick: 16)
        let measured = try await AuditMeasurement(
            count: 300, authority: SamplePortal.authority.verifierKey, entries: log.entries)
        var tree = CompactTree()
        for entry in log.entries(0..<300) { tree.append(MerkleHash.leaf(entry.leaf)) }
        #expect(measured.root == tree.root)
        #expect(measured.entryCount == 300 && measured.failureCount == 0)
        #expect(measured.signatures > .zero && measured.hashing > .zero)
    }

    @Test func `counts the signatures that are wrong`() async throws {
        let log = LongLog(perTick: 16)
        let measured = try await AuditMeasurement(
            count: 300, authority: SamplePortal.authority.verifierKey
        ) { range in
            log.entries(range).map { entry in
                guard entry.index % 100 == 50 else { return entry }
                return PaperLog.entry(
                    Sample.made {
                        try SamplePortal.authority.sign(
                            String(decoding: entry.detail, as: UTF8.self).noteText)
                    }, index: entry.index, time: Sample.noon + 10 * (entry.index / 16))
            }
        }
        #expect(measured.failureCount == 3)
    }
}

extension String {
    /// What stands above the empty line of a note.
    fileprivate var noteText: String {
        split(separator: "\n\n").first.map { $0 + "\n" } ?? ""
    }
}
