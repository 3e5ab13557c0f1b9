import Exchange
import Foundation
import LivePortal
import Testing

@Suite struct `Tampering, one at a time` {
    @Test(arguments: TamperingTable.rows)
    func `is refused or named by the right party`(row: TamperingRow) async throws {
        let said = try await LivePortal.with { try await row.act($0) }
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
    /// The table for people.
    static var markdown: String {
        let lines = rows.map { row in
            "| \(row.what) | \(row.party.rawValue) | `\(row.expected)` |"
        }
        return """
            # Tampering, and who notices

            Each row is a test over a whole portal in one process: one thing is changed, and the party named must say exactly this.
            `SENIM_WRITE_TABLE=1 swift test --filter Tampering` writes this file from `TamperingTable.swift`.

            | What is tampered with | Who notices | What they say |
            |---|---|---|
            \(lines.joined(separator: "\n"))

            """
    }
}
