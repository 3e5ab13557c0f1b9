import Encoding
import Foundation
import MessageSamples
import PortalSamples
import SealedMessage
import Storage
import Testing
import TransparencyLog

@Suite struct `The stored log` {
    private let folder: TemporaryFolder
    private let storage: SQLiteStorage

    init() throws {
        folder = try TemporaryFolder()
        storage = try SQLiteStorage.create(in: folder.path)
    }

    @Test func `takes an append only at the size it expects`() async throws {
        var leaves: [[UInt8]] = []
        var otherLeaves: [[UInt8]] = []
        let first = try SampleStorage.append([.padding, .padding], to: &leaves)
        let rival = try SampleStorage.append(
            [.padding], to: &otherLeaves, documents: ["rival": [1]])
        #expect(try await storage.append(first) == .appended)
        #expect(try await storage.append(rival) == .conflict(size: 2))
        #expect(try await storage.tip().size == 2)
        #expect(try await storage.document("rival") == nil)
        #expect(try await storage.checkpoint(.ofSize(1)) == nil)
    }

    @Test func `has the root its checkpoint signs`() async throws {
        var leaves: [[UInt8]] = []
        for count in [1, 2, 4, 30] {
            let append = try SampleStorage.append(
                Array(repeating: .padding, count: count), to: &leaves)
            #expect(try await storage.append(append) == .appended)
            let size = UInt64(leaves.count)
            let tip = try await storage.tip()
            #expect(tip.size == size)
            #expect(try await storage.root(ofSize: size) == tip.checkpoint?.root)
        }
        #expect(try await storage.root(ofSize: 38) == nil)
    }

    @Test func `proves its entries and its growth`() async throws {
        var leaves: [[UInt8]] = []
        for count in [5, 8] {
            _ = try await storage.append(
                SampleStorage.append(Array(repeating: .padding, count: count), to: &leaves))
        }
        let old = try #require(try await storage.root(ofSize: 5))
        let new = try #require(try await storage.root(ofSize: 13))
        for proof in try await storage.inclusionProofs(of: [0, 7, 12], size: 13) {
            try proof.verify(
                leafHash: MerkleHash.leaf(leaves[Int(proof.index)]), size: 13, root: new)
        }
        try await storage.consistencyProof(from: 5, to: 13)
            .verify(oldSize: 5, oldRoot: old, newSize: 13, newRoot: new)
    }

    @Test func `gives entries by count and by bytes, and always one`() async throws {
        var leaves: [[UInt8]] = []
        _ = try await storage.append(
            SampleStorage.append(Array(repeating: .padding, count: 6), to: &leaves))
        func indices(_ from: UInt64, _ below: UInt64, _ count: Int, _ bytes: Int) async throws
            -> [UInt64]
        {
            try await storage.entries(
                from: from, below: below, mostCount: count, mostByteCount: bytes
            ).map(\.index)
        }
        #expect(try await indices(1, 5, 100, .max) == [1, 2, 3, 4])
        #expect(try await indices(0, 6, 2, .max) == [0, 1])
        #expect(try await indices(0, 6, 9, 1) == [0])
        #expect(try await indices(.max, .max, 9, .max) == [])
        #expect(try await storage.leaves(from: 4, count: 256) == Array(leaves[4...]))
    }

    @Test func `marks checkpoints once and for ever`() async throws {
        var leaves: [[UInt8]] = []
        for isTick in [true, false, true] {
            _ = try await storage.append(
                SampleStorage.append([.padding], to: &leaves, isTick: isTick))
        }
        let line = StoredCosignature(role: .trustee, key: "k", line: "line")
        try await storage.add(
            [line], toSize: 1, marks: CheckpointMarks(hasQuorum: true, isPublished: true))
        try await storage.add(
            [], toSize: 1,
            marks: CheckpointMarks(hasQuorum: false, isPublished: false, target: 2))
        let first = try #require(try await storage.checkpoint(.newestPublished))
        #expect(first.size == 1 && first.hasQuorum && first.isPublished && first.isTick)
        #expect(first.cosignatures == [line])
        #expect(try await storage.checkpoint(.newestWithQuorum)?.size == 1)
        #expect(try await storage.checkpoint(.newestCosigned)?.size == 1)
        #expect(try await storage.checkpoint(.newestTick)?.size == 3)
        #expect(try await storage.checkpoint(.newest)?.size == 3)
        #expect(try await storage.checkpoint(.covering(entry: 1))?.size == 2)
        #expect(try await storage.tip().target == 2)
    }

