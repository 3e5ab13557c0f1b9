/// What a campaign found.
package struct CampaignReport: Sendable {
    package var roundCount = 0
    package var kills: [CrashVictim: Int] = [:]
    /// Audits of the whole log without a finding.
    package var auditCount = 0
    package var entryCount: UInt64 = 0
    /// Chunks of files that were called durable.
    package var chunkCount = 0
    /// Requests that a kill cut off.
    package var brokenConnections = 0
    /// What was read back at the end: everything that was ever promised.
    package var tally = PromiseCheck.Tally()
    /// What was lost, changed or forked.
    package var contradictions: [String] = []
    package var seconds = 0

    package init() {}

    /// The table for people, in Markdown.
    package var table: String {
        let killed = CrashVictim.allCases.map { "\($0.rawValue) \(kills[$0] ?? 0)" }
        let rows: [(String, String)] = [
            ("rounds", "\(roundCount)"),
            ("SIGKILLs", killed.joined(separator: ", ")),
            ("requests cut off", "\(brokenConnections)"),
            ("entries in the log", "\(entryCount)"),
            ("receipts read back", "\(tally.receipts)"),
            ("proofs of them in the public log", "\(tally.places)"),
            ("replies read back", "\(tally.replies)"),
            ("statements read back", "\(tally.statements)"),
            ("trustees' answers read back", "\(tally.answers)"),
            ("chunks called durable", "\(chunkCount)"),
            ("chunks of accepted files read back", "\(tally.chunks)"),
            ("checkpoints of one log", "\(tally.checkpoints)"),
            ("audits passed", "\(auditCount)"),
            ("lost, changed or forked", "\(contradictions.count)"),
            ("seconds", "\(seconds)"),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        let second = rows.map(\.1.count).max() ?? 0
        func line(_ row: (String, String)) -> String {
            "| " + row.0 + String(repeating: " ", count: width - row.0.count) + " | "
                + String(repeating: " ", count: second - row.1.count) + row.1 + " |"
        }
        return
            ([
                line(("what", "count")),
                "|" + String(repeating: "-", count: width + 2) + "|"
                    + String(repeating: "-", count: second + 1) + ":|",
            ] + rows.map(line)).joined(separator: "\n")
    }
}
