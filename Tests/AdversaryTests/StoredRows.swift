import Directory
import Exchange
import Gateway
import LivePortal
import Officer
import PortalClient
import Reporter
import Sealing

extension TamperingTable {
    // MARK: What waits for its tick, what finds a mailbox, and named values: changed where they are stored

    static let stored: [TamperingRow] = staged + mailboxes + documents

    private static let staged: [TamperingRow] = [
        TamperingRow(
            "a byte of a body that waits for its tick", .desk, says: "opening(anotherMessage)"
        ) {
            try await $0.opening(staged: "body = flipped(body, 100)")
        },
        TamperingRow(
            "a byte of a slot that waits for its tick", .desk, says: "opening(anotherMessage)"
        ) {
            try await $0.opening(staged: "header = flipped(header, length(header) - 40)")
        },
        TamperingRow("the id of a message that waits for its tick", .reporter, says: "otherDetail")
        {
            try await $0.looking(staged: "id = flipped(id, 0)")
        },
        TamperingRow("the kind of a message that waits for its tick", .desk, says: "unknownMessage")
        {
            try await $0.opening(staged: "kind = 2")
        },
        TamperingRow(
            "whose a message is that waits for its tick", .reporter, says: "1 own message of 2"
        ) {
            let view = try await $0.look(with: $0.staging("own = 0").receipt)
            return "\(view.messages.count) own message of 2"
        },
        TamperingRow("the mailbox of a message that waits for its tick", .gateway, says: "damaged")
        {
            let portal = $0
            return await Said.text {
                try await portal.looking(staged: "mailbox = flipped(mailbox, 0)")
            }
        },
        TamperingRow(
            "the thread of a message that waits for its tick", .desk,
            says: "portal(problem(notFound))"
        ) {
            let report = try await $0.staging("thread = flipped(thread, 0)", of: "kind IN (1, 4)")
            _ = try await $0.open(report.reportID, as: "acs")
            return await $0.listingThread(of: report)
        },
        TamperingRow(
            "the body's digest of a message that waits for its tick", .reporter, says: "otherDetail"
        ) {
            try await $0.looking(staged: "body_digest = flipped(body_digest, 0)")
        },
        TamperingRow(
            "the preheader's hash of a message that waits for its tick", .desk,
            says: "portal(problem(noteRefused))"
        ) {
            try await $0.opening(staged: "preheader = flipped(preheader, 0)")
        },
    ]

    private static let mailboxes: [TamperingRow] = [
        TamperingRow("the name of a mailbox, in the database", .reporter, says: "problem(notFound)")
        { portal in
            let report = try await portal.ticked()
            try await portal.continues(on: "UPDATE mailbox SET id = flipped(id, 0)")
            return await Said.error { _ = try await portal.look(with: report.receipt) }
        },
        TamperingRow(
            "the name of a thread, in the database", .desk, says: "portal(problem(notFound))"
        ) { portal in
            let report = try await portal.openedByACS()
            try await portal.continues(on: "UPDATE mailbox SET thread = flipped(thread, 0)")
            return await portal.listingThread(of: report)
        },
        TamperingRow("a mailbox closed in the database", .desk, says: "reply(closed)") { portal in
            let report = try await portal.openedByACS()
            try await portal.continues(on: "UPDATE mailbox SET closed = 1")
            return await Said.error {
                _ = try await portal.desk("acs").reply(
                    to: report.reportID, text: "Қаралуда.", language: .kazakh)
            }
        },
    ]

    private static let documents: [TamperingRow] = [
        TamperingRow("a byte of the authority's key, in the database", .gateway, says: "damaged") {
            try await $0.starting(document: "authority", "flipped(bytes, 20)")
        },
        TamperingRow("the rhythm of ticks, in the database", .gateway, says: "damaged") {
            try await $0.starting(document: "tick-seconds", "zeroblob(8)")
        },
        TamperingRow("the multiple of ticks, in the database", .gateway, says: "damaged") {
            try await $0.starting(document: "tick-multiple", "zeroblob(8)")
        },
        TamperingRow(
            "a byte of the currency note, in the database", .reporter, says: "currency(otherPortal)"
        ) { portal in
            _ = try await portal.ticked()
            try await portal.putBack(
                try await portal.edited(
                    "UPDATE document SET bytes = flipped(bytes, 20) WHERE name = 'currency'"))
            return await Said.error { _ = try await portal.visit().verifiedPortal() }
        },
        TamperingRow("the time of the last tick, in the database", .gateway, says: "nothing") {
            try await $0.continuing(document: "last-tick", "flipped(bytes, 2)")
        },
        TamperingRow(
            "the size that trustees are to cosign, in the database", .gateway, says: "nothing"
        ) {
            try await $0.continuing(document: "target", "flipped(bytes, 0)")
        },
        TamperingRow(
            "how much waits for its tick, in the database", .gateway,
            says: "notSent(problem(busy, retryAfterSeconds: Optional(5)))"
        ) {
            try await $0.continuing(document: "staged-bytes", "flipped(bytes, 0)")
        },
        TamperingRow(
            "the directories that wait for trustees, in the database", .gateway, says: "nothing"
        ) {
            try await $0.continuing(
                on: "INSERT OR REPLACE INTO document (name, bytes) VALUES ('proposals', x'01')")
        },
    ]
}

extension LivePortal {
    /// A report whose row was changed between its arrival and its tick.
    func staging(_ change: String, of rows: String = "kind = 1") async throws -> SentReport {
        let report = try await submit()
        try await putBack(try await edited("UPDATE staged SET \(change) WHERE \(rows)"))
        try await work()
        try await tick()
        return report
    }

    /// What the desk of the acs says of it.
    func opening(staged change: String) async throws -> String {
        await opening(try await staging(change))
    }

    /// What its reporter says of it.
    func looking(staged change: String) async throws -> String {
        let report = try await staging(change)
        return await Said.text { try await looking(report) }
    }

    /// What the gateway says at its start to a named value that was changed while it was stopped.
    func starting(document name: String, _ value: String) async throws -> String {
        try await starting("UPDATE document SET bytes = \(value) WHERE name = '\(name)'")
    }

    /// What becomes of the next report when a named value was changed while the gateway was stopped.
    func continuing(document name: String, _ value: String) async throws -> String {
        try await continuing(on: "UPDATE document SET bytes = \(value) WHERE name = '\(name)'")
    }

    /// What becomes of the next report over a database that was changed.
    func continuing(on sql: String) async throws -> String {
        _ = try await ticked()
        return await Said.text {
            try await continues(on: sql)
            return try await looking(try await ticked())
        }
    }

    /// What the desk of the acs says when it reads a conversation.
    func listingThread(of report: SentReport) async -> String {
        await Said.text {
            let thread = try await desk("acs").thread(of: report.reportID)
            let isListed = thread.contains { $0.message.messageID == report.reportID }
            return isListed ? "nothing" : "not listed"
        }
    }
}
