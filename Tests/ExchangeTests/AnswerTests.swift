import Encoding
import Mutations
import SealedMessage
import Testing

@testable import Exchange

@Suite struct `Answers` {
    private static let entry = LoggedEntry(
        index: 7, leaf: [UInt8](repeating: 1, count: 44), nonce: [UInt8](repeating: 2, count: 32),
        detail: Array("detail".utf8))
    private static let listing = [UInt8](repeating: 7, count: 8)
    private static let proof = AcceptanceProof(entry: entry, proof: Array("proof".utf8))

    @Test func `of a mailbox come back item by item`() throws {
        let answer = MailboxAnswer(
            pageCount: 2, listing: 0x0102_0304_0506_0708,
            items: [
                .own(header: [1, 2], bodyDigest: Digest(hashing: [1]), proof: nil),
                .reply(header: [3], body: [4, 5], proof: Self.proof), .act(Self.proof),
            ])
        let bytes = try answer.bytes()
        let read = try MailboxAnswer(parsing: bytes)
        #expect(read.pageCount == 2)
        #expect(read.listing == answer.listing)
        #expect(read.items.count == 3)
        #expect(try read.bytes() == bytes)
    }

    @Test func `of a mailbox refuse an act without proof`() throws {
        let item = Frames.encode([[3], [], [], [], []])
        let bytes = try Buckets.padded(Frames.encode([[0, 0, 0, 1], Self.listing, item]))
        #expect(throws: MalformedExchange.field("item")) { try MailboxAnswer(parsing: bytes) }
    }

    @Test func `of a mailbox name their listing`() throws {
        let bare = try Buckets.padded(Frames.encode([[0, 0, 0, 1]]))
        #expect(throws: MalformedExchange.field("page count")) { try MailboxAnswer(parsing: bare) }
        let short = try Buckets.padded(Frames.encode([[0, 0, 0, 1], [7]]))
        #expect(throws: MalformedExchange.field("listing")) { try MailboxAnswer(parsing: short) }
    }

    @Test func `of a mailbox refuse an unknown item`() throws {
        let item = Frames.encode([[4], [], [], [], []])
        let bytes = try Buckets.padded(Frames.encode([[0, 0, 0, 1], Self.listing, item]))
        #expect(throws: MalformedExchange.field("item")) { try MailboxAnswer(parsing: bytes) }
    }

    @Test func `refuse an entry with a short leaf`() {
        let short = Frames.encode([
            [UInt8](bigEndian: UInt64(1)), [1], [UInt8](repeating: 0, count: 32), [],
        ])
        #expect(throws: MalformedExchange.field("leaf")) { try LoggedEntry(parsing: short) }
    }

    @Test func `refuse a list with an unknown kind of message`() {
        let listed = Frames.encode([
            [UInt8](repeating: 0, count: 32), [2], [1], [UInt8](bigEndian: UInt64(1)),
            [UInt8](bigEndian: UInt64(1)), [UInt8](repeating: 0, count: 32),
            [UInt8](repeating: 0, count: 32),
        ])
        #expect(throws: MalformedExchange.field("kind")) {
            try MessageList(parsing: Frames.encode([listed]))
        }
    }

    /// An identity is the reporter's by its kind, a reply or note an officer's.
    @Test(arguments: [
        (MessageKind.identity, false), (.reply, true), (.note, true),
    ])
    func `refuse a message from the side that never writes its kind`(
        kind: MessageKind, isOwn: Bool
    ) throws {
        func bytes(_ isOwn: Bool) -> [UInt8] {
            MessageList(messages: [
                ListedMessage(
                    messageID: MessageID(.zero), kind: kind, isOwn: isOwn, index: 1, tick: 1,
                    preheaderHash: .zero, consentHash: .zero)
            ]).bytes
        }
        #expect(throws: MalformedExchange.field("own")) {
            try MessageList(parsing: bytes(isOwn))
        }
        #expect(try MessageList(parsing: bytes(!isOwn)).messages.count == 1)
    }

    @Test(arguments: [[3, 3], [4, 3], [.max]] as [[UInt64]])
    func `refuse lists that do not go on from their last index`(indices: [UInt64]) {
        let sealed = [UInt8](repeating: 0, count: OutcomePosting.partByteCount)
        let headed = indices.map {
            HeadedOutcome(index: $0, sealed: sealed, header: [], bodyDigest: .zero)
        }
        let listed = indices.map {
            ListedMessage(
                messageID: MessageID(.zero), kind: .report, isOwn: true, index: $0, tick: 1,
                preheaderHash: .zero, consentHash: .zero)
        }
        let outcomes = indices.map { AuditOutcomesAnswer.Outcome(index: $0, sealed: sealed) }
        #expect(throws: MalformedExchange.field("index")) {
            try TrusteeOutcomesAnswer(parsing: TrusteeOutcomesAnswer(outcomes: headed).bytes)
        }
        #expect(throws: MalformedExchange.field("index")) {
            try AuditOutcomesAnswer(parsing: AuditOutcomesAnswer(outcomes: outcomes).bytes)
        }
        #expect(throws: MalformedExchange.field("index")) {
            try MessageList(parsing: MessageList(messages: listed).bytes)
        }
    }

    @Test func `refuse a poll whose checkpoint is no note`() {
        let poll = Frames.encode([[1], [UInt8](bigEndian: UInt64(4))])
        #expect(throws: MalformedExchange.field("checkpoint")) { try TrusteePoll(parsing: poll) }
    }

    /// Seeded edits of valid bytes: nothing traps, and whatever still parses prints back to the same bytes.
    @Test(arguments: 0..<8) func `survive mutated bytes`(seed: UInt64) throws {
        var random = SeededMutations(seed: seed)
        let samples: [[UInt8]] = [
            MailboxRequest(capability: [UInt8](repeating: 1, count: 32), page: 3).bytes,
            Self.entry.bytes, ReleasesRequest(statement: .zero, freshSize: 9).bytes,
            TrusteePoll(cosigned: nil, heldSize: 2).bytes,
            TrusteePollAnswer(
                entries: [Self.entry], checkpoint: nil, statements: [], currencyText: "x\n",
                directory: nil
            ).bytes,
        ]
        for _ in 0..<1000 {
            for (position, sample) in samples.enumerated() {
                let bytes = random.mutate(sample)
                let printed: [UInt8]? =
                    switch position {
                    case 0: try? MailboxRequest(parsing: bytes).bytes
                    case 1: try? LoggedEntry(parsing: bytes).bytes
                    case 2: try? ReleasesRequest(parsing: bytes).bytes
                    case 3: try? TrusteePoll(parsing: bytes).bytes
                    default: try? TrusteePollAnswer(parsing: bytes).bytes
                    }
                if let printed { #expect(printed == bytes, "seed \(seed), sample \(position)") }
            }
        }
    }
}
