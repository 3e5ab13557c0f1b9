import Encoding
import Mutations
import PortalSamples
import SealedMessage
import SignedNote
import Testing
import TransparencyLog

@testable import Details
@testable import Directory

@Suite struct `A leaf` {
    private let note = SampleLog.dummy()
    private var leaf: LogLeaf {
        LogLeaf(day: AlmatyDay(number: 0x0102_0304), nonce: SampleLog.nonce(7), detail: note)
    }

    @Test func `has the bytes of the specification`() throws {
        #expect(leaf.bytes.count == 44)
        #expect(leaf.bytes.prefix(12) == [0x53, 0x45, 0x4E, 0x49, 0x4D, 0, 1, 0, 1, 2, 3, 4])
        let input = [13] + Array("senim/1 entry".utf8) + SampleLog.nonce(7).bytes + note.bytes
        #expect(Array(leaf.bytes.suffix(32)) == Digest(hashing: input).bytes)
        #expect(try LogLeaf(parsing: leaf.bytes) == leaf)
        #expect(leaf.commits(to: note, nonce: SampleLog.nonce(7)))
        #expect(!leaf.commits(to: note, nonce: SampleLog.nonce(8)))
    }

    @Test func `is refused in any other form`() {
        func edited(_ offset: Int, _ byte: UInt8) -> [UInt8] {
            var bytes = leaf.bytes
            bytes[offset] = byte
            return bytes
        }
        #expect(throws: MalformedLeaf.notALeaf) { try LogLeaf(parsing: edited(0, 0x73)) }
        #expect(throws: MalformedLeaf.notALeaf) { try LogLeaf(parsing: edited(5, 1)) }
        for version in [0, 2] as [UInt8] {
            #expect(throws: MalformedLeaf.unsupportedVersion(version)) {
                try LogLeaf(parsing: edited(6, version))
            }
        }
        #expect(throws: MalformedLeaf.reserved(1)) { try LogLeaf(parsing: edited(7, 1)) }
        #expect(throws: MalformedLeaf.length(byteCount: 43)) {
            try LogLeaf(parsing: Array(leaf.bytes.dropLast()))
        }
        #expect(throws: MalformedLeaf.length(byteCount: 45)) {
            try LogLeaf(parsing: leaf.bytes + [0])
        }
        #expect(throws: MalformedLeaf.length(byteCount: 31)) {
            try EntryNonce([UInt8](repeating: 0, count: 31))
        }
    }
}

@Suite struct `A detail` {
    @Test(arguments: DetailVectors.goodTexts)
    func `is read as written`(text: String) throws {
        let detail = try Detail(parsing: text)
        #expect(detail.text == text)
        #expect(text.hasPrefix(detail.kind.type + "\n"))
        #expect(detail.portal == SamplePortal.portal)
    }

    /// 5,000 seeded edits each: what is still read must print as the very bytes that were read.
    @Test(arguments: DetailVectors.goodTexts)
    func `is read only if it is one`(text: String) {
        let bytes = Array(text.utf8)
        for seed in 1...5_000 as ClosedRange<UInt64> {
            var mutations = SeededMutations(seed: seed)
            let mutated = mutations.mutate(bytes)
            guard let other = String(validating: mutated, as: UTF8.self),
                let detail = try? Detail(parsing: other)
            else { continue }
            if Array(detail.text.utf8) != mutated {
                Issue.record("seed \(seed) is read and printed differently")
            }
        }
    }

    @Test func `asks for an identity only with a ground`() {
        let statement = SampleLog.started.statement()
        #expect(throws: GroundRefused(action: .identity)) {
            try AccessStatement(
                portal: statement.portal, messageID: statement.messageID,
                preheaderHash: .zero, directoryHash: .zero, keyholder: statement.keyholder,
                action: .identity, sealingKeyDigest: .zero, nonce: .zero, time: 0)
        }
    }

    @Test func `names its statement by its text`() {
        let statement = SampleLog.started.statement()
        #expect(
            statement.hash.digest
                == labelledHash("senim/1 statement", Array(statement.text.utf8)))
    }
}

@Suite struct `The policies of a directory` {
    private let directory = SamplePortal.directory

    private func keys(_ names: [String]) -> Set<VerifierKey> {
        Set(names.map { SamplePortal.cosigner($0).verifierKey })
    }

    private let t1 = "demo.example/trustee/t1/cosigner"
    private let t2 = "demo.example/trustee/t2/cosigner"
    private let w1 = "demo.example/witness/w1"

    @Test func `ask the public for trustees and a witness`() {
        let policy = directory.publicPolicy
        #expect(policy.hasQuorum(keys([t1, t2, w1])))
        #expect(!policy.hasQuorum(keys([t1, t2])))
        #expect(!policy.hasQuorum(keys([t1, w1])))
        #expect(!policy.hasQuorum(keys([w1])))
        #expect(policy.logs.map(\.key) == [directory.logKey])
    }

    @Test func `ask officers for trustees alone`() {
        let policy = directory.trusteePolicy
        #expect(policy.hasQuorum(keys([t1, t2])))
        #expect(!policy.hasQuorum(keys([t1, w1])))
        #expect(policy.logs.map(\.key) == [directory.logKey])
    }

    @Test func `exist for the largest directory`() throws {
        var draft = SamplePortal.draft
        draft.trustees = (1...7).map { SamplePortal.trusteeEntry("t\($0)") }
        draft.threshold = 7
        draft.witnesses = (1...32).map { SamplePortal.cosigner("w.example/\($0)").verifierKey }
        let directory = try Directory(checking: draft)
        #expect(directory.publicPolicy.witnessKeys.count == 39)
        #expect(directory.trusteePolicy.witnessKeys.count == 7)
    }
}
