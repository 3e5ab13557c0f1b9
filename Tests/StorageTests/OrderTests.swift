import Encoding
import Foundation
import GRDB
import MessageSamples
import SealedMessage
import Storage
import Testing

/// What a copy of the database tells of the order in which messages came (Specification.md §2.2 and §2.3).
@Suite struct `The order of arrival` {
    private let folder: TemporaryFolder
    private let storage: SQLiteStorage

    init() throws {
        folder = try TemporaryFolder()
        storage = try SQLiteStorage.create(in: folder.path)
    }

    @Test func `is not that of the rows`() async throws {
        let arrived = try await accept(12, "a")
        let waiting = try await ids(of: "staged")
        #expect(Set(waiting) == Set(arrived))
        // By chance once in 24! runs.
        #expect(waiting != arrived)
        var leaves: [[UInt8]] = []
        let logged = arrived.shuffled()
        try await tick(logged, &leaves)
        #expect(try await ids(of: "staged") == [])
        #expect(try await ids(of: "message") == logged)
    }

    /// The mean of five correlations of 24 random ranks deviates from zero by 0.09; where a tick deleted each message once it was copied,
    /// the second was above 0.8.
    @Test func `is not that of the pages, of the same message or of the one behind it in the log`()
        async throws
    {
        var leaves: [[UInt8]] = []
        var same: [Double] = []
        var next: [Double] = []
        for round in 0..<5 {
            let arrived = try await accept(12, "\(round)")
            let logged = arrived.shuffled()
            try await tick(logged, &leaves)
            #expect(await storage.forgetOrder())
            let ranks = try logged.map { try #require(arrived.firstIndex(of: $0)) }
            let pages = try await pages().suffix(logged.count)
            try #require(pages.count == logged.count)
            same.append(Self.correlation(ranks, Array(pages)))
            next.append(Self.correlation(ranks.dropLast(), Array(pages.dropFirst())))
        }
        #expect(abs(same.reduce(0, +) / 5) < 0.45)
        #expect(abs(next.reduce(0, +) / 5) < 0.45)
    }

    /// Accepts so many reports, each with its identity message.
    private func accept(_ count: Int, _ name: String) async throws -> [MessageID] {
        var arrived: [MessageID] = []
        for number in 0..<count {
            let report = SampleStorage.report("\(name) \(number)")
            _ = try await storage.accept(report)
            arrived += [report.report.id, report.identity.id]
        }
        return arrived
    }

    private func tick(_ messages: [MessageID], _ leaves: inout [[UInt8]]) async throws {
        let append = try SampleStorage.append(
            messages.map { .acceptance($0, tick: 600) }, to: &leaves)
        #expect(try await storage.append(append) == .appended)
    }

    /// The messages of a table in the order in which they lie in it.
    private func ids(of table: String) async throws -> [MessageID] {
        try await read { try Data.fetchAll($0, sql: "SELECT id FROM \(table) ORDER BY rowid") }
            .map { MessageID(try Digest(Array($0))) }
    }

    /// The first page that each logged message has for itself, in the order of the log.
    private func pages() async throws -> [Int] {
        try await read { database in
            try Int.fetchAll(
                database,
                sql: """
                    SELECT pageno FROM dbstat WHERE name = 'message' AND path LIKE '%+000000'
                    ORDER BY path
                    """)
        }
    }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let queue = try DatabaseQueue(path: folder.path + "/gateway.sqlite")
        let value = try await queue.read(body)
        try queue.close()
        return value
    }

    /// Spearman's rank correlation of values that are all different.
    private static func correlation(_ left: [Int], _ right: [Int]) -> Double {
        let count = Double(left.count)
        let squares = zip(ranks(left), ranks(right)).reduce(0) { sum, pair in
            sum + (pair.0 - pair.1) * (pair.0 - pair.1)
        }
        return 1 - 6 * squares / (count * (count * count - 1))
    }

    private static func ranks(_ values: [Int]) -> [Double] {
        let sorted = values.sorted()
        return values.map { Double(sorted.firstIndex(of: $0) ?? 0) }
    }
}
