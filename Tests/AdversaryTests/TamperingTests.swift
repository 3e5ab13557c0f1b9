import Exchange
import Foundation
import GRDB
import Gateway
import HTTPService
import LivePortal
import ReporterPage
import Testing
import Witness

@Suite struct `Tampering, one at a time` {
    @Test(arguments: TamperingTable.rows)
    func `is refused or named by the right party`(row: TamperingRow) async throws {
        let said = try await row.said()
        #expect(said == row.expected)
    }

    /// The tests' own machinery finds nothing where nothing was changed.
    @Test func `is not seen where there is none`() async throws {
        try await LivePortal.with { portal in
            #expect(try await portal.opening(changed: { $0 }) == "nothing")
            #expect(try await portal.opening(changedReleases: { $0 }) == "nothing")
            #expect(try await portal.auditing(changedEntries: { $0 }) == "nothing")
            #expect(await portal.sending { $0 } == "nothing")
            #expect(await portal.visiting(.directory) { $0 } == "nothing")
            #expect(try await portal.starting("SELECT 1") == "nothing")
            try await portal.work()
            #expect(try await portal.looking(try await portal.ticked()) == "nothing")
            #expect(try await portal.following { $0 } == "nothing")
            #expect(await portal.asking(portal.caller(.keyholder, "acs"), .inbox) == "nothing")
            #expect(try await portal.refusing() == "nothing")
        }
    }

    @Test func `is not seen in files, words and answers where there is none`() async throws {
        try await LivePortal.with { portal in
            var said: [String] = []
            said.append(try await portal.saving())
            said.append(try await portal.postingOutcome { posting, _ in posting })
            said.append(try await portal.auditingOutcomes { $0 })
            said.append(try await portal.openingSealed { _ in })
            said.append(try await portal.openingForgedRekey { _, _ in })
            said.append(try await portal.lookingAtActs { $0 })
            said.append(try await portal.readingHistory { $0 })
            said.append(try await portal.proving { $0 })
            said.append(await portal.receiving { ($0.report, $0.identity) })
            said.append(try await portal.sendingWork { $0 })
            said.append(try await portal.postingAnswer(as: "t1") { $0 })
            said.append(
                try await portal.postingCosignature { size, note in
                    CosignaturePosting(size: size, checkpoint: note)
                })
            #expect(said == [String](repeating: "nothing", count: said.count))
        }
    }

    @Test func `has a row in each cell of the matrix, or a reason why there is none`() {
        let known = Set(TamperingTable.rows.map(\.what))
        var named: Set<String> = []
        for cell in TamperingMatrix.cells {
            switch cell.answer {
            case .none(let reason): #expect(!reason.isEmpty)
            case .rows(let rows):
                #expect(!rows.isEmpty && known.isSuperset(of: rows), "\(cell)")
                named.formUnion(rows)
            }
        }
        #expect(known.subtracting(named).isEmpty, "rows that stand in no cell")
    }

    /// A new endpoint, a new column, a new kind of entry or a new file must be thought about.
    @Test func `has a cell for whatever a portal sends and stores`() async throws {
        try await LivePortal.with { portal in
            let objects = Set(TamperingMatrix.cells.map(\.object))
            let routes = portal.gateway.routes + WitnessServer.routes(for: portal.witness)
            for route in routes {
                let name = TamperingTable.name(of: route)
                #expect(objects.contains(name), "\(name)")
                let parts = TamperingMatrix.cells.filter { $0.object == name }.map(\.part)
                #expect(parts.contains { $0.hasPrefix("answer") }, "\(name)")
                #expect(
                    route.method == .get || parts.contains { $0.hasPrefix("request") }, "\(name)")
            }
            for (table, column) in try await portal.columns() {
                #expect(
                    TamperingMatrix.cells.contains {
                        $0.object == "table `\(table)`" && $0.part == column
                    }, "\(table).\(column)")
            }
            let files = try portal.files()
            #expect(!files.isEmpty)
            for (name, bytes) in files {
                // Locks hold nothing.
                if name.hasSuffix("lock"), bytes.isEmpty { continue }
                let object = TamperingTable.object(ofFile: name)
                #expect(object.map(objects.contains) == true, "\(name)")
            }
        }
    }

    @Test func `stands in the table beside this file`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "README.md")
        if ProcessInfo.processInfo.environment["SENIM_WRITE_TABLE"] != nil {
            try Data(TamperingTable.markdown.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == TamperingTable.markdown)
    }
}

extension TamperingTable {
    /// What the matrix calls a file of a portal; nil for one that it does not know.
    fileprivate static func object(ofFile name: String) -> String? {
        if name.hasPrefix("gateway.sqlite") { return "the whole database" }
        if name.hasSuffix(".ledger") { return "a trustee's ledger" }
        if name.hasSuffix(".checkpoint") { return "a witness's folder" }
        if name.hasPrefix("uploads") { return "files below `uploads`" }
        return nil
    }

    /// The table for people.
    static var markdown: String {
        let lines = rows.enumerated().map { number, row in
            "| \(number + 1) | \(row.what) | \(row.party.rawValue) | `\(row.expected)` |"
        }
        return """
            # Tampering, and who notices

            Each row is a test, most of them over a whole portal in one process: one thing is changed, and the party named must say exactly this.
            Where they say `nothing`, the change has no effect: what it was meant to do does not happen.
            `SENIM_WRITE_TABLE=1 swift test --filter Tampering` writes this file from `TamperingTable.swift` and the matrix beside it.

            ## The matrix

            Everything that is sent or stored, and every two parties: the numbers are those of the rows below. A test fails when an endpoint, a column
            of the database, a kind of entry or a file of a portal has no cell, a cell no row, or a row no cell.

            \(TamperingMatrix.markdown)

            ## The rows

            | | What is tampered with | Who notices | What they say |
            |---|---|---|---|
            \(lines.joined(separator: "\n"))

            """
    }
}

extension TamperingTable {
    /// Method and path of a route, as the matrix writes them.
    fileprivate static func name(of route: Route) -> String {
        let pages = PageSite.paths.map { Route.Path.exact($0) }
        if route.method == .get, pages.contains(route.path) { return page }
        let method = route.method == .get ? "GET" : "POST"
        return switch route.path {
        case .exact(let path), .prefix(let path): "\(method) \(path)"
        }
    }

    /// All paths of the reporter's page.
    static let page = "GET of the reporter's page"
}

extension LivePortal {
    /// Every column of the gateway's database.
    fileprivate func columns() async throws -> [(table: String, column: String)] {
        let copy = try folder.databaseCopy()
        let queue = try DatabaseQueue(path: copy.path + "/" + LiveFolder.database)
        let columns = try await queue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT m.name AS "table", p.name AS "column"
                    FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'
                    """
            ).map { (table: $0["table"] as String, column: $0["column"] as String) }
        }
        try queue.close()
        return columns
    }
}
