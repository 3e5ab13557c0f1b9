import Directory
import Encoding
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Storage
import TransparencyLog

/// What storage tests put in.
enum SampleStorage {
    static func report(
        _ name: String, mailbox: String? = nil, thread: String? = nil, day: UInt32 = 20_000,
        size: BodySize = .kibibytes16, stream: NewStream? = nil
    ) -> NewReport {
        NewReport(
            report: NewMessage(
                SampleMessage.made("\(name) report", size: size, stream: stream?.reference)),
            identity: NewMessage(SampleMessage.made("\(name) identity", kind: .identity)),
            mailbox: SampleMessage.digest(mailbox ?? name, "mailbox"),
            thread: SampleMessage.digest(thread ?? name, "thread"), day: day,
            stream: stream)
    }

    static func mailbox(_ name: String) -> Digest { SampleMessage.digest(name, "mailbox") }
    static func thread(_ name: String) -> Digest { SampleMessage.digest(name, "thread") }

    /// Entries behind a tree of known leaves, with tiles and a signed checkpoint.
    static func append(
        _ subjects: [EntrySubject], to leaves: inout [[UInt8]], isTick: Bool = true,
        becomesTarget: Bool = true, documents: [String: [UInt8]?] = [:]
    ) throws -> LogAppend {
        let size = UInt64(leaves.count)
        var hashes = leaves.map { MerkleHash.leaf($0) }
        let tiles = TiledTree<Never>(size: size) { id in
            // The tests' trees stay below one tile.
            Array(hashes.prefix(id.width))
        }
        let entries = entries(of: subjects, from: size)
        let added = entries.map { MerkleHash.leaf($0.entry.leaf) }
        let updates = try tiles.tiles(appending: added)
        hashes += added
        leaves += entries.map(\.entry.leaf)
        var tree = CompactTree()
        tree.append(contentsOf: hashes)
        let checkpoint = try Checkpoint(
            origin: SamplePortal.portal.logOrigin, size: tree.size, root: tree.root
        ).signed(by: SamplePortal.signer(SamplePortal.portal.logOrigin))
        return LogAppend(
            expectedSize: size, entries: entries, tiles: updates, checkpoint: checkpoint,
            isTick: isTick, becomesTarget: becomesTarget, documents: documents)
    }

    /// Entries about these subjects behind a log of this size, without tiles: for more of them than a tile has.
    static func append(_ subjects: [EntrySubject], at size: UInt64) throws -> LogAppend {
        let checkpoint = try Checkpoint(
            origin: SamplePortal.portal.logOrigin, size: size + UInt64(subjects.count), root: .zero
        ).signed(by: SamplePortal.signer(SamplePortal.portal.logOrigin))
        return LogAppend(
            expectedSize: size, entries: entries(of: subjects, from: size), tiles: [],
            checkpoint: checkpoint, isTick: false, becomesTarget: false)
    }

    private static func entries(
        of subjects: [EntrySubject], from size: UInt64
    ) -> [(entry: StoredEntry, subject: EntrySubject)] {
        subjects.enumerated().map { offset, subject in
            let index = size + UInt64(offset)
            let text = Array("entry \(index)".utf8)
            let leaf = Digest(hashing: text).bytes + [UInt8](repeating: 7, count: 12)
            return (
                entry: StoredEntry(
                    index: index, leaf: leaf, nonce: Digest(hashing: text).bytes, detail: text),
                subject: subject
            )
        }
    }
}