    @Test func `finds statements, answers and who has still to answer`() async throws {
        let (hash, nonce) = (SampleMessage.digest("s", "hash"), SampleMessage.digest("s", "nonce"))
        let message = MessageID(SampleMessage.digest("m", "id"))
        var leaves: [[UInt8]] = []
        _ = try await storage.append(
            SampleStorage.append(
                [
                    .padding,
                    .statement(
                        hash, message: message, keyholder: "head", nonce: nonce,
                        trustees: ["t1", "t2"], restsOnDecision: false),
                ], to: &leaves))
        let statement = try #require(try await storage.statement(hash))
        #expect(statement.entry == 1 && statement.keyholder == "head")
        #expect(try await storage.isStatementNonceUsed(nonce))
        #expect(try await !storage.isStatementNonceUsed(hash))
        func pending(_ trustee: String, _ below: UInt64) async throws -> Int {
            try await storage.pendingStatements(
                for: trustee, below: below,
                places: OfferPlaces(all: 9, challenges: 9, decisions: 9, decisionsOfOne: 9)
            ).count
        }
        func counts(_ keyholder: String) async throws -> [Int] {
            let counts = try await storage.statementCounts(about: message, by: keyholder)
            return [counts.all, counts.unanswered]
        }
        #expect(try await counts("head") == [1, 1])
        #expect(try await counts("acs") == [0, 0])
        #expect(try await pending("t1", 1) == 0)
        #expect(try await pending("t1", 2) == 1)
        _ = try await storage.append(
            SampleStorage.append(
                [
                    .answer(to: hash, message: message, trustee: "t1", kind: .release, share: [9])
                ], to: &leaves))
        #expect(try await counts("head") == [1, 0])
        #expect(try await pending("t1", 9) == 0)
        #expect(try await pending("t2", 9) == 1)
        let answers = try await storage.answers(to: hash)
        #expect(answers.map(\.share) == [[9]])
        #expect(try await storage.acts(about: message, from: 0, most: 9).map(\.index) == [1, 2])
        #expect(try await storage.acts(about: message, from: 2, most: 9).map(\.index) == [2])
        #expect(
            try await storage.statements(about: message, by: "head").map(\.index) == [1])
        #expect(try await storage.statements(about: message, by: "acs").isEmpty)
    }

    /// 30 decisions of the head, 2 each of acs and sup, 10 challenges and 20 that need no person.
    @Test func `never lets what is not answered hold up anything else`() async throws {
        let message = MessageID(SampleMessage.digest("m", "id"))
        var leaves: [[UInt8]] = []
        let subjects: [EntrySubject] = (0..<64).map { number in
            let hash = SampleMessage.digest("\(number)", "hash")
            if (32..<42).contains(number) {
                return .challenge(hash, names: ["\(number)"], message: message, trustees: ["t1"])
            }
            let keyholder = (30..<32).contains(number) ? "acs" : number < 62 ? "head" : "sup"
            return .statement(
                hash, message: message, keyholder: keyholder,
                nonce: SampleMessage.digest("\(number)", "nonce"), trustees: ["t1"],
                restsOnDecision: number < 32 || number >= 62)
        }
        _ = try await storage.append(SampleStorage.append(subjects, to: &leaves))
        var offered: Set<UInt64> = []
        for _ in 0..<400 {
            let entries = try await storage.pendingStatements(
                for: "t1", below: 99,
                places: OfferPlaces(all: 12, challenges: 3, decisions: 4, decisionsOfOne: 2)
            ).map(\.entry)
            #expect(entries == entries.sorted() && entries.count == 12)
            let decisions = [0..<30, 30..<32, 62..<64].map { own in
                entries.count { own.contains(Int($0)) }
            }
            #expect(decisions.allSatisfy { $0 <= 2 } && decisions.reduce(0, +) == 4)
            #expect(entries.count { 32..<42 ~= $0 } == 3)
            offered.formUnion(entries)
        }
        #expect(offered.count == 64, "each of them comes to be offered")
    }

    @Test func `takes a nonce once until its time is over`() async throws {
        #expect(try await storage.takeNonce(.zero, now: 10, until: 20))
        #expect(try await !storage.takeNonce(.zero, now: 20, until: 30))
        #expect(try await storage.takeNonce(.zero, now: 21, until: 30))
    }

    @Test func `survives a fault in the middle of a tick, either way`() async throws {
        struct Fault: Error {}
        for point in [FaultPoint.beforeCommit, .afterCommit] {
            let folder = try TemporaryFolder()
            var leaves: [[UInt8]] = []
            do {
                let storage = try SQLiteStorage.create(in: folder.path)
                _ = try await storage.accept(SampleStorage.report("a"))
            }
            do {
                let storage = try SQLiteStorage.open(in: folder.path) { reached in
                    if reached == point { throw Fault() }
                }
                let staged = try await storage.staged()
                let append = try SampleStorage.append(
                    staged.map { .acceptance($0.id, tick: 600) }, to: &leaves)
                await #expect(throws: StorageFailure.self) { try await storage.append(append) }
            }
            let storage = try SQLiteStorage.open(in: folder.path)
            let size = try await storage.tip().size
            let waiting = try await storage.staged().count
            #expect(size == (point == .beforeCommit ? 0 : 2))
            #expect(UInt64(waiting) + size == 2)
        }
    }
}

/// The size of a file on disk.
enum FileSize {
    static func of(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return attributes[.size] as? Int ?? -1
    }
}
