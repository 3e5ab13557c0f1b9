// `unsafe` here: the head's own shares are copied out of locked pages to be counted; a test's share is no secret.
import Cover
import Details
import Directory
import Encoding
import Exchange
import Foundation
import GRDB
import Gateway
import HTTPService
import LivePortal
import Logging
import Mutations
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Storage
import TransparencyLog

/// What the gateway stores of one message with its identity message, and what the head's own keys show of it.
struct StoredPair: Sendable {
    var isCover: Bool
    /// The table's columns that are numbers: kind, day, tick, lengths.
    var numbers: [String: Int]
    var entry: Double
    var tick: Int
    var leafDay: Int
    var header: [UInt8]
    /// The beginning of the body: enough bytes, and every message's.
    var bodyStart: [UInt8]
    var bodyDigest, mailbox, thread: [UInt8]
    /// share ‖ salt of the head's slot.
    var secret: [UInt8]
    var identityHeader: [UInt8]
    var identityBody: [UInt8]
    var identitySecret: [UInt8]
    /// How far the two messages stand from each other in the log.
    var distance: Double
}

/// A gateway with 1,000 reports that exclude the head and 1,000 covers that do not address him, mixed.
///
/// Both are drawn by one writer: the claim is about what the format shows, not about how reporters behave.
struct CoverCrowd {
    static let countOfEach = 1000
    private static let perTick = 250
    private static let bodyByteCount = 256

    /// Composes, submits and ticks; gives what then lies in the database.
    static func stored() async throws -> [StoredPair] {
        let crowd = try await CrowdGateway()
        let portal = try await crowd.visit.verifiedPortal()
        var flags =
            [Bool](repeating: true, count: countOfEach)
            + [Bool](repeating: false, count: countOfEach)
        var generator = SeededMutations(seed: 20_261_127)
        flags.shuffle(using: &generator)
        var covers: [MessageID: (isCover: Bool, identity: MessageID)] = [:]
        for start in stride(from: 0, to: flags.count, by: perTick) {
            let part = Array(flags[start..<min(start + perTick, flags.count)])
            for (report, isCover) in try await submit(part, to: crowd, portal, seed: start) {
                covers[report.report] = (isCover, report.identity)
            }
            crowd.clock.advance(10)
            try await crowd.tick()
        }
        return try rows(in: crowd.folder, covers)
    }

    // MARK: Sending

    private static func submit(
        _ flags: [Bool], to crowd: CrowdGateway, _ portal: VerifiedPortal, seed: Int
    ) async throws -> [((report: MessageID, identity: MessageID), Bool)] {
        try await withThrowingTaskGroup(
            of: ((report: MessageID, identity: MessageID), Bool).self
        ) { group in
            var next = 0
            func add() {
                guard next < flags.count else { return }
                let (number, isCover) = (seed + next, flags[next])
                next += 1
                group.addTask {
                    let report = try compose(isCover, for: portal, seed: UInt64(number))
                    let answer = try await crowd.calls.post(
                        .reports, report.submission.bytes)
                    _ = try SubmissionAnswer(parsing: answer)
                    return ((report.reportID, report.identityID), isCover)
                }
            }
            for _ in 0..<8 { add() }
            var sent: [((report: MessageID, identity: MessageID), Bool)] = []
            for try await one in group {
                sent.append(one)
                add()
            }
            return sent
        }
    }

    /// A report or a cover, of one and the same pen; neither is for the head.
    private static func compose(
        _ isCover: Bool, for portal: VerifiedPortal, seed: UInt64
    ) throws -> ComposedReport {
        var writer = CoverWriter(SeededMutations(seed: seed))
        var draft = writer.draft()
        draft.isCover = isCover
        // One in five is so long that the body is the next larger size.
        if seed.isMultiple(of: 5) { draft.what = String(repeating: "сөз ", count: 3000) }
        let offer = AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: Sample.noon))
        let head = SamplePortal.identifier("head")
        var audience = try writer.audience(among: offer)
        while audience.addressed.contains(where: { $0.keyholder.id == head }) {
            audience = try writer.audience(among: offer)
        }
        return try ComposedReport(draft, for: audience, of: portal)
    }

    private struct Missing: Error {}

    // MARK: Looking

    private static func rows(
        in folder: LiveFolder, _ covers: [MessageID: (isCover: Bool, identity: MessageID)]
    ) throws -> [StoredPair] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(
            path: folder.path + "/" + LiveFolder.database, configuration: configuration)
        let rows = try queue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT m.*, b.thread AS thread, e.leaf AS leaf FROM message AS m
                    JOIN mailbox AS b ON b.id = m.mailbox JOIN entry AS e ON e.position = m.entry
                    """)
        }
        var byID: [MessageID: Row] = [:]
        for row in rows { byID[MessageID(try Digest(bytes(row, "id")))] = row }
        let key = PaperKeys.sealingKey(PaperKeys.holder("head"))
        return try covers.map { id, what in
            guard let row = byID[id], let identity = byID[what.identity] else {
                throw Missing()
            }
            return try pair(row, identity, what.isCover, key)
        }
    }

    private static func pair(
        _ row: Row, _ identity: Row, _ isCover: Bool, _ key: borrowing SealingKey
    ) throws -> StoredPair {
        var numbers: [String: Int] = [:]
        for (name, row) in [("report", row), ("identity", identity)] {
            for column in ["kind", "day"] { numbers["\(name) \(column)"] = row[column] }
            for column in ["header", "body"] {
                numbers["\(name) \(column) length"] = bytes(row, column).count
            }
        }
        let entry: Int = row["entry"]
        let identityEntry: Int = identity["entry"]
        return StoredPair(
            isCover: isCover, numbers: numbers, entry: Double(entry), tick: row["tick"],
            leafDay: Int(try LogLeaf(parsing: bytes(row, "leaf")).day.number),
            header: sampled(bytes(row, "header")),
            bodyStart: Array(bytes(row, "body").prefix(bodyByteCount)),
            bodyDigest: bytes(row, "body_digest"), mailbox: bytes(row, "mailbox"),
            thread: bytes(row, "thread"), secret: try secret(row, key),
            identityHeader: sampled(bytes(identity, "header")),
            identityBody: Array(bytes(identity, "body").prefix(bodyByteCount)),
            identitySecret: try secret(identity, key),
            distance: abs(Double(entry) - Double(identityEntry)))
    }

    /// All before the slots, and of each slot the beginning of its key and the whole ciphertext: what could differ is here.
    private static func sampled(_ header: [UInt8]) -> [UInt8] {
        let slotsStart = header.count % Slot.byteCount
        var bytes = Array(header.prefix(slotsStart))
        for start in stride(from: slotsStart, to: header.count, by: Slot.byteCount) {
            bytes += header[start..<start + 32]
            bytes += header[start + Slot.encapsulatedKeyByteCount..<start + Slot.byteCount]
        }
        return bytes
    }

    private static func secret(_ row: Row, _ key: borrowing SealingKey) throws -> [UInt8] {
        let header = try MessageHeader(parsing: bytes(row, "header"))
        return try key.openHolderSlot(0, of: header).withBytes { secret in
            unsafe secret.withUnsafeBytes { unsafe Array($0) }
        }
    }

    private static func bytes(_ row: Row, _ column: String) -> [UInt8] {
        Array((row[column] as Data?) ?? Data())
    }
}
