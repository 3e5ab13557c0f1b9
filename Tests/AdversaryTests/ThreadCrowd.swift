import Cover
import Directory
import Encoding
import Foundation
import GRDB
import LivePortal
import Mutations
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import Synchronization

/// What the gateway stores of one thread, a closed one or one with several receipts included.
struct StoredThread: Sendable {
    var isCover: Bool
    /// Messages of kind 1 and identity messages.
    var textCount, identityCount: Int
    /// Mailboxes that took each other's place.
    var mailboxCount: Int
    var isClosed: Bool
    /// Seconds between its texts, by their ticks.
    var gaps: [Double]
    /// Of the first text and of the later ones: lengths of bodies, and numbers of chunks.
    var bodies: [String: [Int]] = [:]
    var chunkCounts: [String: [Int]] = [:]
    /// Of all that have files.
    var lastChunks: [Double] = []
}

/// A gateway to which a cover client and reporters send whole threads, for as long as all of them last.
///
/// Both draw from one hat what to do and when; the cover client does it in its own way, the reporters as `senim report` does.
struct ThreadCrowd {
    private static let seconds: UInt64 = 2600
    private static let perDay = 4320.0
    private static let meanPause = 100.0
    private static let mostFileBytes: UInt64 = 2_500_000

    static func stored() async throws -> [StoredThread] {
        let crowd = try await CrowdGateway()
        let clock = crowd.clock
        let keys = CoverKeys(portal: SamplePortal.portal)
        let store = Memory(keys)
        let client = try CoverClient(
            keys: keys, store: store,
            habits: .init(meanPause: meanPause, mostFileBytes: mostFileBytes),
            generator: SeededMutations(seed: 11), clock: { clock.now }
        ) {
            .init(visit: store.isLook.load(ordering: .relaxed) ? crowd.visitInVain : crowd.visit) {}
        }
        let reporters = Reporters(
            perDay: perDay, meanPause: meanPause, mostFileBytes: mostFileBytes, crowd: crowd)
        let end = clock.now + seconds
        var nextTick = clock.now + 10
        while clock.now < end {
            let (errand, pause) = try await client.next(.init(perDay: perDay))
            if let errand {
                let isLook = if case .visit(_, .look) = errand { true } else { false }
                store.isLook.store(isLook, ordering: .relaxed)
                _ = try await client.perform(errand)
                continue
            }
            if try await reporters.act() { continue }
            clock.advance(max(1, min(pause, reporters.due - clock.now, nextTick - clock.now)))
            if clock.now >= nextTick {
                try await crowd.tick()
                nextTick += 10
            }
        }
        // What is staged still becomes visible.
        clock.advance(10)
        try await crowd.tick()
        let covers = await client.state.threads.map(\.report)
        return try rows(in: crowd.folder, covers: covers, reports: reporters.reports)
    }

    private final class Memory: CoverStore {
        /// A look leaves nothing that is stored, and takes the longest: it is not carried out.
        let isLook = Atomic(false)
        private let bytes: Mutex<[UInt8]>

        init(_ keys: borrowing CoverKeys) {
            bytes = Mutex(CoverState().sealed(with: keys.stateKey()))
        }

        func read() throws -> [UInt8] { bytes.withLock { $0 } }
        func write(_ bytes: [UInt8]) throws { self.bytes.withLock { $0 = bytes } }
    }

    // MARK: Looking

    private struct Missing: Error {}

    /// A message as it lies there.
    private struct StoredText {
        let id: Data
        let tick: Int
        let kind: Int
        let bodyByteCount: Int
        let entry: Int
    }

    private static func rows(
        in folder: LiveFolder, covers: [MessageID], reports: [MessageID]
    ) throws -> [StoredThread] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(
            path: folder.path + "/" + LiveFolder.database, configuration: configuration)
        let (messages, mailboxes, chunks) = try queue.read { database in
            (
                try Row.fetchAll(
                    database,
                    sql: "SELECT id, kind, entry, tick, mailbox, length(body) AS size FROM message"),
                try Row.fetchAll(database, sql: "SELECT id, former, closed FROM mailbox"),
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT u.message AS message, c.position AS position, c.size AS size
                        FROM upload AS u JOIN chunk AS c ON c.upload = u.id
                        WHERE u.message IS NOT NULL ORDER BY c.position
                        """)
            )
        }
        let chains = Chains(mailboxes)
        var texts: [Data: [StoredText]] = [:]
        var threads: [Data: Data] = [:]
        for row in messages {
            let text = StoredText(
                id: row["id"], tick: row["tick"], kind: row["kind"], bodyByteCount: row["size"],
                entry: row["entry"])
            let first = chains.first(of: row["mailbox"])
            texts[first, default: []].append(text)
            threads[text.id] = first
        }
        let sizes = Dictionary(grouping: chunks) { $0["message"] as Data }
            .mapValues { rows in rows.map { $0["size"] as Int } }
        return try [(covers, true), (reports, false)].flatMap { ids, isCover in
            try ids.map { id in
                guard let first = threads[Data(id.bytes)], let all = texts[first] else {
                    throw Missing()
                }
                return thread(all, isCover: isCover, chain: chains.chain(of: first), sizes)
            }
        }
    }

    private static func thread(
        _ all: [StoredText], isCover: Bool, chain: (count: Int, isClosed: Bool),
        _ sizes: [Data: [Int]]
    ) -> StoredThread {
        let texts = all.filter { $0.kind == Int(MessageKind.report.rawValue) }
            .sorted { ($0.tick, $0.entry) < ($1.tick, $1.entry) }
        var thread = StoredThread(
            isCover: isCover, textCount: texts.count, identityCount: all.count - texts.count,
            mailboxCount: chain.count, isClosed: chain.isClosed,
            gaps: zip(texts.dropFirst(), texts).map { Double($0.tick - $1.tick) })
        for (position, text) in texts.enumerated() {
            let place = position == 0 ? "first" : "later"
            thread.bodies[place, default: []].append(text.bodyByteCount)
            let chunks = sizes[text.id] ?? []
            thread.chunkCounts[place, default: []].append(chunks.count)
            if let last = chunks.last { thread.lastChunks.append(Double(last)) }
        }
        return thread
    }

    /// Which mailboxes took each other's place.
    private struct Chains {
        private var formers: [Data: Data] = [:]
        private var successors: [Data: Data] = [:]
        private var closed: Set<Data> = []

        init(_ rows: [Row]) {
            for row in rows {
                let id: Data = row["id"]
                if let former = row["former"] as Data? {
                    formers[id] = former
                    successors[former] = id
                }
                if row["closed"] as Int == 1 { closed.insert(id) }
            }
        }

        func first(of mailbox: Data) -> Data {
            var mailbox = mailbox
            while let former = formers[mailbox] { mailbox = former }
            return mailbox
        }

        func chain(of first: Data) -> (count: Int, isClosed: Bool) {
            var (mailbox, count) = (first, 1)
            while let next = successors[mailbox] { (mailbox, count) = (next, count + 1) }
            return (count, closed.contains(mailbox))
        }
    }
}
